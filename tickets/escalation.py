"""Who is told of a deadline, and when nobody is."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tickets.vocabulary import Role


@dataclass(frozen=True)
class Rung:
    """One rung of the ladder after a breach.

    Attributes:
        role: who is told.
        after_hours: wall hours after the deadline.
    """

    role: Role
    after_hours: int


@dataclass(frozen=True)
class Escalation:
    """Who is told of deadlines, and when not.

    Attributes:
        ladder: who is told after a breach, the earliest first.
        quiet_from: local time from which nobody is told, unless the ticket is critical.
        quiet_until: local time until which; equal to `quiet_from` means no quiet hours.
    """

    ladder: tuple[Rung, ...] = (Rung(Role.HANDLER, 0),)
    quiet_from: time = time(21)
    quiet_until: time = time(8)

    def quiet_end(self, now: datetime, zone: ZoneInfo) -> datetime | None:
        """When the quiet hours end that hold at an instant; None when none hold.

        Args:
            now: aware.
            zone: zone of the quiet hours.

        Returns:
            an instant, aware UTC.
        """
        local = now.astimezone(zone)
        over_midnight = self.quiet_from > self.quiet_until
        evening = over_midnight and local.time() >= self.quiet_from
        morning = local.time() < self.quiet_until
        if not (evening or (morning and (over_midnight or local.time() >= self.quiet_from))):
            return None
        day = local.date() + timedelta(days=1 if evening else 0)
        return datetime.combine(day, self.quiet_until, zone).astimezone(UTC)
