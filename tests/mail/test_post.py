"""What is handed to a mail server, and what is kept as a file."""

from __future__ import annotations

import ssl
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from assistant.mail.message import written
from assistant.mail.post import Choosing, FilePost, SmtpPost
from assistant.mentoring.errors import Unavailable
from assistant.mentoring.mails import Mail
from tests.mail.conftest import MailServer, as_message

SENDER = "Mentors <mentor@example.org>"
LINK = "https://mentors.example.org/c?t=a-b&n=1"
TEXT = f"Hello Ada,\n\n<b>Bob</b> & co:\nsecond line – é\n\nConfirm your address: {LINK}\n\nBye."
MAIL = Mail("ask-1", "ada@example.org", "Your mentor – é", TEXT, LINK, "r-1")


def parts(message: EmailMessage) -> tuple[str, str]:
    """Its text and its HTML."""
    assert message.get_content_type() == "multipart/alternative"
    text, html = message.iter_parts()
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    both = (part.get_content().replace("\r\n", "\n") for part in (text, html))
    return next(both), next(both)


def html_of(mail: Mail) -> str:
    return parts(as_message(written(mail, SENDER).as_bytes()))[1]


def text_of(mail: Mail) -> str:
    return parts(as_message(written(mail, SENDER).as_bytes()))[0]


def eml(folder: Path) -> list[EmailMessage]:
    return [as_message(path.read_bytes()) for path in sorted(folder.glob("*.eml"))]


