"""The pages that links in mails open: nothing happens without a button, and no state is silent."""

from __future__ import annotations

import dataclasses
import html
from collections.abc import Iterator
from typing import Any

import pytest
from itsdangerous import URLSafeSerializer

from assistant.channels.links import Links
from assistant.mentoring.errors import BadInput
from assistant.mentoring.requests import ANSWERS
from tests.web.requests_site import ASKED, DOWN, TEXT, FakeIntroduce, Site

HOSTILE = "<script>alert(1)</script> \"quoted\" 'single' {{ 7*7 }} & </textarea>"
MENTEE_STATES = [
    ({"status": "unconfirmed", "asked": None}, "Shall we send this to Ada?"),
    ({}, "Waiting since 2 March 2026, at most 7 days: by 9 March 2026"),
    ({"status": "declined", "answer": "question", "words": "Which ward?"}, "has a question first"),
    ({"status": "declined", "answer": "colleague", "words": "Ask Bo"}, "suggests somebody else"),
    ({"status": "declined", "answer": "no"}, "not about you"),
    ({"status": "expired"}, "7 days have passed"),
    ({"status": "expired", "asked": None}, "It was not confirmed within 7 days"),
    ({"status": "withdrawn"}, "can no longer answer it"),
    ({"status": "withdrawn", "asked": None}, "Nothing was sent to Ada Okafor"),
]
MENTOR_STATES = [
    ({"status": "unconfirmed", "asked": None}, "There is nothing to answer yet"),
    ({}, "Linh would like to talk with you"),
    ({"status": "declined", "answer": "question", "words": "Why?"}, "Linh has your question"),
    ({"status": "declined", "answer": "colleague", "words": "Bo"}, "Linh has your suggestion"),
    ({"status": "declined", "answer": "no"}, "a clear no helps more than silence"),
    ({"status": "expired"}, "This request has run out"),
    ({"status": "withdrawn"}, "Linh took the request back"),
]
UNCONFIRMED: dict[str, Any] = {"status": "unconfirmed", "asked": None}


@pytest.fixture
def site(served: Site) -> Iterator[Site]:
    yield served
    for field in dataclasses.fields(FakeIntroduce):
        if field.name != "links":
            getattr(served.introduce, field.name).clear()


def _text(page: str) -> str:
    """What is read on a page, its markup unescaped."""
    return html.unescape(page)


@pytest.mark.parametrize(("fields", "sentence"), MENTEE_STATES)
def test_the_mentee_reads_how_things_stand(
    site: Site, fields: dict[str, Any], sentence: str
) -> None:
    answer = site.get(site.introduce.put("mentee", **fields))
    assert answer.status == 200
    assert sentence in _text(answer.text)
    assert fields.get("words", "") in answer.text
    assert fields.get("contact", "") in answer.text


@pytest.mark.parametrize(("fields", "sentence"), MENTOR_STATES)
def test_the_mentor_reads_how_things_stand(
    site: Site, fields: dict[str, Any], sentence: str
) -> None:
    answer = site.get(site.introduce.put("mentor", **fields))
    assert answer.status == 200
    assert sentence in _text(answer.text)


@pytest.mark.parametrize(("fields", "sentence"), MENTOR_STATES)
def test_the_mentor_sees_no_address_of_the_mentee_before_a_yes(
    site: Site, fields: dict[str, Any], sentence: str
) -> None:
    page = site.get(site.introduce.put("mentor", **fields)).text
    assert "example.org" not in page


@pytest.mark.parametrize("role", ["mentee", "mentor"])
def test_after_a_yes_the_link_leads_to_the_page_of_the_two(site: Site, role: str) -> None:
    token = site.introduce.put(role, status="accepted", answer="yes", contact="ada@work")
    answer = site.send("GET", f"/requests/{token}")
    assert (answer.status, answer.headers["location"]) == (303, f"/together/{token}")


def test_what_is_refused_does_not_show_the_address_either(site: Site) -> None:
    token = site.introduce.put("mentor")
    assert "example.org" not in site.post(token, "answer", answer="yes").text
    site.introduce.change(token, status="withdrawn")
    assert "example.org" not in site.post(token, "answer", answer="yes", contact="me").text


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("role", ["mentee", "mentor"])
@pytest.mark.parametrize(
    "query", ["", "?action=confirm", "?action=answer&answer=no", "?done=pause"]
)
def test_following_a_link_changes_nothing(site: Site, role: str, method: str, query: str) -> None:
    fields = UNCONFIRMED if role == "mentee" else {}
    token = site.introduce.put(role, **fields)
    before = site.introduce.of(token)
    assert site.get(token, query, method).status == 200
    assert site.introduce.of(token) == before
    assert not site.introduce.paused


def test_the_mentee_sees_exactly_what_will_be_sent_and_sends_it(site: Site) -> None:
    token = site.introduce.put("mentee", **UNCONFIRMED)
    page = _text(site.get(token).text)
    assert TEXT in page
    assert "Send it to Ada" in page
    assert "Waiting since" in site.press(token, "confirm").text
    assert site.introduce.of(token).status == "pending"


