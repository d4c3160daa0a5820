"""The page on which a mentor says whether they want to be listed."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant.channels.consent_pages import add_consent_pages
from assistant.mentoring.errors import Unavailable
from assistant.mentoring.occupations import Occupations
from assistant.services.own_page import OWN
from tests.services.test_ask_consent import Desk
from tests.services.test_own_page import ADA
from tests.web.requests_site import Site, a_site

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def desk(few: Occupations) -> Desk:
    desk = Desk(few)
    desk.directory.take_in([replace(ADA, consented=False, bio=HOSTILE)])
    desk.service.ask("ada", 0)
    return desk


@pytest.fixture
def site(desk: Desk) -> Iterator[Site]:
    with a_site(lambda app: add_consent_pages(app, desk.service)) as site:
        yield site


def path(desk: Desk) -> str:
    return f"/listing/{desk.token()}"


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_looking_lists_nobody(site: Site, desk: Desk, method: str) -> None:
    answer = site.send(method, path(desk) + "?action=confirm")
    assert answer.status == 200
    assert desk.listed() == []
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"


def test_the_page_shows_what_others_would_read_as_text(site: Site, desk: Desk) -> None:
    text = site.send("GET", path(desk)).text
    for told in ("Ada Ng", "product manager", "Yes, list me", "No, leave me out"):
        assert told in text
    assert html.escape(HOSTILE) in text
    assert HOSTILE not in text
    assert "ada@example.org" not in text


def test_a_yes_leads_to_the_mentors_own_page(site: Site, desk: Desk) -> None:
    for _ in range(2):
        answer = site.send("POST", path(desk), {"action": "confirm"})
        assert answer.status == 303
        token = answer.headers["location"].removeprefix("/mentoring/").partition("?")[0]
        assert desk.house.page.links.read(token) == (OWN, "ada")
    assert desk.listed() == ["ada"]
    assert "You said yes" in site.send("GET", path(desk)).text


def test_a_no_leaves_them_out_and_can_be_taken_back(site: Site, desk: Desk) -> None:
    answer = site.send("POST", path(desk), {"action": "decline"})
    assert (answer.status, answer.headers["location"]) == (303, path(desk))
    assert "You are not listed" in site.send("GET", path(desk)).text
    assert desk.service.count() == 1
    site.send("POST", path(desk), {"action": "confirm"})
    assert desk.listed() == ["ada"]


def test_an_unknown_button_and_a_link_that_is_none_do_nothing(site: Site, desk: Desk) -> None:
    assert site.send("POST", path(desk), {"action": "other"}).status == 400
    for token in ("nonsense", desk.token()[:-1]):
        assert site.send("GET", f"/listing/{token}").status == 404
        assert site.send("POST", f"/listing/{token}", {"action": "confirm"}).status == 404
    assert desk.listed() == []


def test_a_broken_database_is_no_fault_of_the_mentor(
    site: Site, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> object:
        raise Unavailable("down")

    monkeypatch.setattr(desk.directory, "by_ids", fails)
    assert site.send("GET", path(desk)).status == 503
    assert site.send("POST", path(desk), {"action": "confirm"}).status == 503
