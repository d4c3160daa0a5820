"""The page of a mailed plan: shown to whoever has the link, gone on from by its button alone."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import Any

import pytest

from assistant.mentoring.errors import Unavailable
from tests.fakes import FakePeople
from tests.services.test_keep_plan import Desk, somebody
from tests.web.requests_site import SESSIONS, Answer, Site


@dataclass
class PlansSite:
    """What a browser does with the links to plans, without one."""

    served: Site
    desk: Desk

    @property
    def url(self) -> str:
        return self.served.url

    def mailed(self, key: str) -> str:
        """The token in a mail to this person."""
        self.desk.service.mail(self.desk.people.load(key))
        return self.desk.mailed_token()

    def send(self, method: str, token: str) -> Answer:
        return self.served.send(method, f"/plans/{token}")


@pytest.fixture
def site(served: Site) -> PlansSite:
    desk = Desk(FakePeople(somebody("web:ada"), somebody("rest:ada")))
    served.plans.service = desk.service
    return PlansSite(served, desk)


def test_the_page_shows_the_plan_and_hands_nothing_over(site: PlansSite) -> None:
    answer = site.send("GET", site.mailed("web:ada"))
    page = html.unescape(answer.text)
    assert answer.status == 200
    for said in ("Anna's plan", "Ask HR at Northside", "Be {braver}: 10%", "Go on with the"):
        assert said in page
    assert "<script" not in answer.text
    assert SESSIONS.sign("web:ada") not in answer.text
    assert "script-src" not in answer.headers["content-security-policy"]
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"


def test_the_button_hands_over_the_conversation_of_that_person(site: PlansSite) -> None:
    answer = site.send("POST", site.mailed("web:ada"))
    assert answer.status == 200
    assert f'data-token="{SESSIONS.sign("web:ada")}"' in answer.text
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]


def test_a_plan_of_another_channel_has_no_button_and_hands_nothing_over(site: PlansSite) -> None:
    token = site.mailed("rest:ada")
    assert "<button" not in site.send("GET", token).text
    answer = site.send("POST", token)
    assert answer.status == 404
    assert "data-token" not in answer.text


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_link_that_opens_nothing_says_so(method: str, site: PlansSite) -> None:
    token = site.mailed("web:ada")
    site.desk.service.forget("web:ada")
    for gone in (token, "nonsense"):
        answer = site.send(method, gone)
        assert answer.status == 404
        assert "This link opens nothing" in answer.text
        assert "Northside" not in answer.text


def test_a_database_that_fails_is_said_kindly(
    site: PlansSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = site.mailed("web:ada")

    def fails(key: str) -> None:
        raise Unavailable("the database does not answer")

    monkeypatch.setattr(site.desk.people, "load", fails)
    answer = site.send("GET", token)
    assert answer.status == 503
    assert "Please try it again" in answer.text


@pytest.mark.browser
def test_in_a_browser_the_button_keeps_the_conversation_and_opens_it(
    site: PlansSite, chromium: Any
) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(f"{site.url}/plans/{site.mailed('web:ada')}")
    assert page.evaluate("localStorage.length") == 0
    page.evaluate("localStorage.setItem('mentor.draft', 'of another conversation')")
    button = page.get_by_role("button", name="Go on with the conversation")
    assert button.bounding_box()["height"] >= 44
    button.click()
    page.wait_for_url(f"{site.url}/")
    assert page.evaluate("localStorage.getItem('mentor.token')") == SESSIONS.sign("web:ada")
    assert page.evaluate("localStorage.getItem('mentor.draft')") is None
    assert problems == []
    context.close()


@pytest.mark.browser
def test_on_paper_only_the_plan_is_left(site: PlansSite, chromium: Any) -> None:
    page = chromium.new_page()
    page.goto(f"{site.url}/plans/{site.mailed('web:ada')}")
    page.emulate_media(media="print")
    assert page.get_by_text("Ask HR at Northside").is_visible()
    assert not page.get_by_role("button").is_visible()
    page.close()
