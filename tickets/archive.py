"""One ended complaint as one record that can be read, and checked, without this system.

The record holds the registration form, what was added, plans with their decisions, responses, what
the customer made of them, the survey, notices with the letters as they were sent, what is known of
the files with their fingerprints, deadlines with their rules, and the events of the audit trail
with all that their hashes are made of. A seal over all of it shows any later change; each event's
own hash can be held against the trail of the store.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from tickets.attachment import Attachment
from tickets.authority import Authority
from tickets.clocks import Clock
from tickets.errors import ArchiveChanged, NotEnded
from tickets.events import Event, EventName, RecordedEvent, canonical, plain
from tickets.notice import Notice
from tickets.plan import Plan
from tickets.policies import Policy
from tickets.response import Response
from tickets.retention import Kept
from tickets.satisfaction import Rating
from tickets.sent_letter import SentLetter, last_of_each
from tickets.staff import Recusal
from tickets.ticket import Information, Ticket

FORMAT = "front-door-archive"
FORMAT_VERSION = 2
# archives that were made before hold no files and letters that were written anew
READABLE_VERSIONS = frozenset({1, FORMAT_VERSION})

REGISTRATION = (
    *("opened_at", "channel", "language", "category", "topic", "severity", "mood", "tone_path"),
    *("flags", "story", "incident_time_told", "incident_date", "reference_number", "demand"),
    *("amount", "customer_id", "customer_name", "contact", "reply_channel", "confidences"),
    *("policy_id", "policy_effective_from", "details_complete", "conversation_id", "draft_id"),
)
STANDING = (
    *("state", "handler_id", "handled_at", "responded_at", "ended_at", "reopenings"),
    *("merged_into", "appeal_route", "version"),
)
FILE = (
    *("id", "kind", "state", "media_type", "size_bytes", "sha256", "caption"),
    *("added_at", "refusal", "scan"),
)
# what customers made of the result, and how the matter went on from there
_ANSWERS = frozenset(
    {
        EventName.RESULT_CONFIRMED,
        EventName.RESULT_DISPUTED,
        EventName.TICKET_REOPENED,
        EventName.TICKET_APPEALED,
        EventName.TICKET_WITHDRAWN,
        EventName.TICKET_MERGED,
        EventName.TICKET_CLOSED,
    }
)
_FINDINGS = frozenset({EventName.FINDINGS_RECORDED, EventName.HANDLING_FINISHED})
_CALLS = frozenset({EventName.CUSTOMER_CALLED})
# keys that events give what somebody said
_WORDS = ("words", "reason", "findings", "done")


class Case(Protocol):
    """What is kept of a ticket (see `tickets.use_cases.case_file.CaseFile`)."""

    @property
    def ticket(self) -> Ticket: ...
    @property
    def information(self) -> Sequence[Information]: ...
    @property
    def plans(self) -> Sequence[Plan]: ...
    @property
    def responses(self) -> Sequence[Response]: ...
    @property
    def ratings(self) -> Sequence[Rating]: ...
    @property
    def authorities(self) -> Sequence[Authority]: ...
    @property
    def recusals(self) -> Sequence[Recusal]: ...
    @property
    def notices(self) -> Sequence[Notice]: ...
    @property
    def letters(self) -> Sequence[SentLetter]: ...
    @property
    def files(self) -> Sequence[Attachment]: ...
    @property
    def events(self) -> Sequence[RecordedEvent]: ...


def archive_record(
    case: Case,
    policy: Policy,
    kept: Kept,
    made_at: datetime,
    exported: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The archive of one ticket, as JSON has it.

    Args:
        case: all that is kept of it.
        policy: that it was opened under.
        kept: until when it is kept.
        made_at: aware.
        exported: names of the files that were written out beside it, by id of the file.

    Raises:
        NotEnded: the ticket is still open: it can change.
    """
    ticket = case.ticket
    if ticket.is_open:
        raise NotEnded(ticket.state)
    letters = last_of_each(case.letters)
    record: dict[str, Any] = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "made_at": plain(made_at),
        "reference": ticket.reference,
        "retention": plain(kept),
        "registration": {name: plain(getattr(ticket, name)) for name in REGISTRATION},
        "standing": {name: plain(getattr(ticket, name)) for name in STANDING},
        "information": [_without_reference(item) for item in case.information],
        "authorities": [_without_reference(item) for item in case.authorities],
        "recusals": [_without_reference(item) for item in case.recusals],
        "investigation": [_told(event) for event in case.events if event.event.name in _FINDINGS],
        "calls": [_call(event) for event in case.events if event.event.name in _CALLS],
        "plans": [_without_reference(plan) for plan in case.plans],
        "responses": [_without_reference(response) for response in case.responses],
        "answers": [_told(event) for event in case.events if event.event.name in _ANSWERS],
        "survey": [_without_reference(rating) for rating in case.ratings],
        "notices": [
            _without_reference(notice) | _letter(letters.get(notice.id)) for notice in case.notices
        ],
        "files": [_file(file, exported or {}) for file in case.files],
        "clocks": [_clock(clock, policy) for clock in ticket.clocks],
        "audit": [_event(recorded) for recorded in case.events],
    }
    return record | {"seal": seal(record)}


