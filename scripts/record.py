"""Records docs/conversations/: whole conversations with a running server, its pages and its mails.

Run it as `.venv/bin/python -m scripts.record` after replies have changed. Who talks,
and what they write, stands in docs/conversations/people.yml; everything else comes from the server.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from assistant.benchmarks.loopback import PATIENCE_S, free_port, mentor_serve, start, stop
from assistant.mentoring.errors import MentorError
from assistant.settings import ROOT
from scripts.outbox import Missed, Outbox, keep_mails
from scripts.passing import let_pass
from scripts.reading import Page, Web, without_tokens

FOLDER = ROOT / "docs" / "conversations"
PUBLIC = "https://mentor.example.org"
MENTOR = "mentor"
_LINK = re.compile(re.escape(PUBLIC) + r"(/\w+/\S+)")
# So much of a page is kept once a button was pressed, where a step doesn't say how much.
_LINES_AFTER = 3


class Recorder:
    """Plays one person's part, and the mentor's where a mail goes to one."""

    def __init__(
        self,
        web: Web,
        outbox: Outbox,
        sender: str,
        person: Mapping[str, Any],
        pass_days: Callable[[str, int], object],
    ) -> None:
        self._web, self._outbox, self._sender = web, outbox, sender
        self._person, self._pass_days = person, pass_days
        self._buttons: dict[str, str] = {}
        self._link = ""
        self.lines: list[str] = [f"# {person['title']}", person["about"].strip()]
        self.mentors: list[str] = []

    def play(self) -> None:
        """Everything the person writes and presses, in its order."""
        for step in self._person["steps"]:
            try:
                self._take(step)
            except (Missed, OSError) as error:
                raise Missed(f"{self._sender}, at {step!r}: {error}") from error

    def _take(self, step: str | Mapping[str, Any]) -> None:
        if isinstance(step, str):
            self._say(step, step)
        elif "button" in step:
            title = _beginning(self._buttons, step["button"])
            self._say(self._buttons[title], f"[{title}]")
        elif "days" in step:
            self._pass_days(self._sender, step["days"])
            self.lines.append(f"*{step['days']} days later. {step.get('note', '')}".strip() + "*")
        elif "note" in step:
            self.lines.append(f"*{step['note']}*")
        elif "link" in step:
            self.lines += self._pressed(self._page(step["link"]), step)
        else:
            self._open(step)

    def _say(self, message: str, shown: str) -> None:
        self.lines.append(f"**{self._person['name']}:** {shown}")
        said: list[str] = []
        new: dict[str, str] = {}
        for reply in self._web.say(self._sender, message):
            buttons = reply.get("buttons") or reply.get("custom", {}).get("actions") or []
            # Several cards have a button of the same name: the first is the one meant.
            new |= {b["title"]: b["payload"] for b in buttons if b["title"] not in new}
            found = _LINK.search(reply.get("text", ""))
            self._link = found[1] if found else self._link
            said.append(_told(reply, [b["title"] for b in buttons]))
        self._buttons = new or self._buttons
        self.lines.append("\n>\n".join(without_tokens(text) for text in said if text))

    def _open(self, step: Mapping[str, Any]) -> None:
        """Read a mail, open its link and press a button of the page, as whoever it went to."""
        mail = self._outbox.wait_for(step["mail"])
        own = mail["To"] == self._person["address"]
        body = mail.get_body(("plain",))
        text = body.get_content().strip() if body else ""
        told = [f"**Mail to {mail['To']}: {mail['Subject']}**", _quoted(without_tokens(text))]
        found = _LINK.search(text)
        if "press" in step:
            if not found:
                raise Missed(f"the mail {step['mail']!r} holds no link")
            page = self._web.open(found[1])
            told.append("The page behind its link:\n\n" + _quoted("\n".join(page.lines)))
            told += self._pressed(page, step)
        if own:
            self.lines += told
        else:
            subject = mail["Subject"]
            self.lines.append(f'*(The mentor reads the mail "{subject}", see mentor.md.)*')
            self.mentors += told

    def _page(self, kind: str) -> Page:
        """The page behind the last link the chat gave."""
        if not self._link.startswith(f"/{kind}/"):
            raise Missed(f"the chat gave no link to /{kind}/")
        return self._web.open(self._link)

    def _pressed(self, page: Page, step: Mapping[str, Any]) -> list[str]:
        """What is chosen, written and pressed on a page, and what it says then."""
        button, chosen, then = self._web.press(page, step)
        before = ["choosing " + " and ".join(f"[{label}]" for label in chosen)] if chosen else []
        before += [f'writing "{text}"' for text in step.get("fill", {}).values()]
        told = f"**Presses [{button}]**" + (" after " if before else "") + " and ".join(before)
        said = then.lines[: step.get("see", _LINES_AFTER)]
        return [told, "The page then says:\n\n" + _quoted("\n".join(said))]


def _beginning(titles: Mapping[str, str], wanted: str) -> str:
    for title in titles:
        if title.startswith(wanted):
            return title
    raise Missed(f"no button begins with {wanted!r}, only: {', '.join(titles) or 'none'}")


def _told(reply: Mapping[str, Any], buttons: list[str]) -> str:
    """One reply as it reads in a phone: the text, cards as lists, buttons in brackets."""
    lines = reply.get("text", "").strip().split("\n")
    if reply.get("custom", {}).get("type") in ("mentor", "place"):
        lines = [f"- **{lines[0]}**", *(f"  - {line.removeprefix('+ ')}" for line in lines[1:])]
    lines += [""] * bool(buttons) + [" ".join(f"`[{title}]`" for title in buttons)] * bool(buttons)
    return _quoted("\n".join(lines)) if any(lines) else ""


def _quoted(text: str) -> str:
    # Two spaces keep the end of a line where it is.
    return "\n".join(f"> {line}  ".rstrip(" ") + "  " * bool(line) for line in text.split("\n"))


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """`mentor serve` on an empty database with the demo people; its address."""
    port = free_port()
    env = {
        "MENTOR_DATABASE_URL": f"sqlite:///{folder}/mentor.db",
        "MENTOR_OUTBOX": str(folder / "outbox"),
        "MENTOR_PUBLIC_URL": PUBLIC,
        "MENTOR_DEMO": "1",
        # Whatever this machine is set to: nobody gets real mail, and no real key signs a link.
        "MENTOR_SMTP_URL": "",
        "MENTOR_SECRET_KEY": "recorded",
    }
    url = f"http://127.0.0.1:{port}"
    process = start(mentor_serve(port), f"{url}/health", folder / "log", env)
    try:
        yield url
    finally:
        stop(process)


def record(names: list[str]) -> None:
    """Play everybody named, or everybody, and write what was said."""
    people = yaml.safe_load((FOLDER / "people.yml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as address:
        web, outbox = Web(address), Outbox(Path(folder) / "outbox", PATIENCE_S)

        def pass_days(sender: str, days: int) -> None:
            let_pass(f"sqlite:///{folder}/mentor.db", f"rest:{sender}", days)

        mentors: list[str] = []
        missed: list[str] = []
        for name in names or list(people):
            recorder = Recorder(web, outbox, name, people[name], pass_days)
            try:
                recorder.play()
            except Missed as error:
                # The others are written all the same: one look at all of them finds more.
                missed.append(str(error))
            written = [*recorder.lines, *(mentors if name == MENTOR else ())]
            text = "\n\n".join(part for part in written if part)
            (FOLDER / f"{name}.md").write_text(f"{text}\n", encoding="utf-8")
            if recorder.mentors:
                mentors += [f"## Asked by {people[name]['name']}", *recorder.mentors]
        print(f"{keep_mails(outbox, FOLDER / 'mails')} mails")
    if missed:
        raise Missed("\n".join(missed))


if __name__ == "__main__":
    try:
        record(sys.argv[1:])
    except (Missed, MentorError) as error:
        sys.exit(f"record: {error}")