def test_the_mentee_takes_it_back(site: Site) -> None:
    token = site.introduce.put("mentee")
    assert "You took this request back" in site.press(token, "withdraw").text


@pytest.mark.parametrize("given", ANSWERS)
def test_the_mentor_gives_each_answer(site: Site, given: str) -> None:
    token = site.introduce.put("mentor")
    assert f'value="{given}"' in site.get(token).text
    posted = site.post(token, "answer", answer=given, words="One\r\ntwo", contact="me@work")
    assert posted.status == 303
    request = site.introduce.of(token)
    assert (request.answer, request.words) == (given, "One\ntwo")


@pytest.mark.parametrize(
    ("role", "fields", "action", "form"),
    [
        ("mentee", UNCONFIRMED, "confirm", {}),
        ("mentee", {}, "withdraw", {}),
        ("mentor", {}, "answer", {"answer": "no", "words": "Sorry"}),
        ("mentor", {}, "answer", {"answer": "question", "words": "Which ward?"}),
        ("mentor", {}, "pause", {}),
    ],
)
def test_a_button_pressed_twice_gives_the_same_page(
    site: Site, role: str, fields: dict[str, Any], action: str, form: dict[str, str]
) -> None:
    token = site.introduce.put(role, **fields)
    first, second = (site.press(token, action, **form) for _ in range(2))
    assert (first.status, second.status) == (200, 200)
    assert first.text == second.text


def test_a_second_and_different_answer_shows_the_one_that_counts(site: Site) -> None:
    token = site.introduce.put("mentor")
    site.post(token, "answer", answer="no")
    answer = site.post(token, "answer", answer="yes", contact="me@work", words="After all")
    assert answer.status == 409
    assert "You said no" in answer.text
    assert "After all" in answer.text
    assert site.introduce.of(token).answer == "no"


def test_too_late_says_so_and_shows_what_happened(site: Site) -> None:
    token = site.introduce.put("mentee", status="accepted", answer="yes", contact="ada@work")
    answer = site.post(token, "withdraw")
    assert answer.status == 409
    assert "changed in the meantime" in answer.text
    assert "ada@work" in answer.text


@pytest.mark.parametrize(
    ("form", "field", "sentence"),
    [
        ({}, "answer", "Please choose one"),
        ({"answer": "perhaps"}, "answer", "Please choose one"),
        ({"answer": "question", "words": "  "}, "words", "Please write your question"),
        ({"answer": "colleague"}, "words", "Please write whom"),
        ({"answer": "yes"}, "contact", "Please write how"),
        ({"answer": "one_call"}, "contact", "Please write how"),
    ],
)
def test_what_is_missing_is_said_beside_its_field_and_in_a_summary(
    site: Site, form: dict[str, str], field: str, sentence: str
) -> None:
    answer = site.post(site.introduce.put("mentor"), "answer", **form)
    assert answer.status == 400
    assert answer.text.count(sentence) == 2
    assert f'<a href="#{field}">' in answer.text
    assert answer.text.count(f'id="{field}"') == 1
    assert f'id="{field}-problem"' in answer.text
    described = {"answer": "answer-problem", "words": "words-hint words-problem"}
    described["contact"] = "contact-hint contact-problem"
    assert f'aria-describedby="{described[field]}"' in answer.text
    assert "<title>Please check: " in answer.text


def test_what_was_typed_stays_where_something_is_missing(site: Site) -> None:
    token = site.introduce.put("mentor")
    words = "\n\nHow come?\n" + HOSTILE
    page = site.post(token, "answer", answer="yes", words=words).text
    assert 'value="yes" id="answer" aria-describedby="yes-hint" checked' in page
    assert (
        "How come?\n" + html.escape(HOSTILE).replace("&quot;", "&#34;").replace("&#x27;", "&#39;")
        in page
    )
    page = site.post(token, "answer", answer="question", contact='me" onfocus="x').text
    assert 'value="me&#34; onfocus=&#34;x"' in page
    assert site.introduce.of(token).status == "pending"


def test_what_only_the_service_refuses_is_said_as_well(site: Site) -> None:
    token = site.introduce.put("mentor")
    site.introduce.broken["answer"] = BadInput("contact: operators only")
    answer = site.post(token, "answer", answer="yes", contact="me@work")
    assert answer.status == 400
    assert "could not be taken" in answer.text
    assert "operators only" not in answer.text
    assert 'value="me@work"' in answer.text


@pytest.mark.parametrize("role", ["mentee", "mentor"])
@pytest.mark.parametrize("status", ["unconfirmed", "pending", "declined"])
def test_hostile_text_stays_text(site: Site, role: str, status: str) -> None:
    given = {"declined": "question"}.get(status)
    texts = dict.fromkeys(("name", "mentor_name", "text", "words", "contact", "email"), HOSTILE)
    token = site.introduce.put(role, True, status=status, answer=given, **texts)
    page = site.get(token).text
    assert "<script" not in page
    assert '"quoted"' not in page
    assert "&lt;script&gt;" in page
    assert "{{ 7*7 }}" in page


