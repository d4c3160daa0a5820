"""Other sites' pages may call the channels if they are on the list, and nothing else."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from email.message import Message

import pytest

from tests.web.conftest import Echo

CHANNEL = "/webhooks/web/session"


def _asked(echo: Echo, path: str, origin: str, method: str) -> tuple[int, Message]:
    headers = {"Origin": origin, "Content-Type": "application/json"}
    if method == "OPTIONS":
        headers["Access-Control-Request-Method"] = "POST"
    data = json.dumps({}).encode() if method == "POST" else None
    request = urllib.request.Request(echo.url + path, data, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.headers
    except urllib.error.HTTPError as error:
        return error.code, error.headers


@pytest.mark.parametrize("method", ["OPTIONS", "POST"])
def test_a_site_on_the_list_may_call_the_channel_without_cookies(echo: Echo, method: str) -> None:
    status, headers = _asked(echo, CHANNEL, echo.strangers.url, method)
    assert status in (200, 204)
    assert headers["Access-Control-Allow-Origin"] == echo.strangers.url
    assert headers["Vary"] == "Origin"
    assert "Access-Control-Allow-Credentials" not in headers


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "http://localhost"])
def test_a_site_that_is_not_on_it_may_not(echo: Echo, origin: str) -> None:
    assert _asked(echo, CHANNEL, origin, "OPTIONS")[0] == 403
    assert "Access-Control-Allow-Origin" not in _asked(echo, CHANNEL, origin, "POST")[1]


@pytest.mark.parametrize("path", ["/", "/health", "/embed"])
def test_nothing_else_is_open_even_to_a_site_on_the_list(echo: Echo, path: str) -> None:
    status, headers = _asked(echo, path, echo.strangers.url, "GET")
    assert status == 200
    assert "Access-Control-Allow-Origin" not in headers


def test_the_widget_is_packed_and_not_sent_twice(echo: Echo) -> None:
    request = urllib.request.Request(echo.url + "/widget.js", headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        tag = answer.headers["ETag"]
    again = urllib.request.Request(echo.url + "/widget.js", headers={"If-None-Match": tag})
    with pytest.raises(urllib.error.HTTPError) as raised:
        urllib.request.urlopen(again, timeout=60)
    assert raised.value.code == 304
