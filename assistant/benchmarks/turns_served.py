"""Runs `mentor serve` with a model trained for a measurement: `python -m … MODEL PORT`."""

from __future__ import annotations

import sys
from pathlib import Path

from assistant import cli
from assistant.dialogue import training


def main() -> None:
    """The very command people run, but for where its model lies: `models/` is not touched."""
    model, port = Path(sys.argv[1]), sys.argv[2]
    training.current_model = lambda root: model
    cli.main(["serve", "--port", port])


if __name__ == "__main__":
    main()
