"""Nobody gets in without the password, and no form is taken that did not come from a page."""

from __future__ import annotations

import stat
from itertools import product
from pathlib import Path

import pytest

from assistant.desk.password import Password
from assistant.desk.sessions import (
    FREE_TRIES,
    IDLE_S,
    LONGEST_S,
    LONGEST_WAIT_S,
    Attempts,
    Sessions,
)
from assistant.desk.site import PAGES
from assistant.mentoring.errors import BadInput, Misconfigured
from tests.desk.desk_site import WORD, Clock, Site
from tests.desk.filled import a_programme_at_work

CLOSED = [path for path, _ in PAGES] + [
    "/tables/requests.csv",
    "/hand-offs/1",
    "/import/confirm",
    "/mentors/ask",
]


def test_without_a_login_there_is_only_the_login(site: Site) -> None:
    a_programme_at_work(site.services)
    for path, method in product(CLOSED, ("GET", "HEAD", "POST")):
        answer = site.visitor(logged_in=False).ask(method, path)
        outcome = (answer.status, answer.headers.get("location"))
        assert outcome in [(303, "/login"), (405, None)], (method, path)
        assert b"Ada" not in answer.body


def test_the_right_password_opens_the_desk_and_logging_out_shuts_it(site: Site) -> None:
    visitor = site.visitor()
    page = visitor.get("/")
    assert "Nothing waits for you" in page.read
    copied = visitor.cookie
    assert "Password" in visitor.press("/logout").read
    visitor.cookie = copied
    assert visitor.ask("GET", "/").status == 303


def test_a_wrong_password_is_refused_and_the_cookie_is_nobodys(site: Site) -> None:
    visitor = site.visitor(logged_in=False)
    answer = visitor.log_in("not the password")
    assert answer.status == 403
    assert "not the password" in answer.read
    assert visitor.ask("GET", "/").status == 303


def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(site: Site) -> None:
    visitor = site.visitor(logged_in=False)
    visitor.get("/login")
    before = visitor.cookie
    cookie = visitor.post("/login", password=WORD).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    # An id somebody was given before the login is worth nothing after it.
    assert visitor.cookie != before


def test_guessing_is_slowed_down_even_for_the_right_password(site: Site) -> None:
    visitor = site.visitor(logged_in=False)
    for _ in range(FREE_TRIES):
        assert visitor.log_in("wrong").status == 403
    answer = visitor.log_in()
    assert answer.status == 429
    assert "Please wait 30 seconds" in answer.read
    site.clock.now += 31
    assert visitor.log_in("wrong").status == 403
    assert "Please wait 60 seconds" in visitor.log_in().read
    site.clock.now += 61
    assert visitor.log_in().status == 200
    assert visitor.get("/").status == 200


def test_waiting_grows_to_a_limit_and_each_address_waits_for_itself() -> None:
    clock = Clock()
    attempts = Attempts(clock)
    for _ in range(50):
        attempts.wrong("one")
    assert attempts.wait_s("one") == LONGEST_WAIT_S
    assert attempts.wait_s("other") == 0
    attempts.right("one")
    assert attempts.wait_s("one") == 0


def test_a_form_without_the_pages_token_does_nothing(site: Site) -> None:
    a_programme_at_work(site.services)
    visitor = site.visitor()
    fields = {"action": "approve", "id": "1", "mail": "lost", "mentor": "own-1"}
    forms = (
        "/mentors",
        "/mentors/ask",
        "/hand-offs",
        "/questions",
        "/mails",
        "/import/confirm",
        "/logout",
    )
    for path, token in product(forms, ("", "guessed")):
        assert visitor.post(path, token=token, **fields).status == 403, path
    assert "1 mentor to approve 1 mentor to ask for their yes 2 people" in visitor.get("/").read


def test_the_token_of_one_login_is_not_that_of_another(site: Site) -> None:
    one, other = site.visitor(), site.visitor()
    one.get("/")
    other.get("/")
    assert one.token != other.token
    assert one.post("/logout", token=other.token).status == 403


@pytest.mark.parametrize(
    ("step", "times"), [(IDLE_S + 1, 1), (IDLE_S - 1, LONGEST_S // IDLE_S + 1)]
)
def test_a_login_ends_when_nobody_is_there_and_at_the_end_of_the_day(
    site: Site, step: int, times: int
) -> None:
    visitor = site.visitor()
    for _ in range(times):
        site.clock.now += step
        last = visitor.ask("GET", "/")
    assert last.status == 303


def test_a_cookie_of_another_password_or_key_opens_nothing() -> None:
    clock = Clock()
    sessions = Sessions("key", "mark", clock)
    _, cookie = sessions.log_in()
    assert sessions.is_live(sessions.read(cookie))
    assert Sessions("key", "another", clock).read(cookie) is None
    assert Sessions("other", "mark", clock).read(cookie) is None
    assert sessions.read(cookie[:-1]) is None
    assert sessions.read("rubbish") is None


def test_every_page_forbids_what_it_does_not_need(site: Site) -> None:
    visitor = site.visitor()
    for path in (*(path for path, _ in PAGES), "/tables/requests.csv"):
        headers = visitor.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script" not in policy
        assert "unsafe" not in policy
        assert (headers["cache-control"], headers["x-frame-options"]) == ("no-store", "DENY")


def test_no_page_holds_a_script_or_a_style_of_its_own(site: Site) -> None:
    a_programme_at_work(site.services)
    visitor = site.visitor()
    for path, _ in PAGES:
        page = visitor.get(path).text
        assert "<script" not in page
        assert "style=" not in page


def test_what_is_not_there_is_said_to_whoever_asks(site: Site) -> None:
    assert "Password" in site.visitor(logged_in=False).get("/nowhere").read
    assert site.visitor().get("/nowhere").status == 404
    assert site.visitor(logged_in=False).get("/static/nothing.css").status == 404
    assert site.visitor(logged_in=False).get("/static/desk.css").status == 200
    assert site.visitor(logged_in=False).get("/health").status == 200


def test_a_password_is_kept_so_that_it_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "var" / "desk_password"
    Password.of(WORD).write(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert WORD not in path.read_text()
    kept = Password.read(path)
    assert kept is not None
    assert kept.fits(WORD)
    assert not kept.fits(f"{WORD} ")
    assert Password.of(WORD).mark != kept.mark


def test_a_short_password_is_refused_and_a_broken_file_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        Password.of("short")
    assert Password.read(tmp_path / "none") is None
    (tmp_path / "broken").write_text("plain text")
    with pytest.raises(Misconfigured):
        Password.read(tmp_path / "broken")
