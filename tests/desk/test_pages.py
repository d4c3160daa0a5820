"""What the coordinator reads on each page, and what each button does."""

from __future__ import annotations

import html
import re

import pytest

from assistant.bootstrap import Services, now
from assistant.desk.site import PAGES
from assistant.mentoring.mentors import APPROVED, DECLINED
from assistant.services.find_mentors import FindMentors
from tests.builders import a_mentor
from tests.desk.desk_site import Site, Visitor
from tests.desk.filled import a_programme_at_work

HOSTILE = '<script>alert(1)</script> "quoted" {{ 7*7 }}'


@pytest.fixture
def desk(site: Site) -> Visitor:
    a_programme_at_work(site.services)
    return site.visitor()


def reviewed(services: Services) -> str:
    return services.importing.mentors.by_ids(["own-1"])[0].review


def test_the_overview_says_what_waits(desk: Visitor) -> None:
    page = desk.get("/").read
    for waiting in (
        "1 mentor to approve",
        "2 people to get back to",
        "2 questions",
        "1 mail",
        "1 mentor to ask",
    ):
        assert waiting in page
    assert "1 request older than 3 days" in page


def test_a_mentor_is_approved_and_found_from_then_on(desk: Visitor, site: Site) -> None:
    page = desk.get("/mentors")
    for told in ("Grace Okonkwo", "nurse, ward manager", "English, German", "Leipzig, Germany"):
        assert told in page.read
    fields = {name: page.hidden(name) for name in ("mentor", "seen")}
    after = desk.press("/mentors", action="approve", note="Welcome!", **fields)
    assert "A mail tells the mentor" in after.read
    assert "Nobody waits" in after.read
    assert reviewed(site.services) == APPROVED
    mail = next(m for m in site.services.outbox.due(now(), 9) if "grace" in m.to)
    assert "Welcome!" in mail.text


def test_a_mentor_is_declined_and_shown_to_nobody(desk: Visitor, site: Site) -> None:
    page = desk.get("/mentors")
    fields = {name: page.hidden(name) for name in ("mentor", "seen")}
    desk.press("/mentors", action="decline", **fields)
    assert reviewed(site.services) == DECLINED
    find: FindMentors = site.services.find_mentors
    assert "own-1" not in [m.external_id for m in find.directory.candidates({}, 50)]


def test_what_was_changed_after_it_was_looked_at_is_not_approved_unread(
    desk: Visitor, site: Site
) -> None:
    page = desk.get("/mentors")
    changed = a_mentor("own-1", name="Grace Okonkwo", email="g@example.org", bio="Quite another")
    site.services.review_mentors.hand_in("web:1", changed)
    fields = {name: page.hidden(name) for name in ("mentor", "seen")}
    answer = desk.post("/mentors", action="approve", **fields)
    assert answer.status == 409
    assert "Quite another" in answer.read
    assert reviewed(site.services) == "pending"


@pytest.mark.parametrize("fields", [{}, {"action": "delete"}, {"action": "approve", "seen": "x"}])
def test_a_form_that_says_nothing_of_use_changes_nothing(
    desk: Visitor, site: Site, fields: dict[str, str]
) -> None:
    desk.get("/mentors")
    assert desk.post("/mentors", mentor="own-1", **fields).status in (400, 409)
    assert reviewed(site.services) == "pending"


def test_requests_say_where_they_wait_and_show_no_address(desk: Visitor) -> None:
    page = desk.get("/requests")
    assert "Anna Ada 1 5 days reminded" in page.read
    assert "Bo Ada 2 1 day" in page.read
    assert "Dora Ada 1 yes" in page.read
    assert "Fay Ada 4 no answer" in page.read
    assert "@" not in page.read
    assert "Hello Ada" not in page.read


