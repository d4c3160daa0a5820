"""The commands that move records in and out of the directory, and show what is in it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from assistant.mentoring.errors import BadInput, BadRecord

if TYPE_CHECKING:
    from assistant.storage.importing import Importing, Intake, Report

KINDS = ("mentors", "events", "associations", "schools", "resources")
_WIDE = 34

Command = Callable[[str, Any, str], argparse.ArgumentParser]


def add_commands(command: Command) -> None:
    """Add `import`, `export`, `demo` and `road` to the parser."""
    taking = command("import", _import, "Put records of a file into the directory.")
    taking.add_argument("kind", choices=KINDS)
    taking.add_argument("file", type=Path, help=".csv, .xlsx or .jsonl")
    taking.add_argument("--yes", action="store_true", help="do not ask before importing")
    taking.add_argument(
        "--mapping", type=Path, help="a YAML file, heading: column, instead of guessing"
    )
    taking.add_argument(
        "--keep-good", action="store_true", help="leave bad rows out instead of refusing all"
    )
    taking.add_argument(
        "--replace", action="store_true", help="remove whoever the file does not name"
    )
    taking.add_argument(
        "--consented", action="store_true", help="all mentors in the file agreed to be listed"
    )
    giving = command("export", _export, "Write the directory's records to a file.")
    giving.add_argument("kind", choices=KINDS)
    giving.add_argument("file", type=Path)
    demo = command("demo", _demo, "Fill an empty directory with the demo data, or remove it.")
    demo.add_argument("what", choices=("fill", "remove"))
    road = command("road", _road, "Show the ways people really went from one title to another.")
    road.add_argument("start", metavar="FROM", help='a title, such as "nurse"')
    road.add_argument("goal", metavar="TO", help='a title, such as "product manager"')
    road.add_argument("--out", type=Path, help="write the picture to this .svg or .png file too")


def _import(options: argparse.Namespace) -> None:
    from assistant.bootstrap import services

    importing = services().importing
    mapping = _mapping(options.mapping) if options.mapping else None
    intake = importing.open(options.kind, options.file, mapping, options.consented)
    report = importing.check(intake, _progress("read"))
    if report.bad and not options.keep_good:
        raise report.complaint(options.file.name)
    others = importing.others(options.kind, report.ids) if options.replace else []
    print("\n".join(_preview(options, intake, report, len(others))))
    if not options.yes and not _confirmed():
        print("Nothing imported.")
        return
    good = (item for item in intake.items() if not isinstance(item, BadRecord))
    importing.take_in(options.kind, good, _progress("written"))
    if others:
        importing.remove(options.kind, others)
    print(f"Imported {_number(len(report.ids), options.kind)}." + _advice(options.kind, importing))


def _preview(
    options: argparse.Namespace, intake: Intake, report: Report, removed: int
) -> list[str]:
    """What is about to happen, for somebody to say yes or no to."""
    source = intake.source
    lines = [f"{options.file}: {_number(len(report.ids), options.kind)} can be used."]
    if source.headings:
        lines += [f"  {name[:_WIDE]:{_WIDE}} -> {to}" for name, to in intake.mapping.items()]
        lines += [f"  {name[:_WIDE]:{_WIDE}} is left out" for name in intake.left_out if name]
        if "external_id" not in intake.mapping.values() and "email" in intake.mapping.values():
            lines.append("  Without an external_id, each is told apart by their e-mail address.")
    lines += [f"  {bad} (left out)" for bad in report.bad]
    if report.inferred:
        lines.append(f"  Goals of {report.inferred} were worked out from their topics, and marked.")
    if removed:
        lines.append(f"  {_number(removed, options.kind)} the file does not name will be REMOVED.")
    return lines


def _confirmed() -> bool:
    if not sys.stdin.isatty():
        raise BadInput("nothing imported: add --yes to import without being asked")
    return input("Import them? [y/N] ").strip().lower() in ("y", "yes")


def _advice(kind: str, importing: Importing) -> str:
    waiting = importing.mentors.unconfirmed() if kind == "mentors" else 0
    if not waiting:
        return ""
    return (
        f" {waiting} have not agreed to be listed and are shown to nobody;"
        " --consented says it of a whole file, and `mentor desk` asks each by mail."
    )


def _number(count: int, kind: str) -> str:
    return f"{count:,} {kind.removesuffix('s') if count == 1 else kind}"


def _mapping(path: Path) -> Mapping[str, str]:
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} is not YAML: {error}") from error
    if not isinstance(found, dict) or not all(isinstance(v, str) for v in found.values()):
        raise BadInput(f"{path} must hold lines such as 'Job title: title'")
    return {str(heading): column for heading, column in found.items()}


def _progress(done: str) -> Callable[[int], None]:
    return lambda number: print(f"  {number:,} rows {done} …", file=sys.stderr, flush=True)


def _export(options: argparse.Namespace) -> None:
    from assistant.bootstrap import services

    count = services().importing.export(options.kind, options.file)
    print(f"Wrote {count} {options.kind} to {options.file}.")


def _demo(options: argparse.Namespace) -> None:
    from assistant.bootstrap import services

    importing = services().importing
    if options.what == "remove":
        print(f"Removed {importing.mentors.remove_fictional()} fictional mentors.")
    elif importing.fill_with_demo():
        print("Filled the directory with the demo data.")
    else:
        raise BadInput("the directory is not empty, so it was left as it is")


def _road(options: argparse.Namespace) -> None:
    from assistant.bootstrap import services
    from assistant.pictures.road import FORMATS, draw_road
    from assistant.services.show_road import in_words

    kind = options.out.suffix.removeprefix(".") if options.out else FORMATS[0]
    if kind not in FORMATS:
        raise BadInput(f"{options.out.name}: pictures are .svg or .png files")
    road = services().show_road.between(options.start, options.goal)
    print(in_words(road))
    if options.out:
        options.out.write_bytes(draw_road(road, kind))
        print(f"The picture is in {options.out}.")
