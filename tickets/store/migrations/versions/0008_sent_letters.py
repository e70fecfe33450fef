"""Letters as they were sent."""

import sqlalchemy as sa
from alembic import op

revision = "0008_sent_letters"
down_revision = "0007_identities"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "sent_letters",
        sa.Column("id", _NUMBER, nullable=False),
        sa.Column("notice_id", _NUMBER, nullable=False),
        sa.Column("reference", sa.String(length=15), nullable=False),
        sa.Column("medium", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("html", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notices.id"], name=op.f("fk_sent_letters_notice_id_notices")
        ),
        sa.ForeignKeyConstraint(
            ["reference"], ["tickets.reference"], name=op.f("fk_sent_letters_reference_tickets")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sent_letters")),
        sa.UniqueConstraint("notice_id", "medium", name=op.f("uq_sent_letters_notice_id_medium")),
    )
    op.create_index(op.f("ix_sent_letters_reference"), "sent_letters", ["reference"])
    # whose tickets somebody may act on
    op.create_index(op.f("ix_authorities_agent_id"), "authorities", ["agent_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_authorities_agent_id"), table_name="authorities")
    op.drop_table("sent_letters")
