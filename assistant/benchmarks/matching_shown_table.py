"""The words of `docs/benchmarks.md` around the wishes that are shown with whom they find."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.benchmarks.report import grid
from assistant.bootstrap import LANGUAGE_NAMES
from assistant.mentoring.dropping import Wish
from assistant.mentoring.goals import GOALS

Results = Mapping[str, Any]
# A list is poor where fewer than so many would help, as far as the directory has them.
_ENOUGH = 3
_HELPS = 2


def poor(wish: Results) -> bool:
    """Whether too few of the list would help, though the directory has more."""
    helping = sum(one["grade"] >= _HELPS for one in wish["best"])
    return bool(helping < min(_ENOUGH, wish["helpful"]))


def tables(results: Results) -> list[str]:
    """The ten wishes at a glance."""
    rows = [("wish", "goal", "told", "grades of the five", "2 or 3 in the directory", "")]
    for wish in results["wishes"]:
        told, mark = _told(wish), "poor" if poor(wish) else ""
        rows.append((wish["id"], _goal(wish), told, _grades(wish), str(wish["helpful"]), mark))
    return [grid(rows)]


def words(results: Results) -> str:
    """How the wishes were chosen, each with its list to unfold, and the one nobody meets."""
    return "\n\n".join([_RULE, *map(_wish, results["wishes"]), _nobody(results["nobody"])])


def _wish(wish: Results) -> str:
    mark = ", a poor list" if poor(wish) else ""
    summary = f"{wish['id']}, {_goal(wish).lower()}, {_told(wish)}{mark}: {_quoted(wish)}"
    lines = [_line(one, f"grade {one['grade']}") for one in wish["best"]]
    return _unfolding(summary, lines)


def _nobody(wish: Results) -> str:
    kept = [f"- if {_condition(one)}: {one['adds']} more" for one in wish["drop"]]
    fold = _unfolding("Who is shown all the same, with what speaks against", _lines(wish["best"]))
    return "\n\n".join(
        [
            f"**A wish that nobody meets.** {_quoted(wish)} Mentors of the demo directory who are"
            f" worth showing and contradict no condition: {wish['fitting'] or 'none'}."
            " What is proposed to drop (`relax` of `mentor match -`), one condition at a time,"
            " and how many more that would bring:",
            "\n".join(kept) or "- nothing",
            fold,
        ]
    )


def _condition(dropped: Results) -> str:
    return Wish(dropped["wish"], dropped["value"]).dropped(LANGUAGE_NAMES)


def _line(one: Results, beside: str = "") -> str:
    head = f"**{one['name']}**, {one['work']}" + (f" ({beside})" if beside else "")
    gaps = f" Good to know: {'; '.join(one['gaps'])}." if one["gaps"] else ""
    return f"{head}: {'; '.join(one['reasons'])}.{gaps}"


def _lines(best: Sequence[Results]) -> list[str]:
    return [_line(one) for one in best]


def _unfolding(summary: str, lines: Sequence[str]) -> str:
    numbered = "\n".join(f"{place}. {line}" for place, line in enumerate(lines, 1))
    numbered = numbered or "Nobody is shown."
    return f"<details>\n<summary>{summary}</summary>\n\n{numbered}\n\n</details>"


def _quoted(wish: Results) -> str:
    return f'"{html.escape(wish["text"], quote=False)}"'


def _goal(wish: Results) -> str:
    return GOALS[wish["kind"]].label


def _told(wish: Results) -> str:
    return "plainly" if wish["plain"] else "as a riddle"


def _grades(wish: Results) -> str:
    return " ".join(str(one["grade"]) for one in wish["best"]) or "nobody shown"


_RULE = (
    "Wishes of the half that is for choosing weights, by a rule that knows nothing of whom they"
    " find: read from the top, the first of each kind of goal, in turn one told as a riddle and one"
    " told plainly, until there are ten. Each has the five best of the graded directory, made-up"
    " people, with reasons and gaps as the assistant says them, and the grade beside it: how glad"
    " the writer would be of this mentor, 0 (or not graded) to 3, judged from the words of wish and"
    " record alone. A list is called poor where fewer than three of its five have a 2 or a"
    " 3, unless the directory has no more of these."
)
