"""Whoever writes in another language is told that it is understood, once for each."""

from __future__ import annotations

from assistant.mentoring.journey import Journey
from assistant.mentoring.tongues import opened
from tests.builders import a_message


def test_a_few_words_of_somebody_who_writes_spanish_are_no_portuguese() -> None:
    spanish = opened(Journey(), a_message("greet", "ola buenas", language="es"))
    assert (spanish.opens, spanish.tongues) == ("es", ("es",))
    short = opened(spanish, a_message("edit_draft", "mas corto porfavor", language="pt"))
    assert (short.opens, short.tongues) == (None, ("es",))
    longer = a_message("inform", "agora prefiro falar em português, por favor", language="pt")
    assert opened(short, longer).opens == "pt"
