"""Tables of mentors and places, and of profiles not listed yet."""

from __future__ import annotations

from datetime import datetime, timezone

import sqlalchemy as sa

from assistant.storage.rows import stored
from assistant.storage.tables.base import metadata

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
    # When the record came; empty for those of before this was kept.
    sa.Column("added", sa.DateTime, default=lambda: stored(datetime.now(timezone.utc))),
)

# When mentors without a yes of their own were last asked for it, and how often.
consents = sa.Table(
    "consents",
    metadata,
    sa.Column("mentor_id", sa.String(120), primary_key=True),
    sa.Column("asked", sa.DateTime, nullable=False),
    sa.Column("times", sa.Integer, nullable=False),
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

# Profiles whose owner has not proved the address yet; afterwards they stand in `mentors`.
hosts = sa.Table(
    "hosts",
    metadata,
    sa.Column("id", sa.String(120), primary_key=True),
    sa.Column("person_key", sa.String(200), nullable=False, index=True),
    sa.Column("record", sa.JSON, nullable=False),
    sa.Column("created", sa.DateTime, nullable=False),
    # The mentor it became, once the address was proved.
    sa.Column("mentor_id", sa.String(120)),
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