@pytest.mark.parametrize("token", ["x", "a.b", "%00", "%3Cscript%3E", "..", "é".encode().hex()])
def test_an_unknown_link_opens_a_page_that_says_so(site: Site, token: str) -> None:
    for answer in (site.get(token), site.post(token, "confirm")):
        assert answer.status == 404
    if token != "..":
        assert "This link opens nothing" in site.get(token).text
        assert "<script" not in site.get(token).text


def test_a_token_changed_or_of_a_deleted_request_opens_nothing(site: Site) -> None:
    token = site.introduce.put("mentor")
    assert site.get(token[:-1]).status == 404
    assert site.get(token + ".").status == 404
    site.introduce.kept.clear()
    assert site.get(token).status == 404


@pytest.mark.parametrize(
    ("role", "action"),
    [("mentee", "answer"), ("mentee", "pause"), ("mentor", "confirm"), ("mentor", "withdraw"),
     ("mentor", ""), ("mentee", "__class__")],
)  # fmt: skip
def test_no_side_can_press_the_buttons_of_the_other(site: Site, role: str, action: str) -> None:
    token = site.introduce.put(role)
    before = site.introduce.of(token)
    assert site.post(token, action, answer="no").status == 400
    assert site.introduce.of(token) == before
    assert not site.introduce.paused


def test_a_pause_and_a_report_are_acknowledged_and_the_request_stays(site: Site) -> None:
    token = site.introduce.put("mentor")
    assert "no new requests for 30 days" in site.press(token, "pause").text
    page = site.press(token, "report", report="Rude").text
    assert "The coordinator will look at it" in page
    assert "Send my answer" in page
    assert site.introduce.paused == [site.introduce.of(token).id]
    assert site.introduce.reports == [(site.introduce.of(token).id, "Rude")]


def test_the_mentee_may_report_an_answer(site: Site) -> None:
    token = site.introduce.put("mentee", status="declined", answer="no", words="Never")
    assert "The coordinator will look at it" in site.press(token, "report").text


@pytest.mark.parametrize("error", [DOWN, RuntimeError("a secret of ours")])
def test_a_failure_is_a_kind_page_that_keeps_what_was_typed(site: Site, error: Exception) -> None:
    token = site.introduce.put("mentor")
    form = {"answer": "yes", "words": "Gladly", "contact": "me@work"}
    for broken in ("answer", "seen"):
        site.introduce.broken = {broken: error}
        answer = site.post(token, "answer", **form)
        assert answer.status == 503
        assert "Something on our side isn" in answer.text
        assert "Gladly" in answer.text
        assert "me@work" in answer.text
        assert "secret" not in answer.text
    assert site.get(token).status == 503
    site.introduce.broken = {}


def test_a_made_up_mentor_is_called_so_on_both_pages(site: Site) -> None:
    for role in ("mentee", "mentor"):
        assert "Fictional demo person" in site.get(site.introduce.put(role, True)).text
        assert "Fictional demo person" not in site.get(site.introduce.put(role)).text


def test_every_answer_carries_the_headers_that_protect_the_link(site: Site) -> None:
    token = site.introduce.put("mentor", asked=ASKED)
    answers = [
        site.get(token),
        site.get("x"),
        site.post(token, "answer"),
        site.post(token, "pause"),
        site.post(token, "answer", answer="no"),
        site.post(token, "answer", answer="yes", contact="x"),
    ]
    assert [answer.status for answer in answers] == [200, 404, 400, 303, 303, 409]
    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "form-action 'self'" in policy
        assert "unsafe" not in policy
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-robots-tag"] == "noindex"
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert "location" not in site.get(token).headers


def test_a_token_is_read_only_by_whoever_signed_it_and_for_this_purpose() -> None:
    links = Links("one key")
    assert links.read(links.sign("mentor", "r-1")) == ("mentor", "r-1")
    session = URLSafeSerializer("one key", salt="web-session").dumps(["mentor", "r-1"])
    odd = URLSafeSerializer("one key", salt="request-link")
    for token in (
        Links("another key").sign("mentor", "r-1"),
        session,
        odd.dumps(["admin", "r-1"]),
        odd.dumps("mentor"),
        odd.dumps({"mentor": "r-1"}),
        "é",
        "",
    ):
        with pytest.raises(BadInput):
            links.read(token)


@pytest.mark.browser
def test_a_mentor_answers_by_keyboard_on_a_phone(site: Site, chromium: Any) -> None:
    token = site.introduce.put("mentor")
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=False
    )
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda m: problems.append(m.text))
    page.goto(f"{site.url}/requests/{token}")
    page.keyboard.press("Tab")
    assert page.locator("#answer:focus").count() == 1
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.get_by_label("I have a question first").is_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("linh can ring 555")
    page.keyboard.press("Enter")

    summary = page.get_by_role("alert")
    summary.wait_for()
    assert page.locator(".problems:focus").count() == 1
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#words:focus").wait_for()
    page.keyboard.type("Which ward are you on?")
    assert page.get_by_label("I have a question first").is_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.locator("button:focus").inner_text() == "Send my answer"
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="You answered Linh").wait_for()
    assert site.introduce.of(token).words == "Which ward are you on?"
    assert [problem for problem in problems if "400" not in problem] == []
    context.close()
