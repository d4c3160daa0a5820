"""The one script other sites embed: small, the same each time, and refused where it is not read."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from assistant.channels.bundle import bundle, style
from assistant.channels.site import WEB

MOST_BYTES = 20 * 1024


def _folder(tmp_path: Path, **modules: str) -> Path:
    for name in ("chat.css", "cards.css", "widget.css"):
        (tmp_path / name).write_text(":host { --u: 1rem; padding: 2rem 0.5rem; }\n")
    for name, source in modules.items():
        (tmp_path / f"{name}.js").write_text(source)
    return tmp_path


def test_the_whole_widget_is_small() -> None:
    assert len(gzip.compress(bundle(WEB).encode())) <= MOST_BYTES


def test_the_same_files_give_the_same_script() -> None:
    assert bundle(WEB) == bundle(WEB)


def test_modules_come_before_those_that_need_them(tmp_path: Path) -> None:
    folder = _folder(
        tmp_path,
        start='import { one as first } from "./other.js";\nfirst();\n',
        other="/** Why. */\nexport function one() {\n  // a reason\n  return 1;\n}\n",
    )
    made = bundle(folder)
    assert made.index("$other") < made.index("$start")
    assert "const { one: first } = $other;" in made
    assert "reason" not in made


def test_the_address_it_is_told_stands_in_the_script(tmp_path: Path) -> None:
    folder = _folder(tmp_path, start="")
    assert '"publicUrl": "https://mentors.example.org"' in bundle(
        folder, "https://mentors.example.org"
    )


@pytest.mark.parametrize(
    "source",
    [
        "export default 1;\n",
        'import all from "./other.js";\n',
        'import { a } from "./start.js";\n',
    ],
    ids=["default", "whole", "circle"],
)
def test_what_it_cannot_read_it_refuses(tmp_path: Path, source: str) -> None:
    with pytest.raises(ValueError, match=r"start\.js"):
        bundle(_folder(tmp_path, start=source, other=""))


def test_lengths_follow_the_widgets_own_unit(tmp_path: Path) -> None:
    made = style(_folder(tmp_path))
    assert "padding: calc(2 * var(--u)) calc(0.5 * var(--u))" in made.replace("--u: 1rem; ", "")


def test_the_dark_colours_stand_the_same_in_both_places() -> None:
    sheet = (WEB / "chat.css").read_text(encoding="utf-8")
    by_system, _, rest = sheet.partition(':host([theme="dark"]) {')
    system = by_system.partition(':host(:not([theme="light"])) {')[2].partition("}")[0]
    chosen = rest.partition("}")[0].replace("color-scheme: dark;", "")
    assert system.split() == chosen.split()
    assert "--paper" in system


def test_no_language_lacks_a_word() -> None:
    english = (WEB / "words" / "en.js").read_text(encoding="utf-8")
    for file in (WEB / "words").glob("*.js"):
        told = file.read_text(encoding="utf-8")
        assert "...turn(english)" in told or all(
            f"\n  {line.split(':')[0].strip()}:" in told
            for line in english.splitlines()
            if line.startswith("  ") and ":" in line
        )
