"""Complaints that are being told, and the names of staff who write in a conversation.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

from tickets.store.base import EncryptedText, UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table of drafts; add the name of an author."""
    op.add_column("messages", sa.Column("author_name", EncryptedText(), nullable=True))
    op.create_table(
        "drafts",
        sa.Column("conversation_id", sa.String(40), nullable=False),
        sa.Column("draft_id", sa.String(64), nullable=False),
        sa.Column("put_aside", sa.Boolean(), nullable=False),
        sa.Column("asked", sa.String(32)),
        sa.Column("told", EncryptedText(), nullable=False),
        sa.Column("first_seq", sa.Integer(), nullable=False),
        sa.Column("began_at", UtcDateTime(), nullable=False),
        sa.Column("touched_at", UtcDateTime(), nullable=False),
        sa.Column("nudged_at", UtcDateTime()),
        sa.PrimaryKeyConstraint("conversation_id", name="pk_drafts"),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name="fk_drafts_conversation_id_conversations",
        ),
    )
    op.create_index("ix_drafts_touched_at", "drafts", ["touched_at"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("drafts")
    with op.batch_alter_table("messages") as messages:
        messages.drop_column("author_name")
