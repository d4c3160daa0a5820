"""Languages somebody wants to speak; not nationalities, school subjects or what they learn."""

from __future__ import annotations

import re

from assistant.mentoring.slips import one_slip
from assistant.nlp.spans import Span

_NAMES = {
    "english": "en", "german": "de", "french": "fr", "spanish": "es", "castilian": "es",
    "portuguese": "pt", "brazilian portuguese": "pt", "italian": "it", "dutch": "nl",
    "flemish": "nl", "polish": "pl", "russian": "ru", "ukrainian": "uk", "turkish": "tr",
    "arabic": "ar", "mandarin": "zh", "mandarin chinese": "zh", "cantonese": "zh",
    "chinese": "zh", "japanese": "ja", "korean": "ko", "thai": "th", "vietnamese": "vi",
    "hindi": "hi", "urdu": "ur", "punjabi": "pa", "bengali": "bn", "bangla": "bn",
    "gujarati": "gu", "marathi": "mr", "tamil": "ta", "telugu": "te", "malayalam": "ml",
    "kannada": "kn", "nepali": "ne", "sinhala": "si", "persian": "fa", "farsi": "fa",
    "dari": "fa", "pashto": "ps", "kurdish": "ku", "hebrew": "he", "greek": "el",
    "romanian": "ro", "hungarian": "hu", "czech": "cs", "slovak": "sk", "slovenian": "sl",
    "croatian": "hr", "serbian": "sr", "bosnian": "bs", "bulgarian": "bg", "albanian": "sq",
    "macedonian": "mk", "lithuanian": "lt", "latvian": "lv", "estonian": "et", "finnish": "fi",
    "swedish": "sv", "norwegian": "no", "danish": "da", "icelandic": "is", "irish": "ga",
    "welsh": "cy", "catalan": "ca", "basque": "eu", "galician": "gl", "afrikaans": "af",
    "swahili": "sw", "amharic": "am", "somali": "so", "yoruba": "yo", "igbo": "ig",
    "hausa": "ha", "zulu": "zu", "xhosa": "xh", "shona": "sn", "tagalog": "tl",
    "filipino": "tl", "indonesian": "id", "malay": "ms", "armenian": "hy", "georgian": "ka",
    "azerbaijani": "az", "kazakh": "kk", "uzbek": "uz", "mongolian": "mn", "khmer": "km",
    "burmese": "my", "lao": "lo", "yiddish": "yi", "maltese": "mt",
}  # fmt: skip
# What a language calls itself; whoever writes that means the language.
_OWN_NAMES = {
    "deutsch": "de", "español": "es", "espanol": "es", "castellano": "es", "français": "fr",
    "francais": "fr", "italiano": "it", "português": "pt", "portugues": "pt",
    "nederlands": "nl", "polski": "pl", "polsku": "pl", "русский": "ru", "русском": "ru",
    "русски": "ru", "українська": "uk", "українською": "uk", "türkçe": "tr", "turkce": "tr",
    "svenska": "sv", "dansk": "da", "norsk": "no", "suomi": "fi", "suomea": "fi",
    "čeština": "cs", "česky": "cs", "magyar": "hu", "magyarul": "hu", "română": "ro",
    "ελληνικά": "el", "العربية": "ar", "عربي": "ar", "بالعربية": "ar", "עברית": "he",
    "हिन्दी": "hi", "हिंदी": "hi", "català": "ca", "inglés": "en", "englisch": "en",
    "anglais": "en", "inglês": "en", "inglese": "en", "angielski": "en", "engels": "en",
    "английский": "en",
}  # fmt: skip
_DENSE = {"中文": "zh", "普通话": "zh", "普通話": "zh", "汉语": "zh", "日本語": "ja", "英语": "en",
          "英語": "en", "한국어": "ko", "영어": "en", "ภาษาไทย": "th"}  # fmt: skip
LANGUAGE_CODES = {**_NAMES, **_OWN_NAMES, **_DENSE}

