"""Evidence: files that customers send, with their content in encrypted parts."""

import sqlalchemy as sa
from alembic import op

revision = "0005_attachments"
down_revision = "0004_feedback"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)
_ID = sa.String(length=64)
_CODE = sa.String(length=32)


def upgrade() -> None:
    op.create_table(
        "attachments",
        sa.Column("id", _ID, nullable=False),
        sa.Column("uploader", _ID, nullable=False),
        sa.Column("customer_id", _ID),
        sa.Column("conversation_id", _ID),
        sa.Column("message_id", _ID),
        sa.Column("draft_id", _ID),
        sa.Column("reference", sa.String(length=15)),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", _CODE, nullable=False),
        sa.Column("state", _CODE, nullable=False),
        sa.Column("media_type", sa.String(length=127)),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64)),
        sa.Column("name", sa.Text()),
        sa.Column("caption", sa.Text()),
        sa.Column("refusal", _CODE),
        sa.Column("scan", _CODE, nullable=False),
        sa.Column("source", sa.Text()),
        sa.Column("added_at", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_attachments"),
        sa.ForeignKeyConstraint(
            ["reference"], ["tickets.reference"], name="fk_attachments_reference_tickets"
        ),
    )
    for columns in (
        ["message_id"],
        ["reference"],
        ["uploader", "added_at"],
        ["customer_id", "reference"],
        ["state", "scan"],
    ):
        op.create_index(f"ix_attachments_{'_'.join(columns)}", "attachments", columns)
    op.create_table(
        "attachment_parts",
        sa.Column("attachment_id", _ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("attachment_id", "position", name="pk_attachment_parts"),
        sa.ForeignKeyConstraint(
            ["attachment_id"],
            ["attachments.id"],
            name="fk_attachment_parts_attachment_id_attachments",
        ),
    )


def downgrade() -> None:
    op.drop_table("attachment_parts")
    op.drop_table("attachments")
