"""Help before anything else."""

from __future__ import annotations

import pytest

from assistant.mentoring.errors import Unavailable
from assistant.mentoring.help_lines import HELP_LINES
from assistant.mentoring.mentees import Profile
from tests.actions.conftest import KEY, Stage
from tests.builders import a_parse, a_person, an_entity

DESPAIR = a_parse("distress", text="I can't go on")


@pytest.mark.parametrize("country", sorted(HELP_LINES))
async def test_whoever_has_told_where_they_live_is_named_the_line_there(
    country: str, stage: Stage
) -> None:
    stage.stand(a_person(KEY, "match", profile=Profile(country=country)))
    reply = await stage.run("action_help_first", DESPAIR)
    line = HELP_LINES[country]
    assert reply.named == ["utter_distress_near"]
    assert all(words in reply.text for words in (line.name, line.number, line.emergency))


@pytest.mark.parametrize("country", [None, "AQ"])
async def test_elsewhere_no_line_is_guessed(country: str | None, stage: Stage) -> None:
    stage.stand(a_person(KEY, "match", profile=Profile(country=country)))
    reply = await stage.run("action_help_first", DESPAIR)
    assert reply.named == ["utter_distress"]


async def test_the_place_in_the_message_counts_before_the_one_known(stage: Stage) -> None:
    stage.stand(a_person(KEY, "match", profile=Profile(country="US")))
    here = a_parse("distress", an_entity("country", "GB"), text="alone in Leeds and can't go on")
    reply = await stage.run("action_help_first", here)
    assert "Samaritans" in reply.text


async def test_help_does_not_wait_for_a_database(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def down(_: object) -> None:
        raise Unavailable("the database does not answer")

    monkeypatch.setattr("actions.distress.met", down)
    reply = await stage.run("action_help_first", DESPAIR)
    assert reply.named == ["utter_distress"]


def test_every_line_has_a_source_and_the_day_it_was_read() -> None:
    assert all(line.source.startswith("http") and line.checked for line in HELP_LINES.values())


@pytest.mark.parametrize(("country", "number"), [("GB", "999"), (None, "112")])
async def test_the_third_time_in_a_row_help_is_named_in_other_words(
    country: str | None, number: str, stage: Stage
) -> None:
    stage.stand(a_person(KEY, "match", profile=Profile(country=country), again=2))
    reply = await stage.run("action_help_first", DESPAIR)
    assert reply.named == ["utter_distress_again"]
    assert number in reply.text
    assert "findahelpline.com" in reply.text
