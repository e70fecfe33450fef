"""What staff put right in labels, as examples that a person looks at before they train anything."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tickets.correction import LabelCorrection
from tickets.masking import masked
from tickets.ports import UnitOfWork, UnitOfWorkFactory
from tickets.ticket import Ticket
from tickets.vocabulary import Flag, Role, Tone, Topic


@dataclass(frozen=True)
class CorrectedExample:
    """The story of one ticket with the labels that it has after all corrections.

    Attributes:
        text: masked (see `tickets.masking`); never empty.
        language: of the story.
        topic: after the corrections.
        tone: after the corrections; as it was read when none is of the tone.
        flags: of the ticket, as they were read.
        changes: labels put right, as `topic: waiting -> premises`, in the order of the first.
        roles: of who put the last one right, sorted; empty when that member is not known any more.
        at: of the last correction, aware UTC.
    """

    text: str
    language: str
    topic: Topic
    tone: Tone
    flags: tuple[Flag, ...]
    changes: tuple[str, ...]
    roles: tuple[Role, ...]
    at: datetime


def corrected_examples(
    units: UnitOfWorkFactory, since: datetime | None = None
) -> list[CorrectedExample]:
    """Every ticket whose labels were put right, in the order of the last correction.

    A label that was put right and then put back counts as right from the beginning. The masking is
    done once more: what it has learned since the correction counts too.

    Args:
        units: the store.
        since: only those with a correction from then on, aware; None means all.

    Raises:
        StoreUnavailable: the database cannot be reached.
    """
    with units(read_only=True) as unit:
        by_ticket: dict[str, list[LabelCorrection]] = {}
        for correction in unit.corrections.all():
            by_ticket.setdefault(correction.reference, []).append(correction)
        found = [
            example
            for corrections in by_ticket.values()
            if since is None or corrections[-1].at >= since
            if (example := _example(unit, corrections)) is not None
        ]
    return sorted(found, key=lambda example: example.at)


def _example(unit: UnitOfWork, corrections: list[LabelCorrection]) -> CorrectedExample | None:
    last = corrections[-1]
    ticket = unit.tickets.get(last.reference)
    if ticket is None:
        return None
    text = masked(last.masked_text, _personal(ticket)).strip()
    changes = _changes(corrections)
    if not text or not changes:
        return None
    member = unit.staff.get(last.by)
    return CorrectedExample(
        text=text,
        language=last.language,
        topic=ticket.topic,
        tone=ticket.mood,
        flags=tuple(sorted(ticket.flags)),
        changes=changes,
        roles=tuple(sorted(member.roles)) if member else (),
        at=last.at,
    )


def _personal(ticket: Ticket) -> tuple[str | None, ...]:
    return ticket.customer_name, ticket.contact, ticket.reference_number


def _changes(corrections: Iterable[LabelCorrection]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    last: dict[str, str] = {}
    for correction in corrections:
        first.setdefault(correction.label, correction.before)
        last[correction.label] = correction.after
    return tuple(
        f"{label}: {first[label]} -> {after}"
        for label, after in last.items()
        if first[label] != after
    )
