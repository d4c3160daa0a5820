"""One slip is forgiven, two are another word."""

from __future__ import annotations

import pytest

from assistant.mentoring.slips import mended, one_slip
from tests.builders import a_message, after, standing


@pytest.mark.parametrize("other", ["bellla", "bela", "bulla", "blela", "belal"])
def test_one_slip_of_a_finger_is_one_letter(other: str) -> None:
    assert one_slip("bella", other)
    assert one_slip(other, "bella")


@pytest.mark.parametrize("other", ["bo", "bala", "lebla", "bellona"])
def test_two_slips_make_another_word(other: str) -> None:
    assert not one_slip("bella", other)


def test_only_known_words_are_mended() -> None:
    assert mended("Nothng esle, thank you", ["nothing"]) == "nothing esle, thank you"


@pytest.mark.parametrize("text", ["tahts it", "nohting, thansk", "evrything"])
def test_whoever_is_done_is_let_go_whatever_the_fingers_did(text: str) -> None:
    assert after(standing("done"), a_message("affirm", text)).journey.heard == "farewell"
