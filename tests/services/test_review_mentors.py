"""Who is listed among the mentors is the coordinator's decision, and the mentor hears of it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from assistant.mentoring.drafts import Decided
from assistant.mentoring.errors import BadInput
from assistant.mentoring.letters import Letters
from assistant.mentoring.mentors import APPROVED, DECLINED, PENDING
from assistant.mentoring.occupations import Occupations
from assistant.services.review_mentors import ReviewMentors
from assistant.texts import read_letters
from tests.builders import a_mentor
from tests.fakes import FakeDrafts, FakeMentors

START = datetime(2026, 11, 23, 9, 0, tzinfo=timezone.utc)
ADA = a_mentor("own-ada", name="Ada Byron", email="ada@example.org")


class Review:
    """The service on fakes, with a clock that can be set."""

    def __init__(self, few: Occupations) -> None:
        self.now = START
        self.directory = FakeMentors(few)
        self.drafts = FakeDrafts(self.directory)
        self.service = ReviewMentors(
            self.drafts,
            Letters(read_letters(), "Find a mentor"),
            lambda: "https://mentor.example.org",
            lambda: self.now,
        )


@pytest.fixture
def review(few: Occupations) -> Review:
    return Review(few)


def test_a_profile_waits_and_nobody_is_written_to(review: Review) -> None:
    draft = review.service.hand_in("web:ada", ADA)
    assert draft.mentor.review == PENDING
    assert review.service.waiting() == [draft]
    assert review.drafts.mailed == []


@pytest.mark.parametrize(
    ("approve", "state", "subject"),
    [(True, APPROVED, "You are listed"), (False, DECLINED, "About your profile")],
)
def test_the_mentor_is_told_in_the_coordinators_words(
    review: Review, approve: bool, state: str, subject: str
) -> None:
    review.service.hand_in("web:ada", ADA)
    decided = review.service.decide("own-ada", approve, "  Which ward?  ", START)
    assert (decided.mentor.review, decided.note) == (state, "Which ward?")
    mail = review.drafts.mailed[0]
    assert mail.to == "ada@example.org"
    assert subject in mail.subject
    assert "The coordinator writes:\nWhich ward?" in mail.text
    assert "https://mentor.example.org/" in mail.text


def test_without_a_note_the_mail_quotes_nobody(review: Review) -> None:
    review.service.hand_in("web:ada", ADA)
    review.service.decide("own-ada", False, " ", START)
    assert "writes" not in review.drafts.mailed[0].text


def test_a_decision_counts_once(review: Review) -> None:
    review.service.hand_in("web:ada", ADA)
    review.service.decide("own-ada", True, "", START)
    with pytest.raises(Decided):
        review.service.decide("own-ada", False, "", START)
    assert len(review.drafts.mailed) == 1


def test_what_was_handed_in_anew_since_it_was_looked_at_is_looked_at_again(review: Review) -> None:
    review.service.hand_in("web:ada", ADA)
    review.now += timedelta(minutes=1)
    review.service.hand_in("web:ada", a_mentor("own-ada", email="ada@example.org", bio="Changed"))
    with pytest.raises(Decided):
        review.service.decide("own-ada", True, "", START)


def test_declined_mended_and_approved_are_two_letters(review: Review) -> None:
    for approve in (False, True):
        seen = review.service.hand_in("web:ada", ADA).handed_in
        review.service.decide("own-ada", approve, "", seen)
        review.now += timedelta(days=1)
    assert len({mail.id for mail in review.drafts.mailed}) == 2


@pytest.mark.parametrize("lacking", [{"email": None}, {"consented": False}])
def test_a_profile_nobody_could_write_to_or_agreed_to_is_refused(
    review: Review, lacking: dict[str, object]
) -> None:
    values = {"email": "ada@example.org", **lacking}
    with pytest.raises(BadInput):
        review.service.hand_in("web:ada", a_mentor("own-ada", **values))


def test_nobody_decides_about_a_profile_that_is_not_there(review: Review) -> None:
    with pytest.raises(BadInput):
        review.service.decide("nobody", True, "", START)
