"""Notices to customers: what waits, and what became of a delivery. A worker calls these."""

from dataclasses import replace

from tickets.clock_changes import meet
from tickets.clocks import ClockKind, TimeSource
from tickets.errors import PolicyNotFound
from tickets.events import EventName
from tickets.notice import DeliveryState, Notice, NoticeKind
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWork, UnitOfWorkFactory
from tickets.use_cases.attempts import LONGEST_NOTE, put_off
from tickets.use_cases.complaint import record_change
from tickets.use_cases.repetition import until_undisturbed

# a deadline to tell something is kept when it is told, not when it is requested
MET_BY = {
    NoticeKind.ACKNOWLEDGEMENT: frozenset({ClockKind.ACKNOWLEDGE}),
    NoticeKind.PROGRESS: frozenset({ClockKind.PROGRESS}),
    NoticeKind.PLAN_APPROVED: frozenset({ClockKind.PROGRESS}),
    NoticeKind.HOLDING: frozenset({ClockKind.PROGRESS}),
}


def pending_notices(units: UnitOfWorkFactory, time: TimeSource, limit: int = 50) -> list[Notice]:
    """Notices whose time has come, the oldest first.

    Raises:
        StoreUnavailable: the database cannot be reached.
    """
    with units(read_only=True) as unit:
        return list(unit.notices.due(time.now(), limit))


def mark_notice_delivered(
    notice_id: int,
    channel: str,
    units: UnitOfWorkFactory,
    time: TimeSource,
    policies: PolicyBook,
    note: str | None = None,
) -> None:
    """Note that a customer got a notice, and meet the deadline to tell it; once.

    Args:
        notice_id: number of the notice.
        channel: what it went by, such as `web`, `telegram` or `email`.
        units: the store.
        time: now.
        policies: all policies.
        note: code of why it went this way, where that is not the one the customer chose; at most
            100 characters are kept.
    """

    def attempt() -> None:
        with units() as unit:
            notice = unit.notices.get(notice_id)
            if notice is None or notice.delivery is not DeliveryState.WAITING:
                return
            delivered = replace(
                notice,
                delivery=DeliveryState.DELIVERED,
                channel=channel,
                delivered_at=time.now(),
                attempts=notice.attempts + 1,
                last_error=note and note[:LONGEST_NOTE],
            )
            unit.notices.save(delivered)
            _meet_clocks(unit, delivered, time, policies)
            unit.commit()

    until_undisturbed(attempt)


def mark_notice_failed(
    notice_id: int, error: str, units: UnitOfWorkFactory, time: TimeSource
) -> None:
    """Note a failed delivery and put the next attempt off (`attempts.put_off`).

    Args:
        notice_id: number of the notice; unknown ones and those that do not wait are left alone.
        error: kind of the failure.
        units: the store.
        time: now.
    """
    with units() as unit:
        notice = unit.notices.get(notice_id)
        if notice is not None and notice.delivery is DeliveryState.WAITING:
            unit.notices.save(put_off(notice, error, time.now()))
            unit.commit()


def drop_notice(notice_id: int, why: str, units: UnitOfWorkFactory) -> None:
    """Give a notice up, as when there is no channel for it or a later one says more.

    Args:
        notice_id: number of the notice.
        why: a code; at most 100 characters are kept.
        units: the store.
    """
    with units() as unit:
        notice = unit.notices.get(notice_id)
        if notice is not None and notice.delivery is DeliveryState.WAITING:
            unit.notices.save(
                replace(notice, delivery=DeliveryState.DROPPED, last_error=why[:LONGEST_NOTE])
            )
            unit.commit()


def _meet_clocks(unit: UnitOfWork, notice: Notice, time: TimeSource, policies: PolicyBook) -> None:
    ticket = unit.tickets.get(notice.reference)
    assert ticket is not None  # a foreign key holds it
    clocks = ticket.clocks
    try:
        policy = policies.version(ticket.policy_id, ticket.policy_effective_from)
        clocks = meet(policy, clocks, MET_BY.get(notice.kind, frozenset()), time.now())
    except PolicyNotFound:
        pass  # its file is gone, and with it the rules; the delivery is noted all the same
    # the last step stays what was done, not that it was told
    after = replace(ticket, clocks=clocks, updated_at=time.now())
    if clocks != ticket.clocks:
        unit.tickets.save(after)
    told = {"notice": notice.key, "notice_kind": notice.kind, "delivered_by": notice.channel}
    record_change(unit, EventName.NOTICE_DELIVERED, ticket, after, told, actor="system")
