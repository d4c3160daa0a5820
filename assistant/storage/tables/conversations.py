"""Tables of people, what was said, and what nobody could answer."""

from __future__ import annotations

import sqlalchemy as sa

from assistant.storage.tables.base import metadata

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
    # A profile as a mentor that is being put together.
    sa.Column("hosting", sa.JSON),
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
