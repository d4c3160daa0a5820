"""The settings of one installation; the only reader of the environment and of `programme.yml`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from assistant.mentoring.errors import Misconfigured
from assistant.mentoring.people import Coordinator, Programme

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    """What can be set from outside, with the prefix `MENTOR_`; `.env.example` explains each."""

    database_url: str
    secret_key: str | None
    api_token: str | None
    allowed_origins: tuple[str, ...]
    demo: bool
    programme_file: Path


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process; raises Misconfigured where one cannot be used."""
    env = os.environ if environment is None else environment
    demo = env.get("MENTOR_DEMO", "1")
    if demo not in ("0", "1"):
        raise Misconfigured(f"MENTOR_DEMO is '{demo}'; it must be 0 or 1")
    origins = (o.strip() for o in env.get("MENTOR_ALLOWED_ORIGINS", "").split(","))
    return Settings(
        database_url=env.get("MENTOR_DATABASE_URL") or f"sqlite:///{ROOT / 'var' / 'mentor.db'}",
        secret_key=env.get("MENTOR_SECRET_KEY") or None,
        api_token=env.get("MENTOR_API_TOKEN") or None,
        allowed_origins=tuple(origin for origin in origins if origin),
        demo=demo == "1",
        programme_file=Path(env.get("MENTOR_PROGRAMME") or ROOT / "programme.yml"),
    )


def read_programme(path: Path) -> Programme:
    """The programme of `programme.yml`; raises Misconfigured with what is wrong."""
    try:
        values: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
        coordinator = values.get("coordinator") or {}
        return Programme(
            name=str(values["name"]),
            coordinator=Coordinator(
                coordinator.get("name"), coordinator.get("email"), coordinator.get("hours")
            ),
            minimum_age=int(values["minimum_age"]),
            who=str(values["who"]),
            privacy=" ".join(str(values["privacy"]).split()),
            retention_days=int(values["retention_days"]),
        )
    except OSError as error:
        raise Misconfigured(f"{path} cannot be read: {error.strerror}") from error
    except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise Misconfigured(f"{path}: {error!r} is missing or not usable") from error
