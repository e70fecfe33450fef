"""Staff open the files of a ticket; who did is in the trail before the first byte is given out."""

from dataclasses import dataclass

from tickets.attachment import Attachment, AttachmentState, ScanState
from tickets.clocks import TimeSource
from tickets.errors import Recused
from tickets.events import Event, EventName
from tickets.ports import UnitOfWorkFactory
from tickets.use_cases.complaint import check_id
from tickets.use_cases.joining import told
from tickets.use_cases.procedure import find_ticket, staff_actor
from tickets.use_cases.repetition import until_undisturbed


@dataclass(frozen=True, kw_only=True)
class OpenFiles:
    """A member of staff opens the files of a ticket.

    Attributes:
        reference: the ticket.
        staff_id: who.
        scanner: a scanner is at work: what it has not seen stays closed.
    """

    reference: str
    staff_id: str
    scanner: bool

    def __post_init__(self) -> None:
        check_id("staff_id", self.staff_id)


@dataclass(frozen=True)
class OpenedFiles:
    """What may be read now.

    Attributes:
        opened: files to read with `file_content`.
        closed: files that the scanner has not seen yet, or has found infected.
    """

    opened: tuple[Attachment, ...]
    closed: tuple[Attachment, ...]


def open_files(command: OpenFiles, units: UnitOfWorkFactory, time: TimeSource) -> OpenedFiles:
    """Note in the trail that the files of a ticket are opened, and say which may be.

    Raises:
        UnknownTicket, UnknownStaff: there is none.
        Recused: who has an interest in the matter takes no part in it.
        StoreUnavailable: the database cannot be reached; nothing was noted.
    """

    def attempt() -> OpenedFiles:
        with units() as unit:
            ticket = find_ticket(unit, command.reference)
            actor = staff_actor(unit, ticket, command.staff_id)
            if actor.has_interest:
                raise Recused(command.staff_id)
            files = [
                file
                for file in unit.attachments.on(ticket.reference)
                if file.state is AttachmentState.KEPT
            ]
            opened = tuple(file for file in files if may_be_read(file, command.scanner))
            closed = tuple(file for file in files if file not in opened)
            if opened:
                unit.audit.append(
                    Event(
                        name=EventName.FILES_OPENED,
                        at=time.now(),
                        actor=command.staff_id,
                        customer_id=ticket.customer_id,
                        reference=ticket.reference,
                        after=told(opened),
                    )
                )
            unit.commit()
            return OpenedFiles(opened, closed)

    return until_undisturbed(attempt)


def may_be_read(file: Attachment, scanner: bool) -> bool:
    """Whether staff may open a file as far as scanning goes."""
    return file.scan is ScanState.CLEAN or (file.scan is ScanState.UNSCANNED and not scanner)


def file_content(attachment_id: str, units: UnitOfWorkFactory) -> bytes | None:
    """The content of a file; None when it was erased meanwhile.

    Raises:
        Undecipherable: the content was changed in the database.
        StoreUnavailable: the database cannot be reached.
    """
    with units(read_only=True) as unit:
        return unit.attachments.content(attachment_id)
