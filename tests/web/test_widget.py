"""Nothing said in the widget is lost or doubled, and what shall be forgotten is."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pytest

from tests.web.conftest import Echo, say
from tests.web.requests_site import a_request

pytestmark = pytest.mark.browser


def _log(page: Any) -> list[str]:
    """What was said, in the order it stands."""
    return page.locator(".bubble").all_text_contents()


def test_the_conversation_and_the_unsent_draft_survive_a_reload(front: Any) -> None:
    say(front, "one")
    front.get_by_text("Echo of one").wait_for()
    front.get_by_role("textbox").fill("half a thou")
    before = _log(front)
    front.reload()
    front.get_by_text("Echo of one").wait_for()
    assert _log(front) == before
    assert front.get_by_role("textbox").input_value() == "half a thou"


def test_what_was_on_its_way_at_a_reload_arrives_once(front: Any) -> None:
    say(front, "slow one")
    front.reload()
    front.get_by_text("Echo of slow one").wait_for()
    front.reload()
    front.get_by_text("Echo of slow one").wait_for()
    assert _log(front)[-2:] == ["slow one", "Echo of slow one"]
    assert len(_log(front)) == 3


def test_a_second_tab_stays_in_step(echo: Echo, front: Any, context: Any) -> None:
    other = context.new_page()
    other.goto(echo.url)
    other.get_by_text("What are you hoping for?").wait_for()
    say(front, "from the first")
    other.get_by_text("Echo of from the first").wait_for()
    say(other, "from the second")
    front.get_by_text("Echo of from the second").wait_for()
    assert _log(front) == _log(other)


def test_offline_is_told_and_what_was_said_goes_out_later(front: Any, context: Any) -> None:
    context.set_offline(True)
    say(front, "into the dark")
    front.get_by_text("Sending…").wait_for()
    context.set_offline(False)
    front.get_by_text("Echo of into the dark").wait_for()
    assert front.get_by_text("Sending…").count() == 0
    context.problems.clear()


def test_a_message_that_cannot_arrive_says_so_and_can_be_sent_again(
    front: Any, context: Any
) -> None:
    front.route("**/webhooks/web/message", lambda route: route.fulfill(status=400, json={}))
    say(front, "refused")
    front.get_by_text("Not sent.").wait_for()
    front.unroute("**/webhooks/web/message")
    front.get_by_role("button", name="Edit").click()
    assert front.get_by_role("textbox").input_value() == "refused"
    context.problems.clear()


def test_an_idle_page_hears_what_another_process_wrote(echo: Echo, front: Any) -> None:
    echo.push(front, {"text": "A word from elsewhere"})
    front.get_by_text("A word from elsewhere").wait_for()


def test_a_few_new_replies_move_into_their_place_and_many_at_once_just_stand_there(
    echo: Echo, front: Any
) -> None:
    echo.push(front, {"text": "One of few"}, {"text": "The other"})
    front.get_by_text("The other").wait_for()
    moving = front.locator(".arriving").filter(has_text="One of few")
    assert moving.count() == 1
    echo.push(front, *({"text": f"One of many, {number}"} for number in range(30)))
    front.get_by_text("One of many, 29").wait_for()
    assert front.locator(".arriving").filter(has_text="One of many").count() == 0


def test_an_idle_page_hears_of_a_mentors_answer_once(echo: Echo, front: Any) -> None:
    key = echo.key_of(front)
    over = {"status": "accepted", "answer": "yes", "closed": datetime.now(timezone.utc)}
    echo.requests.add(a_request(key, person_key=key, **over), [])
    front.get_by_text("utter_status_yes Ada").wait_for()
    front.reload()
    front.get_by_text("utter_status_yes Ada").wait_for()
    say(front, "thanks")
    front.get_by_text("Echo of thanks").wait_for()
    assert _log(front)[1:] == [
        "utter_good_news",
        "utter_status_yes Ada",
        "thanks",
        "Echo of thanks",
    ]


def test_forgetting_wipes_the_page_its_memory_and_the_server(echo: Echo, front: Any) -> None:
    say(front, "a secret")
    front.get_by_text("Echo of a secret").wait_for()
    key = echo.key_of(front)
    front.get_by_label("Choices").click()
    front.get_by_role("button", name="Forget this conversation").click()
    front.get_by_role("button", name="Delete it all").click()
    front.get_by_text("It is deleted. If you like").wait_for()
    assert echo.answers.history(key, 9) == []
    assert front.get_by_text("a secret").count() == 0
    front.get_by_text("What are you hoping for?").wait_for()
    assert echo.key_of(front) != key


def test_forgetting_by_words_wipes_the_page_too(echo: Echo, front: Any) -> None:
    say(front, "a secret")
    front.get_by_text("Echo of a secret").wait_for()
    key = echo.key_of(front)
    say(front, "forget me")
    front.get_by_text("Gone.").wait_for()
    assert front.get_by_text("a secret").count() == 0
    say(front, "hello again")
    front.get_by_text("Echo of hello again").wait_for()
    assert echo.key_of(front) != key


def test_on_a_shared_computer_nothing_stays_once_the_tab_is_closed(
    echo: Echo, front: Any, context: Any
) -> None:
    front.get_by_label("Choices").click()
    front.get_by_label("I am on a shared computer").check()
    say(front, "a secret")
    front.get_by_text("Echo of a secret").wait_for()
    assert front.evaluate("localStorage.length") == 0
    front.reload()
    front.get_by_text("Echo of a secret").wait_for()
    front.close()
    page = context.new_page()
    page.goto(echo.url)
    page.get_by_text("What are you hoping for?").wait_for()
    assert page.get_by_text("a secret").count() == 0


def test_a_guessed_token_opens_nothing(echo: Echo, context: Any) -> None:
    for route in ("message", "updates", "forget"):
        answer = context.request.post(
            f"{echo.url}/webhooks/web/{route}",
            data={"token": "IndlYjoxIg.abc", "message": "hi", "message_id": "1"},
        )
        assert answer.status == 401, route


def test_storage_that_is_refused_does_not_stop_a_conversation(echo: Echo, context: Any) -> None:
    page = context.new_page()
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name,"
        " { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    page.goto(echo.url)
    page.get_by_text("What are you hoping for?").wait_for()
    say(page, "hello")
    page.get_by_text("Echo of hello").wait_for()


def test_a_button_goes_once_something_was_said(front: Any) -> None:
    front.get_by_role("button", name="Help").click()
    front.get_by_text("Echo of").wait_for()
    assert front.get_by_role("button", name="Help").count() == 0
    assert _log(front)[1] == "Help"
