"""A real mail server on this machine."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class MailServer:
    """Takes mails in; `refused` is what it says to every recipient instead, if anything."""

    def __init__(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.url = f"smtp://127.0.0.1:{self.port}"
        self.taken: list[Envelope] = []
        self.encrypted: list[bool] = []
        self.refused: str | None = None
        self.rude = False
        self._controller: Controller | None = None

    @property
    def mails(self) -> list[EmailMessage]:
        return [as_message(envelope.content) for envelope in self.taken]

    def start(self, **options: Any) -> None:
        self._controller = Controller(self, "127.0.0.1", self.port, **options)
        self._controller.start()

    def stop(self) -> None:
        if self._controller:
            self._controller.stop()
            self._controller = None

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.refused:
            return self.refused
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.taken.append(envelope)
        self.encrypted.append(session.ssl is not None)
        return "250 OK"

    async def handle_QUIT(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        return "451 not in the mood" if self.rude else "221 Bye"


def as_message(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    """Running, and willing."""
    server = MailServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def stopped_server() -> Iterator[MailServer]:
    """Not running yet."""
    server = MailServer()
    yield server
    server.stop()
