"""since when mentors are in the directory, and when they were asked whether they want it"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Of whoever is there already nobody knows since when.
    op.add_column("mentors", sa.Column("added", sa.DateTime(), nullable=True))
    op.create_table(
        "consents",
        sa.Column("mentor_id", sa.String(length=120), nullable=False),
        sa.Column("asked", sa.DateTime(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("mentor_id", name=op.f("pk_consents")),
    )
