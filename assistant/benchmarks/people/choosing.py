"""Which of the mentors shown somebody would write to, by nothing but their cards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.benchmarks.people.banks import bank
from assistant.benchmarks.people.personas import Background, Need
from assistant.benchmarks.people.reading import Card

_GAPS = "good to know:"
# Nobody writes to somebody whose card says so little for them.
_WORTH = 1


def best(cards: Sequence[Card], wants: Background, needs: Iterable[Need]) -> Card | None:
    """The card that speaks most for its mentor; None where none does."""
    needs = tuple(needs)
    rated = [(_worth(card, wants, needs), -place) for place, card in enumerate(cards)]
    if not rated:
        return None
    worth, place = max(rated)
    return cards[-place] if worth >= _WORTH else None


def _worth(card: Card, wants: Background, needs: tuple[Need, ...]) -> int:
    text = card.text.lower()
    reasons, _, gaps = text.partition(_GAPS)
    worth = 2 * any(word in reasons for word in wants.suits)
    worth += any(field in reasons for field in wants.fields)
    # "helps with …", "can help": somebody who wants courage looks for it in these lines.
    worth += bool(wants.helps) and "help" in reasons
    for need in needs:
        worth += _speaks_for(need, reasons, gaps, wants)
    return worth


def _speaks_for(need: Need, reasons: str, gaps: str, wants: Background) -> int:
    words = [need.filled(word).lower() for word in bank("needs")[need.kind]["words"]]
    if need.kind == "same_move":
        started, arrived = (any(w in reasons for w in ws) for ws in (wants.start, wants.to))
        return 3 if started and arrived else -1
    if need.kind == "not_industry":
        return -9 if any(word in reasons for word in words) else 0
    if any(word in gaps for word in words):
        return -9 if need.kind == "language" else -2
    return 1 if any(word in reasons for word in words) else 0
