"""Holds the code to the layout that CONTRIBUTING.md describes."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST_MODULE = 300
MAY_IMPORT_RASA = (
    "assistant/nlp/",
    "assistant/dialogue/",
    "assistant/channels/",
    "assistant/benchmarks/",
    "assistant/tuning/",
    "assistant/server.py",
    "assistant/console.py",
)
# The core is imported by an interpreter that sees no installed package. What it loaded from
# elsewhere than the standard library is printed.
_IMPORT_CORE_ALONE = """
import importlib, pathlib, sys
root = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(root))
for module in sorted((root / "assistant" / "mentoring").rglob("*.py")):
    name = ".".join(module.relative_to(root).with_suffix("").parts)
    importlib.import_module(name.removesuffix(".__init__"))
tops = {name.partition(".")[0] for name in sys.modules}
known = {*sys.stdlib_module_names, "__main__", "__mp_main__", "assistant"}
print(*sorted(top for top in tops - known if not top.startswith("_")))
print(*sorted(name for name in sys.modules if name.startswith("assistant.")))
"""


def modules() -> list[Path]:
    found = [*ROOT.glob("assistant/**/*.py"), *ROOT.glob("actions/**/*.py")]
    assert len(found) > 50, "the modules were looked for in the wrong place"
    return sorted(found)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports_of(tree: ast.AST) -> Iterator[str]:
    """Absolute names of imported modules, those inside functions included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def functions_reading_environment(tree: ast.Module) -> Iterator[str]:
    """The name of the top-level function or class (else ``module``) around each reading."""
    for statement in tree.body:
        for node in ast.walk(statement):
            through_os = (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id == "os"
                and node.attr in ("environ", "environb", "getenv", "putenv")
            )
            by_name = (
                isinstance(node, ast.ImportFrom)
                and node.module == "os"
                and any(alias.name in ("environ", "getenv") for alias in node.names)
            )
            if through_os or by_name:
                yield getattr(statement, "name", "module")


def test_the_import_contracts_of_pyproject_hold() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Contracts:" in done.stdout


def test_rasa_is_imported_only_where_the_layout_allows_it() -> None:
    strays = [
        name_of(path)
        for path in modules()
        if not name_of(path).startswith(MAY_IMPORT_RASA)
        and any(name.partition(".")[0] == "rasa" for name in imports_of(_tree(path)))
    ]
    assert not strays


def test_rasa_sdk_is_imported_only_by_actions_and_what_runs_them() -> None:
    strays = [
        name_of(path)
        for path in modules()
        if not name_of(path).startswith(("actions/", "assistant/server.py"))
        and any(name.partition(".")[0] == "rasa_sdk" for name in imports_of(_tree(path)))
    ]
    assert not strays


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_no_module_hides_a_second_noun(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_MODULE, f"{lines} lines: split it"


def test_only_the_settings_read_the_environment() -> None:
    readers = {
        (name_of(path), function)
        for path in modules()
        for function in functions_reading_environment(_tree(path))
        if name_of(path) != "assistant/settings.py"
        # Benchmarks hand their own environment on to the processes they measure.
        and not name_of(path).startswith("assistant/benchmarks/")
    }
    # It only sets what keeps libraries silent, before they are imported.
    assert readers <= {("assistant/cli.py", "_quieten")}


def test_the_actions_folder_is_flat_and_shadows_no_installed_module() -> None:
    assert not list((ROOT / "actions").glob("*/*.py"))
    names = {path.stem for path in (ROOT / "actions").glob("*.py")} - {"__init__"}
    assert not names & set(sys.stdlib_module_names)


def test_importing_the_core_needs_only_the_standard_library() -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _IMPORT_CORE_ALONE, str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    foreign, own = done.stdout.split("\n")[:2]
    assert not foreign
    assert "assistant.mentoring.journey" in own
    assert all(name.startswith("assistant.mentoring") for name in own.split())


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
