"""What the recorded conversations are made with: pages are read, links lose what lets one act."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from assistant.mentoring import meetings
from assistant.mentoring.relationships import in_time
from assistant.storage.engine import migrate, open_engine
from assistant.storage.people import SqlPeople
from assistant.storage.relationships import SqlRelationships
from assistant.storage.trackers import Trackers
from scripts.outbox import Missed, Outbox
from scripts.passing import let_pass
from scripts.reading import Page, Web, without_tokens
from scripts.record import Recorder
from tests.builders import a_person, a_relationship

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "conversations"
TOKEN = "WyJtZW50b3IiLCJyLTEiXQ.c2lnbmF0dXJl"
PAGE = """<main><h1>Ada asks</h1><blockquote>Hello,

I'm Ada.</blockquote>
<form action="?"><input type="hidden" name="id" value="7">
<input type="radio" name="answer" value="yes" id="a"><label for="a">Yes, gladly</label>
<textarea name="words">
</textarea><button name="action" value="answer">Send</button></form></main>"""


def test_a_page_is_read_with_its_lines_its_choices_and_its_buttons() -> None:
    page = Page(PAGE, "/requests/x")
    assert page.lines[:3] == ["Ada asks", "Hello,", "I'm Ada."]
    (form,) = page.forms
    assert form.fields == {"id": "7", "words": ""}
    assert form.choices == [("Yes, gladly", "answer", "yes")]
    assert form.buttons == {"Send": ("action", "answer")}


@pytest.mark.parametrize("kind", ["requests", "together", "mentoring", "plans", "quiet"])
def test_a_kept_link_lets_nobody_act(kind: str) -> None:
    kept = without_tokens(f"Answer: https://mentor.example.org/{kind}/{TOKEN}\nBye")
    assert TOKEN not in kept
    assert kept.endswith("\nBye")


def test_a_mail_that_does_not_come_is_named(tmp_path: Path) -> None:
    with pytest.raises(Missed, match="Your talk"):
        Outbox(tmp_path, 0).wait_for("Your talk")


def test_every_step_of_a_conversation_is_words_or_something_that_is_known() -> None:
    people = yaml.safe_load((FOLDER / "people.yml").read_text(encoding="utf-8"))
    known = {"button", "mail", "press", "choose", "fill", "see", "link", "days", "note"}
    for person in people.values():
        for step in person["steps"]:
            assert isinstance(step, str) or set(step) <= known, step


def test_what_was_recorded_holds_no_signed_link() -> None:
    kept = [path for path in FOLDER.rglob("*.*") if path.suffix in (".md", ".eml", ".ics")]
    assert kept
    signed = re.compile(rb"/(?:requests|together|mentoring|plans|quiet)/\w[\w-]{12}")
    assert not [path.name for path in kept if signed.search(path.read_bytes())]


class Pressed(Web):
    """A server that takes whatever is sent, and remembers it."""

    def __init__(self) -> None:
        self.sent = ""

    def _ask(self, path: str, data: bytes | None = None, kind: str = "") -> tuple[str, str]:
        self.sent = (data or b"").decode()
        return "<main><p>Thank you</p></main>", path


def test_a_page_with_two_questions_gets_both_answers_and_tells_which() -> None:
    html = PAGE.replace(
        "<textarea",
        '<input type="radio" name="going" value="bad" id="b"><label for="b">Not at all</label>'
        "<textarea",
    )
    web = Pressed()
    step = {"press": "Send", "choose": ["Yes", "Not"]}
    button, chosen, then = web.press(Page(html, "/together/x"), step)
    assert (button, chosen, then.lines) == ("Send", ["Yes, gladly", "Not at all"], ["Thank you"])
    assert "answer=yes" in web.sent
    assert "going=bad" in web.sent


class Answering(Web):
    """A server that answers everything with two cards and a question."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def say(self, sender: str, message: str) -> list[dict[str, object]]:
        self.heard.append(message)
        cards = [
            {"custom": {"actions": [{"title": f"Write to {name}", "payload": f"/write {name}"}]}}
            for name in ("Ada", "Bo")
        ]
        return [*cards, {"text": "Whom?", "buttons": [{"title": "None", "payload": "/none"}]}]


def test_a_button_is_that_of_the_first_card_whatever_is_asked_below(tmp_path: Path) -> None:
    web = Answering()
    steps = ["hello", {"button": "Write to"}, {"button": "None"}]
    person = {"title": "t", "about": "a", "name": "Ada", "address": "a@b.example", "steps": steps}
    Recorder(web, Outbox(tmp_path, 0), "ada", person, lambda sender, days: None).play()
    assert web.heard == ["hello", "/write Ada", "/none"]


@pytest.fixture
def url(tmp_path: Path) -> str:
    kept = f"sqlite:///{tmp_path}/mentor.db"
    migrate(open_engine(kept))
    return kept


def test_days_that_pass_make_a_check_in_due_and_keep_everything_as_far_apart(url: str) -> None:
    relationships = SqlRelationships(open_engine(url))
    ada = a_relationship(person_key="rest:ada")
    talk = ada.created + timedelta(days=3)
    before = meetings.pick(meetings.propose(ada, [talk], "Europe/London"), talk, ada.created)
    before = meetings.offer(before, talk + timedelta(days=30))
    before = relationships.change(ada, before)
    assert let_pass(url, "rest:ada", 14) == 1
    (after,) = relationships.active()
    assert before.created - after.created == timedelta(days=14)
    assert before.meeting
    assert after.meeting == before.meeting - timedelta(days=14)
    assert before.offered
    assert after.offered == before.offered - timedelta(days=14)
    assert (in_time(before, ada.created).checks, in_time(after, ada.created).checks) == (0, 1)


def test_somebody_for_whom_days_passed_wrote_so_long_ago(url: str) -> None:
    engine = open_engine(url)
    people, trackers = SqlPeople(engine), Trackers(engine)
    for key in ("rest:ada", "rest:ben"):
        people.save(a_person(key))
        trackers.append(key, [{"event": "user", "timestamp": 1_000_000.0}], {"step": "choose"})
    ada, ben = people.load("rest:ada"), people.load("rest:ben")
    let_pass(url, "rest:ada", 9)
    later = people.load("rest:ada")
    assert later.written
    assert ada.written
    assert ada.written - later.written == timedelta(days=9)
    assert (later.journey, later.version) == (ada.journey, ada.version)
    assert trackers.whole("rest:ada")[0]["timestamp"] == 1_000_000 - 9 * 86400
    # Nobody else grows older.
    assert people.load("rest:ben") == ben
    assert trackers.whole("rest:ben")[0]["timestamp"] == 1_000_000
