"""Documentation that could rot: commands, settings, targets, links; and forbidden addresses."""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from assistant.cli import _parser

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
# Written so that this file does not hold what it looks for.
_REGISTRIES = re.compile(
    r"\b(?:pypi\.org|pypi\.python\.org|files\.pythonhosted\.org|registry\.npmjs\.org"
    r"|registry\.yarnpkg\.com|proxy\.golang\.org)\b"
    r"|https?://[^\s\"]+/simple(?=[\"/\s]|$)"
    r"|https?://[^\s\"]+/packages/[0-9a-f]{2}/[0-9a-f]{2}/"
    r"|https?://[^\s\"]+/-/[\w.-]+\.tgz"
)
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def commands() -> dict[str, list[str]]:
    """Every subcommand of `mentor` with its long options."""
    groups = [a for a in _parser()._actions if isinstance(a, argparse._SubParsersAction)]
    return {
        name: [o for a in sub._actions for o in a.option_strings if o not in ("-h", "--help")]
        for name, sub in groups[0].choices.items()
    }


def settings() -> set[str]:
    """Every MENTOR_ name that settings.py reads."""
    tree = ast.parse((ROOT / "assistant" / "settings.py").read_text(encoding="utf-8"))
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    names = {text for text in texts if isinstance(text, str) and text.startswith("MENTOR_")}
    # Error texts begin with a setting's name, too.
    return {name.split()[0] for name in names if name != "MENTOR_"}


def targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))


def tracked() -> Iterator[Path]:
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    for name in listed.decode().split("\0"):
        path = ROOT / name
        if name and path.is_file():
            yield path


def documents() -> list[Path]:
    return sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


@pytest.mark.parametrize(("command", "options"), commands().items())
def test_the_readme_names_every_command_and_option(command: str, options: list[str]) -> None:
    assert f"`mentor {command}" in README
    assert not [option for option in options if option not in README]


def test_the_readme_and_the_example_name_every_setting_and_no_other() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert settings()
    assert set(re.findall(r"\bMENTOR_[A-Z_]+", README)) == settings()
    assert set(re.findall(r"^#?(MENTOR_[A-Z_]+)=", example, re.MULTILINE)) == settings()


def test_the_readme_names_every_target_of_the_makefile_and_no_other() -> None:
    assert {"run", "test"} <= targets()
    assert set(re.findall(r"`make ([a-z-]+)`", README)) == targets()


def test_the_readme_names_every_key_of_the_programme() -> None:
    programme = yaml.safe_load((ROOT / "programme.yml").read_text(encoding="utf-8"))
    assert not [key for key in programme if f"`{key}`" not in README]


@pytest.mark.parametrize("document", documents(), ids=lambda path: path.name)
def test_what_a_document_links_to_is_there(document: Path) -> None:
    links = _LINK.findall(_CODE.sub("", document.read_text(encoding="utf-8")))
    assert not [link for link in links if not (document.parent / link).exists()]


def test_each_requirement_is_explained_where_the_decisions_stand() -> None:
    decision = (ROOT / "docs" / "decisions" / "0002-dependencies.md").read_text(encoding="utf-8")
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    names = [re.split(r"[=<>\s]", line)[0] for line in lines if line and line[0] not in "#-"]
    assert names
    assert not [name for name in names if f"`{name}`" not in decision]


def test_no_file_holds_the_address_of_a_package_registry() -> None:
    found = []
    for path in tracked():
        content = path.read_bytes()
        if b"\0" not in content[:8000]:
            match = _REGISTRIES.search(content.decode("utf-8", errors="replace"))
            if match:
                found.append(f"{path.relative_to(ROOT)}: {match[0]}")
    assert not found
