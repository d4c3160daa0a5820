"""Puts the widget's modules into the one script that other sites embed.

It reads the few forms of `import` and `export` our modules use, and nothing cleverer: each module
becomes a function that gives what it exports. The same files give the same bytes.
"""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path

ENTRY = "start.js"
# Made here, from the style sheets and settings: what the script has to know of the server.
SERVED = "served.js"
STYLES = ("chat.css", "cards.css", "widget.css")

_IMPORT = re.compile(r'^import \{([^}]+)\} from "\./([\w./-]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
# Only where a line begins with one: inside a line it could be part of a text.
_COMMENT = re.compile(r"^\s*(?://.*|/\*\*?(?:[^*]|\*(?!/))*\*/)\n", re.MULTILINE)
# The unit itself, and conditions; those stand on lines of their own.
_NOT_IN_UNITS = ("--u:", "@media", "@container")
_REM = re.compile(r"(?<![\w-])(-?\d*\.?\d+)rem\b")


def bundle(folder: Path, public_url: str | None = None) -> str:
    """The script as one text; raises ValueError for a module it cannot read."""
    served = {
        "css": style(folder),
        "publicUrl": public_url or "",
        "languages": sorted(p.stem for p in (folder / "words").glob("*.js") if p.stem != "en"),
    }
    order: list[str] = []
    _collect(folder, ENTRY, order, ())
    lines = [f"const {_name(SERVED)} = {json.dumps(served, ensure_ascii=False)};"]
    lines += [_wrapped(folder, name) for name in order]
    return "(() => {\n" + "\n".join(lines) + "\n})();\n"


def style(folder: Path) -> str:
    """The style sheets for the shadow tree.

    A host page may set its root's letters as small as it likes, so that lengths follow the
    widget's own unit; conditions cannot, and keep theirs.
    """
    sheet = "".join((folder / name).read_text(encoding="utf-8") for name in STYLES)
    sheet = re.sub(r"/\*.*?\*/\n?", "", sheet, flags=re.DOTALL)
    lines = [line.strip() for line in sheet.splitlines() if line.strip()]
    return "\n".join(
        line if line.startswith(_NOT_IN_UNITS) else _REM.sub(_unit, line) for line in lines
    )


def _unit(found: re.Match[str]) -> str:
    return "var(--u)" if found[1] == "1" else f"calc({found[1]} * var(--u))"


def _collect(folder: Path, name: str, order: list[str], above: tuple[str, ...]) -> None:
    """Modules in the order they need each other."""
    if name in above:
        raise ValueError(f"{' > '.join((*above, name))} import each other in a circle")
    if name in order or name == SERVED:
        return
    for _, other in _IMPORT.findall(_source(folder, name)):
        _collect(folder, _beside(name, other), order, (*above, name))
    order.append(name)


def _wrapped(folder: Path, name: str) -> str:
    source = _source(folder, name)
    exports = _EXPORT.findall(source)
    body = _IMPORT.sub(partial(_taken, name), source)
    body = _EXPORT.sub("", body)
    if re.search(r"^(import|export)\b", body, re.MULTILINE):
        raise ValueError(f"{name} imports or exports in a form that bundle.py does not know")
    body = "\n".join(line.strip() for line in _COMMENT.sub("", body).splitlines() if line.strip())
    gives = f"\nreturn {{ {', '.join(exports)} }};" if exports else ""
    return f"const {_name(name)} = (() => {{\n{body}{gives}\n}})();"


def _taken(name: str, found: re.Match[str]) -> str:
    """The line that takes over what an import names."""
    names = found[1].replace(" as ", ": ")
    return f"const {{{names}}} = {_name(_beside(name, found[2]))};\n"


def _source(folder: Path, name: str) -> str:
    return (folder / name).read_text(encoding="utf-8")


def _beside(name: str, other: str) -> str:
    """The path of a module another one names, from the folder of all of them."""
    parts = [*name.split("/")[:-1], *other.split("/")]
    return "/".join(parts)


def _name(module: str) -> str:
    return "$" + re.sub(r"\W", "_", module.removesuffix(".js"))
