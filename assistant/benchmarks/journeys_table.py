"""The table of `journeys`, its section in docs/benchmarks.md, and the transcripts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.benchmarks.report import Aim, Told, aims, grid

if TYPE_CHECKING:
    from assistant.benchmarks.journeys import Walk

Results = Mapping[str, Any]

_WORST = 10
_ROWS: tuple[Aim, ...] = (
    ("personas", "people", ""),
    ("completion", "got what they came for", ">= 0.95"),
    ("completion_typing", "of those who never press a button", ""),
    ("completion_pressing", "of the others", ""),
    ("turns_to_first_mentor_talkative", "messages to a first fitting mentor, talkative", "<= 4"),
    ("turns_to_first_mentor_terse", "the same, people of few words", "<= 8"),
    ("messages_median", "messages of a whole conversation (median)", ""),
    ("misunderstandings", "messages not understood", ""),
    ("dead_ends", "dead ends", "0"),
    ("repeated_questions", "questions asked twice", "0"),
    ("failed_turns", "turns that failed", "0"),
    ("messages", "messages in all", ""),
    ("nobody_fits", "people whom nobody in the directory fits", ""),
    ("press_buttons", "pressed a button", ""),
)
_ANSWERS: tuple[Aim, ...] = (
    ("answers_top1", "questions answered rightly", ">= 0.93"),
    ("answers_refused", "questions without an answer admitted", ">= 0.90"),
)


def _people(results: Results) -> list[str]:
    ends = [(what, str(count)) for what, count in results["outcomes"].items()]
    people = aims("simulated people", _ROWS, results, _number)
    return [people, grid([("how it ended", "people"), *ends])]


def _answered(results: Results) -> list[str]:
    return [aims("held-out questions", _ANSWERS, results, _number)]


def outcomes(walks: Sequence[Walk]) -> dict[str, int]:
    """How many ended how, the commonest first; ids and counts are left out."""
    told = Counter(
        re.sub(r"asked (?!nobody)(as )?[^,]+|\d+", lambda m: _plain(m[0]), walk.got)
        for walk in walks
    )
    return dict(told.most_common())


def _plain(found: str) -> str:
    return "some" if found.isdigit() else "asked somebody"


def hear(walk: Walk, shown: Sequence[Mapping[str, Any]]) -> None:
    """Keep what was shown."""
    for reply in shown:
        text = str(reply.get("text", ""))
        titles = [button["title"] for button in reply.get("buttons") or ()]
        walk.lines.append("A: " + text.replace("\n", "\n   "))
        if titles:
            walk.lines.append("   " + " ".join(f"[{title}]" for title in titles))


def say(walk: Walk, text: str, pressed: bool) -> None:
    """Keep what the person did."""
    walk.lines.append(f"\n{'PRESSED' if pressed else 'P'}: {text}\n")


def write_transcripts(walks: Sequence[Walk], folder: Path) -> None:
    """Every conversation as a file, and the worst ten together in `worst.txt`."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.txt"):
        old.unlink()
    for walk in walks:
        (folder / f"{walk.persona.id}.txt").write_text(transcript(walk), encoding="utf-8")
    bad = sorted((w for w in walks if badness(w)), key=badness, reverse=True)[:_WORST]
    worst = f"\n\n{'=' * 80}\n\n".join(map(transcript, bad))
    (folder / "worst.txt").write_text(worst, encoding="utf-8")


def badness(walk: Walk) -> int:
    """How badly it went: dead ends and failures first, then what annoys."""
    found = walk.found
    serious = 10 * walk.failed + 8 * found.get("dead_ends", 0) + 6 * (not walk.success)
    return serious + 3 * found.get("repeated", 0) + 2 * found.get("misunderstandings", 0)


def transcript(walk: Walk) -> str:
    """Who it was, how it ended, and every line."""
    persona, habits = walk.persona, walk.persona.habits
    needs = "; ".join(f"{n.kind} {n.value} ({n.moment})" for n in persona.needs) or "none"
    head = [
        f"{persona.id} {persona.background.id}, {habits.style}, presses {habits.presses:g}, "
        f"patience {habits.patience}, changes {persona.changes}, corrects {persona.corrects}",
        f"needs: {needs}; {walk.fits} mentors fit; first shown after message {walk.first}",
        f"{'ARRIVED' if walk.success else 'FAILED'}: {walk.got}; left: {walk.left}; "
        f"{walk.messages} messages",
        *walk.notes,
        "",
    ]
    return "\n".join([*head, *walk.lines, ""])


def _number(value: Any) -> str:
    if value is None:
        return "not measured"
    return f"{value:g}" if isinstance(value, float) else str(value)


_METHOD = """\
Made-up people (`assistant/benchmarks/people/`) talk to the real dialogue engine, in a fresh \
database with the directory of [Matching](#matching), until they have what they came for or \
leave. They know only what is shown, write from sentences of their own that the assistant was \
never trained on, slip, digress, correct themselves and change their minds; every second one \
never presses a button. Half are talkative, half use as few words as they can. Each keeps needs \
to themselves at first: a language, evenings, no travelling, the same move, an industry they \
don't want to meet. They tell of these with the first words, in the next message or when they \
see mentors. What counts is what stands in the tables afterwards: a request that reached a \
mentor who fits work and needs, under the right name and address, or a plan where nobody in the \
directory fits. A language must be listed; hours and ways of meeting that nobody wrote down \
count as fitting, for these can be agreed on. A dead end is a person with nothing sensible to \
say next, or the same reply three times; a question counts as asked twice whenever it was \
answered before, told unasked included. Every conversation is kept under `var/journeys/`, the \
worst ten in `worst.txt`."""
_QUESTIONS = (
    "Questions of `tests/nlu/held_out_questions.jsonl`: four ways to ask each thing, and some about"
    " work or mentoring that nothing here answers. Only the very answer counts."
)

# The parts of `journeys`, in the order of the page.
TOLD = {
    "people": Told("How far people get", _people, lambda _: _METHOD),
    "answers": Told("Answers to questions", _answered, lambda _: _QUESTIONS),
}
