"""Tables of all that passes between a mentee and a mentor, and of its mails."""

from __future__ import annotations

import sqlalchemy as sa

from assistant.storage.tables.base import metadata

requests = sa.Table(
    "requests",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("person_key", sa.String(200), nullable=False, index=True),
    sa.Column("mentor_id", sa.String(120), nullable=False, index=True),
    sa.Column("mentor_name", sa.String(200), nullable=False),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("email", sa.String(320), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("created", sa.DateTime, nullable=False),
    sa.Column("status", sa.String(20), nullable=False, index=True),
    sa.Column("asked", sa.DateTime),
    sa.Column("reminded", sa.Boolean, nullable=False),
    sa.Column("closed", sa.DateTime),
    sa.Column("answer", sa.String(20)),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("contact", sa.String(320), nullable=False),
    sa.Column("told", sa.String(200), nullable=False),
    # The same for whoever is open, and nothing else: two open requests to one mentor cannot be.
    sa.Column("open_key", sa.String(330), unique=True),
)

# What two people became after a yes; what is looked for has a column, the rest is one JSON object.
relationships = sa.Table(
    "relationships",
    metadata,
    # That of the accepted request.
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("person_key", sa.String(200), nullable=False, index=True),
    sa.Column("mentor_id", sa.String(120), nullable=False, index=True),
    sa.Column("status", sa.String(20), nullable=False, index=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("created", sa.DateTime, nullable=False),
    sa.Column("meeting", sa.DateTime),
    sa.Column("ended", sa.DateTime),
    sa.Column("record", sa.JSON, nullable=False),
)

plan_links = sa.Table(
    "plan_links",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("person_key", sa.String(200), nullable=False, index=True),
    sa.Column("created", sa.DateTime, nullable=False),
)

outbox = sa.Table(
    "outbox",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("id", sa.String(120), nullable=False, unique=True),
    sa.Column("to", sa.String(320), nullable=False),
    sa.Column("subject", sa.String(300), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("link", sa.Text),
    sa.Column("about", sa.String(40), index=True),
    sa.Column("tries", sa.Integer, nullable=False),
    # When to try next; empty once it was sent, or given up.
    sa.Column("due", sa.DateTime, index=True),
    sa.Column("sent", sa.DateTime),
    sa.Column("error", sa.Text),
    # An invitation it carries, and where whoever wants no more of its kind says so.
    sa.Column("calendar", sa.Text),
    sa.Column("unsubscribe", sa.Text),
)

# Two who are never brought together again. The address is kept as a digest: whoever a mentor
# blocked stays blocked after being forgotten.
blocks = sa.Table(
    "blocks",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("person_key", sa.String(200), nullable=False, index=True),
    sa.Column("digest", sa.String(64), nullable=False, index=True),
    sa.Column("mentor_id", sa.String(120), nullable=False),
    sa.Column("by", sa.String(20), nullable=False),
    sa.Column("created", sa.DateTime, nullable=False),
)

# Mentees who agreed that mentors may read what they hope for, without a name.
hopes = sa.Table(
    "hopes",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("person_key", sa.String(200), nullable=False, unique=True),
    sa.Column("created", sa.DateTime, nullable=False),
)

# Talks that mentors offered to such people; `told` is the message in answer to which it was said.
offers = sa.Table(
    "offers",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("person_key", sa.String(200), nullable=False, index=True),
    sa.Column("mentor_id", sa.String(120), nullable=False),
    sa.Column("created", sa.DateTime, nullable=False),
    sa.Column("told", sa.String(200), nullable=False),
    sa.UniqueConstraint("person_key", "mentor_id"),
)
