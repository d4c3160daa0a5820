"""A mentor's own page, and who is named next where a request came to nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timezone

import pytest

from assistant.channels.links import Links
from assistant.mentoring.errors import BadInput
from assistant.mentoring.letters import Letters
from assistant.mentoring.mentees import Profile
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.requests import MENTEE, MENTOR, PENDING, WITHDRAWN, to_those_named
from assistant.services.find_mentors import FindMentors
from assistant.services.introduce import Apart, Introduce
from assistant.services.join_mentors import PROVES
from assistant.services.next_best import NextBest
from assistant.services.own_page import OWN, NotTaken, OwnPage
from assistant.texts import read_letters
from tests.builders import LANGUAGES, a_mentor, a_person, a_request
from tests.fakes import FakeBlocks, FakeHopes, FakeMentors, FakeOutbox, FakePeople, FakeRequests

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=timezone.utc)
ADA = a_mentor("ada", "product manager", name="Ada Ng", email="ada@example.org", path=["nurse"])
BO = a_mentor("bo", "product manager", name="Bo Ek", email="bo@example.org")
WISH = Profile(goals=("career_change",), current_title="nurse", target_title="product manager")
ANNA = a_person("web:anna", "match", profile=WISH)
FORM = {"hours": "", "languages": "", "capacity": "1", "bio": ""}


class House:
    """The services on fakes, with Ada and Bo as mentors and Anna as a mentee."""

    def __init__(self, few: Occupations) -> None:
        letters = Letters(read_letters(), "Find a mentor")
        self.directory = FakeMentors(few, ADA, BO)
        find = FindMentors(self.directory, few, LANGUAGES, lambda: NOW.date())
        self.requests, self.people = FakeRequests(), FakePeople(ANNA)
        self.hopes, self.blocks, self.outbox = FakeHopes(), FakeBlocks(), FakeOutbox()
        self.next_best = NextBest(find, self.people, self.requests, self.blocks)
        self.introduce = Introduce(
            requests=self.requests,
            mentors=self.directory,
            own=self.directory,
            people=self.people,
            links=Links("a key for tests"),
            letters=letters,
            address=lambda: "https://x",
            now=lambda: NOW,
            blocks=self.blocks,
            suggests=self.next_best.in_words,
        )
        self.page = OwnPage(
            find_mentors=find,
            own=self.directory,
            requests=self.requests,
            introduce=self.introduce,
            people=self.people,
            hopes=self.hopes,
            blocks=self.blocks,
            outbox=self.outbox,
            links=Links("a key for tests", "mentor-link", (OWN, PROVES)),
            letters=letters,
            address=lambda: "https://x",
            now=lambda: NOW,
        )

    def asked(self, mentor: Mentor = ADA, **fields: object) -> str:
        """A request that waits for a mentor; its id."""
        request = a_request(
            f"to-{mentor.external_id}",
            mentor_id=mentor.external_id,
            mentor_name=mentor.name,
            status=PENDING,
            asked=NOW,
            created=NOW,
            **fields,
        )
        self.requests.add(request, [])
        return request.id

    def mentor(self, id: str = "ada") -> Mentor:
        return self.directory.by_ids([id])[0]


@pytest.fixture
def house(few: Occupations) -> House:
    return House(few)


def test_the_link_goes_to_mentors_alone_and_not_again_and_again(house: House) -> None:
    house.page.mail_link("nobody@example.org")
    house.page.mail_link("ADA@example.org")
    house.page.mail_link("ada@example.org")
    (mail,) = house.outbox.mails.values()
    assert mail.to == "ada@example.org"
    assert mail.link == house.page.link("ada")


def test_a_demo_persons_link_is_sent_to_nobody(house: House) -> None:
    house.directory.set_own("ada", fictional=True)
    house.page.mail_link("ada@example.org")
    (mail,) = house.outbox.mails.values()
    assert mail.to == "ada@demo.invalid"


def test_the_page_shows_who_waits_with_a_link_to_answer(house: House) -> None:
    id = house.asked()
    ((request, link),) = house.page.seen("ada").waiting
    assert request.id == id
    assert house.introduce.seen(link.rpartition("/")[2]).role == MENTOR


def test_hours_room_languages_and_words_can_be_changed(house: House) -> None:
    typed = {
        "hours": "Tuesday 18:00-21:00; sat 9-12",
        "languages": "German, english",
        "capacity": "3",
        "bio": "  I like questions. ",
    }
    house.page.change("ada", typed)
    mentor = house.mentor()
    assert mentor.hours == ("tue 18-21", "sat 9-12")
    assert mentor.languages == ("de", "en")
    assert (mentor.capacity, mentor.bio) == (3, "I like questions.")


@pytest.mark.parametrize(
    ("field", "value"),
    [("hours", "zat 9-12"), ("hours", "mon 9-30"), ("languages", "Klingon"), ("capacity", "-1")],
)
def test_what_cannot_be_taken_is_named_and_changes_nothing(
    house: House, field: str, value: str
) -> None:
    with pytest.raises(NotTaken) as refused:
        house.page.change("ada", {**FORM, field: value})
    assert refused.value.fields == [field]
    assert house.mentor() == ADA


@pytest.mark.parametrize("until", ["", "soon", "2026-11-23", "2026-02-30", "1999-01-01"])
def test_a_pause_needs_a_day_still_to_come(house: House, until: str) -> None:
    with pytest.raises(NotTaken):
        house.page.pause("ada", until)
    assert house.mentor().paused_until is None


def test_a_pause_ends_on_its_day_or_when_the_mentor_comes_back(house: House) -> None:
    house.page.pause("ada", "2026-12-24")
    assert house.mentor().paused_until == date(2026, 12, 24)
    house.page.come_back("ada")
    assert house.mentor().takes_mentees(NOW.date())


def test_leaving_takes_the_profile_down_and_answers_who_waits(house: House) -> None:
    id = house.asked()
    house.page.leave("ada")
    assert not house.mentor().active
    request = house.requests.get(id)
    assert request is not None
    assert request.answer == "no"
    assert "Bo Ek" in house.requests.mailed[-1].text


def test_only_who_agreed_is_shown_and_only_what_they_hope_for(house: House) -> None:
    assert house.page.seen("ada").hopes == ()
    house.hopes.agree("web:anna")
    (hope,) = house.page.seen("ada").hopes
    assert hope.text == "would like to become a product manager"
    assert any("they have in mind" in reason for reason in hope.reasons)
    assert "anna" not in f"{hope.text} {hope.reasons}".lower()


def test_an_offered_talk_is_told_to_the_mentee(house: House) -> None:
    house.hopes.agree("web:anna")
    (hope,) = house.page.seen("ada").hopes
    house.page.offer("ada", hope.id)
    assert house.page.seen("ada").hopes[0].offered
    assert house.hopes.news("web:anna", "7") == ["ada"]


def test_who_was_asked_or_is_kept_apart_is_not_suggested(house: House) -> None:
    house.hopes.agree("web:anna")
    house.asked()
    assert house.page.seen("ada").hopes == ()
    house.blocks.add("web:anna", None, "bo", MENTEE)
    assert house.page.seen("bo").hopes == ()
    with pytest.raises(BadInput):
        house.page.offer("bo", "hope web:anna")


def test_nothing_of_what_somebody_hopes_for_is_read_while_they_are_young(house: House) -> None:
    house.hopes.agree("web:anna")
    house.people.save(replace(ANNA, version=1, journey=replace(ANNA.journey, young=True)))
    assert house.page.seen("ada").hopes == ()


def test_where_somebody_works_or_learnt_is_told_to_no_mentor(house: House) -> None:
    house.hopes.agree("web:anna")
    told = replace(WISH, organisations=("Charite",), schools=("Leeds",))
    house.people.save(replace(ANNA, version=1, profile=told))
    house.directory.set_own("ada", organisation="Charite", schools=("Leeds",))
    (hope,) = house.page.seen("ada").hopes
    assert not {"Charite", "Leeds"} & set(" ".join(hope.reasons).replace(".", " ").split())


def test_a_mentor_on_a_break_sees_nobody_new(house: House) -> None:
    house.hopes.agree("web:anna")
    house.page.pause("ada", "2026-12-24")
    assert house.page.seen("ada").hopes == ()


def test_the_next_best_is_neither_asked_already_nor_unwanted(house: House) -> None:
    house.asked()
    found = house.next_best.of("web:anna")
    assert found is not None
    assert found.mentor.external_id == "bo"
    house.blocks.add("web:anna", None, "bo", MENTEE)
    assert house.next_best.of("web:anna") is None
    assert house.next_best.in_words("web:anna") == ""


def test_two_who_are_kept_apart_cannot_be_introduced(house: House) -> None:
    house.introduce.keep_apart("web:anna", "anna@example.org", "ada", MENTEE)
    with pytest.raises(Apart):
        house.introduce.ask("web:again", ADA, "Anna", "anna@example.org", "Hello")


def test_a_mentee_who_wants_nothing_of_somebody_takes_the_request_back(house: House) -> None:
    id = house.asked()
    house.introduce.keep_apart("web:anna", "anna@example.org", "ada", MENTEE)
    assert house.requests.rows[id].status == WITHDRAWN


def test_a_mentor_who_reports_a_request_has_said_no_to_it(house: House) -> None:
    id = house.asked()
    house.introduce.report(house.introduce.links.sign(MENTOR, id), "rude")
    assert house.requests.rows[id].answer == "no"
    assert house.blocks.of_person("web:anna", None) == ("ada",)
    assert house.people.hand_offs()[0].about.endswith("rude")


def test_forgetting_a_mentee_keeps_what_a_mentor_told_of_them(house: House) -> None:
    id = house.asked()
    house.introduce.report(house.introduce.links.sign(MENTOR, id), "rude")
    house.people.share_hand_off("web:anna")
    house.people.forget("web:anna")
    (kept,) = house.people.hand_offs()
    assert (kept.contact, kept.agreed) == ("ada@example.org", False)


def test_one_of_several_requests_is_taken_back_by_its_mentor(house: House) -> None:
    house.asked(ADA)
    house.asked(BO)
    mine = house.requests.of_person("web:anna")
    assert [r.mentor_id for r in to_those_named(mine, "the one to Bo")] == ["bo"]
    taken = house.introduce.take_back("web:anna", "bo")
    assert taken is not None
    mine = house.requests.of_person("web:anna")
    assert [r.mentor_id for r in house.introduce.still_open(mine)] == ["ada"]
