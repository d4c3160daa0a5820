"""Two people from the yes to the thank-you, with their mails."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from assistant.mail.invitation import Invitations
from assistant.mentoring.errors import BadInput, Conflict
from assistant.mentoring.goals import GOALS
from assistant.mentoring.mails import Mail
from assistant.mentoring.mentors import Mentor
from assistant.mentoring.occupations import Occupations
from assistant.mentoring.relationships import ENDED, Relationship
from assistant.mentoring.requests import MENTEE, MENTOR, TooLate
from assistant.services.arrange_meeting import ArrangeMeeting
from assistant.services.correspond import Correspond
from assistant.services.keep_company import KeepCompany
from assistant.texts import TOGETHER, read_agendas, read_letters
from tests.builders import a_mentor, a_request
from tests.fakes import FakeMentors, FakeRelationships, FakeRequests
from tests.services.test_introduce import Faster, PlainLinks

KEY = "web:anna"
ANNA, ADA_AT = "anna@example.org", "ada@example.org"
MENTEES, MENTORS = f"{MENTEE}.r-1", f"{MENTOR}.r-1"
ADA = a_mentor("ada", name="Ada Byron", email=ADA_AT, timezone="Asia/Manila", capacity=1)
ANSWERS = {"goals": "lead a ward", "by_when": "by Easter", "expectations": "weekly, an hour"}


class Bench:
    """The services on fakes, with a clock that can be set, after one yes."""

    def __init__(self, few: Occupations, mentor: Mentor = ADA, answer: str = "yes") -> None:
        self.now = datetime(2026, 11, 23, 9, 0, tzinfo=timezone.utc)
        self.directory = FakeMentors(few, mentor)
        self.requests = FakeRequests()
        self.kept = FakeRelationships(self.requests)
        accepted = a_request(
            "r-1",
            mentor_id="ada",
            status="accepted",
            answer=answer,
            closed=self.now,
            contact="ada@home.example",
        )
        self.requests.rows["r-1"] = accepted
        write = Correspond(
            letters=read_letters(TOGETHER),
            agendas=read_agendas(),
            programme="Find a mentor",
            mentors=self.directory,
            links=PlainLinks(),
            quiet=PlainLinks(),
            invitations=Invitations("mentor@example.org", "Find a mentor", lambda: self.now),
            address=lambda: "https://mentor.example.org",
        )
        self.company = KeepCompany(
            self.kept, self.requests, self.directory, write, lambda: self.now
        )
        self.meetings = ArrangeMeeting(self.company, lambda: self.now)

    @property
    def it(self) -> Relationship:
        return self.company.get("r-1")

    def agree(self) -> Relationship | None:
        return self.company.say_yes(KEY, self.to_agree(), ANSWERS, "leadership")

    def to_agree(self) -> str:
        return self.company.to_agree(self.company.with_whom(KEY), ANSWERS)

    def offered(self) -> str:
        """The moment the mentor suggests; empty for none."""
        it = self.company.with_whom(KEY)
        return it.offered.isoformat() if it and it.offered else ""

    def stands(self) -> tuple[str, str]:
        it = self.company.with_whom(KEY)
        assert it
        return it.mark, it.mentor_id

    def news(self, message_id: str) -> list[tuple[Relationship, str]]:
        return self.company.news(self.requests.of_person(KEY), message_id)

    def propose(self, text: str = "tuesday at 6, thursday morning") -> None:
        self.meetings.propose(self.it, text, "Europe/London")

    def meet(self) -> Relationship:
        self.propose()
        return self.meetings.pick(MENTORS, self.it.proposed[0].isoformat())

    def told(self) -> list[tuple[str, str]]:
        """Whom was written what, in order."""
        return [(mail.to, mail.id.split("-")[2]) for mail in self.kept.mailed]

    def last(self) -> Mail:
        return self.kept.mailed[-1]


@pytest.fixture
def bench(few: Occupations) -> Bench:
    return Bench(few)


def test_only_what_was_accepted_has_a_page(bench: Bench) -> None:
    assert bench.company.seen(MENTEES).it.mentor_name == "Ada Byron"
    bench.requests.rows["r-2"] = a_request("r-2", status="pending")
    for token in ("mentee.r-2", "mentee.gone", "nobody.r-1"):
        with pytest.raises(BadInput):
            bench.company.seen(token)


def test_looking_begins_nothing_and_time_begins_it_once(bench: Bench) -> None:
    bench.company.seen(MENTORS)
    assert bench.it.version == 0
    bench.company.tend()
    bench.company.tend()
    assert bench.it.version == 1
    assert bench.told() == []


def test_the_mentor_reads_the_very_words_the_mentee_said_yes_to(bench: Bench) -> None:
    shown = bench.to_agree()
    assert "By when: by Easter" in shown
    assert bench.agree() is not None
    assert shown in bench.last().text
    assert bench.told() == [(ADA_AT, "agreement")]
    bench.agree()
    assert len(bench.told()) == 1


def test_a_yes_to_words_that_have_changed_keeps_nothing(bench: Bench) -> None:
    shown = bench.to_agree()
    bench.agree()
    bench.company.suggest(MENTORS, "Not in August.")
    assert bench.company.say_yes(KEY, shown, ANSWERS, "leadership") is None
    assert bench.to_agree() == "Not in August."
    kept = bench.company.say_yes(KEY, "Not in August.", ANSWERS, "leadership")
    assert kept is not None
    assert kept.mentor_agreed
    assert "Not in August." in bench.last().text
    assert bench.told()[1:] == [(ANNA, "change"), (ADA_AT, "accepted")]


@pytest.mark.parametrize("both", [True, False])
def test_a_change_that_is_left_out_is_told_to_the_mentor_once(both: bool, bench: Bench) -> None:
    bench.agree()
    if both:
        bench.company.confirm(MENTORS)
    bench.company.suggest(MENTORS, "Not in {August}.")
    bench.company.leave_out(MENTEES, "Not in {August}.")
    bench.company.leave_out(MENTEES, "Not in {August}.")
    letters = [letter for to, letter in bench.told() if to == ADA_AT]
    assert letters == ["agreement", "left_out_agreed" if both else "left_out"]
    assert "Not in {August}." in bench.last().text
    assert ("both said yes" in bench.last().text) is both
    assert bench.it.mentor_agreed is both


def test_a_no_to_words_that_have_changed_leaves_nothing_out(bench: Bench) -> None:
    bench.agree()
    bench.company.suggest(MENTORS, "first")
    bench.company.suggest(MENTORS, "second")
    assert bench.company.say_no(KEY, "first") is None
    assert bench.it.change == "second"
    assert bench.company.say_no(KEY, "second") is not None
    assert bench.it.change == ""


def test_a_mentors_no_to_the_page_is_told_and_the_next_page_can_be_sent(bench: Bench) -> None:
    bench.agree()
    bench.company.turn_down(MENTORS, "Once a month is enough.")
    bench.company.turn_down(MENTORS, "")
    assert bench.told()[1:] == [(ANNA, "turned_down")]
    assert "Once a month is enough." in bench.last().text
    assert bench.stands() == ("r-1.1/agree/0", "ada")
    assert bench.agree() is not None
    assert bench.told()[-1] == (ADA_AT, "agreement")


def test_a_time_the_mentor_suggests_is_taken_and_both_are_invited(bench: Bench) -> None:
    bench.meetings.offer(MENTORS, "wednesday at 9am")
    assert bench.told() == [(ANNA, "offered")]
    assert "Wednesday 25 November at 09:00 (Manila time)" in bench.last().text
    moment = bench.offered()
    for _ in range(2):
        bench.meetings.take(MENTEES, moment)
    assert [letter for _, letter in bench.told()[1:]] == ["meeting", "meeting"]
    assert bench.offered() == ""


def test_a_time_the_mentee_says_no_to_leaves_the_talk_where_it_was(bench: Bench) -> None:
    fixed = bench.meet().meeting
    bench.meetings.offer(MENTORS, "friday at 9am")
    assert "Your talk stays on" in bench.last().text
    moment = bench.offered()
    for _ in range(2):
        bench.meetings.refuse(MENTEES, moment, "I work then.")
    assert bench.told()[-2:] == [(ANNA, "offered"), (ADA_AT, "refused")]
    for told in ("I work then.", "Friday 27 November at 09:00", "Your talk stays on"):
        assert told in bench.last().text
    assert bench.it.meeting == fixed
    with pytest.raises(TooLate):
        bench.meetings.take(MENTEES, moment)


def test_a_mentor_suggests_exactly_one_time(bench: Bench) -> None:
    for text in ("whenever", "tuesday at 6, thursday at 7", "31 Feb at 6"):
        bench.meetings.offer(MENTORS, text)
    assert bench.told() == []
    assert bench.it.offered is None


def test_a_suggested_time_that_passes_asks_nobody_how_it_is_going(bench: Bench) -> None:
    bench.company.tend()
    bench.meetings.offer(MENTORS, "wednesday at 9am")
    bench.now += timedelta(days=3)
    bench.company.tend()
    assert bench.offered() == ""
    assert bench.told() == [(ANNA, "offered")]


def test_where_no_new_time_suits_the_talk_that_is_fixed_is_named(bench: Bench) -> None:
    bench.meet()
    bench.propose("friday at 5pm")
    bench.meetings.ask_for_others(MENTORS, "")
    assert "Your talk stays on" in bench.last().text


def test_a_button_pressed_twice_mails_once(bench: Bench) -> None:
    bench.agree()
    bench.company.confirm(MENTORS)
    bench.company.confirm(MENTORS)
    assert bench.told()[1:] == [(ANNA, "confirmed")]


def test_each_side_has_its_own_buttons(bench: Bench) -> None:
    bench.agree()
    for forbidden in (
        lambda: bench.company.confirm(MENTEES),
        lambda: bench.company.accept(MENTORS, "x"),
        lambda: bench.company.leave_out(MENTORS, "x"),
        lambda: bench.company.turn_down(MENTEES, ""),
        lambda: bench.meetings.offer(MENTEES, "tuesday at 6"),
        lambda: bench.meetings.take(MENTORS, "2026-12-01T18:00:00+00:00"),
        lambda: bench.meetings.refuse(MENTORS, "2026-12-01T18:00:00+00:00", ""),
        lambda: bench.meetings.pick(MENTEES, "2026-12-01T18:00:00+00:00"),
        lambda: bench.meetings.propose_again(MENTORS, "tuesday at 6"),
    ):
        with pytest.raises(BadInput):
            forbidden()


def test_the_mentor_reads_the_times_on_their_own_clock(bench: Bench) -> None:
    bench.propose("tuesday at 6")
    assert "Wednesday 25 November at 02:00 (Manila time)" in bench.last().text
    assert "Tuesday 24 November at 18:00 in London" in bench.last().text


def test_times_that_cannot_be_mail_nobody(bench: Bench) -> None:
    heard = bench.meetings.propose_again(MENTEES, "31 Feb at 6")
    assert "only 29 days" in heard.wrong[0]
    assert bench.told() == []


def test_picking_a_time_sends_both_an_invitation_without_the_others_address(bench: Bench) -> None:
    bench.meet()
    to_mentee, to_mentor = bench.kept.mailed[-2:]
    assert [mail.to for mail in (to_mentee, to_mentor)] == [ANNA, ADA_AT]
    assert to_mentee.calendar is not None
    assert to_mentor.calendar is not None
    assert ADA_AT not in to_mentee.calendar
    assert "METHOD:REQUEST" in to_mentor.calendar
    assert bench.meetings.calendar(MENTEES) == to_mentee.calendar
    bench.meetings.pick(MENTORS, bench.it.meeting.isoformat())  # type: ignore[union-attr]
    assert len(bench.told()) == 3


def test_a_moved_and_a_cancelled_talk_change_the_same_entry(bench: Bench) -> None:
    bench.meet()
    bench.propose("friday at 5pm")
    bench.meetings.pick(MENTORS, bench.it.proposed[0].isoformat())
    moved = bench.last().calendar or ""
    bench.meetings.cancel(MENTEES)
    bench.meetings.cancel(MENTEES)
    off = bench.last().calendar or ""
    assert "SEQUENCE:1" in moved
    assert "SEQUENCE:2" in off
    assert "METHOD:CANCEL" in off
    assert [letter for _, letter in bench.told()[-2:]] == ["cancelled"] * 2
    assert bench.meetings.calendar(MENTEES) is None


def test_what_was_not_proposed_or_no_time_at_all_cannot_be_picked(bench: Bench) -> None:
    bench.propose()
    with pytest.raises(TooLate):
        bench.meetings.pick(MENTORS, "2026-11-24T19:00:00+00:00")
    with pytest.raises(BadInput):
        bench.meetings.pick(MENTORS, "soon")
    bench.now += timedelta(days=9)
    with pytest.raises(TooLate):
        bench.meetings.pick(MENTORS, bench.it.proposed[0].isoformat())


def test_where_no_time_suits_the_mentee_is_asked_for_others(bench: Bench) -> None:
    bench.propose()
    bench.meetings.ask_for_others(MENTORS, "Mornings, please")
    assert bench.told()[-1] == (ANNA, "other_times")
    assert "Mornings, please" in bench.last().text
    with pytest.raises(TooLate):
        bench.meetings.ask_for_others(MENTORS, "again")


def test_both_are_asked_twice_and_can_stop_it_with_one_press(bench: Bench) -> None:
    for day in (1, 15, 16):
        bench.now = bench.it.created + timedelta(days=day)
        bench.company.tend()
    assert bench.told() == [(ANNA, "check"), (ADA_AT, "check")]
    assert bench.last().unsubscribe == f"https://mentor.example.org/quiet/{MENTORS}"
    bench.company.hush(MENTORS)
    bench.company.hush(MENTORS)
    assert bench.company.is_hushed(MENTORS)
    bench.now = bench.it.created + timedelta(days=31)
    bench.company.tend()
    assert bench.told()[2:] == [(ANNA, "check")]
    assert "List" not in bench.last().text


def test_how_it_is_going_is_kept_and_the_other_is_not_told(bench: Bench) -> None:
    bench.company.give_feedback(MENTEES, False, "not_at_all", "we never talk")
    (said,) = bench.it.feedback
    assert (said.role, said.met, said.going) == (MENTEE, False, "not_at_all")
    assert bench.told() == []


@pytest.mark.parametrize(("token", "by"), [(MENTEES, MENTEE), (MENTORS, MENTOR)])
def test_an_end_is_told_to_both_calls_the_talk_off_and_gives_the_place_back_once(
    token: str, by: str, bench: Bench
) -> None:
    bench.meet()
    bench.company.end(token, "Thank you, it helped.")
    bench.company.end(MENTEES, "again")
    assert dict(bench.told()[-2:]) == {
        ANNA: "ended_own" if by == MENTEE else "ended",
        ADA_AT: "ended_own" if by == MENTOR else "ended",
    }
    assert len(bench.told()) == 5
    for mail in bench.kept.mailed[-2:]:
        assert "Thank you, it helped." in mail.text
        assert "METHOD:CANCEL" in (mail.calendar or "")
    assert bench.directory.by_ids(["ada"])[0].capacity == 2
    with pytest.raises(TooLate):
        bench.meetings.propose_again(MENTEES, "tuesday at 6")


def test_after_the_end_nobody_is_asked_anything(bench: Bench) -> None:
    bench.company.tend()
    bench.company.end(MENTEES, "")
    count = len(bench.told())
    bench.now += timedelta(days=40)
    bench.company.tend()
    assert len(bench.told()) == count
    assert bench.company.with_whom(KEY) is None


def test_a_mentor_who_has_left_is_not_written_to_and_cannot_be_asked(bench: Bench) -> None:
    bench.directory._mentors.clear()
    with pytest.raises(TooLate):
        bench.propose()
    assert bench.company.seen(MENTEES).gone
    bench.company.end(MENTEES, "")
    assert bench.told() == [(ANNA, "ended_own")]


def test_whoever_is_forgotten_leaves_no_mentor_waiting(bench: Bench) -> None:
    bench.meet()
    bench.company.forget(KEY)
    assert bench.told()[-1] == (ADA_AT, "gone")
    assert (bench.last().about, bench.last().link) == (None, None)
    assert "METHOD:CANCEL" in (bench.last().calendar or "")
    assert bench.kept.rows == {}
    assert bench.directory.by_ids(["ada"])[0].capacity == 2


def test_of_two_devices_at_once_one_is_first(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.agree()
    before = bench.it
    bench.company.confirm(MENTORS)
    monkeypatch.setattr(type(bench.company), "get", lambda *_: before)
    with pytest.raises(Conflict):
        bench.company.suggest(MENTORS, "x")
    assert bench.kept.rows["r-1"].change == ""


def test_news_is_told_in_reply_to_one_message(bench: Bench) -> None:
    assert bench.news("1") == []
    bench.meet()
    for message, told in (("2", ["meeting"]), ("2", ["meeting"]), ("3", [])):
        assert [news for _, news in bench.news(message)] == told


def test_the_mentee_hears_of_an_end_in_the_conversation(bench: Bench) -> None:
    bench.company.end(MENTORS, "Good luck!")
    ((it, news),) = bench.news("1")
    assert (it.status, it.thanks, news) == (ENDED, "Good luck!", "ended")


def test_a_single_call_needs_no_page(few: Occupations) -> None:
    bench = Bench(few, answer="one_call")
    assert bench.stands() == ("r-1/meet/0", "ada")
    assert bench.company.say_yes(KEY, "", {}, "") is None


def test_demo_people_are_written_to_where_nobody_reads(few: Occupations) -> None:
    bench = Bench(few, replace(ADA, fictional=True))
    bench.agree()
    assert bench.last().to == "ada@demo.invalid"


def test_there_is_an_agenda_of_few_short_lines_for_every_goal() -> None:
    agendas = read_agendas()
    assert set(agendas) == set(GOALS)
    for lines in agendas.values():
        assert 4 <= len(lines) <= 5
        assert all(len(line.split()) <= 16 for line in lines)


@pytest.mark.parametrize("role", [MENTEE, MENTOR])
def test_every_letter_can_be_written_and_leaves_no_blank(role: str, bench: Bench) -> None:
    bench.agree()
    it = bench.meet()
    it = replace(it, proposed=(bench.now,))
    for name, letter in read_letters(TOGETHER).items():
        (mail,) = bench.company.write.mail(it, name, role, words="words {here}")
        assert "{" not in mail.subject
        assert "{" not in mail.text.replace("words {here}", "")
        assert "\n\n\n" not in mail.text
        assert ("https://" in mail.text) is ("{link}" in letter.text)


def test_what_began_long_ago_is_not_asked_how_it_began(bench: Bench) -> None:
    bench.now += timedelta(days=31)
    bench.company.tend()
    bench.company.tend()
    assert bench.it.version == 1
    assert bench.told() == []


def test_no_more_mails_are_sent_though_the_page_changes_in_the_moment_it_is_asked_for(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.agree()
    monkeypatch.setattr(bench.kept, "change", Faster(bench.kept, 2))
    bench.company.hush(MENTORS)
    assert bench.company.is_hushed(MENTORS)


def test_forgetting_tells_the_mentor_though_the_page_changes_in_that_moment(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.agree()
    monkeypatch.setattr(bench.kept, "change", Faster(bench.kept, 2))
    bench.company.forget(KEY)
    assert bench.told()[-1] == (ADA_AT, "gone")
