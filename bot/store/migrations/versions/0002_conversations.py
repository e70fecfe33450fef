"""Conversations, messages and button tokens.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

from tickets.store.base import EncryptedText, UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of the edge."""
    op.create_table(
        "conversations",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("account_index", sa.String(64), nullable=False),
        sa.Column("account", EncryptedText(), nullable=False),
        sa.Column("customer_id", sa.String(40), nullable=False),
        sa.Column("language", sa.String(8)),
        sa.Column("locale", sa.String(35)),
        sa.Column("profile_name", EncryptedText()),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.Column("queued", sa.Integer(), nullable=False),
        sa.Column("lease_owner", sa.String(120)),
        sa.Column("due_at", UtcDateTime()),
        sa.Column("delayed_told_at", UtcDateTime()),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("last_inbound_at", UtcDateTime()),
        sa.PrimaryKeyConstraint("id", name="pk_conversations"),
        sa.UniqueConstraint(
            "channel", "account_index", name="uq_conversations_channel_account_index"
        ),
    )
    op.create_index("ix_conversations_customer_id", "conversations", ["customer_id"])
    op.create_index("ix_conversations_due_at", "conversations", ["due_at"])
    op.create_table(
        "messages",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("conversation_id", sa.String(40), nullable=False),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("direction", sa.String(3), nullable=False),
        sa.Column("author", sa.String(8), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("update_id", sa.String(64)),
        sa.Column("text", EncryptedText()),
        sa.Column("payload", EncryptedText()),
        sa.Column("buttons", EncryptedText()),
        sa.Column("edge_answer", sa.String(32)),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claimed_by", sa.String(120)),
        sa.Column("next_attempt_at", UtcDateTime()),
        sa.Column("in_reply_to", sa.String(40)),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("finished_at", UtcDateTime()),
        sa.Column("erased_at", UtcDateTime()),
        sa.PrimaryKeyConstraint("id", name="pk_messages"),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name="fk_messages_conversation_id_conversations",
        ),
        sa.UniqueConstraint("conversation_id", "seq", name="uq_messages_conversation_id_seq"),
        sa.UniqueConstraint(
            "conversation_id", "update_id", name="uq_messages_conversation_id_update_id"
        ),
    )
    is_open = sa.text("finished_at IS NULL")
    for name, columns in (
        ("ix_messages_open", ["conversation_id", "seq"]),
        ("ix_messages_outbox", ["channel", "next_attempt_at"]),
    ):
        op.create_index(name, "messages", columns, sqlite_where=is_open, postgresql_where=is_open)
    op.create_table(
        "button_tokens",
        sa.Column("token", sa.String(40), nullable=False),
        sa.Column("conversation_id", sa.String(40), nullable=False),
        sa.Column("message_id", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("once", sa.Boolean(), nullable=False),
        sa.Column("used_at", UtcDateTime()),
        sa.PrimaryKeyConstraint("token", name="pk_button_tokens"),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name="fk_button_tokens_conversation_id_conversations",
        ),
        sa.ForeignKeyConstraint(
            ["message_id"], ["messages.id"], name="fk_button_tokens_message_id_messages"
        ),
    )
    op.create_index("ix_button_tokens_conversation_id", "button_tokens", ["conversation_id"])


def downgrade() -> None:
    """Drop the tables of the edge."""
    op.drop_table("button_tokens")
    op.drop_table("messages")
    op.drop_table("conversations")
