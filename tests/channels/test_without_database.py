"""Help for whoever is in danger does not wait for a database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from assistant.benchmarks.loopback import free_port, mentor_serve, start, stop
from assistant.channels.base import Turns
from assistant.mentoring.errors import Unavailable
from assistant.storage.tables.base import metadata
from tests.fakes import FakeAnswers
from tests.serving import Server

KEY = "rest:ada"


class Broken(FakeAnswers):
    """Answers of a database that is down."""

    def get(self, key: str, message_id: str) -> Any:
        raise Unavailable("down")

    def buttons(self, key: str) -> Any:
        raise Unavailable("down")

    def put(self, key: str, message_id: str, said: str | None, replies: Any) -> None:
        raise Unavailable("down")


@pytest.mark.parametrize("text", ["I want to die", "/affirm"])
async def test_a_turn_is_answered_though_nothing_of_it_can_be_kept(text: str) -> None:
    async def handle(message: Any) -> None:
        await message.output_channel.send_response(KEY, {"text": "Please call somebody."})

    replies = await Turns("rest", Broken(), handle).take(KEY, text, "1")
    assert replies == [{"text": "Please call somebody."}]


async def test_a_turn_that_failed_is_no_answer() -> None:
    async def handle(message: Any) -> None:
        await message.output_channel.send_response(KEY, {"custom": {"type": "unavailable"}})

    with pytest.raises(Unavailable):
        await Turns("rest", Broken(), handle).take(KEY, "hello", "1")


def test_despair_is_answered_by_a_server_whose_tables_are_gone(tmp_path: Path) -> None:
    port, database = free_port(), f"sqlite:///{tmp_path}/mentor.db"
    env = {"MENTOR_DATABASE_URL": database, "MENTOR_DEMO": "0"}
    url = f"http://127.0.0.1:{port}"
    process = start(mentor_serve(port), f"{url}/health", tmp_path / "log", env)
    try:
        server = Server(url, tmp_path / "log")
        _, opened = server.post("/webhooks/web/session", {})
        metadata.drop_all(sa.create_engine(database))
        words = "I want to kill myself"
        assert "emergency" in server.text("ada", words)
        body = {"token": opened["token"], "message": words, "message_id": "1"}
        status, answer = server.post("/webhooks/web/message", body)
        assert status == 200
        assert "emergency" in str(answer["messages"])
        status, _ = server.post("/webhooks/rest/webhook", {"sender": "ada", "message": "hello"})
        assert status == 503
    finally:
        stop(process)
