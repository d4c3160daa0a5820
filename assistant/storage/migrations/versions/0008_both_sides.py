"""profiles of mentors in the making, who is kept apart, hopes mentors may read, talks offered"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("people", sa.Column("hosting", sa.JSON(), nullable=True))
    op.create_table(
        "hosts",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("person_key", sa.String(length=200), nullable=False),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("mentor_id", sa.String(length=120), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hosts")),
    )
    op.create_table(
        "blocks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_key", sa.String(length=200), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("mentor_id", sa.String(length=120), nullable=False),
        sa.Column("by", sa.String(length=20), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blocks")),
    )
    op.create_table(
        "hopes",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("person_key", sa.String(length=200), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hopes")),
        sa.UniqueConstraint("person_key", name=op.f("uq_hopes_person_key")),
    )
    op.create_table(
        "offers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_key", sa.String(length=200), nullable=False),
        sa.Column("mentor_id", sa.String(length=120), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("told", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offers")),
        sa.UniqueConstraint("person_key", "mentor_id", name=op.f("uq_offers_person_key_mentor_id")),
    )
    for table, column in (
        ("hosts", "person_key"),
        ("blocks", "person_key"),
        ("blocks", "digest"),
        ("offers", "person_key"),
    ):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