def test_a_conversation_is_read_only_where_the_person_agreed(desk: Visitor) -> None:
    page = desk.get("/hand-offs")
    assert "anna@example.org" in page.read
    assert page.text.count("what was said") == 1
    conversation = desk.get("/hand-offs/1")
    assert "Can I talk to somebody?" in conversation.read
    assert desk.get("/hand-offs/2").status == 404
    assert desk.get("/hand-offs/99").status == 404


def test_contact_details_that_were_dealt_with_are_deleted(desk: Visitor, site: Site) -> None:
    desk.get("/hand-offs")
    page = desk.press("/hand-offs", id="1")
    assert "anna@example.org" not in page.read
    assert [h.contact for h in site.services.hand_over.waiting()] == ["+49 151 23456789"]
    assert desk.get("/hand-offs/1").status == 404


def test_a_question_is_answered_and_leaves_the_list(desk: Visitor, site: Site) -> None:
    assert "travel to a meeting? asked 3 times" in desk.get("/questions").read
    form = desk.get("/questions?answer=1")
    assert "Do you pay for my travel" in form.hidden("question")
    fields = {"question": form.hidden("question"), "settles": form.hidden("settles"), "id": "0"}
    phrasings = "who pays the train?\r\n\r\nis travel paid"
    after = desk.press("/questions", action="answer", text="No.", phrasings=phrasings, **fields)
    assert "The answer is kept" in after.read
    assert "asked 3 times" not in after.read
    answer = site.services.answer_questions.added()[-1]
    assert (answer.text, answer.phrasings) == ("No.", ("who pays the train?", "is travel paid"))


def test_an_answer_is_changed_and_taken_away(desk: Visitor, site: Site) -> None:
    form = desk.get("/questions?change=1")
    assert form.hidden("question") == "Can I claim tax?"
    desk.press("/questions", action="answer", id="1", question="Can I claim tax?", text="Yes.")
    assert [answer.text for answer in site.services.answer_questions.added()] == ["Yes."]
    desk.press("/questions", action="remove", id="1")
    assert site.services.answer_questions.added() == []


@pytest.mark.parametrize(
    ("text", "sentence"), [("", "Please write the answer"), ("word " * 81, "81 words")]
)
def test_an_answer_that_cannot_be_given_is_refused_and_not_lost(
    desk: Visitor, text: str, sentence: str
) -> None:
    desk.get("/questions")
    answer = desk.post("/questions", action="answer", question="How so?", text=text)
    assert answer.status == 400
    assert sentence in answer.read
    assert answer.hidden("question") == "How so?"


def test_a_question_that_needs_no_answer_leaves_the_list(desk: Visitor) -> None:
    desk.get("/questions")
    assert "travel" not in desk.press("/questions", action="done", id="1").read


def test_a_mail_that_was_given_up_is_tried_again(desk: Visitor, site: Site) -> None:
    assert "550 no such mailbox" in desk.get("/mails").read
    assert "550" not in desk.press("/mails", mail="lost").read
    due = [mail.id for mail in site.services.outbox.due(now(), 9)]
    assert "lost" in due


def test_the_report_tells_every_figure_and_its_file(desk: Visitor) -> None:
    page = desk.get("/report")
    for told in (
        "Conversations 9",
        "Began a conversation 9 100 %",
        "Yes or a call 50 %",
        "Half of all answers come within 24 hours",
        "Silent mentors 1",
        "midwife (title) 2",
        "Polish (language) 1",
        "Ada 4 2",
        "Well, say mentees 1",
        "So-so, say mentors 1",
        "1 of these had not talked yet",
    ):
        assert told in page.read
    assert page.text.count(".csv?days=30") == 10
    assert "The last 365 days" in desk.get("/report?days=365").read
    assert "The last 30 days" in desk.get("/report?days=7").read


