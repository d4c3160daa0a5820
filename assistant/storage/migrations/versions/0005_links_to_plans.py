"""what mailed links to plans open"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plan_links",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("person_key", sa.String(length=200), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_links")),
    )
    op.create_index(op.f("ix_plan_links_person_key"), "plan_links", ["person_key"])
