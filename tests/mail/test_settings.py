"""What can be set about mails, and what is refused at the start."""

from __future__ import annotations

import pytest

from assistant.mentoring.errors import Misconfigured
from assistant.settings import read_settings

URL, FROM, PUBLIC = "MENTOR_SMTP_URL", "MENTOR_MAIL_FROM", "MENTOR_PUBLIC_URL"


@pytest.mark.parametrize("environment", [{}, {URL: "", FROM: "", PUBLIC: ""}])
def test_nothing_has_to_be_set(environment: dict[str, str]) -> None:
    settings = read_settings(environment)
    assert settings.smtp_url is None
    assert settings.mail_from == "mentor@localhost"
    assert settings.public_url is None


@pytest.mark.parametrize(
    "url", ["smtp://localhost", "smtp://mail.example.org:25", "smtps://a%40b:p%40ss@[::1]:465"]
)
@pytest.mark.parametrize("sender", ["a@x.org", "Mentors é <a@x.org>", '"Ada, B." <a@x.org>'])
def test_a_mail_server_and_whom_mails_come_from_can_be_set(url: str, sender: str) -> None:
    settings = read_settings({URL: url, FROM: sender})
    assert (settings.smtp_url, settings.mail_from) == (url, sender)


@pytest.mark.parametrize(
    "url",
    [
        "mail.example.org",
        "http://mail.example.org",
        "smtp://",
        "smtp://u:secret@x:port",
        "smtp://[",
    ],
)
def test_an_unusable_mail_server_is_refused_without_repeating_its_password(url: str) -> None:
    with pytest.raises(Misconfigured, match="MENTOR_SMTP_URL") as caught:
        read_settings({URL: url, FROM: "mentor@example.org"})
    assert "secret" not in str(caught.value)


def test_a_mail_server_without_a_sender_is_refused() -> None:
    with pytest.raises(Misconfigured, match="MENTOR_MAIL_FROM"):
        read_settings({URL: "smtp://mail.example.org"})


@pytest.mark.parametrize(
    "sender",
    [
        " ",
        "mentor",
        "@x.org",
        "mentor@",
        "é@x.org",
        "a@x.org, b@x.org",
        "Mentors, Leeds <a@x.org>",
        "a@x.org\nBcc: b@x.org",
        "=?utf-8?q?a=0ABcc:b?= <a@x.org>",
    ],
)
def test_a_sender_without_an_address_is_refused(sender: str) -> None:
    with pytest.raises(Misconfigured, match="MENTOR_MAIL_FROM"):
        read_settings({FROM: sender})


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("https://mentors.example.org/", "https://mentors.example.org"),
        ("http://localhost:5005", "http://localhost:5005"),
        ("https://example.org/mentors//", "https://example.org/mentors"),
    ],
)
def test_the_public_address_is_read_without_a_slash_at_its_end(url: str, read: str) -> None:
    assert read_settings({PUBLIC: url}).public_url == read


@pytest.mark.parametrize(
    "url", ["mentors.example.org", "ftp://x.org", "https://", "https://x.org/?a=1", "https://x y"]
)
def test_an_unusable_public_address_is_refused(url: str) -> None:
    with pytest.raises(Misconfigured, match="MENTOR_PUBLIC_URL"):
        read_settings({PUBLIC: url})