def own_certificate(folder: Path, name: str) -> ssl.SSLContext:
    """What a server of that name shows; nobody vouches for it."""
    key = ec.generate_private_key(ec.SECP256R1())
    called = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(timezone.utc)
    builder = x509.CertificateBuilder(called, called, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now - timedelta(days=1)).not_valid_after(
        now + timedelta(days=1)
    )
    pem = serialization.Encoding.PEM
    (folder / "key.pem").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    (folder / "certificate.pem").write_bytes(builder.sign(key, hashes.SHA256()).public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    return context


def test_a_mail_says_who_writes_to_whom_about_what_and_that_a_program_does(
    mail_server: MailServer,
) -> None:
    SmtpPost(mail_server.url, SENDER).deliver(MAIL)
    [message] = mail_server.mails
    assert message["From"] == SENDER
    assert message["To"] == "ada@example.org"
    assert message["Subject"] == "Your mentor – é"
    assert message["Message-ID"] == "<ask-1@example.org>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert abs(message["Date"].datetime - datetime.now(timezone.utc)) < timedelta(minutes=1)
    [envelope] = mail_server.taken
    assert (envelope.mail_from, envelope.rcpt_tos) == ("mentor@example.org", ["ada@example.org"])


def test_the_text_arrives_word_for_word(mail_server: MailServer) -> None:
    SmtpPost(mail_server.url, SENDER).deliver(MAIL)
    assert parts(mail_server.mails[0])[0] == f"{TEXT}\n"


def test_the_html_says_the_same_in_paragraphs_with_everything_escaped(
    mail_server: MailServer,
) -> None:
    SmtpPost(mail_server.url, SENDER).deliver(MAIL)
    html = parts(mail_server.mails[0])[1]
    assert "<p>Hello Ada,</p>" in html
    assert "<p>&lt;b&gt;Bob&lt;/b&gt; &amp; co:<br>\nsecond line – é</p>" in html
    assert "<p>Bye.</p>" in html


def test_the_link_is_one_button_with_the_words_before_it() -> None:
    html = html_of(MAIL)
    assert html.count("<a ") == 1
    assert 'href="https://mentors.example.org/c?t=a-b&amp;n=1"' in html
    assert ">Confirm your address</a>" in html


@pytest.mark.parametrize(
    "text", [f"Hi.\n\n{LINK}\n\nBye.", f"Look: {LINK}/more", "Hi.", f"{'so much ' * 9}: {LINK}"]
)
def test_a_link_without_a_name_shows_its_address_and_stands_in_the_text(text: str) -> None:
    mail = replace(MAIL, text=text)
    assert f">{LINK.replace('&', '&amp;')}</a>" in html_of(mail)
    assert LINK in text_of(mail).split()


def test_a_link_cannot_leave_its_attribute() -> None:
    html = html_of(replace(MAIL, link='https://x.org/"><script>', text="Hi."))
    assert "<script>" not in html
    assert 'href="https://x.org/&quot;&gt;&lt;script&gt;"' in html


def test_a_mail_without_a_link_has_no_button() -> None:
    assert "<a " not in html_of(replace(MAIL, link=None))


def test_a_long_link_stays_in_one_piece_where_the_file_is_read_by_eye(tmp_path: Path) -> None:
    link = f"https://mentors.example.org/?t={'x' * 300}"
    FilePost(tmp_path).deliver(replace(MAIL, text=f"Hi.\n\n{link}", link=link))
    [path] = tmp_path.glob("*.eml")
    assert f"\r\n{link}\r\n".encode() in path.read_bytes()


@pytest.mark.parametrize(
    "text", ["x" * 3000, "é" * 3000, ".\n..\nFrom me", "a\x00b\x0b\x1bc\u00a0d"], ids=range(4)
)
def test_no_text_breaks_the_rules_of_mail(mail_server: MailServer, text: str) -> None:
    SmtpPost(mail_server.url, SENDER).deliver(replace(MAIL, text=text, link=None))
    content = mail_server.taken[0].content
    assert content.isascii()
    assert b"\0" not in content
    assert max(len(line) for line in content.split(b"\r\n")) <= 998
    wanted = "abc\u00a0d" if "\x00" in text else text
    assert parts(mail_server.mails[0])[0] == f"{wanted}\n"


@pytest.mark.parametrize(
    "subject",
    [
        "Hi\r\nBcc: eve@example.org",
        "Hi\nBcc: eve@example.org\n\nbody",
        "Hi\x0bBcc: eve@example.org",
        "Hi\u2028Bcc: eve@example.org",
        "=?utf-8?q?Hi=0ABcc:_eve@example.org?=",
        "=?utf-8?q?Hi=0D=0ABcc:_eve@example.org?= é",
        "=\x00?utf-8?b?SGkKQmNjOiBldmVAZXhhbXBsZS5vcmc=?=",
    ],
)
def test_a_subject_cannot_begin_another_header(mail_server: MailServer, subject: str) -> None:
    SmtpPost(mail_server.url, SENDER).deliver(replace(MAIL, subject=subject))
    [message] = mail_server.mails
    assert message["Bcc"] is None
    assert not [line for line in mail_server.taken[0].content.splitlines() if line[:4] == b"Bcc:"]
    assert mail_server.taken[0].rcpt_tos == ["ada@example.org"]
    assert message["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize(
    "to",
    [
        "",
        "ada",
        "@example.org",
        "ada@",
        "ada@example.org, eve@example.org",
        "ada@example.org\r\nBcc: eve@example.org",
        "ada@example.org ",
        "ada@nobody.invalid.",
        "ada@nobody.invalid (Ada)",
        '"=?utf-8?q?x=0ABcc:_eve@example.org?="@example.org',
        "ada@example..org",
        "\ud800@example.org",
    ],
)
def test_what_is_not_one_address_is_sent_to_nobody(mail_server: MailServer, to: str) -> None:
    with pytest.raises(Unavailable, match="cannot be written"):
        SmtpPost(mail_server.url, SENDER).deliver(replace(MAIL, to=to))
    assert mail_server.taken == []


def test_a_domain_in_another_script_is_written_as_mail_servers_know_it(
    mail_server: MailServer,
) -> None:
    SmtpPost(mail_server.url, SENDER).deliver(replace(MAIL, to="ada@bücher.example"))
    assert mail_server.taken[0].rcpt_tos == ["ada@xn--bcher-kva.example"]


@pytest.mark.parametrize(
    "id", ["x" * 120, "a b<>@\r\nBcc: x", "é/1", "=?utf-8?q?a=0Ab?="], ids=range(4)
)
def test_every_id_makes_one_message_id(mail_server: MailServer, id: str) -> None:
    post = SmtpPost(mail_server.url, SENDER)
    for _ in range(2):
        post.deliver(replace(MAIL, id=id))
    first, second = (message["Message-ID"] for message in mail_server.mails)
    assert first == second
    assert first.startswith("<")
    assert first.endswith("@example.org>")
    assert " " not in first
    assert mail_server.mails[0]["Bcc"] is None


def test_a_server_that_is_down_is_unavailable(stopped_server: MailServer) -> None:
    with pytest.raises(Unavailable, match="refused"):
        SmtpPost(stopped_server.url, SENDER).deliver(MAIL)


@pytest.mark.parametrize("answer", ["550 no such user", "451 come back later"])
def test_a_refused_recipient_is_unavailable_and_the_server_is_quoted(
    mail_server: MailServer, answer: str
) -> None:
    mail_server.refused = answer
    with pytest.raises(Unavailable, match=f"the recipient was refused: {answer}"):
        SmtpPost(mail_server.url, SENDER).deliver(MAIL)


def test_a_server_that_is_rude_at_the_end_has_the_mail_all_the_same(
    mail_server: MailServer,
) -> None:
    mail_server.rude = True
    SmtpPost(mail_server.url, SENDER).deliver(MAIL)
    assert len(mail_server.taken) == 1


def test_encryption_is_taken_up_where_the_server_offers_it(
    stopped_server: MailServer, tmp_path: Path
) -> None:
    stopped_server.start(tls_context=own_certificate(tmp_path, "localhost"), require_starttls=True)
    SmtpPost(stopped_server.url, SENDER).deliver(MAIL)
    assert stopped_server.encrypted == [True]


def test_a_server_elsewhere_must_prove_its_name(
    stopped_server: MailServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.mail.post._OWN_MACHINE", ())
    stopped_server.start(tls_context=own_certificate(tmp_path, "localhost"))
    with pytest.raises(Unavailable, match="certificate"):
        SmtpPost(stopped_server.url, SENDER).deliver(MAIL)
    assert stopped_server.taken == []


@pytest.mark.parametrize(("password", "taken"), [("p%40ss%2F1", 1), ("wrong", 0)])
def test_the_user_and_password_of_the_url_are_shown_to_the_server(
    stopped_server: MailServer, password: str, taken: int
) -> None:
    def authenticate(_server: Any, _session: Any, _envelope: Any, _how: str, login: Any) -> Any:
        right = (login.login, login.password) == (b"ada@x.org", b"p@ss/1")
        return AuthResult(success=right, handled=False)

    stopped_server.start(authenticator=authenticate, auth_required=True, auth_require_tls=False)
    url = stopped_server.url.replace("smtp://", f"smtp://ada%40x.org:{password}@")
    post = SmtpPost(url, SENDER)
    if taken:
        post.deliver(MAIL)
    else:
        with pytest.raises(Unavailable, match="the mail server refused: 535") as caught:
            post.deliver(MAIL)
        assert password not in str(caught.value)
    assert len(stopped_server.taken) == taken


def test_a_password_smtp_cannot_carry_is_unavailable(stopped_server: MailServer) -> None:
    stopped_server.start(auth_require_tls=False, authenticator=lambda *_: AuthResult(success=True))
    url = stopped_server.url.replace("smtp://", "smtp://ada:p%C3%A4ss@")
    with pytest.raises(Unavailable):
        SmtpPost(url, SENDER).deliver(MAIL)


def test_smtps_is_encrypted_from_the_beginning(stopped_server: MailServer, tmp_path: Path) -> None:
    stopped_server.start(ssl_context=own_certificate(tmp_path, "localhost"))
    SmtpPost(stopped_server.url.replace("smtp:", "smtps:"), SENDER).deliver(MAIL)
    assert len(stopped_server.taken) == 1


def test_smtps_is_never_sent_to_a_server_in_the_clear(mail_server: MailServer) -> None:
    with pytest.raises(Unavailable):
        SmtpPost(mail_server.url.replace("smtp:", "smtps:"), SENDER).deliver(MAIL)
    assert mail_server.taken == []


def test_a_file_holds_the_same_message_a_server_gets(
    mail_server: MailServer, tmp_path: Path
) -> None:
    FilePost(tmp_path, SENDER).deliver(MAIL)
    SmtpPost(mail_server.url, SENDER).deliver(MAIL)
    [kept], [sent] = eml(tmp_path), mail_server.mails
    assert parts(kept) == parts(sent)
    for header in ("From", "To", "Subject", "Message-ID", "Auto-Submitted"):
        assert kept[header] == sent[header]


def test_each_mail_is_a_file_of_its_own_and_the_same_mail_replaces_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "mails"
    post = FilePost(folder)
    ids = ["ask-1", "1", "*", "../../up", "x" * 120, "é" * 120, "ASK_1.eml"]
    for id in ids:
        post.deliver(replace(MAIL, id=id))
    for path in folder.glob("*.eml"):
        path.rename(path.with_name(f"20200101T000000Z{path.name[16:]}"))
    for id in ids:
        post.deliver(replace(MAIL, id=id, subject="again"))
    assert [message["Subject"] for message in eml(folder)] == ["again"] * len(ids)
    assert len(list(tmp_path.rglob("*"))) == len(ids) + 2


def test_links_in_kept_mails_are_for_the_owners_eyes_only(tmp_path: Path) -> None:
    FilePost(tmp_path).deliver(MAIL)
    [path] = tmp_path.glob("*.eml")
    assert path.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_written_to_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Unavailable, match="file"):
        FilePost(tmp_path / "file").deliver(MAIL)


@pytest.mark.parametrize("to", ["mentor-7@mentors.invalid", "ADA@X.INVALID"])
def test_made_up_people_never_reach_a_mail_server(
    mail_server: MailServer, tmp_path: Path, to: str
) -> None:
    post = Choosing(SmtpPost(mail_server.url, SENDER), FilePost(tmp_path))
    post.deliver(replace(MAIL, to=to))
    assert mail_server.taken == []
    assert len(eml(tmp_path)) == 1


def test_everybody_else_is_written_to_and_no_file_is_kept(
    mail_server: MailServer, tmp_path: Path
) -> None:
    Choosing(SmtpPost(mail_server.url, SENDER), FilePost(tmp_path)).deliver(MAIL)
    assert len(mail_server.taken) == 1
    assert list(tmp_path.iterdir()) == []
