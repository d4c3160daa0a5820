"""The first name does where only one mentor bears it."""

from __future__ import annotations

import pytest

from assistant.mentoring.calling import called
from assistant.mentoring.letters import Letter, Letters
from tests.builders import a_request

LETTERS = Letters(
    {
        "no": Letter("{mentor} can't", "{mentor} can't be your mentor."),
        "confirm": Letter("Shall this go to {mentor}?", "You wrote to {mentor}."),
    },
    "Find a mentor",
)


@pytest.mark.parametrize(
    ("name", "others", "said"),
    [
        ("Rebecca Ardley-Singh", (), "Rebecca"),
        ("Rebecca Ardley-Singh", ("Rebecca Ardley-Singh", "Isaiah Mwangi"), "Rebecca"),
        ("Rebecca Ardley-Singh", ("rebecca Jones",), "Rebecca Ardley-Singh"),
        ("Madonna", (), "Madonna"),
        ("Madonna", ("Madonna King",), "Madonna"),
        ("Dr. Ada Byron", (), "Dr. Ada Byron"),
        ("", (), ""),
    ],
)
def test_the_first_name_is_enough_where_it_is_plain(
    name: str, others: tuple[str, ...], said: str
) -> None:
    assert called(name, others) == said


def test_mails_with_news_use_the_first_name_and_what_is_about_to_be_sent_the_whole() -> None:
    request = a_request()
    assert LETTERS.write("no", request, "")[0] == "Ada can't"
    assert LETTERS.write("confirm", request, "")[0] == "Shall this go to Ada Byron?"


def test_mails_tell_two_of_the_same_first_name_apart() -> None:
    request, other = a_request(), a_request("r-2", mentor_name="Ada Lovelace")
    assert LETTERS.write("no", request, "", mine=[request, other])[0] == "Ada Byron can't"
