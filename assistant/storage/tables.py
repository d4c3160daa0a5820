"""The tables. Lists are JSON; what mentors are fetched by stands once more in `postings`."""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

mentors = sa.Table(
    "mentors",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("standing", sa.BigInteger, unique=True),
    sa.Column("external_id", sa.String(120), nullable=False, unique=True),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("title", sa.String(200), nullable=False),
    sa.Column("email", sa.String(320)),
    sa.Column("path", sa.JSON, nullable=False),
    sa.Column("organisation", sa.String(200)),
    sa.Column("industry", sa.String(80)),
    sa.Column("seniority", sa.String(40)),
    sa.Column("years", sa.Float),
    sa.Column("skills", sa.JSON, nullable=False),
    sa.Column("goals", sa.JSON, nullable=False),
    sa.Column("languages", sa.JSON, nullable=False),
    sa.Column("location", sa.String(200)),
    sa.Column("country", sa.String(2)),
    sa.Column("timezone", sa.String(64)),
    sa.Column("hours", sa.JSON, nullable=False),
    sa.Column("schools", sa.JSON, nullable=False),
    sa.Column("associations", sa.JSON, nullable=False),
    sa.Column("bio", sa.Text),
    sa.Column("capacity", sa.Integer, nullable=False),
    sa.Column("formats", sa.JSON, nullable=False),
    sa.Column("active", sa.Boolean, nullable=False),
    sa.Column("paused_until", sa.Date),
    sa.Column("last_active", sa.Date),
    sa.Column("consented", sa.Boolean, nullable=False),
    sa.Column("fictional", sa.Boolean, nullable=False),
    sa.Column("inferred", sa.JSON, nullable=False, server_default="[]"),
    sa.Column("review", sa.String(20), nullable=False, server_default="approved", index=True),
    # The ids of the terms the mentor is listed under: names may lead to other ones by now.
    sa.Column("listed", sa.JSON, nullable=False, server_default="[]"),
    # What the mentor set themselves, which no import overwrites.
    sa.Column("own", sa.JSON, nullable=False, server_default="[]"),
)

# Profiles that were handed in to be mentors; what they say stands in `mentors`.
drafts = sa.Table(
    "drafts",
    metadata,
    sa.Column("mentor_id", sa.String(120), primary_key=True),
    sa.Column("person_key", sa.String(200), nullable=False, index=True),
    sa.Column("handed_in", sa.DateTime, nullable=False),
    sa.Column("decided", sa.DateTime),
    sa.Column("note", sa.Text, nullable=False),
)

# What mentors can be found by, and by how many.
terms = sa.Table(
    "terms",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("value", sa.String(200), nullable=False),
    sa.Column("mentors", sa.Integer, nullable=False),
    sa.UniqueConstraint("kind", "value"),
)

# A list of mentors for each term, those who come first standing first: the primary key is the
# index the search reads from its beginning. Only mentors who can be asked stand here.
postings = sa.Table(
    "postings",
    metadata,
    sa.Column("term_id", sa.Integer, primary_key=True),
    sa.Column("standing", sa.BigInteger, primary_key=True),
    sa.Column("languages", sa.BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

places = sa.Table(
    "places",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("directory", sa.String(20), nullable=False),
    sa.Column("external_id", sa.String(120), nullable=False),
    sa.Column("name", sa.String(300), nullable=False),
    sa.Column("kind", sa.String(60), nullable=False),
    sa.Column("fields", sa.JSON, nullable=False),
    sa.Column("countries", sa.JSON, nullable=False),
    sa.Column("online", sa.Boolean),
    sa.Column("url", sa.Text),
    sa.Column("summary", sa.Text),
    sa.Column("source", sa.Text),
    sa.Column("checked", sa.Date),
    sa.Column("month", sa.Integer),
    sa.Column("place", sa.String(200)),
    sa.Column("aliases", sa.JSON, nullable=False),
    sa.Column("mentoring", sa.Boolean),
    sa.Column("free", sa.Boolean),
    sa.UniqueConstraint("directory", "external_id"),
)

people = sa.Table(
    "people",
    metadata,
    sa.Column("key", sa.String(200), primary_key=True),
    sa.Column("profile", sa.JSON, nullable=False),
    sa.Column("journey", sa.JSON, nullable=False),
    sa.Column("learnt", sa.JSON, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("last_message_id", sa.String(200)),
    sa.Column("updated", sa.DateTime, nullable=False),
    sa.Column("created", sa.DateTime, index=True),
)

hand_offs = sa.Table(
    "hand_offs",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("person_key", sa.String(200), nullable=False, index=True),
    sa.Column("contact", sa.String(320), nullable=False),
    sa.Column("about", sa.Text, nullable=False),
    sa.Column("created", sa.String(40), nullable=False),
    # Whether the coordinator may read the conversation.
    sa.Column("agreed", sa.Boolean, nullable=False, server_default=sa.false()),
)

answers = sa.Table(
    "answers",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("person_key", sa.String(200), nullable=False),
    sa.Column("message_id", sa.String(200), nullable=False),
    sa.Column("said", sa.Text),
    sa.Column("replies", sa.JSON, nullable=False),
    sa.Column("created", sa.DateTime, nullable=False),
    sa.UniqueConstraint("person_key", "message_id"),
)

tracker_events = sa.Table(
    "tracker_events",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("conversation", sa.String(200), nullable=False),
    sa.Column("type", sa.String(40), nullable=False),
    sa.Column("timestamp", sa.Float),
    sa.Column("data", sa.JSON, nullable=False),
    sa.Index("ix_tracker_events_conversation_id", "conversation", "id"),
)

tracker_slots = sa.Table(
    "tracker_slots",
    metadata,
    sa.Column("conversation", sa.String(200), primary_key=True),
    sa.Column("slots", sa.JSON, nullable=False),
)

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
)

# Questions without an answer. Nothing tells who asked; `key` tells the same question again.
questions = sa.Table(
    "questions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("key", sa.String(64), nullable=False, unique=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("asked", sa.DateTime, nullable=False),
    sa.Column("last_asked", sa.DateTime, nullable=False),
    sa.Column("times", sa.Integer, nullable=False),
    sa.Column("answered", sa.Boolean, nullable=False),
)

# Answers the coordinator added. (`answers` holds what each message was answered.)
added_answers = sa.Table(
    "added_answers",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("phrasings", sa.JSON, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("changed", sa.DateTime, nullable=False),
)

# How often a search found too few, by day and wish; of nobody in particular.
unmet = sa.Table(
    "unmet",
    metadata,
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("wish", sa.String(20), primary_key=True),
    sa.Column("value", sa.String(200), primary_key=True),
    sa.Column("times", sa.Integer, nullable=False),
)
