"""Who works here."""

from dataclasses import dataclass

from tickets.clocks import TimeSource
from tickets.errors import InvalidCommand
from tickets.events import Event, EventName, plain
from tickets.ports import UnitOfWorkFactory
from tickets.staff import Staff
from tickets.ticket import clean
from tickets.use_cases.complaint import check_id
from tickets.use_cases.repetition import until_undisturbed
from tickets.vocabulary import STAFF_ROLES

# what the trail calls others
_TAKEN_IDS = frozenset({"customer", "system"})


@dataclass(frozen=True, kw_only=True)
class KeepStaff:
    """A member of staff is entered, or changed.

    Attributes:
        member: as to be kept.
        by: id of who does it; `system` at a terminal.

    Raises:
        InvalidCommand: a field of the member cannot be.
    """

    member: Staff
    by: str = "system"

    def __post_init__(self) -> None:
        check_id("id", self.member.id)
        check_id("by", self.by)
        if self.member.id in _TAKEN_IDS:
            raise InvalidCommand("id is a word of the trail; take another.")
        if clean(self.member.name) is None:
            raise InvalidCommand("name must not be empty.")
        if not self.member.roles or self.member.roles - STAFF_ROLES:
            raise InvalidCommand("roles must be some of handler, supervisor, head.")
        for customer_id in self.member.interests:
            check_id("interests", customer_id)


def keep_staff(command: KeepStaff, units: UnitOfWorkFactory, time: TimeSource) -> None:
    """Enter or change a member of staff; the trail has it without the name.

    Raises:
        StoreUnavailable: the database cannot be reached; nothing was changed.
    """

    def attempt() -> None:
        with units() as unit:
            before = unit.staff.get(command.member.id)
            if before == command.member:
                return
            unit.staff.save(command.member)
            old, new = (_values(member) for member in (before, command.member))
            names = [name for name in new if old.get(name) != new[name]]
            unit.audit.append(
                Event(
                    name=EventName.STAFF_KEPT,
                    at=time.now(),
                    actor=command.by,
                    customer_id="",
                    before={n: old[n] for n in names if n in old} | {"id": command.member.id},
                    after={n: new[n] for n in names} | {"id": command.member.id},
                )
            )
            unit.commit()

    until_undisturbed(attempt)


def staff_list(units: UnitOfWorkFactory) -> list[Staff]:
    """All members of staff by id, inactive ones too.

    Raises:
        StoreUnavailable: the database cannot be reached.
    """
    with units(read_only=True) as unit:
        return unit.staff.all()


def _values(member: Staff | None) -> dict[str, object]:
    if member is None:
        return {}
    values: dict[str, object] = plain(member)
    return {name: value for name, value in values.items() if name not in ("id", "name")}
