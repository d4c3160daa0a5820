"""What `record.py` knows of HTTP and of pages: says, opens, presses, and reads what is there."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

_TOKEN = re.compile(r"(/(?:requests|together|mentoring|plans?|quiet|listing)/)[\w.~-]{12,}")
_INLINE = {"strong", "b", "em", "i", "a", "span", "br"}


def without_tokens(text: str) -> str:
    """The text with the signed part of each link left out: whoever holds one may act by it."""
    return _TOKEN.sub(r"\1…", text)


@dataclass
class Form:
    """A form with what stands in it already, what can be chosen, and its buttons."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    choices: list[tuple[str, str, str]] = field(default_factory=list)
    buttons: dict[str, tuple[str, str]] = field(default_factory=dict)


class Page(HTMLParser):
    """A page as one who reads it has it: its lines, and its forms."""

    def __init__(self, html: str, path: str) -> None:
        super().__init__()
        self.path = path
        self.lines: list[str] = []
        self.forms: list[Form] = []
        self._line = ""
        self._inside = False
        self._pressed: dict[str, str] | None = None
        self._radio: dict[str, tuple[str, str]] = {}
        self._label = ""
        self._text = ""
        self._quotes = False
        self.feed(html)
        self._end_line()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, a form, or something in a form."""
        given = {name: value or "" for name, value in attrs}
        if tag == "main":
            self._inside = True
        elif tag == "blockquote":
            self._quotes = True
        if tag not in _INLINE:
            self._end_line()
        if tag == "form":
            self.forms.append(Form(given.get("action", "")))
        elif tag == "input" and self.forms:
            self._take_input(given)
        elif tag == "textarea" and self.forms:
            self._text = given.get("name", "")
            self.lines.append("[          ]")
        elif tag == "button":
            self._pressed, self._line = given, "["
        elif tag == "label":
            self._label = given.get("for", "")
            self._line = "( ) " if self._label in self._radio else ""

    def handle_endtag(self, tag: str) -> None:
        """End a line, and know what a label or a button says."""
        said = self._line.strip().removeprefix("[").strip()
        if tag == "button" and self._pressed is not None and self.forms:
            given = self._pressed
            self.forms[-1].buttons[said] = (given.get("name", ""), given.get("value", ""))
            self._line, self._pressed = f"[{said}]", None
        elif tag == "label" and self._label in self._radio and self.forms:
            self.forms[-1].choices.append((said.removeprefix("( ) "), *self._radio[self._label]))
        elif tag == "textarea":
            self._text = ""
        elif tag == "blockquote":
            self._quotes = False
        if tag not in _INLINE:
            self._end_line()
        if tag == "main":
            self._inside = False

    def handle_data(self, data: str) -> None:
        """Words of a line, or of a text area."""
        if self._text:
            self.forms[-1].fields[self._text] = data.strip()
        elif self._inside and self._quotes:
            # A message keeps its lines.
            *whole, self._line = (self._line + data).split("\n")
            self.lines += [line for line in whole if line.strip()]
        elif self._inside:
            self._line += data if self._line.strip() else data.lstrip()

    def _take_input(self, given: dict[str, str]) -> None:
        kind, name, value = given.get("type", "text"), given.get("name", ""), given.get("value", "")
        if kind == "radio":
            self._radio[given.get("id", "")] = (name, value)
            return
        self.forms[-1].fields[name] = value
        if kind != "hidden":
            self.lines.append("[          ]")

    def _end_line(self) -> None:
        line = " ".join(self._line.split())
        if line and line != "[":
            self.lines.append(line)
        self._line = ""


class Web:
    """The server as somebody with a browser, or an integrator, meets it."""

    def __init__(self, address: str) -> None:
        self._address = address

    def say(self, sender: str, message: str) -> list[dict[str, Any]]:
        """The replies to one message."""
        body = json.dumps({"sender": sender, "message": message}).encode()
        answer = self._ask("/webhooks/rest/webhook", body, "application/json")
        return json.loads(answer[0])  # type: ignore[no-any-return]

    def open(self, path: str) -> Page:
        """The page behind a link."""
        return Page(*self._ask(path))

    def press(self, page: Page, step: Mapping[str, Any]) -> tuple[str, list[str], Page]:
        """The button that begins so, in the form it stands in.

        Returns its title, what was chosen before, and the next page.
        """
        for form in page.forms:
            for title, (name, value) in form.buttons.items():
                if not title.startswith(step["press"]):
                    continue
                sent = {**form.fields, **step.get("fill", {}), name: value}
                chosen = [_chosen(form, beginning) for beginning in _choices(step)]
                sent |= {field: value for _, field, value in chosen}
                path = form.action if form.action.startswith("/") else page.path
                data = urllib.parse.urlencode(sent).encode()
                labels = [label for label, _, _ in chosen]
                return title, labels, Page(*self._ask(path, data))
        offered = [title for form in page.forms for title in form.buttons]
        raise OSError(f"no button begins with {step['press']!r}, only: {', '.join(offered)}")

    def _ask(self, path: str, data: bytes | None = None, kind: str = "") -> tuple[str, str]:
        headers = {"content-type": kind} if kind else {}
        request = urllib.request.Request(self._address + path, data, headers)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return answer.read().decode(), urllib.parse.urlsplit(answer.url).path
        except urllib.error.HTTPError as error:
            page = Page(error.read().decode(errors="replace"), path)
            raise OSError(f"{error.code}: {' '.join(page.lines[:4])}") from error


def _choices(step: Mapping[str, Any]) -> list[str]:
    """How each choice begins that a step makes on a page."""
    chosen = step.get("choose", [])
    return [chosen] if isinstance(chosen, str) else list(chosen)


def _chosen(form: Form, beginning: str) -> tuple[str, str, str]:
    """The first choice that begins so: how it reads, its field and its value."""
    for choice in form.choices:
        if choice[0].startswith(beginning):
            return choice
    raise OSError(f"no choice begins with {beginning!r}")
