"""Tickets, clocks, information, customers, the audit trail and alerts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# SQLite numbers rows by itself only in columns of exactly the type INTEGER
_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "audit_events",
        sa.Column("sequence", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("reference", sa.String(length=15), nullable=True),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_audit_events")),
    )
    op.create_index(
        "ix_audit_events_reference_sequence",
        "audit_events",
        ["reference", "sequence"],
        unique=False,
    )
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "customers",
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("contact", sa.Text(), nullable=True),
        sa.Column("contact_index", sa.String(length=64), nullable=True),
        sa.Column("reply_channel", sa.String(length=32), nullable=True),
        sa.Column("language", sa.String(length=32), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("forgotten_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("customer_id", name=op.f("pk_customers")),
    )
    op.create_index(
        op.f("ix_customers_contact_index"), "customers", ["contact_index"], unique=False
    )
    op.create_table(
        "failed_lookups",
        sa.Column("id", _NUMBER, nullable=False),
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_failed_lookups")),
    )
    op.create_index(
        "ix_failed_lookups_customer_id_at", "failed_lookups", ["customer_id", "at"], unique=False
    )
    op.create_table(
        "key_check",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sample", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_check")),
    )
    op.create_table(
        "tickets",
        sa.Column("id", _NUMBER, nullable=False),
        sa.Column("reference", sa.String(length=15), nullable=False),
        sa.Column("draft_id", sa.String(length=64), nullable=False),
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("channel", sa.String(length=64), nullable=True),
        sa.Column("language", sa.String(length=32), nullable=False),
        sa.Column("category", sa.String(length=32), nullable=False),
        sa.Column("topic", sa.String(length=32), nullable=False),
        sa.Column("severity", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("mood", sa.String(length=32), nullable=False),
        sa.Column("tone_path", sa.JSON(), nullable=False),
        sa.Column("flags", sa.JSON(), nullable=False),
        sa.Column("story", sa.Text(), nullable=True),
        sa.Column("incident_time_told", sa.Text(), nullable=True),
        sa.Column("incident_date", sa.Date(), nullable=True),
        sa.Column("reference_number", sa.Text(), nullable=True),
        sa.Column("demand", sa.Text(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=True),
        sa.Column("customer_name", sa.Text(), nullable=True),
        sa.Column("contact", sa.Text(), nullable=True),
        sa.Column("reply_channel", sa.String(length=32), nullable=True),
        sa.Column("confidences", sa.JSON(), nullable=False),
        sa.Column("policy_id", sa.String(length=64), nullable=False),
        sa.Column("policy_effective_from", sa.Date(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_event", sa.String(length=64), nullable=False),
        sa.Column("details_complete", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tickets")),
        sa.UniqueConstraint("draft_id", name=op.f("uq_tickets_draft_id")),
        sa.UniqueConstraint("reference", name=op.f("uq_tickets_reference")),
    )
    op.create_index("ix_tickets_customer_id_id", "tickets", ["customer_id", "id"], unique=False)
    op.create_index("ix_tickets_state_id", "tickets", ["state", "id"], unique=False)
    op.create_table(
        "alerts",
        sa.Column("id", _NUMBER, nullable=False),
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("reference", sa.String(length=15), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("topic", sa.String(length=32), nullable=False),
        sa.Column("severity", sa.String(length=32), nullable=False),
        sa.Column("language", sa.String(length=32), nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.String(length=100), nullable=True),
        sa.ForeignKeyConstraint(
            ["reference"], ["tickets.reference"], name=op.f("fk_alerts_reference_tickets")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alerts")),
        sa.UniqueConstraint("key", name=op.f("uq_alerts_key")),
    )
    op.create_index(
        "ix_alerts_delivered_at_next_attempt_at",
        "alerts",
        ["delivered_at", "next_attempt_at"],
        unique=False,
    )
    op.create_index(op.f("ix_alerts_reference"), "alerts", ["reference"], unique=False)
    op.create_table(
        "clocks",
        sa.Column("ticket_id", _NUMBER, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("projected", sa.Boolean(), nullable=False),
        sa.Column("calendar_unconfirmed", sa.Boolean(), nullable=False),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("met_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["tickets.id"], name=op.f("fk_clocks_ticket_id_tickets")
        ),
        sa.PrimaryKeyConstraint("ticket_id", "kind", name=op.f("pk_clocks")),
    )
    op.create_index("ix_clocks_met_at_due_at", "clocks", ["met_at", "due_at"], unique=False)
    op.create_table(
        "information",
        sa.Column("id", _NUMBER, nullable=False),
        sa.Column("reference", sa.String(length=15), nullable=False),
        sa.Column("customer_id", sa.String(length=64), nullable=False),
        sa.Column("idempotency_key", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["reference"], ["tickets.reference"], name=op.f("fk_information_reference_tickets")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_information")),
        sa.UniqueConstraint(
            "customer_id",
            "idempotency_key",
            name=op.f("uq_information_customer_id_idempotency_key"),
        ),
    )
    op.create_index(op.f("ix_information_reference"), "information", ["reference"], unique=False)
    # the trail before its first event
    op.execute("INSERT INTO audit_head (id, sequence, hash) VALUES (1, 0, '" + "0" * 64 + "')")


def downgrade() -> None:
    op.drop_index(op.f("ix_information_reference"), table_name="information")
    op.drop_table("information")
    op.drop_index("ix_clocks_met_at_due_at", table_name="clocks")
    op.drop_table("clocks")
    op.drop_index(op.f("ix_alerts_reference"), table_name="alerts")
    op.drop_index("ix_alerts_delivered_at_next_attempt_at", table_name="alerts")
    op.drop_table("alerts")
    op.drop_index("ix_tickets_state_id", table_name="tickets")
    op.drop_index("ix_tickets_customer_id_id", table_name="tickets")
    op.drop_table("tickets")
    op.drop_table("key_check")
    op.drop_index("ix_failed_lookups_customer_id_at", table_name="failed_lookups")
    op.drop_table("failed_lookups")
    op.drop_index(op.f("ix_customers_contact_index"), table_name="customers")
    op.drop_table("customers")
    op.drop_table("audit_head")
    op.drop_index("ix_audit_events_reference_sequence", table_name="audit_events")
    op.drop_table("audit_events")
