"""The form of mentorship is suggested with a reason, and heard when somebody names another."""

from __future__ import annotations

import pytest

from assistant.mentoring.forms import (
    FORMAL,
    INFORMAL,
    LABELS,
    SELF_DIRECTED,
    named_in,
    suggested,
)
from assistant.mentoring.mentees import Profile


@pytest.mark.parametrize(
    ("profile", "form"),
    [
        (Profile(goals=("promotion",), organisations=("Acme",)), FORMAL),
        (Profile(goals=("promotion",)), INFORMAL),
        (Profile(goals=("return_to_work",)), FORMAL),
        (Profile(goals=("explore_options",)), INFORMAL),
        (Profile(goals=("learn_skills",), hours=("mon 18-19",)), SELF_DIRECTED),
        (Profile(goals=("learn_skills",)), INFORMAL),
        (Profile(goals=("workplace_conflict",), organisations=("Acme",)), INFORMAL),
        (Profile(goals=("career_change",), target_title="teacher"), INFORMAL),
        (Profile(), INFORMAL),
    ],
)
def test_the_form_fits_what_was_said(profile: Profile, form: str) -> None:
    found = suggested(profile)
    assert found.form == form
    assert found.form in LABELS
    assert len(found.reason.split()) > 3


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("a formal programme please", FORMAL),
        ("I'd prefer a mentoring scheme", FORMAL),
        ("rather informal", INFORMAL),
        ("nothing too formal", INFORMAL),
        ("I'd rather learn by myself", SELF_DIRECTED),
        ("is there a formal programme?", None),
        ("formal or by myself", None),
        ("next please", None),
        ("I work for myself", None),
    ],
)
def test_a_form_is_heard_in_short_words(text: str, form: str | None) -> None:
    assert named_in(text) == form
