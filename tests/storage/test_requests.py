"""Requests: one contract for the fake and the real store."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from assistant.mentoring.errors import Conflict
from assistant.mentoring.mails import Mail
from assistant.mentoring.requests import ACCEPTED, DECLINED, MOST_OPEN, PENDING, WITHDRAWN, TooMany
from assistant.storage.outbox import SqlOutbox
from assistant.storage.requests import SqlRequests
from tests.builders import a_request
from tests.fakes import FakeRequests

MAIL = Mail("r-1-confirm", "anna@example.org", "subject", "text", "http://x/y", "r-1")


@pytest.fixture
def requests(store: sa.engine.Engine | None) -> Any:
    return SqlRequests(store) if store else FakeRequests()


def test_a_request_comes_back_as_it_was_kept(requests: Any) -> None:
    kept = a_request(status=PENDING, asked=a_request().created + timedelta(hours=1))
    assert requests.add(kept, []) == kept
    assert requests.get("r-1") == kept
    assert requests.get("nobody") is None


def test_the_same_mentor_is_asked_once_at_a_time(requests: Any) -> None:
    first = requests.add(a_request("r-1"), [])
    assert requests.add(a_request("r-2"), []) == first
    requests.change(first, replace(first, status=WITHDRAWN))
    assert requests.add(a_request("r-3"), []).id == "r-3"


def test_only_so_many_are_open_at_once(requests: Any) -> None:
    for number in range(MOST_OPEN):
        requests.add(a_request(f"r-{number}", mentor_id=f"m-{number}"), [])
    with pytest.raises(TooMany):
        requests.add(a_request("r-x", mentor_id="m-x"), [])
    assert requests.get("r-x") is None
    assert requests.add(a_request("other", person_key="web:bob", mentor_id="m-x"), [])


def test_a_change_to_what_was_changed_meanwhile_is_refused(requests: Any) -> None:
    before = requests.add(a_request(), [])
    requests.change(before, replace(before, status=PENDING))
    with pytest.raises(Conflict):
        requests.change(before, replace(before, status=WITHDRAWN))
    assert requests.get("r-1").status == PENDING


def test_requests_are_listed_newest_first_and_open_ones_oldest_first(requests: Any) -> None:
    made = [
        a_request(f"r-{n}", mentor_id=f"m-{n % 2}", created=a_request().created + timedelta(days=n))
        for n in range(3)
    ]
    for request in made:
        requests.add(request, [])
    # The third is to the same mentor as the first, who is waited for already.
    assert [r.id for r in requests.of_person("web:anna")] == ["r-1", "r-0"]
    assert [r.id for r in requests.of_mentor("m-0")] == ["r-0"]
    assert [r.id for r in requests.open()] == ["r-0", "r-1"]


def test_whoever_has_not_heard_of_a_yes_is_known_and_nobody_else(requests: Any) -> None:
    over = {"closed": a_request().created}
    requests.add(a_request("r-1", person_key="web:open", mentor_id="m-1"), [])
    requests.add(a_request("r-2", person_key="web:over", status=ACCEPTED, **over), [])
    requests.add(a_request("r-5", person_key="web:no", status=DECLINED, **over), [])
    requests.add(a_request("r-3", person_key="web:back", status=WITHDRAWN, **over), [])
    requests.add(a_request("r-4", person_key="web:told", status=ACCEPTED, told="1", **over), [])
    assert requests.untold() == {"web:over"}


def test_forgetting_somebody_leaves_others(requests: Any) -> None:
    requests.add(a_request("r-1"), [])
    requests.add(a_request("r-2", person_key="web:bob"), [])
    requests.forget("web:anna")
    assert requests.get("r-1") is None
    assert requests.get("r-2") is not None


def test_mails_are_written_with_the_change_or_not_at_all(engine: sa.engine.Engine) -> None:
    requests, outbox = SqlRequests(engine), SqlOutbox(engine)
    before = requests.add(a_request(), [MAIL])
    other = replace(MAIL, id="r-1-ask")
    with pytest.raises(Conflict):
        requests.change(replace(before, status=PENDING), before, [other])
    waiting = outbox.due(before.created + timedelta(days=400), 10)
    assert [mail.id for mail in waiting] == ["r-1-confirm"]


def test_forgetting_takes_unsent_mails_along(engine: sa.engine.Engine) -> None:
    requests, outbox = SqlRequests(engine), SqlOutbox(engine)
    requests.add(a_request(), [MAIL])
    requests.forget("web:anna")
    assert outbox.due(a_request().created + timedelta(days=400), 10) == []


@pytest.mark.parametrize("store", ["sqlite", "postgresql"], indirect=True)
def test_two_taps_at_once_make_one_request(store: sa.engine.Engine) -> None:
    requests = SqlRequests(store)
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda n: requests.add(a_request(f"r-{n}"), []), range(2)))
    assert found[0] == found[1]
    assert len(requests.of_person("web:anna")) == 1
