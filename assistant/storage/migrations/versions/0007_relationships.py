"""what becomes of two people after a yes, and mails that carry an invitation"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "relationships",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("person_key", sa.String(length=200), nullable=False),
        sa.Column("mentor_id", sa.String(length=120), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("meeting", sa.DateTime(), nullable=True),
        sa.Column("ended", sa.DateTime(), nullable=True),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relationships")),
    )
    for name in ("person_key", "mentor_id", "status"):
        op.create_index(op.f(f"ix_relationships_{name}"), "relationships", [name])
    op.add_column("outbox", sa.Column("calendar", sa.Text(), nullable=True))
    op.add_column("outbox", sa.Column("unsubscribe", sa.Text(), nullable=True))
