"""The procedure: staff, plans, responses, notices, ratings, authorities, corrections.

It follows the migrations of this folder, not those of bot/: each has a line of its own, so that
the ticket store can be used without the edge.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003_procedure"
down_revision = "0002_clocks"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INSTANT = sa.DateTime(timezone=True)
_ID = sa.String(length=64)
_CODE = sa.String(length=32)
_REFERENCE = sa.String(length=15)
_OPEN = sa.text("status IN ('proposed', 'approved')")

_ON_TICKETS = (
    ("handler_id", _ID),
    ("resume_state", _CODE),
    ("handled_at", _INSTANT),
    ("responded_at", _INSTANT),
    ("ended_at", _INSTANT),
    ("merged_into", _REFERENCE),
    ("appeal_route", _CODE),
)


def _of_ticket(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["reference"], ["tickets.reference"], name=op.f(f"fk_{table}_reference_tickets")
    )


def upgrade() -> None:
    for name, kind in _ON_TICKETS:
        op.add_column("tickets", sa.Column(name, kind, nullable=True))
    op.add_column(
        "tickets", sa.Column("reopenings", sa.Integer(), nullable=False, server_default="0")
    )
    op.create_index("ix_tickets_state_handler_id", "tickets", ["state", "handler_id"], unique=False)
    _create_staff()
    _create_plans_and_responses()
    _create_notices()
    _create_what_customers_bring()
    _create_bookkeeping()


def _create_staff() -> None:
    op.create_table(
        "staff",
        sa.Column("staff_id", _ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("categories", sa.JSON(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("interests", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_staff")),
    )
    op.create_table(
        "recusals",
        sa.Column("id", _NUMBER, nullable=False),
        sa.Column("reference", _REFERENCE, nullable=False),
        sa.Column("staff_id", _ID, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", _ID, nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        _of_ticket("recusals"),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.staff_id"], name=op.f("fk_recusals_staff_id_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recusals")),
        sa.UniqueConstraint("reference", "staff_id", name=op.f("uq_recusals_reference_staff_id")),
    )


def _create_plans_and_responses() -> None:
    op.create_table(
        "plans",
        sa.Column("id", _NUMBER, nullable=False),
        sa.Column("reference", _REFERENCE, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("proposed_by", _ID, nullable=False),
        sa.Column("proposed_at", _INSTANT, nullable=False),
        sa.Column("measures", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("redress", sa.BigInteger(), nullable=True),
        sa.Column("redress_currency", sa.String(length=3), nullable=True),
        sa.Column("status", _CODE, nullable=False),
        sa.Column("decided_by", _ID, nullable=True),
        sa.Column("decided_at", _INSTANT, nullable=True),
        sa.Column("decision_reason", sa.Text(), nullable=True),
        _of_ticket("plans"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plans")),
        sa.UniqueConstraint("reference", "number", name=op.f("uq_plans_reference_number")),
    )
    op.create_index(
        "uq_plans_open",
        "plans",
        ["reference"],
        unique=True,
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )
    op.create_table(
        "responses",
        sa.Column("id", _NUMBER, nullable=False),
        sa.Column("reference", _REFERENCE, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("result", _CODE, nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("follow_up", sa.Text(), nullable=False),
        sa.Column("by", _ID, nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("redress", sa.Text(), nullable=True),
        sa.Column("redress_amount", sa.BigInteger(), nullable=True),
        sa.Column("redress_currency", sa.String(length=3), nullable=True),
        sa.Column("reasons", sa.Text(), nullable=True),
        sa.Column("routes", sa.JSON(), nullable=False),
        sa.Column("plan_number", sa.Integer(), nullable=True),
        _of_ticket("responses"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_responses")),
        sa.UniqueConstraint("reference", "number", name=op.f("uq_responses_reference_number")),
    )


def _create_notices() -> None:
    op.create_table(
        "notices",
        sa.Column("id", _NUMBER, nullable=False),
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("reference", _REFERENCE, nullable=False),
        sa.Column("kind", _CODE, nullable=False),
        sa.Column("ticket_state", _CODE, nullable=False),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("next_attempt_at", _INSTANT, nullable=False),
        sa.Column("about", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("delivery", _CODE, nullable=False),
        sa.Column("channel", _ID, nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("delivered_at", _INSTANT, nullable=True),
        sa.Column("last_error", sa.String(length=100), nullable=True),
        _of_ticket("notices"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sa.UniqueConstraint("key", name=op.f("uq_notices_key")),
    )
    op.create_index(op.f("ix_notices_reference"), "notices", ["reference"], unique=False)
    op.create_index(
        "ix_notices_delivery_next_attempt_at",
        "notices",
        ["delivery", "next_attempt_at"],
        unique=False,
    )


def _create_what_customers_bring() -> None:
    op.create_table(
        "ratings",
        sa.Column("id", _NUMBER, nullable=False),
        sa.Column("reference", _REFERENCE, nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("topic", _CODE, nullable=False),
        sa.Column("handler_id", _ID, nullable=True),
        sa.Column("channel", _ID, nullable=True),
        sa.Column("follow_up_open", sa.Boolean(), nullable=False),
        sa.Column("followed_up_by", _ID, nullable=True),
        sa.Column("followed_up_at", _INSTANT, nullable=True),
        sa.Column("follow_up_note", sa.Text(), nullable=True),
        _of_ticket("ratings"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ratings")),
        sa.UniqueConstraint("reference", "round", name=op.f("uq_ratings_reference_round")),
    )
    op.create_index(
        "ix_ratings_follow_up_open_at", "ratings", ["follow_up_open", "at"], unique=False
    )
    op.create_table(
        "authorities",
        sa.Column("id", _NUMBER, nullable=False),
        sa.Column("reference", _REFERENCE, nullable=False),
        sa.Column("agent_id", _ID, nullable=False),
        sa.Column("capacity", _CODE, nullable=False),
        sa.Column("principal", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("recorded_by", _ID, nullable=False),
        sa.Column("recorded_at", _INSTANT, nullable=False),
        sa.Column("status", _CODE, nullable=False),
        sa.Column("decided_by", _ID, nullable=True),
        sa.Column("decided_at", _INSTANT, nullable=True),
        sa.Column("decision_reason", sa.Text(), nullable=True),
        _of_ticket("authorities"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_authorities")),
    )
    op.create_index(op.f("ix_authorities_reference"), "authorities", ["reference"], unique=False)


def _create_bookkeeping() -> None:
    op.create_table(
        "label_corrections",
        sa.Column("id", _NUMBER, nullable=False),
        sa.Column("reference", _REFERENCE, nullable=False),
        sa.Column("label", _CODE, nullable=False),
        sa.Column("before", _CODE, nullable=False),
        sa.Column("after", _CODE, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("masked_text", sa.Text(), nullable=False),
        sa.Column("language", _CODE, nullable=False),
        sa.Column("by", _ID, nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        _of_ticket("label_corrections"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_label_corrections")),
    )
    op.create_index(
        op.f("ix_label_corrections_reference"), "label_corrections", ["reference"], unique=False
    )
    op.create_table(
        "performed",
        sa.Column("actor", _ID, nullable=False),
        sa.Column("key", _ID, nullable=False),
        sa.Column("action", _CODE, nullable=False),
        sa.Column("reference", _REFERENCE, nullable=False),
        sa.Column("state", _CODE, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        _of_ticket("performed"),
        sa.PrimaryKeyConstraint("actor", "key", name=op.f("pk_performed")),
    )


def downgrade() -> None:
    for table in (
        "performed",
        "label_corrections",
        "authorities",
        "ratings",
        "notices",
        "responses",
        "plans",
        "recusals",
        "staff",
    ):
        op.drop_table(table)
    op.drop_index("ix_tickets_state_handler_id", table_name="tickets")
    with op.batch_alter_table("tickets") as tickets:
        for name in ("reopenings", *(name for name, _ in _ON_TICKETS)):
            tickets.drop_column(name)
