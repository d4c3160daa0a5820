"""The settings of one installation; the only reader of the environment and of `programme.yml`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import getaddresses
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from assistant.mentoring.errors import Misconfigured
from assistant.mentoring.people import Coordinator, Programme

ROOT = Path(__file__).resolve().parent.parent
MAIL_FROM = "mentor@localhost"
OUTBOX = ROOT / "var" / "outbox"


@dataclass(frozen=True)
class Settings:
    """What can be set from outside, with the prefix `MENTOR_`; `.env.example` explains each."""

    database_url: str
    secret_key: str | None
    api_token: str | None
    allowed_origins: tuple[str, ...]
    demo: bool
    programme_file: Path
    # Without a server mails are kept as files.
    smtp_url: str | None = None
    mail_from: str = MAIL_FROM
    # Where those files are kept.
    outbox: Path = OUTBOX
    # Where people reach this installation, without a slash at the end.
    public_url: str | None = None
    # The desk's password where none is kept in a file.
    desk_password: str | None = None


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
        smtp_url=_smtp_url(env),
        mail_from=_mail_from(env),
        outbox=Path(env.get("MENTOR_OUTBOX") or OUTBOX),
        public_url=_public_url(env),
        desk_password=env.get("MENTOR_DESK_PASSWORD") or None,
    )


def _smtp_url(env: Mapping[str, str]) -> str | None:
    url = env.get("MENTOR_SMTP_URL") or None
    # It may hold a password, so that no message repeats it.
    if url and not _is_address_of(url, "smtp", "smtps"):
        raise Misconfigured(
            "MENTOR_SMTP_URL cannot be used; it must look like smtp://user:password@host:port"
            " or smtps://user:password@host:port"
        )
    if url and not env.get("MENTOR_MAIL_FROM"):
        raise Misconfigured("MENTOR_MAIL_FROM is missing; a mail server wants to know who sends")
    return url


def _mail_from(env: Mapping[str, str]) -> str:
    sender = env.get("MENTOR_MAIL_FROM") or MAIL_FROM
    # Python decodes "=?…?=" in names, line ends and all.
    usable = sender.isprintable() and "=?" not in sender
    addresses = [address for _, address in getaddresses([sender])]
    name, _, domain = "".join(addresses).rpartition("@")
    if not (usable and len(addresses) == 1 and name and domain and addresses[0].isascii()):
        raise Misconfigured(
            f"MENTOR_MAIL_FROM is {sender!r}; it must be an address such as"
            ' mentor@example.org or "Mentors, Leeds" <mentor@example.org>'
        )
    return sender


def _public_url(env: Mapping[str, str]) -> str | None:
    url = env.get("MENTOR_PUBLIC_URL") or None
    if url and not (_is_address_of(url, "http", "https") and not set("?# ") & set(url)):
        raise Misconfigured(
            f"MENTOR_PUBLIC_URL is '{url}'; it must look like https://mentors.example.org"
        )
    return url.rstrip("/") if url else None


def _is_address_of(url: str, *schemes: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
    # The port is only read, and found to be none, when it is asked for.
    except ValueError:
        return False


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
