"""Clocks: when breached and stopped, how they rested and were put off; feedback by its name.

A branch of the history: later migrations of `tickets` follow it, those of `bot` follow "0002".
"""

import sqlalchemy as sa
from alembic import op

revision = "0002_clocks"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("clocks", sa.Column("breached_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("clocks", sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True))
    for name in ("pauses", "extensions"):
        op.add_column("clocks", sa.Column(name, sa.JSON(), server_default="[]", nullable=False))
    # the result told after handling had the name of the final response
    op.execute("UPDATE clocks SET kind = 'feedback' WHERE kind = 'response'")


def downgrade() -> None:
    op.execute("UPDATE clocks SET kind = 'response' WHERE kind = 'feedback'")
    for name in ("extensions", "pauses", "stopped_at", "breached_at"):
        op.drop_column("clocks", name)
