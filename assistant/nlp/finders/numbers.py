"""Numbers as people write them: digits, or words up to ninety-nine."""

from __future__ import annotations

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
)
_LARGE = "twenty thirty forty fifty sixty seventy eighty ninety"
_ONES = _SMALL.split()
_TENS = {word: 10 * number for number, word in enumerate(_LARGE.split(), start=2)}
_WORDS = {word: number for number, word in enumerate(_ONES)} | _TENS | {"dozen": 12}
_TENS_WORD = "|".join(_TENS)
_ONES_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))

NUMBER = rf"(?:\d{{1,2}}(?:[.,]\d)?|(?:{_TENS_WORD})[- ](?:{'|'.join(_ONES[1:10])})|{_ONES_WORD})"


def number_of(text: str) -> float:
    """The value of a text that `NUMBER` matched."""
    low = text.lower().replace(",", ".")
    if low[0].isdigit():
        return float(low)
    return float(sum(_WORDS[word] for word in low.replace("-", " ").split()))
