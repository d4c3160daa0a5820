"""What a browser keeps and what a mail's link carries is checked, whatever it is."""

from __future__ import annotations

import pytest

from assistant.channels.links import PlanTokens, Sessions
from assistant.mentoring.errors import BadInput

LONE_SURROGATE = "\ud83d"


def test_a_session_that_is_no_text_is_not_known() -> None:
    sessions = Sessions("a key for tests")
    assert sessions.read(sessions.sign("web:ada")) == "web:ada"
    assert sessions.read(f"{sessions.sign('web:ada')}{LONE_SURROGATE}") is None
    assert sessions.read(LONE_SURROGATE) is None


def test_a_link_to_a_plan_that_is_no_text_is_refused() -> None:
    with pytest.raises(BadInput):
        PlanTokens("a key for tests", 60).read(LONE_SURROGATE)
