"""The language a message is written in, English unless the evidence is clear.

Short messages, job titles and names mislead statistical detectors ("real estate" is Spanish to
them), so little words decide and the detector only settles what they leave open.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_CODES = "ar zh en fr de it ja ko nl pl pt es th tr ru"
LANGUAGES = tuple(_CODES.split())

# Everyday words of each language that are not English words, names or parts of job titles.
_WORDS = {
    "de": "ich bin bist ist sind und oder nicht kein keine keinen mich mir mein meine meinen meiner"
    " möchte moechte will würde habe hatte haben wie ein eine einen einem einer der das dem"
    " den für fuer mit von zu zum zur auf bei nach aus im als auch noch schon sehr suche brauche"
    " werden gern gerne bitte danke hallo wer wo warum wann kann können arbeite arbeit beruf ja"
    " nein seit jahren weiß wechseln hilfe über du sie wir ihr",
    "fr": "je j'ai suis es est sont et ou ne pas plus mon ma mes une le la les des du au aux pour"
    " avec dans sur qui que quoi comment pourquoi où quand voudrais veux peux cherche ai as avez"
    " avoir être devenir travail travaille métier bonjour salut merci oui non moi vous nous il elle"
    " c'est très depuis ans changer aide n'ai j'aimerais d'un d'une cette chez un de en",
    "es": "yo soy estoy es son y o pero mi mis el la los las un una del al para con por que qué"
    " cómo como dónde cuándo quién quiero quisiera puedo tengo busco necesito hola gracias sí si"
    " me gustaría trabajo trabajar carrera años muy más también ser estar cambiar ayuda desde"
    " hace nada sé porque buenos buenas días tardes de en lo no",
    "it": "io sono sei è e o ma il lo la gli le un una uno del della dello di da con per che chi"
    " come dove quando perché vorrei voglio posso ho cerco bisogno ciao grazie sì lavoro lavorare"
    " mio mia miei anni molto più anche cambiare diventare aiuto mi piacerebbe faccio nel nella non"
    " so cosa fare buongiorno salve in a",
    "pt": "eu sou estou é são e ou mas o a os as um uma do da dos das no na nos nas para com por"
    " que quem como onde quando quero queria gostaria posso tenho preciso procuro olá oi obrigado"
    " obrigada sim não meu minha trabalho trabalhar anos muito mais também ser mudar ajuda desde"
    " você carreira tornar bom boa dia de em área num numa",
    "nl": "ik ben is zijn en of maar niet geen mijn een het de van voor met naar bij als ook nog"
    " wel zeer heel zoek wil graag kan heb hebben worden werk werken beroep hoe wat wie waar"
    " waarom wanneer jaar hallo dank bedankt ja nee alsjeblieft al sinds hulp veranderen op om te"
    " dat dit je u wij mij",
    "pl": "ja jestem jest są i lub ale nie mój moja moje mnie mi chcę chciałbym chciałabym szukam"
    " potrzebuję mam mogę jak co kto gdzie kiedy dlaczego pracuję praca pracę pracy zawód zawodu"
    " zostać zmienić pomoc cześć dzień dobry dziękuję tak od lat już bardzo też z w na do się po"
    " dla wiem czy proszę jako",
    "tr": "ben bir ve veya ama değil için ile çok da de nasıl ne kim nerede neden istiyorum"
    " arıyorum olmak iş meslek kariyer yıl yıldır çalışıyorum var yok merhaba teşekkürler evet"
    " hayır lütfen bana benim mı mi mu bu daha gibi değiştirmek yardım olarak selam bilmiyorum",
}  # fmt: skip
_ENGLISH_WORDS = (
    "i i'm im i've i'd am is are was were be been the a an and or but not no my me mine you your we"
    " they he she it its to of in on at for with from by as into about out up so if that this"
    " what who where when why how can could would should want wanna need like do does did don't"
    " dont have has had will there here please help job work more after before years year then"
    " hi hello hey thanks yes ok okay any some good just get go know"
)
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
# Parts of names such as "Universidad de Chile", which say nothing of the rest.
_PARTICLES = "de di da do du del della dello dos das la le el los las van von der e y"
_IN_NAMES = frozenset(_PARTICLES.split())
_SCRIPTS = {
    "th": "\u0e00-\u0e7f",
    "ko": "\uac00-\ud7af",
    "ja": "\u3040-\u30ff",
    "zh": "\u3400-\u9fff",
    "ar": "\u0600-\u06ff",
    "ru": "\u0400-\u04ff",
}
_IN_SCRIPT = {code: re.compile(f"[{letters}]") for code, letters in _SCRIPTS.items()}
# Letters of Ukrainian, Persian and Urdu, which are none of ours.
_FOREIGN = re.compile("[іїєґўپچژگٹڈڑےں]", re.IGNORECASE)
_SPECIAL = {
    "de": "ßäöü", "fr": "çèêœàù", "es": "ñ¿¡", "pt": "ãõç", "pl": "ąęłńśźż", "tr": "ğışç",
    "it": "èìòù",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CLEAR = 0.9


def language_of(text: str) -> str:
    """The ISO 639-1 code, one of `LANGUAGES`; Chinese is ``zh`` in any variety."""
    letters = sum(map(str.isalpha, text))
    if not letters:
        return "en"
    for code, pattern in _IN_SCRIPT.items():
        found = len(pattern.findall(text))
        # A few kana among Chinese characters make Japanese.
        if found * (5 if code == "ja" else 2) >= letters:
            return "en" if code in ("ar", "ru") and _FOREIGN.search(text) else code
    return _latin(text.lower().replace("’", "'"))


def _latin(text: str) -> str:
    words = _WORD.findall(text)
    hits = {code: sum(word in known for word in words) for code, known in _known().items()}
    english = sum(word in _ENGLISH for word in words)
    too_short = len(words) == 1 and len(words[0]) < 3
    if too_short or not any(word in _meaning() for word in words):
        return "en"
    most = max(hits.values())
    best = [code for code, count in hits.items() if count == most]
    if most == 0 or most <= english or most < 0.2 * len(words):
        return "en"
    if len(best) > 1:
        special = [code for code in best if any(c in _SPECIAL.get(code, "") for c in text)]
        best = special if len(special) == 1 else best
    sure = most > 1 or len(words) == 1 or any(c in _SPECIAL.get(best[0], "") for c in text)
    if len(best) == 1 and sure:
        return best[0]
    likeliest, certainty = _detected(text, (*best, "en"))
    if likeliest != "en" and (most > 1 or certainty >= _CLEAR):
        return likeliest
    return "en"


@lru_cache(maxsize=1)
def _known() -> dict[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in _WORDS.items()}


@lru_cache(maxsize=1)
def _meaning() -> frozenset[str]:
    """Every little word but those that stand in names."""
    return frozenset().union(*_known().values()) - _IN_NAMES


def _detected(text: str, among: Collection[str]) -> tuple[str, float]:
    ranks = [(code, float(p)) for code, p in _detector().rank(text) if code in among]
    total = sum(p for _, p in ranks) or 1.0
    return ranks[0][0], ranks[0][1] / total


@lru_cache(maxsize=1)
def _detector() -> LanguageIdentifier:
    # 0.3 s and 25 MB, so only when a message first needs it.
    detector = LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)
    detector.set_languages(list(LANGUAGES))
    return detector