def test_what_both_sides_say_is_shown_without_a_way_to_reach_them(desk: Visitor) -> None:
    page = desk.get("/feedback").read
    assert "2 answers" in page
    assert "Well Dora , mentee, about Ada 1 We talk about night shifts." in page
    assert "So-so not talked yet Ada 1 , mentor, about Dora" in page
    assert "after two weeks" in page
    assert "@" not in page


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("side=mentee", 1),
        ("going=so_so&met=no", 1),
        ("asked=1", 2),
        ("asked=0", 0),
        ("side=mentee&met=no", 0),
        ("side=nobody&going=__init__&asked=9&met=x&days=7", 2),
    ],
)
def test_feedback_is_narrowed_and_its_file_with_it(desk: Visitor, query: str, count: int) -> None:
    page = desk.get(f"/feedback?{query}")
    assert f"{count} answer" in page.read
    link = re.search(r'href="(/tables/feedback[^"]*)"', page.text)
    assert link
    told = desk.get(html.unescape(link[1])).body.decode("utf-8-sig").splitlines()
    assert len(told) == count + 1
    assert "@" not in "".join(told)


def test_mentors_who_have_not_said_yes_are_asked_and_asked_again(desk: Visitor, site: Site) -> None:
    page = desk.get("/mentors")
    for told in (
        "Waiting for their own yes 3",
        "Wanda Ruiz , midwife waits since",
        "not asked yet Send the mail to Wanda Ruiz",
        "asked once, last on",
        "Send it again to Ward Lim",
        "no address to write to",
    ):
        assert told in page.read
    assert "ward@example.org" not in page.read
    for times in ("0", "1"):
        after = desk.press("/mentors/ask", action="ask", mentor="w-1", times=times)
        assert "The mail is on its way" in after.read
    assert "asked 2 times" in after.read
    again = desk.post("/mentors/ask", action="ask", mentor="w-1", times="1")
    assert again.status == 409
    assert "no mail was written" in again.read
    mails = [mail for mail in site.services.outbox.due(now(), 20) if "wanda" in mail.to]
    assert len(mails) == 2
    token = str(mails[0].link).rpartition("/")[2]
    site.services.ask_consent.confirm(token)
    assert "Wanda" not in desk.get("/mentors").read
    assert site.services.importing.mentors.by_ids(["w-1"])[0].may_be_listed


def test_one_press_asks_everybody_who_was_never_asked(desk: Visitor, site: Site) -> None:
    desk.get("/mentors")
    page = desk.press("/mentors/ask", action="all").read
    assert "The mails are on their way" in page
    assert "Send the mail to all" not in page
    to = sorted(m.to for m in site.services.outbox.due(now(), 20) if "consent" in m.id)
    assert to == ["wanda@example.org", "ward@example.org"]


def test_a_mentors_own_yes_is_kept_whatever_is_imported_later(desk: Visitor, site: Site) -> None:
    services = site.services
    services.importing.mentors.set_own("w-1", consented=True)
    again = a_mentor("w-1", name="Wanda Ruiz", email="wanda@example.org", consented=False)
    services.importing.take_in("mentors", [again])
    assert services.importing.mentors.by_ids(["w-1"])[0].consented


def test_an_empty_programme_has_pages_too(site: Site) -> None:
    visitor = site.visitor()
    for path in ("/", *(path for path, _ in PAGES)):
        assert visitor.get(path).status == 200


def test_what_people_wrote_stays_text(site: Site) -> None:
    services = site.services
    hostile = a_mentor("own-9", name=HOSTILE, email="h@example.org", bio=HOSTILE)
    services.review_mentors.hand_in("web:9", hostile)
    services.hand_over.keep("web:9", HOSTILE, HOSTILE, agreed=True)
    services.answers.put("web:9", "1", HOSTILE, [{"text": HOSTILE}])
    services.answer_questions.keep(HOSTILE)
    services.answer_questions.add(HOSTILE, HOSTILE, (HOSTILE,))
    visitor = site.visitor()
    for path in ("/mentors", "/hand-offs", "/hand-offs/1", "/questions", "/questions?answer=1"):
        page = visitor.get(path).text
        assert "<script>alert" not in page
        assert "{{ 7*7 }}" in page
