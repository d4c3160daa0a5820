"""A mentor's own page: looking changes nothing, each button does one thing, nothing is silent."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timezone
from typing import Any

import pytest

from assistant.channels.links import Links
from assistant.channels.mentor_pages import add_mentor_pages
from assistant.mentoring.errors import BadInput, Unavailable
from assistant.mentoring.hosting import Host
from assistant.mentoring.mentors import DECLINED, PENDING, Mentor
from assistant.services.join_mentors import PROVES
from assistant.services.own_page import OWN, Hope, NotTaken, Own
from tests.builders import COUNTRIES, LANGUAGES, a_mentor, a_request
from tests.web.requests_site import Site, a_site

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=timezone.utc)
ADA = a_mentor("ada", name="Ada Ng", hours=("tue 18-21",), languages=("en", "de"), capacity=2)
HOSTILE = '<script>alert(1)</script> "quoted" & </textarea>'


@dataclass
class Finding:
    language_names: dict[str, str] = field(default_factory=lambda: LANGUAGES)
    country_names: dict[str, str] = field(default_factory=lambda: COUNTRIES)


@dataclass
class FakeOwnPage:
    """Keeps one mentor; `done` is what buttons did."""

    links: Links = field(default_factory=lambda: Links("key", "mentor-link", (OWN, PROVES)))
    find_mentors: Finding = field(default_factory=Finding)
    mentor: Mentor = ADA
    own: dict[str, Any] = field(default_factory=dict)
    done: list[tuple[str, Any]] = field(default_factory=list)
    fails: Exception | None = None

    def now(self) -> datetime:
        return NOW

    def seen(self, id: str) -> Own:
        if isinstance(self.fails, Unavailable):
            raise self.fails
        if id != "ada":
            raise BadInput("gone")
        return Own(self.mentor, self.own.get("waiting", ()), self.own.get("hopes", ()))

    def __getattr__(self, name: str) -> Any:
        def act(id: str, *given: Any) -> None:
            if self.fails:
                raise self.fails
            self.done.append((name, given[0] if given else None))

        return act


@dataclass
class FakeJoin:
    language_names: dict[str, str] = field(default_factory=lambda: LANGUAGES)
    country_names: dict[str, str] = field(default_factory=lambda: COUNTRIES)
    host: Host = field(default_factory=lambda: Host("h-1", "web:ada", ADA, NOW))
    proved: int = 0

    def seen(self, id: str) -> Host:
        if id != "h-1":
            raise BadInput("gone")
        return self.host

    def prove(self, id: str) -> str:
        self.seen(id)
        self.proved += 1
        return "ada"


PAGE, JOIN = FakeOwnPage(), FakeJoin()


@pytest.fixture(scope="module")
def served() -> Iterator[Site]:
    with a_site(lambda app: add_mentor_pages(app, PAGE, JOIN)) as site:  # type: ignore[arg-type]
        yield site


@pytest.fixture
def site(served: Site) -> Site:
    PAGE.mentor, PAGE.own, PAGE.done, PAGE.fails = ADA, {}, [], None
    JOIN.proved, JOIN.host = 0, Host("h-1", "web:ada", ADA, NOW)
    return served


def address(role: str = OWN, id: str = "ada") -> str:
    return f"/mentoring/{PAGE.links.sign(role, id)}"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "You can be found"),
        ({"review": PENDING}, "The coordinator reads your profile next"),
        ({"review": DECLINED}, "You are not listed at the moment"),
        ({"active": False}, "You are not listed at the moment"),
        ({"capacity": 0}, "you take no more people"),
        ({"paused_until": date(2026, 4, 1)}, "You are taking a break until 1 April 2026"),
        ({"paused_until": date(2026, 3, 1)}, "You can be found"),
    ],
)
def test_the_mentor_reads_how_things_stand(
    site: Site, fields: dict[str, Any], sentence: str
) -> None:
    PAGE.mentor = replace(ADA, **fields)
    answer = site.send("GET", address())
    assert answer.status == 200
    assert sentence in html.unescape(answer.text)
    assert "Tuesday 18-21" in answer.text


def test_who_waits_and_who_could_be_helped_are_listed(site: Site) -> None:
    waiting = a_request(name="Linh", status="pending", asked=NOW)
    hope = Hope("7", "would like to become a teacher", ("works as a teacher",))
    PAGE.own = {"waiting": ((waiting, "/requests/token"),), "hopes": (hope,)}
    text = site.send("GET", address()).text
    assert 'href="/requests/token"' in text
    assert "Somebody would like to become a teacher." in text


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_looking_does_nothing(site: Site, method: str) -> None:
    site.send(method, address() + "?action=leave")
    site.send(method, address(PROVES, "h-1"))
    assert (PAGE.done, JOIN.proved) == ([], 0)


@pytest.mark.parametrize(
    ("action", "given"),
    [
        ("pause", "2026-04-01"),
        ("come_back", None),
        ("leave", None),
        ("offer", "7"),
    ],
)
def test_a_button_does_its_one_thing_and_says_so(site: Site, action: str, given: str) -> None:
    form = {"action": action, "until": "2026-04-01", "hope": "7"}
    answer = site.send("POST", address(), form)
    assert answer.status == 303
    assert PAGE.done == [(action, given)]
    page = site.send("GET", answer.headers["location"])
    assert 'role="status"' in page.text


def test_what_is_changed_arrives_as_it_was_typed(site: Site) -> None:
    form = {"action": "change", "hours": "mon 9-12", "bio": "one\r\ntwo\0", "capacity": "1"}
    site.send("POST", address(), form)
    ((name, typed),) = PAGE.done
    assert name == "change"
    assert (typed["hours"], typed["bio"], typed["languages"]) == ("mon 9-12", "one\ntwo", "")


@pytest.mark.parametrize("field", ["hours", "languages", "capacity", "until"])
def test_what_cannot_be_taken_is_said_beside_its_field_and_kept(site: Site, field: str) -> None:
    PAGE.fails = NotTaken([field])
    answer = site.send("POST", address(), {"action": "change", field: HOSTILE})
    assert answer.status == 400
    assert f'id="{field}-problem"' in answer.text
    assert html.escape("<script>alert(1)") in answer.text
    assert "<script>" not in answer.text


def test_what_changed_meanwhile_is_said(site: Site) -> None:
    PAGE.fails = BadInput("no longer open")
    answer = site.send("POST", address(), {"action": "offer", "hope": "7"})
    assert answer.status == 409
    assert 'role="alert"' in answer.text


def test_an_unknown_button_does_nothing(site: Site) -> None:
    assert site.send("POST", address(), {"action": "__init__"}).status == 400
    assert PAGE.done == []


@pytest.mark.parametrize("token", ["nonsense", Links("other").sign("mentor", "ada")])
def test_a_link_that_was_not_signed_for_this_opens_nothing(site: Site, token: str) -> None:
    assert site.send("GET", f"/mentoring/{token}").status == 404
    assert site.send("POST", f"/mentoring/{token}", {"action": "leave"}).status == 404
    assert PAGE.done == []


def test_a_broken_database_is_no_fault_of_the_mentor(site: Site) -> None:
    PAGE.fails = Unavailable("down")
    assert site.send("GET", address()).status == 503
    assert site.send("POST", address(), {"action": "leave"}).status == 503


def test_proving_the_address_takes_a_button_and_leads_to_the_page(site: Site) -> None:
    link = address(PROVES, "h-1")
    page = site.send("GET", link)
    assert "Shall the coordinator read this?" in page.text
    answer = site.send("POST", link, {"action": "prove"})
    assert (answer.status, JOIN.proved) == (303, 1)
    assert answer.headers["location"].startswith(address())
    JOIN.host = replace(JOIN.host, mentor_id="ada")
    assert site.send("GET", link).status == 303


def test_the_address_of_the_page_is_kept_from_others(site: Site) -> None:
    for path in (address(), address(PROVES, "h-1"), "/mentoring/nonsense"):
        headers = site.send("GET", path).headers
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"
        assert "script-src" not in headers["content-security-policy"]


def test_every_field_has_a_label(site: Site) -> None:
    text = site.send("GET", address()).text
    fields = re.findall(r'<(?:input|textarea)[^>]* id="(\w+)"', text)
    assert set(fields) == {"hours", "capacity", "languages", "bio", "until"}
    assert all(f'<label for="{field}">' in text for field in fields)
