"""Socket.IO by python-socketio's own client: sessions are signed, nothing is taken on trust."""

from __future__ import annotations

import asyncio
import json
import shutil
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import socketio
from sqlalchemy.engine import Engine

from assistant.channels import socketio as channel
from assistant.channels.links import Links
from tests.channels.socket_site import KEY, LISTED, PATIENCE_S, Client, Site, site_on


@pytest.fixture(scope="module")
def served(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    path = tmp_path_factory.mktemp("sockets") / "mentor.db"
    shutil.copy(migrated_file, path)
    with site_on(f"sqlite:///{path}") as site:
        yield site


@pytest.fixture
def site(served: Site) -> Site:
    """Each test brings conversations of its own; only what was heard is forgotten."""
    served.taken.clear()
    served.gate = None
    return served


async def until(true: Callable[[], object]) -> None:
    """Wait for something that happens elsewhere."""

    async def look() -> None:
        while not true():
            await asyncio.sleep(0.02)

    await asyncio.wait_for(look(), PATIENCE_S)


@pytest.mark.parametrize("transport", ["polling", "websocket"])
async def test_a_message_is_answered_on_either_transport(site: Site, transport: str) -> None:
    async with Client(site, transport) as client:
        session = await client.begin()
        assert await client.say("I am a nurse", session) == ["Echo of I am a nurse"]


async def test_whoever_has_said_nothing_yet_is_greeted_and_then_a_greeting_is_text(
    site: Site,
) -> None:
    async with Client(site) as client:
        session = await client.begin()
        assert await client.say(None, session) == ["Hello. What are you hoping for?"]
        await client.say("/greet", session)
        assert site.taken == ["/greet", "\u200b/greet"]


async def test_a_card_is_a_text_with_buttons_and_a_question_has_quick_replies(site: Site) -> None:
    async with Client(site) as client:
        await client.say("who could help", await client.begin())
    card, question = client.heard
    # rasa-webchat draws nothing with more keys than these.
    assert set(card) == {"text", "buttons"}
    assert card["text"].split("  \n") == ["Ana Reis, nurse", "+ walked your road"]
    assert [button["title"] for button in card["buttons"]] == ["Write to Ana"]
    assert question == {
        "text": "Shall we go on?",
        "quick_replies": [{"content_type": "text", "title": "Go on", "payload": "/affirm"}],
    }


async def test_a_typed_slash_is_text_until_it_was_offered(site: Site) -> None:
    async with Client(site) as client:
        session = await client.begin()
        await client.say("/affirm", session)
        await client.say("who could help", session)
        await client.say("/affirm", session)
    assert site.taken == ["\u200b/affirm", "who could help", "/affirm"]


@pytest.mark.parametrize(
    "session",
    [
        "a" * 32,
        "WyJzb2NrZXRpbyIsIjEiXQ.forged",
        Links("another key", "socketio-session", ("socketio",)).sign("socketio", "1"),
        # Signed here, but for something else.
        Links(KEY, "request-link", ("socketio",)).sign("socketio", "1"),
        "\ud83d",
        7,
        ["socketio", "1"],
        {},
    ],
)
async def test_a_session_that_was_not_signed_here_opens_nothing(
    site: Site, session: object
) -> None:
    async with Client(site) as client:
        assert await client.begin(session) != session
        answer = await client.call("user_uttered", {"message": "hi", "session_id": session})
        assert answer == {"error": client.heard[-1]["text"]}
        assert "don't know this conversation" in answer["error"]
    assert site.taken == []


async def test_a_message_without_a_session_is_refused_before_one_was_confirmed(site: Site) -> None:
    async with Client(site) as client:
        assert "error" in await client.call("user_uttered", {"message": "hi"})
        await client.begin()
        assert await client.say("hi") == ["Echo of hi"]


async def test_a_repeated_message_happens_once_and_is_answered_alike(site: Site) -> None:
    async with Client(site) as client:
        session = await client.begin()
        first = await client.say("hi", session, message_id="m1")
        again = await client.say("something else", session, message_id="m1")
        assert first == again == ["Echo of hi"]
        assert await client.say("hi", session, message_id="m2") == ["Echo of hi"]
    assert site.taken == ["hi", "hi"]


async def test_two_sendings_at_once_happen_once(site: Site) -> None:
    async with Client(site) as client:
        session = await client.begin()
        both = [client.say("hi", session, message_id="m1") for _ in range(2)]
        await asyncio.gather(*both)
    assert site.taken == ["hi"]


async def test_whoever_comes_back_goes_on_in_the_same_conversation(site: Site) -> None:
    async with Client(site) as client:
        session = await client.begin()
        await client.say("hi", session, message_id="m1")
    async with Client(site) as client:
        answer = await client.call("session_request", {"session_id": session})
        assert client.confirmed == [session]
        told = [(message["from"], message["text"]) for message in answer["messages"]]
        assert told == [("me", "hi"), ("bot", "Echo of hi")]
        assert await client.say("again", session, message_id="m1") == ["Echo of hi"]


async def test_a_reply_finds_whoever_reconnected_while_it_was_made(site: Site) -> None:
    first = Client(site)
    async with first:
        session = await first.begin()
        await first.line.emit("user_uttered", {"message": "slow", "session_id": session})
        await until(lambda: site.gate)
    async with Client(site) as second:
        await second.begin(session)
        gate: Any = site.gate
        gate._loop.call_soon_threadsafe(gate.set)
        await until(lambda: second.heard)
        assert second.heard == [{"text": "Echo of slow"}]
    assert first.heard == []


async def test_two_clients_hear_their_own_replies_only(site: Site) -> None:
    async with Client(site) as anna, Client(site, "polling") as ben:
        of_anna, of_ben = await anna.begin(), await ben.begin()
        assert of_anna != of_ben
        assert await anna.say("I am Anna", of_anna) == ["Echo of I am Anna"]
        assert await ben.say("I am Ben", of_ben) == ["Echo of I am Ben"]
        assert len(anna.heard) == len(ben.heard) == 1


async def test_a_line_that_changes_to_another_session_leaves_the_first(site: Site) -> None:
    """Else its replies would be heard by whoever sits at a shared computer next."""
    async with Client(site) as first, Client(site) as second:
        session = await first.begin()
        await second.begin(session)
        await second.begin(None)
        await first.line.emit("user_uttered", {"message": "slow", "session_id": session})
        await until(lambda: site.gate)
        await first.line.disconnect()
        gate: Any = site.gate
        gate._loop.call_soon_threadsafe(gate.set)
        await until(lambda: len(site.answers.history("socketio:" + _id(session), 9)) == 2)
        assert await second.say("hi") == ["Echo of hi"]
        assert len(second.heard) == 1


def _id(session: str) -> str:
    return Links(KEY, "socketio-session", ("socketio",)).read(session)[1]


@pytest.mark.parametrize(
    "body",
    [
        "hi",
        7,
        ["hi"],
        {"message": 7},
        {"message": ["hi"]},
        {"message": {"text": "hi"}},
        {"message": " \n"},
        {"message": ""},
        {"message": "hi", "message_id": 9},
        {"message": "hi", "message_id": ""},
        {"message": "hi", "message_id": "x" * 500},
        {"message": "hi", "message_id": "a\nb"},
        {"message": "a" * 4001},
    ],
)
async def test_what_cannot_be_used_is_refused_with_a_sentence(site: Site, body: Any) -> None:
    async with Client(site) as client:
        await client.begin()
        answer = await client.call("user_uttered", body)
        assert answer["error"].endswith(".")
        assert client.heard == [{"text": answer["error"]}]
        assert await client.say("hi") == ["Echo of hi"]
    assert site.taken == ["hi"]


@pytest.mark.parametrize("body", [None, "text", 7, [], {}, {"session_id": {"a": 1}}])
async def test_any_request_for_a_session_gets_a_new_one_or_a_sentence(
    site: Site, body: Any
) -> None:
    async with Client(site) as client:
        answer = await client.call("session_request", body)
        assert (
            client.confirmed == [answer["session_id"]] if "session_id" in answer else client.heard
        )
        assert "error" not in await client.call("session_request", {})


@pytest.mark.parametrize("transport", ["polling", "websocket"])
async def test_a_megabyte_ends_the_line_and_nothing_else(site: Site, transport: str) -> None:
    async with Client(site) as other:
        await other.begin()
        client = Client(site, transport)
        await client.line.connect(site.url, transports=[transport], wait_timeout=PATIENCE_S)
        await client.line.emit("user_uttered", {"message": "a" * 1_000_000})
        await until(lambda: not client.line.connected)
        assert await other.say("hi") == ["Echo of hi"]
    assert site.taken == ["hi"]


@pytest.mark.parametrize(
    "packet",
    [
        *("", "4", "9", "x", "40", "43", "44", "40/elsewhere,", "4" + "[" * 50_000),
        *("42", "42{}", "42[]", "42[[]]", "42[7]", "42[null]"),
        *('42["user_uttered",1,2,3]', '451-["user_uttered",1]'),
    ],
)
async def test_what_is_no_packet_harms_nobody(site: Site, packet: str) -> None:
    async with Client(site) as other:
        await other.begin()
        async with Client(site) as client:
            raw = client.line.eio.ws
            await raw.send_str(packet)
            await raw.send_bytes(b"\x00" * 100)
            await other.say("one")
        assert await other.say("two") == ["Echo of two"]
    assert site.taken == ["one", "two"]


async def test_a_failing_turn_is_a_kind_sentence_and_may_be_sent_again(site: Site) -> None:
    async with Client(site) as client:
        session = await client.begin()
        for _ in range(2):
            answer = await client.call(
                "user_uttered", {"message": "fail", "session_id": session, "message_id": "m1"}
            )
            assert "send it again" in answer["error"]
            assert "secret" not in str(client.heard)
    assert site.taken == ["fail", "fail"]


async def test_a_flood_is_asked_to_wait_and_then_cut_off(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    # However long the machine pauses, no time passes.
    monkeypatch.setattr(channel, "Connection", partial(channel.Connection, clock=lambda: 0.0))
    async with Client(site) as client:
        await client.begin()
        for _ in range(30):
            await client.line.emit("user_uttered", {"message": "hi"})
        await until(lambda: not client.line.connected)
    assert len(site.taken) < channel.BURST
    assert [event for event in client.heard if "a lot at once" in event["text"]]


def test_who_waits_may_speak_again() -> None:
    now = [0.0]
    line = channel.Connection(clock=lambda: now[0])
    assert [line.spend() for _ in range(int(channel.BURST) + 1)][-2:] == [True, False]
    now[0] += 2 / channel.A_SECOND
    assert line.spend()


async def test_one_too_many_is_asked_to_come_later(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channel, "MOST_CONNECTIONS", 1)
    with site_on(str(engine.url)) as site:
        async with Client(site) as client:
            with pytest.raises(socketio.exceptions.ConnectionError):
                await Client(site).__aenter__()
            address = f"{site.url}/socket.io/?EIO=4&transport=polling"
            with pytest.raises(urllib.error.HTTPError) as raised:
                await asyncio.to_thread(urllib.request.urlopen, address, timeout=PATIENCE_S)
            assert raised.value.code == 503
            assert "try again in a minute" in json.load(raised.value)["error"]
            assert "error" not in await client.call("session_request", {})


@pytest.mark.parametrize("transport", ["polling", "websocket"])
async def test_pages_of_listed_origins_may_connect_and_no_others(
    site: Site, transport: str
) -> None:
    for origin in (LISTED, site.url):
        async with Client(site, transport, origin) as client:
            assert await client.begin()
    for origin in ("https://elsewhere.example", "null", f"{LISTED}.elsewhere.example"):
        with pytest.raises(socketio.exceptions.ConnectionError):
            await Client(site, transport, origin).__aenter__()


def test_a_listed_page_may_read_answers_but_brings_no_cookies(site: Site) -> None:
    address = f"{site.url}/socket.io/?EIO=4&transport=polling"
    request = urllib.request.Request(address, headers={"Origin": LISTED})
    with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
        assert answer.headers["Access-Control-Allow-Origin"] == LISTED
        assert "Access-Control-Allow-Credentials" not in answer.headers


@pytest.mark.parametrize(
    ("method", "query"),
    [
        *(("GET", ""), ("GET", "EIO=4&transport=telepathy"), ("GET", "EIO=4&sid=guessed")),
        *(("POST", ""), ("POST", "EIO=4"), ("POST", "EIO=4&sid=guessed")),
    ],
)
def test_requests_that_make_no_sense_are_refused(site: Site, method: str, query: str) -> None:
    data = b"42[]" if method == "POST" else None
    request = urllib.request.Request(f"{site.url}/socket.io/?{query}", data, method=method)
    with pytest.raises(urllib.error.HTTPError) as raised:
        urllib.request.urlopen(request, timeout=PATIENCE_S)
    assert raised.value.code == 400
    assert json.load(raised.value)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("[me](javascript:alert(1))", "[me] (javascript:alert(1))"),
        ("[me](data:text/html,x)", "[me] (data:text/html,x)"),
        ("![](https://elsewhere.example/seen.png)", "! [](https://elsewhere.example/seen.png)"),
        ("[me]: javascript:alert(1)", "[me] : javascript:alert(1)"),
        ("<javascript:alert(1)>", "< javascript:alert(1)>"),
        ("[a page](https://a.example)", "[a page](https://a.example)"),
        ("one\ntwo\n\nthree", "one  \ntwo\n\nthree"),
    ],
)
def test_texts_keep_their_lines_and_lose_what_a_widget_would_follow(text: str, read: str) -> None:
    assert list(channel.events_of({"text": text}, "")) == [{"text": read}]


def test_a_picture_is_an_attachment_with_an_address_from_anywhere() -> None:
    road = {"type": "road", "title": "From a to b", "share": "/roads/a/b.png"}
    events = channel.events_of({"text": "From a to b", "custom": road}, "https://here.example")
    picture = {"src": "https://here.example/roads/a/b.png", "title": "From a to b"}
    assert list(events) == [
        {"attachment": {"type": "image", "payload": picture}},
        {"text": "From a to b"},
    ]
