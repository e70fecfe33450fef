"""Steps of use cases that several modules of tests take."""

from tests.auxil.complaints import NOTHING_KNOWN, replace
from tests.auxil.staff import Procedure
from tickets.use_cases.request_human import HumanRequested, request_human


def requested(case: Procedure, **known: object) -> HumanRequested:
    """A customer asks for a person."""
    command = replace(NOTHING_KNOWN, **known)
    return request_human(command, case.units, case.time, case.policies)


def events(case: Procedure, reference: str) -> list[tuple[str, str]]:
    """Names and actors of a ticket's events about handovers."""
    with case.units(read_only=True) as unit:
        return [
            (r.event.name.value, r.event.actor)
            for r in unit.audit.of_ticket(reference)
            if "Hand" in r.event.name.value
        ]
