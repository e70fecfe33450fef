"""Proofs of identity: attempts, bindings, and links to another channel."""

import sqlalchemy as sa
from alembic import op

revision = "0007_identities"
down_revision = "0006_handovers"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)
_ID = sa.String(length=64)
_CODE = sa.String(length=32)
_REFERENCE = sa.String(length=15)


def upgrade() -> None:
    op.create_table(
        "identity_proofs",
        sa.Column("id", _ID, nullable=False),
        sa.Column("customer_id", _ID, nullable=False),
        sa.Column("conversation_id", _ID, nullable=False),
        sa.Column("named", _REFERENCE, nullable=False),
        sa.Column("state", _CODE, nullable=False),
        sa.Column("message_id", _ID, nullable=False),
        sa.Column("began_at", _INSTANT, nullable=False),
        sa.Column("verdict", _CODE),
        sa.Column("asked_at", _INSTANT),
        sa.Column("tries_left", sa.Integer(), nullable=False),
        sa.Column("code_mark", sa.String(length=64)),
        sa.Column("sendings", sa.Integer(), nullable=False),
        sa.Column("told_in", _ID),
        sa.PrimaryKeyConstraint("id", name="pk_identity_proofs"),
    )
    for columns in (
        ["began_at"],
        ["told_in"],
        ["conversation_id", "began_at"],
        ["customer_id", "asked_at"],
        ["named", "asked_at"],
        ["state", "asked_at"],
    ):
        op.create_index(f"ix_identity_proofs_{'_'.join(columns)}", "identity_proofs", columns)
    op.create_table(
        "identity_bindings",
        sa.Column("customer_id", _ID, nullable=False),
        sa.Column("bound_to", _ID, nullable=False),
        sa.Column("reference", _REFERENCE, nullable=False),
        sa.Column("way", _CODE, nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("customer_id", "bound_to", name="pk_identity_bindings"),
    )
    op.create_index("ix_identity_bindings_bound_to", "identity_bindings", ["bound_to"])
    op.create_table(
        "channel_links",
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("customer_id", _ID, nullable=False),
        sa.Column("reference", _REFERENCE, nullable=False),
        sa.Column("made_at", _INSTANT, nullable=False),
        sa.Column("used_at", _INSTANT),
        sa.Column("used_by", _ID),
        sa.Column("message_id", _ID),
        sa.PrimaryKeyConstraint("mark", name="pk_channel_links"),
    )
    op.create_index("ix_channel_links_made_at", "channel_links", ["made_at"])


def downgrade() -> None:
    op.drop_table("channel_links")
    op.drop_table("identity_bindings")
    op.drop_table("identity_proofs")
