"""A request from the first word to the answer, on the running server with its real mails."""

from __future__ import annotations

import re
import time
import urllib.parse
import urllib.request
import uuid
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from tests.serving import Server

PATIENCE_S = 60


def mails_to(folder: Path, address: str) -> list[EmailMessage]:
    """Mails kept for an address, oldest first."""
    read = (
        message_from_bytes(p.read_bytes(), policy=default) for p in sorted(folder.glob("*.eml"))
    )
    return [mail for mail in read if mail["To"] == address]


def link_in(mail: EmailMessage) -> str:
    """The one address the mail leads to."""
    body = mail.get_body(("plain",))
    assert body is not None
    found = re.search(r"http://\S+/requests/\S+", body.get_content())
    assert found
    return found[0]


def press(link: str, **form: str) -> str:
    """The page after its form was sent."""
    data = urllib.parse.urlencode(form).encode()
    with urllib.request.urlopen(link, data, timeout=30) as answer:
        return str(answer.read().decode())


def look(link: str) -> str:
    """The page as a mail scanner sees it."""
    with urllib.request.urlopen(link, timeout=30) as answer:
        return str(answer.read().decode())


def waited_for(folder: Path, address: str, count: int) -> list[EmailMessage]:
    """So many mails to an address; the worker needs a moment."""
    deadline = time.monotonic() + PATIENCE_S
    while len(found := mails_to(folder, address)) < count and time.monotonic() < deadline:
        time.sleep(0.2)
    assert len(found) == count
    return found


def test_a_request_goes_out_after_two_yeses_and_the_answer_comes_back(
    server: Server, outbox: Path
) -> None:
    sender = f"request-{uuid.uuid4().hex}"
    address = f"{sender}@example.org"
    shown = server.say(sender, "I'm a nurse and I want to become a data analyst")
    (first, *_) = (r["custom"] for r in shown if r.get("custom", {}).get("type") == "mentor")
    mentor_address = f"{first['id']}@demo.invalid"
    waiting = len(mails_to(outbox, mentor_address))
    server.say(sender, "the first one")
    assert "name" in server.text(sender, "looks good")
    assert "e-mail" in server.text(sender, "Anna")
    assert "Thank you\nAnna" in server.text(sender, address)
    assert address in server.text(sender, "yes, send it")

    (confirm,) = waited_for(outbox, address, 1)
    mentees = link_in(confirm)
    look(mentees)
    assert len(mails_to(outbox, mentor_address)) == waiting
    press(mentees, action="confirm")
    asked = waited_for(outbox, mentor_address, waiting + 1)[-1]
    mentors = link_in(asked)
    assert address not in look(mentors)

    press(mentors, action="answer", answer="yes", words="Gladly!", contact="ada@example.org")
    (_, told) = waited_for(outbox, address, 2)
    body = told.get_body(("plain",))
    assert body is not None
    assert "ada@example.org" in body.get_content()
    assert "ada@example.org" in server.text(sender, "hello")
    assert "ada@example.org" not in server.text(sender, "hello")
