"""Reads the sentence banks."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).with_name("banks")


@cache
def bank(name: str) -> Any:
    """What a file of `banks/` holds; it must not be changed."""
    return yaml.safe_load((_FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
