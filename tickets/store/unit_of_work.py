"""Units of work in SQL."""

from types import TracebackType
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tickets.store.attachments import SqlAttachments
from tickets.store.audit import SqlAuditTrail
from tickets.store.base import as_store_errors, reading
from tickets.store.feedback import SqlFeedback
from tickets.store.handovers import SqlHandovers
from tickets.store.identities import SqlIdentities
from tickets.store.procedure_repositories import (
    SqlAuthorities,
    SqlCorrections,
    SqlNotices,
    SqlPerformances,
    SqlPlans,
    SqlRatings,
    SqlResponses,
    SqlStaffList,
)
from tickets.store.repositories import SqlAlerts, SqlCustomers, SqlTickets
from tickets.store.sent_letters import SqlSentLetters


class SqlUnitOfWork:
    """One transaction of the store; rolled back unless it commits.

    Args:
        engine: the store.
        read_only: it will not write, so it need not wait for writers.
    """

    def __init__(self, engine: Engine, *, read_only: bool = False) -> None:
        # values are converted at once, so nothing needs to be read again after the commit
        self._session = Session(
            reading(engine) if read_only else engine, expire_on_commit=False, autoflush=False
        )
        self.tickets = SqlTickets(self._session)
        self.customers = SqlCustomers(self._session)
        self.alerts = SqlAlerts(self._session)
        self.feedback = SqlFeedback(self._session)
        self.attachments = SqlAttachments(self._session)
        self.identities = SqlIdentities(self._session)
        self.handovers = SqlHandovers(self._session)
        self.staff = SqlStaffList(self._session)
        self.plans = SqlPlans(self._session)
        self.responses = SqlResponses(self._session)
        self.notices = SqlNotices(self._session)
        self.letters = SqlSentLetters(self._session)
        self.ratings = SqlRatings(self._session)
        self.authorities = SqlAuthorities(self._session)
        self.corrections = SqlCorrections(self._session)
        self.performed = SqlPerformances(self._session)
        self.audit = SqlAuditTrail(self._session)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with as_store_errors():
            self._session.close()
            if error is not None:
                raise error

    def commit(self) -> None:
        """Make all changes lasting, together with their events."""
        with as_store_errors():
            self.audit.record()
            self._session.commit()


class SqlUnits:
    """Begins units of work on one engine.

    Args:
        engine: the store.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __call__(self, *, read_only: bool = False) -> SqlUnitOfWork:
        return SqlUnitOfWork(self._engine, read_only=read_only)
