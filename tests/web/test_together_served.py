"""From a mentor's yes to the end, on the running server, its pages and its real mails."""

from __future__ import annotations

import re
import time
import urllib.error
import urllib.request
import uuid
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import vobject

from tests.channels.test_requests_served import PATIENCE_S, look, mails_to, press, waited_for
from tests.serving import Server

PHONE = {"width": 375, "height": 760}


@dataclass
class Pair:
    """Two people of whom one has just said yes, and the link of each."""

    sender: str
    address: str
    mentor_address: str
    name: str
    mentee: str
    mentor: str


def link_in(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    found = re.search(r"http://\S+/(?:requests|together)/\S+", body.get_content())
    assert found
    return found[0]


def invitation_in(mail: EmailMessage) -> Any:
    (part,) = mail.iter_attachments()
    return vobject.readOne(part.get_payload(decode=True).decode(), validate=True)


def asked_by(name: str, folder: Path, address: str) -> EmailMessage:
    """The mail in which somebody of that name asks a mentor; the worker needs a moment."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        for mail in mails_to(folder, address):
            if name in mail["Subject"]:
                return mail
        time.sleep(0.2)
    raise AssertionError(f"{name} asked nobody")


@pytest.fixture
def pair(server: Server, outbox: Path) -> Pair:
    sender = f"together-{uuid.uuid4().hex}"
    address = f"{sender}@example.org"
    shown = server.say(sender, "I'm a nurse in Leeds and I want to become a data analyst")
    (first, *_) = (r["custom"] for r in shown if r.get("custom", {}).get("type") == "mentor")
    mentor_address = f"{first['id']}@demo.invalid"
    # A name nobody else has: other tests write to the same mentor.
    name = "Anna " + "".join(filter(str.isalpha, uuid.uuid4().hex)).title()
    for message in ("the first one", "looks good", name, address, "yes, send it"):
        server.say(sender, message)
    press(link_in(waited_for(outbox, address, 1)[0]), action="confirm")
    mentor = link_in(asked_by(name, outbox, mentor_address))
    press(mentor, action="answer", answer="yes", contact="ada@example.org")
    mentee = link_in(waited_for(outbox, address, 2)[-1])
    mentee, mentor = (link.replace("/requests/", "/together/") for link in (mentee, mentor))
    return Pair(sender, address, mentor_address, name, mentee, mentor)


def refused(link: str, **form: str) -> tuple[int, str]:
    """Status and page of a form that is not taken."""
    with pytest.raises(urllib.error.HTTPError) as error:
        press(link, **form)
    return error.value.code, error.value.read().decode()


def test_two_people_agree_meet_move_and_part(server: Server, outbox: Path, pair: Pair) -> None:
    def say(text: str) -> str:
        return server.text(pair.sender, text)

    assert "goals" in say("hello")
    assert "By when" in say("lead a team of analysts")
    assert "only 29 days" in say("31 Feb")
    assert "expectations" in say("in three months")
    say("every two weeks, half an hour by video")
    assert "How often: every two weeks" in say("nothing special, all of it may be said")
    assert "When could you talk" in say("yes")
    assert "which is" in say("tuesday at 6, or thursday morning") or "London time" in look(
        pair.mentee
    )
    assert "How often: every two weeks" in look(pair.mentor)
    press(pair.mentor, action="suggest", words="Send me <b>questions</b> before.")
    assert "&lt;b&gt;" in look(pair.mentee)
    assert "would like to add" in say("hello")
    assert "both said yes" in say("yes")

    picked = re.search(r'name="moment" value="([^"]+)"', look(pair.mentor))
    assert picked
    for _ in range(2):
        assert "Invitation for your calendar" in press(pair.mentor, action="pick", moment=picked[1])
    first = invitation_in(waited_for(outbox, pair.address, 4)[-1])
    with urllib.request.urlopen(f"{pair.mentee}/invitation.ics", timeout=30) as answer:
        assert answer.headers.get_content_type() == "text/calendar"
        loaded = vobject.readOne(answer.read().decode(), validate=True)
    assert loaded.vevent.uid.value == first.vevent.uid.value

    press(pair.mentee, action="propose", times="friday at 5pm")
    other = re.search(r'name="moment" value="([^"]+)"', look(pair.mentor))
    assert other
    press(pair.mentor, action="pick", moment=other[1])
    moved = invitation_in(waited_for(outbox, pair.address, 5)[-1])
    assert moved.vevent.uid.value == first.vevent.uid.value
    assert moved.vevent.sequence.value == "1"

    press(pair.mentor, action="end", thanks="Good luck!")
    off = invitation_in(waited_for(outbox, pair.address, 6)[-1])
    assert (off.method.value, off.vevent.sequence.value) == ("CANCEL", "2")
    assert "Good luck!" in say("hello")
    assert "Good luck!" in look(pair.mentee)
    status, page = refused(pair.mentee, action="propose", times="friday at 5pm")
    assert status == 409
    assert "has ended" in page


def test_looking_changes_nothing_and_what_cannot_be_taken_is_said(outbox: Path, pair: Pair) -> None:
    for link in (pair.mentee, pair.mentor):
        assert look(link) == look(link)
    for form, said in (
        ({"action": "propose", "times": "31 Feb at 6"}, "only 29 days"),
        ({"action": "propose", "times": "whenever"}, "Please name a day and a time"),
        ({"action": "feedback"}, "choose how it is going"),
        ({"action": "confirm"}, "could not be done"),
    ):
        status, page = refused(pair.mentee, **form)
        assert status == 400
        assert said in page
    status, page = refused(pair.mentor, action="confirm")
    assert status == 409
    assert "in the meantime" in page
    assert refused(f"{pair.mentee}x", action="end")[0] == 404
    told = [m["Subject"] for m in mails_to(outbox, pair.address)]
    assert len(told) == 2


def test_either_side_says_no_in_the_chat_and_on_the_page(
    server: Server, outbox: Path, pair: Pair
) -> None:
    def say(text: str) -> str:
        return server.text(pair.sender, text)

    for answer in ("hello", "lead a team of analysts", "in three months", "every two weeks"):
        say(answer)
    say("nothing special, all of it may be said")
    say("yes")
    press(pair.mentor, action="turn_down", words="Once a month, please.")
    assert "Once a month, please." in look(pair.mentee)
    assert "Once a month, please." in say("hello")
    assert "Which of your answers" in say("no")
    assert "expectations" in say('/inform{"about": "expectations"}')
    say("once a month, half an hour by video")
    say("yes")
    press(pair.mentor, action="confirm")
    press(pair.mentor, action="suggest", words="Send me questions before.")
    assert "Send me questions before." in say("hello")
    left_out = say("no")
    assert "It is left out" in left_out
    assert "both said yes" in left_out
    assert "would rather leave out" in look(pair.mentor)

    press(pair.mentor, action="offer", times="tuesday at 6")
    assert "Does that time suit you?" in say("hello")
    assert "is told that this time doesn't suit you" in say("no")
    assert "can&#39;t come on" in look(pair.mentor) or "can't come on" in look(pair.mentor)
    press(pair.mentor, action="offer", times="friday at 5pm")
    moment = re.search(r'name="moment" value="([^"]+)"', look(pair.mentee))
    assert moment
    for _ in range(2):
        press(pair.mentee, action="take", moment=moment[1])
    assert "Invitation for your calendar" in look(pair.mentee)
    assert refused(pair.mentee, action="refuse", moment=moment[1])[0] == 409

    press(pair.mentee, action="end", thanks="")
    for link in (pair.mentee, pair.mentor):
        assert "How was it?" in look(link)
        assert "Thank you for telling us" in press(link, action="feedback", going="well", met="yes")
    assert refused(pair.mentor, action="feedback")[0] == 400


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_can_be_used_on_a_phone(chromium: Any, pair: Pair, scheme: str) -> None:
    context = chromium.new_context(viewport=PHONE, color_scheme=scheme)
    page = context.new_page()
    page.goto(pair.mentee)
    page.get_by_label("When could you talk?").fill("tuesday at 6")
    page.get_by_role("button", name="Send these times").click()
    page.goto(pair.mentor)
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Take this time").click()
    page.get_by_text("Call this talk off").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_text("End it with thanks").click()
    page.get_by_role("button", name="End our mentoring").click()
    page.get_by_role("heading", name="has ended").wait_for()
    context.close()
