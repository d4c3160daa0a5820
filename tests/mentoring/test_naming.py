"""Whom a few words mean, by name, work or employer."""

from __future__ import annotations

import pytest

from assistant.mentoring.mentees import Profile
from assistant.mentoring.naming import described, named_outright, without_theirs
from tests.builders import a_mentor

PETRA = a_mentor("p", name="Petra Nowak", title="nurse", organisation="St Anna Hospital")
PAULO = a_mentor("q", name="Paulo Lima", title="attorney", organisation="Lima & Sons")
PETER = a_mentor("r", name="Petra Lund", title="head nurse", organisation=None)
SHOWN = [PETRA, PAULO, PETER]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("paulo", ("q",)),
        ("PAULO LIMA", ("q",)),
        ("Paulo, please.", ("q",)),
        ("ok then Paulo thanks", ("q",)),
        ("palo", ("q",)),
        ("petra novak", ("p",)),
        ("lund", ("r",)),
        ("petra", ("p", "r")),
        ("Petra Nowak and Paulo", ("p", "q")),
        ("Paulo or somebody else", ()),
        ("thank you Paulo", ()),
        ("ok", ()),
        ("", ()),
    ],
)
def test_a_text_that_is_a_name_names_whoever_bears_it(text: str, ids: tuple[str, ...]) -> None:
    assert named_outright(SHOWN, text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("the one from the hospital", ("p",)),
        ("I'd like to write to the one at St Anna", ("p",)),
        ("the head nurse please", ("r",)),
        ("the nurse", ("p", "r")),
        ("the nurse, Petra Lund", ("r",)),
        ("the lawyer", ("q",)),
        ("the attorny", ("q",)),
        ("the first one", ()),
        ("the other ways", ()),
        ("the list", ()),
        ("nurse", ()),
        ("I'd like to become the head nurse", ()),
        ("I want to work in the hospital", ()),
    ],
)
def test_work_or_employer_tell_who_is_meant(text: str, ids: tuple[str, ...]) -> None:
    # Read in the text by the pipeline, which knows other words for the same work.
    assert described(SHOWN, text, ["attorney"] if "lawyer" in text else []) == ids


def test_what_somebody_did_before_tells_them_apart_where_nobody_does_it_now() -> None:
    baker = a_mentor("b", name="Bo Ek", title="teacher", path=("baker",))
    assert described([baker, PETRA], "the one who used to be a baker", ()) == ("b",)


def test_in_answer_to_which_one_the_work_alone_will_do() -> None:
    assert described(SHOWN, "head nurse", (), bare=True) == ("r",)


def test_the_work_of_a_mentor_is_not_that_of_whoever_chooses_them() -> None:
    told = Profile(current_title="nurse", organisations=("St Anna Hospital",))
    assert without_theirs(told, PETRA, "Petra Nowak, nurse at St Anna Hospitl") == Profile()
    asks = "could you ask Petra Nowak, the nurse, about night shifts"
    assert without_theirs(told, PETRA, asks).current_title is None
    own = "I'm a nurse too, I'd like to write to Petra Nowak"
    assert without_theirs(told, PETRA, own) == told


def test_what_says_something_itself_is_no_slip() -> None:
    assert named_outright([a_mentor("b", name="Beck Falk")], "back") == ()


def test_the_name_of_a_mentor_is_no_place() -> None:
    told = Profile(locations=("Nowak",), current_title="baker")
    kept = without_theirs(told, PETRA, "I'm a baker, could you ask Petra Nowak for me")
    assert kept == Profile(current_title="baker")


def test_what_may_be_told_of_oneself_is_no_surname_and_no_slip() -> None:
    shown = [a_mentor("b", name="Ada Baker"), a_mentor("s", name="Sofia Lind")]
    assert named_outright(shown, "baker") == ("b",)
    assert named_outright(shown, "baker", ["baker"]) == ()
    assert named_outright(shown, "lund", ["Lund"]) == ()
    assert named_outright(shown, "Sofia", ["Sofia"]) == ("s",)
