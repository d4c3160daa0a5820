"""A mail as it goes over the wire: plain text, and the same as simple HTML."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from html import escape
from urllib.parse import quote

from assistant.mentoring.errors import Unavailable
from assistant.mentoring.mails import Mail

# Seven bits pass every server on the way without one of them rewriting the mail.
_POLICY = SMTP.clone(cte_type="7bit")
# RFC 5322 allows 998 characters to a line.
_LONGEST_LINE = 990
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_METHOD = re.compile(r"^METHOD:([A-Z]+)\s*$", re.MULTILINE)
# Longer words before a link are a sentence, not a name for a button.
_LONGEST_LABEL = 60
_PAGE = """\
<!doctype html>
<html>
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
<body dir="auto" style="margin:0 auto;padding:24px;max-width:560px;\
font:16px/1.5 sans-serif;color:#1b1b1b;background:#ffffff">
{body}
</body>
</html>
"""
_BUTTON = """\
<p><a href="{link}" style="display:inline-block;padding:12px 20px;border-radius:6px;\
background:#1f4fd8;color:#ffffff;text-decoration:none;overflow-wrap:anywhere">{label}</a></p>"""


def written(mail: Mail, sender: str) -> EmailMessage:
    """The message; its Message-ID is the same for the same mail and sender.

    Raises Unavailable where the mail cannot be written, for example to such an address: trying
    again does not help, but it ends, and the operator sees why.
    """
    try:
        return _written(mail, sender)
    # The parser of addresses lets an IndexError through for some it cannot read.
    except (ValueError, IndexError, MessageError) as error:
        raise Unavailable(f"the mail cannot be written: {error}") from error


def sender_address(sender: str) -> str:
    """The bare address of a sender such as ``Mentors <mentor@example.org>``."""
    return parseaddr(sender)[1]


def _written(mail: Mail, sender: str) -> EmailMessage:
    text = _CONTROLS.sub("", mail.text.replace("\r\n", "\n")).strip()
    if mail.link and not _place(mail.link, text):
        text = f"{text}\n\n{mail.link}"
    domain = sender_address(sender).rpartition("@")[2]
    message = EmailMessage(policy=_POLICY)
    message["From"] = sender
    message["To"] = _address(mail.to)
    message["Subject"] = _one_line(mail.subject)
    message["Date"] = format_datetime(datetime.now(timezone.utc))
    message["Message-ID"] = f"<{quote(mail.id, safe='')}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    if mail.unsubscribe:
        # RFC 8058: mail programs show a button that sends one POST there.
        message["List-Unsubscribe"] = f"<{_one_line(mail.unsubscribe)}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(f"{text}\n", cte=_encoding(text))
    html = _PAGE.format(body=_html(text, mail.link))
    message.add_alternative(html, subtype="html", cte=_encoding(html))
    if mail.calendar:
        _attach(message, mail.calendar)
    return message


def _attach(message: EmailMessage, calendar: str) -> None:
    """Add an invitation; what it wants done stands in its type, so that mail programs offer it."""
    method = _METHOD.search(calendar)
    message.add_attachment(
        calendar,
        subtype="calendar",
        charset="utf-8",
        cte="base64",
        filename="invitation.ics",
        params={"method": method[1] if method else "PUBLISH"},
    )


def _address(to: str) -> Address:
    local, _, domain = to.rpartition("@")
    plain = f"{local}@{domain.encode('idna').decode('ascii')}"
    if not local or not domain or domain.endswith(".") or "=?" in to:
        raise ValueError("that is no address")
    address = Address(addr_spec=plain)
    # Comments and spaces would be passed over: then it is not the address others took it for.
    if address.addr_spec != plain:
        raise ValueError("that is no plain address")
    return address


def _one_line(subject: str) -> str:
    """Whoever may choose a part of the subject must not begin another header with it.

    Python decodes ``=?utf-8?q?=0A…?=`` before it writes a header, and lets the line end through.
    """
    return " ".join(_CONTROLS.sub(" ", subject).replace("=?", "= ?").split())


def _encoding(text: str) -> str | None:
    """7bit where it can be, so that a long link stays in one piece; None leaves it to Python."""
    short = all(len(line) <= _LONGEST_LINE for line in text.split("\n"))
    return "7bit" if text.isascii() and short else None


def _html(text: str, link: str | None) -> str:
    place = _place(link, text) if link else None
    if not link or not place:
        return _paragraphs(text)
    before, after = text[: place.start()], text[place.end() :]
    # "Confirm your address: https://…" names the button; else it shows the address itself.
    named = re.search(rf"^([^\n:]{{1,{_LONGEST_LABEL}}}):\s+\Z", before, re.MULTILINE)
    if named:
        before = before[: named.start()]
    button = _BUTTON.format(link=escape(link), label=escape(named[1] if named else link))
    return "\n".join(part for part in (_paragraphs(before), button, _paragraphs(after)) if part)


def _place(link: str, text: str) -> re.Match[str] | None:
    """Where the link stands by itself, and not as the beginning of a longer one."""
    return re.search(rf"(?<!\S){re.escape(link)}(?!\S)", text)


def _paragraphs(text: str) -> str:
    parts = re.split(r"\n\s*\n", text.strip())
    lines = (escape(part).replace("\n", "<br>\n") for part in parts if part)
    return "\n".join(f"<p>{line}</p>" for line in lines)
