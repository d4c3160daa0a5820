"""What the recorded conversations are made with: pages are read, links lose what lets one act."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from scripts.outbox import Missed, Outbox
from scripts.reading import Page, without_tokens

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
    known = {"button", "mail", "press", "choose", "fill", "note"}
    for person in people.values():
        for step in person["steps"]:
            assert isinstance(step, str) or set(step) <= known, step


def test_what_was_recorded_holds_no_signed_link() -> None:
    kept = [path for path in FOLDER.rglob("*.*") if path.suffix in (".md", ".eml", ".ics")]
    assert kept
    signed = re.compile(rb"/(?:requests|together|mentoring|plans|quiet)/\w[\w-]{12}")
    assert not [path.name for path in kept if signed.search(path.read_bytes())]