_ANY = "|".join(sorted(map(re.escape, _NAMES), key=len, reverse=True))
_FOUND = re.compile(rf"\b({_ANY})\b", re.IGNORECASE)
_OWN = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, _OWN_NAMES))})(?!\w)", re.IGNORECASE)
_WORDS = r"(?:(?:a bit of|some|a little|basic|good|fluent|native|also|only|either|both|my)\s+)*"
_BEFORE = re.compile(
    r"(?:\b(?:speaks?|speaking|spoken|talks?|talking|fluent in|fluent|native|bilingual|prefer"
    r"|preferably|languages?|mother tongue(?: is)?|conversations?|understands?|rather|in"
    r"|write in|writes?|comfortable (?:in|with)"
    # What is taken back is a language as well.
    r"|(?:need(?:n['\u2019]?t| not)|(?:does|do)(?:n['\u2019]?t| not) (?:have|need) to) be)\b:?)\s*"
    + _WORDS
    + r"\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:[- ]?speak(?:er|ers|ing)\b"
    r"|(?:is|would be|works|also works)\s+(?:\w+ )?(?:fine|ok|okay|good|great|best|better|easier"
    r"|easiest|perfect|preferred|possible|native|my|for me)\b|(?:please|pls|preferred|only|first"
    r"|second|third)\b)",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"\b(?:teach(?:es|ing)?|taught|learn(?:t|ed|ing)?|study|studied|studying|degree in|ba in"
    r"|ma in|major(?:ed)? in|translat\w+ (?:into|from)|lessons in|improve|improving|better at"
    r"|literature in|read|reading|grades? in|a-levels? in|interpret\w*(?: from)?|(?:call it|say"
    r"|school|may as well be|courses?|class(?:es)?) in)\s+"
    r"(?:\w+ )?(?:my |some )?\Z",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"\s+(?:teach\w*|tutor\w*|degrees?|compan\w+|firms?|restaurants?|food|cuisine|citizens?"
    r"|students?|class(?:es)?|lessons?|literature|passport|market|m[ae]n|wom[ae]n|girls?|guys?"
    r"|boys?|people|clients?|customers?|accent|boss|schools?|banks?|embassy|universit\w+|law"
    r"|government|army|studies|department|translat\w+|interpret\w+|born|origin|national\w*"
    r"|husband|wife|family|parents|bakery|bulldog|nurse|manager|office|branch|team|colleagues?"
    r"|start-?ups?|museums?|theat\w+|history|art|isn'?t|is not|was not|wasn'?t|is (?:\w+ )?"
    r"(?:bad|poor|weak|terrible|rusty|broken)|my|the|up|it|a-?levels?|gcse|exams?|textbooks?"
    r"|navy|police|cars?|wine|engineering|system|civil service|industry|sector"
    r"|at (?:work|school)|is [abc][12])\b",
    re.IGNORECASE,
)
# A message of languages and little words only, the usual answer to "which languages?".
_SMALL = re.compile(
    r"\b(?:and|or|a|bit|of|some|little|basic|fluent|good|mostly|mainly|also|only|just|please|pls"
    r"|plus|maybe|well|i|speak|my|is|are|native|okay|ok|for|work|mother|tongue|both|either"
    r"|prefer|preferably|better|fine|first|then|but|with|in|yes|no|not|por|favor|bitte|y|und|et"
    r"|very|conversational|school|rusty|thanks|would|be|great|best|works|too|by)\b|[\W\d_]+",
    re.IGNORECASE,
)
_CHAIN = re.compile(r"\s*(?:,|/|,?\s*(?:and|or|but|plus|&)(?: also)?)\s*" + _WORDS, re.I)
# "Only Polish": nothing but that is said in the clause.
_ONLY = re.compile(r"(?:\A|[,;:.!?])\s*(?:(?:and|but|so)\s+)?(?:only|just)\s+\Z", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:please|pls|thanks|really)?\s*(?:[,;:.!?]|\Z)", re.IGNORECASE)
# What can be nothing but a language, however it is spelt.
_ASKED = re.compile(
    r"\bspeaks?\s+(?P<language>[a-z]{5,})\b"
    r"|(?:\A|[,;:.!?]\s*)(?:in|only)\s+(?P<also>[a-z]{5,})\s+(?:please|pls|only)\b",
    re.IGNORECASE,
)
# "Polish, my English gets thin" asks for no English.
_COMPLAINT = re.compile(
    r"\bmy\s+\w+\s+(?:still\s+|just\s+)?(?:is|isn|gets?|goes|was|fails?|runs?|lets?|won|does|needs?"
    r"|has|comes?|breaks?|leaves?)\b(?!\s+(?:\w+\s+)?(?:fine|good|ok|okay|great|fluent|native))",
    re.IGNORECASE,
)


def find_languages(text: str) -> list[Span]:
    """Spans of entity ``language`` with ISO 639-1 codes."""
    spans = [_span(m, _OWN_NAMES[m[1].lower()]) for m in _OWN.finditer(text)]
    for name, code in _DENSE.items():
        start = text.find(name)
        if start >= 0:
            spans.append(Span("language", start, start + len(name), code))
    spans += _misspelt(text)
    found = list(_FOUND.finditer(text))
    alone = bool(found) and not _SMALL.sub("", _OWN.sub("", _FOUND.sub("", text)))
    last = -1
    for match in found:
        before = text[max(0, match.start() - 40) : match.start()]
        if _NOT_AFTER.match(text, match.end()) or _NOT_BEFORE.search(before):
            continue
        if before.lower().endswith("my ") and _COMPLAINT.match(text, match.start() - 3):
            continue
        chained = last >= 0 and _CHAIN.fullmatch(text, last, match.start())
        only = _ONLY.search(before) and _ENDS.match(text, match.end())
        if alone or chained or only or _BEFORE.search(before) or _AFTER.match(text, match.end()):
            spans.append(_span(match, _NAMES[match[1].lower()]))
            last = match.end()
    return sorted(spans, key=lambda span: span.start)


def _span(match: re.Match[str], code: str) -> Span:
    return Span("language", match.start(1), match.end(1), code)


def _misspelt(text: str) -> list[Span]:
    """A language with one slip in it, where nothing but a language is asked for."""
    spans = []
    for match in _ASKED.finditer(text):
        group = "language" if match["language"] else "also"
        word = match[group].lower()
        if word in LANGUAGE_CODES:
            continue
        # "In Germany, please" is no slip.
        meant = [n for n in _NAMES if one_slip(word, n) and word != n[:-1] and word[:-1] != n]
        if len(meant) == 1:
            start, end = match.span(group)
            spans.append(Span("language", start, end, _NAMES[meant[0]]))
    return spans
