"""Alembic's entry point; `tickets.store.migrate` gives it an open connection."""

from alembic import context
from sqlalchemy import Connection

from tickets.store.base import Base


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        # SQLite can roll back table definitions too, but Alembic assumes that it cannot
        transactional_ddl=True,
        render_as_batch=connection.dialect.name == "sqlite",
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
