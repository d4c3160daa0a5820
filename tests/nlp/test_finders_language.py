"""The language of a message."""

from __future__ import annotations

import pytest

from assistant.nlp.language import LANGUAGES, language_of

MESSAGES = {
    "de": [
        "Ich bin Krankenschwester und möchte Produktmanagerin werden",
        "ich suche einen mentor",
        "mein chef ist schrecklich",
        "danke",
        "ja bitte",
        "weiß nicht",
    ],
    "es": [
        "soy enfermera y quiero cambiar de carrera",
        "hola",
        "no sé qué hacer",
        "tengo miedo de la entrevista",
        "busco trabajo en Madrid",
        "quiero ser programadora",
    ],
    "fr": [
        "je suis infirmière",
        "je cherche un mentor",
        "mon patron est un tyran",
        "bonjour",
        "comment devenir chef de projet ?",
    ],
    "it": ["sono un'infermiera", "vorrei cambiare lavoro", "non so cosa fare", "ciao"],
    "pt": ["sou enfermeira e quero mudar de carreira", "procuro um mentor", "não sei", "obrigada"],
    "nl": ["ik ben verpleegkundige", "ik zoek een mentor", "ik wil graag iets anders"],
    "pl": ["jestem pielęgniarką i chcę zmienić zawód", "nie wiem", "szukam mentora", "dziękuję"],
    "tr": ["hemşireyim, kariyer değiştirmek istiyorum", "merhaba", "iş arıyorum"],
    "ru": ["я медсестра и хочу сменить профессию"],
    "ar": ["أنا ممرضة وأريد تغيير مهنتي"],
    "zh": ["我是护士，想当产品经理", "我想找導師"],
    "ja": ["私は看護師です", "転職したい"],
    "ko": ["저는 간호사입니다"],
    "th": ["ผมเป็นพยาบาล"],
}


@pytest.mark.parametrize(("code", "text"), [(c, t) for c, texts in MESSAGES.items() for t in texts])
def test_a_message_is_known_by_its_language(code: str, text: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "nurse",
        "marketing manager",
        "real estate",
        "barista",
        "chef de partie",
        "sous chef",
        "maitre d'",
        "kindergarten teacher",
        "junior react developer",
        "senior account executive",
        "café manager in São Paulo",
        "I work at Siemens AG in München",
        "Universidad de Chile",
        "Politecnico di Milano",
        "in German please",
        "español please, my english is bad",
        "my boss at L'Oreal says no",
        "Project manager, Vestas, Aarhus",
        "berlin",
        "ok",
        "y",
        "yo",
        "si",
        "no",
        "2",
        "",
        "idk lol",
        "cv help pls, its 4 pages",
        "data analyst -> product manager",
        "Mercedes de la Cruz, La Paz",
    ],
)
def test_short_messages_titles_and_names_stay_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize("text", ["Я медсестра і шукаю роботу", "jag är sjuksköterska"])
def test_a_language_the_service_does_not_read_counts_as_english(text: str) -> None:
    assert language_of(text) == "en"


def test_every_answer_is_one_of_the_languages() -> None:
    assert {language_of(text) for texts in MESSAGES.values() for text in texts} <= set(LANGUAGES)
