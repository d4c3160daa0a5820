"""reviewed mentors, questions without an answer, answers added, wishes nobody met"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "mentors",
        sa.Column("review", sa.String(length=20), nullable=False, server_default="approved"),
    )
    op.create_index(op.f("ix_mentors_review"), "mentors", ["review"])
    op.add_column("people", sa.Column("created", sa.DateTime(), nullable=True))
    op.create_index(op.f("ix_people_created"), "people", ["created"])
    # When they came is not known of those who are there: not later than they were last written.
    op.execute("update people set created = updated")
    op.add_column(
        "hand_offs", sa.Column("agreed", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_table(
        "drafts",
        sa.Column("mentor_id", sa.String(length=120), nullable=False),
        sa.Column("person_key", sa.String(length=200), nullable=False),
        sa.Column("handed_in", sa.DateTime(), nullable=False),
        sa.Column("decided", sa.DateTime(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("mentor_id", name=op.f("pk_drafts")),
    )
    op.create_index(op.f("ix_drafts_person_key"), "drafts", ["person_key"])
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("asked", sa.DateTime(), nullable=False),
        sa.Column("last_asked", sa.DateTime(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
        sa.UniqueConstraint("key", name=op.f("uq_questions_key")),
    )
    op.create_table(
        "added_answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("phrasings", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("changed", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_added_answers")),
    )
    op.create_table(
        "unmet",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("wish", sa.String(length=20), nullable=False),
        sa.Column("value", sa.String(length=200), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "wish", "value", name=op.f("pk_unmet")),
    )
