"""What the delivery of notices needs besides `tickets.use_cases.notices`. A worker calls these."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from tickets.clocks import TimeSource
from tickets.notice import DeliveryState, Notice
from tickets.ports import UnitOfWorkFactory
from tickets.response import Response
from tickets.ticket import Ticket
from tickets.use_cases.complaint import queue_alert
from tickets.use_cases.procedure import find_ticket

# how `last_error` of a notice begins whose letter lacks something
UNWRITABLE = "LetterIncomplete"


@dataclass(frozen=True)
class NoticeCase:
    """A notice with what it tells of.

    Attributes:
        notice: to be delivered.
        ticket: as it stands.
        response: that the notice is about, if it is about one.
        others: the other notices of the ticket that wait, in order.
        rated: the customer has rated this round of handling.
    """

    notice: Notice
    ticket: Ticket
    response: Response | None
    others: tuple[Notice, ...]
    rated: bool = False

    @property
    def before(self) -> Notice | None:
        """A notice that must reach the customer before this one.

        One that cannot be written is not waited for: somebody has to put it right first, and the
        result must not lie behind it.
        """
        return next(
            (
                other
                for other in self.others
                if other.id < self.notice.id and not (other.last_error or "").startswith(UNWRITABLE)
            ),
            None,
        )

    @property
    def overtaken(self) -> bool:
        """Whether something newer is to be told of the ticket."""
        return any(other.id > self.notice.id for other in self.others)


def notice_case(notice: Notice, units: UnitOfWorkFactory) -> NoticeCase:
    """Read what a notice tells of.

    Raises:
        UnknownTicket: there is no such ticket.
        StoreUnavailable: the database cannot be reached.
    """
    with units(read_only=True) as unit:
        number = notice.about.get("response")
        responses = unit.responses.on(notice.reference) if number is not None else []
        ticket = find_ticket(unit, notice.reference)
        return NoticeCase(
            notice=notice,
            ticket=ticket,
            response=next((r for r in responses if str(r.number) == number), None),
            others=tuple(
                other
                for other in unit.notices.on(notice.reference)
                if other.delivery is DeliveryState.WAITING and other.id != notice.id
            ),
            rated=any(
                rating.round == ticket.reopenings + 1
                for rating in unit.ratings.on(notice.reference)
            ),
        )


def postpone_notice(notice_id: int, until: datetime, units: UnitOfWorkFactory) -> None:
    """Put the next attempt off without counting one, as for a notice that must come first.

    Args:
        notice_id: number of the notice; unknown and delivered ones are left alone.
        until: aware.
        units: the store.
    """
    with units() as unit:
        notice = unit.notices.get(notice_id)
        if notice is not None and notice.delivery is DeliveryState.WAITING:
            unit.notices.save(replace(notice, next_attempt_at=until))
            unit.commit()


def call_staff(
    notice: Notice, reasons: Collection[str], units: UnitOfWorkFactory, time: TimeSource
) -> None:
    """Call staff because of a notice, as when the customer is to be told by telephone; once.

    Args:
        notice: that is to be told.
        reasons: codes; the kind of the notice is put behind them.
        units: the store.
        time: now.
    """
    first = next(iter(reasons))
    key = f"{first}:{notice.reference}:{notice.id}"
    with units() as unit:
        if unit.alerts.by_key(key) is None:
            ticket = find_ticket(unit, notice.reference)
            queue_alert(unit, key, ticket, (*reasons, f"notice:{notice.kind}"), time.now())
            unit.commit()
