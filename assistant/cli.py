"""The `mentor` command: reads arguments, calls what they ask for, translates errors once."""

from __future__ import annotations

import argparse
import contextlib
import errno
import json
import os
import socket
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from assistant import desk_cli, directory_cli
from assistant.benchmarks import PARTS
from assistant.mentoring.errors import BadInput, MentorError, Misconfigured
from assistant.settings import ROOT

if TYPE_CHECKING:
    from assistant.bootstrap import Services


def main(arguments: list[str] | None = None) -> NoReturn:
    """Entry point; the exit code is 2 for bad usage or input, 1 for a failure."""
    options = _parser().parse_args(arguments)
    _quieten()
    try:
        options.run(options)
    except (BadInput, Misconfigured) as error:
        _fail(str(error), 2)
    except MentorError as error:
        _fail(str(error), 1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(0)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            _fail("the disk is full; free some space and run the command again", 1)
        _fail(f"{error.filename or 'the system'}: {error.strerror or error}", 1)
    sys.exit(0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="mentor", description="A mentor-finding assistant.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Any, text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text)
        added.set_defaults(run=run)
        return added

    serve = command("serve", _serve, "Start the assistant: page, REST and actions in one process.")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=5005)
    train = command("train", _train, "Train the model if anything it depends on has changed.")
    train.add_argument("--force", action="store_true", help="train even if nothing has changed")
    tune = command("tune", _tune, "Tune the encoder to data/nlu anew; takes an hour or more.")
    tune.add_argument("--epochs", type=int, default=6)
    command("chat", _chat, "Talk to the assistant in the terminal.")
    for name, run, text in (
        ("parse", _parse, "Understand messages: JSON Lines in, JSON Lines out."),
        ("match", _match, "Match wishes with mentors: JSON Lines in, JSON Lines out."),
    ):
        command(name, run, text).add_argument("file", help="a file, or - for standard input")
    directory_cli.add_commands(command)
    desk_cli.add_commands(command, _listen)
    command("handoffs", _handoffs, "List who asked to be contacted by the coordinator.")
    benchmark = command("benchmark", _benchmark, "Measure, and write docs/benchmarks.md.")
    names = ("journeys", "matching", "turns", "pipelines", "understanding", "widget")
    benchmark.add_argument("name", choices=names)
    benchmark.add_argument("--json", action="store_true", help="print one JSON object instead")
    benchmark.add_argument(
        "--part",
        action="extend",
        nargs="+",
        default=[],
        metavar="PART",
        help="measure only these parts: "
        + "; ".join(f"{name}: {', '.join(parts)}" for name, parts in PARTS.items()),
    )
    benchmark.add_argument(
        "--data",
        type=Path,
        default=ROOT.parent / "shared" / "benchmarks",
        help="the folder of the public test sets",
    )
    return parser


def _serve(options: argparse.Namespace) -> None:
    listening = _listen(options.host, options.port)
    built = _filled()
    if not built.settings.public_url:
        host = "127.0.0.1" if options.host in ("0.0.0.0", "::") else options.host
        built.here.address = f"http://{host}:{options.port}"
    forgotten = built.hand_over.forget_older(built.programme.retention_days)
    if forgotten:
        print(f"Deleted {forgotten} conversations past the retention time of programme.yml.")
    model = _model()
    print("Loading …", flush=True)
    from assistant.server import serve

    serve(built, model, listening)


def _train(options: argparse.Namespace) -> None:
    print(_model(force=options.force))


def _tune(options: argparse.Namespace) -> None:
    from assistant.nlp.tuned.adapter import PATH
    from assistant.nlp.vocabulary import load_vocabulary
    from assistant.tuning.examples import read
    from assistant.tuning.tune import tune

    titles = sorted(load_vocabulary().titles)
    tune(read(ROOT / "data" / "nlu"), titles, options.epochs, say=print).save(PATH)
    print(PATH)


def _chat(options: argparse.Namespace) -> None:
    from assistant.console import chat

    _filled()
    chat(_model())


def _parse(options: argparse.Namespace) -> None:
    from assistant.console import parser
    from assistant.services.understand import as_contract

    understand = parser(_model())
    for line in _json_lines(options.file):
        _print(as_contract(understand(_text(line))))


def _match(options: argparse.Namespace) -> None:
    from assistant.bootstrap import services
    from assistant.services.match_wishes import match, wish_from

    built = services()
    if not built.importing.mentors.count():
        print(
            "The directory is empty: `mentor import` or `mentor demo fill` fills it.",
            file=sys.stderr,
        )
    understand = None
    for line in _json_lines(options.file):
        parsed = None
        if line.get("text"):
            if understand is None:
                from assistant.console import parser

                understand = parser(_model())
            parsed = understand(_text(line))
        _print(match(built.find_mentors, *wish_from(line, parsed)))


def _handoffs(options: argparse.Namespace) -> None:
    from assistant.bootstrap import services

    for hand_off in services().hand_over.waiting():
        about = f"  {hand_off.about}" if hand_off.about else ""
        print(f"{hand_off.created}  {hand_off.contact}  ({hand_off.key}){about}")


def _benchmark(options: argparse.Namespace) -> None:
    from assistant.benchmarks import run
    from assistant.dialogue.training import quieten_rasa

    quieten_rasa()
    run(options.name, as_json=options.json, data=options.data, wanted=options.part)


def _filled() -> Services:
    """The services; an empty directory is filled with the demo data, unless settings forbid it."""
    from assistant.bootstrap import services

    built = services()
    if built.settings.demo and built.importing.fill_with_demo():
        said = "Filled the empty directory with demo people (fictional) and real places."
        # Like what Rasa says while training: it must not end up among the output of `match`.
        print(said, file=sys.stderr)
    return built


def _model(force: bool = False) -> Path:
    from assistant.dialogue.training import current_model, quieten_rasa, train

    quieten_rasa()
    _quieten()
    model = None if force else current_model(ROOT)
    if model is None:
        print(
            "Training the model (some minutes, only when something changed) …",
            file=sys.stderr,
        )
        # What Rasa says while training must not end up among the output of `parse` or `match`.
        with contextlib.redirect_stdout(sys.stderr):
            model = train(ROOT)
    return model


def _listen(host: str, port: int, other: str = "PORT={} make run") -> socket.socket:
    """Bind first: a taken port is told at once, not after loading everything.

    `other` is how the same is started on another port.
    """
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        # Listening from now on keeps a second start off the port while this one still loads.
        listening.listen(100)
    except OverflowError as error:
        raise BadInput(f"{port} is no port; ports go from 1 to 65535") from error
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            hint = f"choose another: {other.format(port + 1)}"
            raise MentorError(f"port {port} is taken; {hint}") from error
        raise MentorError(f"cannot listen on {host}:{port}: {error.strerror}") from error
    return listening


def _json_lines(name: str) -> Iterator[dict[str, Any]]:
    if name != "-" and not Path(name).is_file():
        raise BadInput(f"{name} is not a file; - reads standard input")
    with contextlib.ExitStack() as stack:
        source = sys.stdin if name == "-" else stack.enter_context(Path(name).open("rb"))
        for number, line in enumerate(source, 1):
            if line.strip():
                yield _json_object(number, line)


def _json_object(number: int, line: str | bytes) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise BadInput(f"line {number} is not JSON: {error}") from error
    if not isinstance(value, dict):
        raise BadInput(f"line {number} is not a JSON object")
    return value


def _text(line: dict[str, Any]) -> str:
    text = line.get("text")
    if not isinstance(text, str):
        raise BadInput("each line needs a 'text'")
    return text


def _print(value: dict[str, Any]) -> None:
    print(json.dumps(value, ensure_ascii=False), flush=True)


def _quieten() -> None:
    """Settle libraries before they are imported: what they say then is about them, not about us."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    # Thrice as fast where TensorFlow would leave it off, which it does on older processors.
    os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "1")
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    # The arrays of one message are small: more threads would spend their time waiting.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    warnings.filterwarnings("ignore")
    # Some of them switch their warnings on again.
    warnings.showwarning = lambda *_, **__: None


def _fail(message: str, code: int) -> NoReturn:
    print(f"mentor: {message}", file=sys.stderr)
    sys.exit(code)
