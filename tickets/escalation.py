"""Who is told of a deadline, and when nobody is."""

from dataclasses import dataclass
from datetime import datetime, time
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

    def is_quiet(self, now: datetime, zone: ZoneInfo) -> bool:
        """Whether staff are left in peace at that instant (aware)."""
        local = now.astimezone(zone).time()
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= local < self.quiet_until
        return local >= self.quiet_from or local < self.quiet_until
