"""What became of a request is told to whoever waits, once, whatever is cut off in between."""

from __future__ import annotations

from datetime import datetime, timezone
from types import SimpleNamespace
from typing import Any

import pytest

from assistant.channels.news import News
from assistant.mentoring.letters import Letters
from assistant.mentoring.requests import ACCEPTED
from assistant.services.introduce import Introduce
from tests.builders import a_request
from tests.fakes import FakeAnswers, FakeRequests

KEY = "web:anna"
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=timezone.utc)


class Cut(Exception):
    """The process ends here."""


class Nlg:
    """Names the reply; fails the first time where the process is to be cut off."""

    def __init__(self, cut: bool = False) -> None:
        self.cut = cut

    async def generate(self, response: str, *_: Any, **values: Any) -> dict[str, Any]:
        if self.cut:
            self.cut = False
            raise Cut
        return {"text": response, "buttons": [], "image": None}


def _agent(cut: bool = False) -> Any:
    return SimpleNamespace(nlg=Nlg(cut), domain=SimpleNamespace(slots=[]))


@pytest.fixture
def introduce() -> Introduce:
    requests = FakeRequests()
    over = {"status": ACCEPTED, "answer": "yes", "asked": NOW, "closed": NOW}
    requests.add(a_request(person_key=KEY, **over), [])
    unused: Any = None
    return Introduce(
        requests=requests,
        mentors=unused,
        own=unused,
        people=unused,
        links=unused,
        letters=Letters({}, "Test"),
        address=lambda: "",
        now=lambda: NOW,
    )


def _told(answers: FakeAnswers) -> list[object]:
    return [message["text"] for message in answers.history(KEY, 9)]


async def test_it_is_told_once(introduce: Introduce) -> None:
    answers = FakeAnswers()
    news = News(introduce, answers)
    for _ in range(3):
        await news.tell(KEY, _agent())
    assert _told(answers) == ["utter_good_news", "utter_status_yes"]
    assert introduce.news(introduce.requests.of_person(KEY), "the next message") == []


async def test_what_was_cut_off_is_told_later(introduce: Introduce) -> None:
    answers = FakeAnswers()
    news = News(introduce, answers)
    with pytest.raises(Cut):
        await news.tell(KEY, _agent(cut=True))
    assert _told(answers) == []
    await news.tell(KEY, _agent())
    assert _told(answers) == ["utter_good_news", "utter_status_yes"]


async def test_what_a_message_was_answered_with_is_not_told_again(introduce: Introduce) -> None:
    answers = FakeAnswers()
    assert introduce.news(introduce.requests.of_person(KEY), "a message")
    await News(introduce, answers).tell(KEY, _agent())
    assert _told(answers) == []