def seal(record: Mapping[str, Any]) -> str:
    """SHA-256 over the canonical JSON of a record without its seal, hexadecimal."""
    content = {name: value for name, value in record.items() if name != "seal"}
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def check_archive(record: Mapping[str, Any]) -> int:
    """Find whether an archive is as it was made.

    Args:
        record: as read from JSON.

    Returns:
        the number of its events, whose hashes were made anew from their content.

    Raises:
        ArchiveChanged: it is not, or is no archive of this form.
    """
    if record.get("format") != FORMAT or record.get("format_version") not in READABLE_VERSIONS:
        raise ArchiveChanged("it is no archive of this form")
    if record.get("seal") != seal(record):
        raise ArchiveChanged("its seal does not fit its content")
    for told in record["audit"]:
        if _recorded(told).hash != told["hash"]:
            raise ArchiveChanged(f"audit event {told['sequence']} does not fit its hash")
    return len(record["audit"])


def _without_reference(value: object) -> dict[str, Any]:
    return {name: told for name, told in plain(value).items() if name != "reference"}


def _letter(sent: SentLetter | None) -> dict[str, Any]:
    if sent is None:
        return {"letter": None}
    return {
        "letter": sent.text,
        "letter_subject": sent.subject,
        "letter_html": sent.html,
        "letter_at": plain(sent.at),
        "letter_medium": sent.medium,
    }


def _file(file: Attachment, exported: Mapping[str, str]) -> dict[str, Any]:
    told = {name: plain(getattr(file, name)) for name in FILE}
    return told | {"file_name": file.name, "file": exported.get(file.id)}


def _clock(clock: Clock, policy: Policy) -> dict[str, Any]:
    rule = next((rule for rule in policy.clocks if rule.kind is clock.kind), None)
    told: dict[str, Any] = plain(clock)
    if rule is None:
        return told
    return told | {
        "amount": rule.amount,
        "unit": rule.unit.value,
        "source": rule.source,
        "own_choice": rule.own_choice,
    }


def _told(recorded: RecordedEvent) -> dict[str, Any]:
    event = recorded.event
    words = next((event.after[key] for key in _WORDS if event.after.get(key)), None)
    return {
        "sequence": recorded.sequence,
        "name": event.name.value,
        "at": plain(event.at),
        "by": event.actor,
        "words": words,
    }


def _call(recorded: RecordedEvent) -> dict[str, Any]:
    after = recorded.event.after
    return _told(recorded) | {name: plain(after[name]) for name in ("outcome", "called_at")}


def _event(recorded: RecordedEvent) -> dict[str, Any]:
    return {"sequence": recorded.sequence} | {
        "event": plain(recorded.event),
        "previous_hash": recorded.previous_hash,
        "hash": recorded.hash,
    }


def _recorded(told: Mapping[str, Any]) -> RecordedEvent:
    values = dict(told["event"])
    try:
        event = Event(
            **values
            | {"name": EventName(values["name"]), "at": datetime.fromisoformat(values["at"])}
        )
    except (ValueError, TypeError, KeyError) as error:
        raise ArchiveChanged(f"audit event {told['sequence']} has another form") from error
    return RecordedEvent.after(told["sequence"], told["previous_hash"], event)
