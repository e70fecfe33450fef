"""Handovers of conversations to people, and who is at the desk."""

import sqlalchemy as sa
from alembic import op

revision = "0006_handovers"
down_revision = "0005_attachments"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)
_ID = sa.String(length=64)
_CODE = sa.String(length=32)


def upgrade() -> None:
    op.create_table(
        "handovers",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("conversation_id", _ID, nullable=False),
        sa.Column("customer_id", _ID, nullable=False),
        sa.Column("reference", sa.String(length=15), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("language", _CODE, nullable=False),
        sa.Column("state", _CODE, nullable=False),
        sa.Column("requested_at", _INSTANT, nullable=False),
        sa.Column("taken_by", _ID, nullable=True),
        sa.Column("taken_at", _INSTANT, nullable=True),
        sa.Column("active_at", _INSTANT, nullable=True),
        sa.Column("closed_at", _INSTANT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_handovers"),
        sa.ForeignKeyConstraint(
            ["reference"], ["tickets.reference"], name="fk_handovers_reference_tickets"
        ),
    )
    op.create_index("ix_handovers_reference", "handovers", ["reference"])
    is_open = sa.text("state IN ('waiting', 'taken')")
    op.create_index(
        "uq_handovers_open",
        "handovers",
        ["conversation_id"],
        unique=True,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )
    op.create_table(
        "staff_presence",
        sa.Column("staff_id", _ID, nullable=False),
        sa.Column("until", _INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("staff_id", name="pk_staff_presence"),
    )


def downgrade() -> None:
    op.drop_table("staff_presence")
    op.drop_table("handovers")
