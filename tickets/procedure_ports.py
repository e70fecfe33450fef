"""What the use cases of the procedure need from a store, besides tickets (see `tickets.ports`)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tickets.authority import Authority
from tickets.correction import LabelCorrection
from tickets.notice import Notice
from tickets.plan import Plan
from tickets.response import Response
from tickets.satisfaction import Rating, ScoreBy, Scores
from tickets.sent_letter import SentLetter
from tickets.staff import Recusal, Staff
from tickets.vocabulary import TicketState


@dataclass(frozen=True)
class Performed:
    """A request that was carried out, so that its repetition changes nothing.

    Attributes:
        actor: id of the customer or the member of staff.
        key: idempotency key; one request per actor and key.
        action: what was done.
        reference: to which ticket.
        state: that it led to.
        version: of the ticket after it.
        at: aware UTC.
    """

    actor: str
    key: str
    action: str
    reference: str
    state: TicketState
    version: int
    at: datetime


class StaffList(Protocol):
    """The members of staff, and their recusals."""

    def save(self, member: Staff) -> None:
        """Keep a member, new or changed."""
        ...

    def get(self, staff_id: str) -> Staff | None:
        """The member with this id."""
        ...

    def all(self) -> list[Staff]:
        """All members by id, inactive ones too."""
        ...

    def recuse(self, recusal: Recusal) -> None:
        """Keep a recusal; a second one of the same member on the same ticket changes nothing."""
        ...

    def recusals_on(self, reference: str) -> list[Recusal]:
        """Recusals on a ticket, in order."""
        ...

    def workload(self) -> Mapping[str, int]:
        """Tickets that are not ended, per id of their handler."""
        ...


class Plans(Protocol):
    """Handling plans."""

    def add(self, plan: Plan) -> None:
        """Keep a new plan.

        Raises:
            Conflict: the ticket has an open plan, or one of this number.
        """
        ...

    def save(self, plan: Plan) -> None:
        """Keep a decision on a plan."""
        ...

    def on(self, reference: str) -> list[Plan]:
        """A ticket's plans, in order."""
        ...

    def open_on(self, reference: str) -> Plan | None:
        """The plan that is proposed or approved."""
        ...


class Responses(Protocol):
    """Responses to customers."""

    def add(self, response: Response) -> None:
        """Keep a response.

        Raises:
            Conflict: the ticket has one of this number.
        """
        ...

    def on(self, reference: str) -> list[Response]:
        """A ticket's responses, in order."""
        ...


class Notices(Protocol):
    """What customers are to be told."""

    def add(self, notice: Notice) -> None:
        """Request a notice; a second one under the same key changes nothing."""
        ...

    def get(self, notice_id: int) -> Notice | None:
        """The notice with this number."""
        ...

    def save(self, notice: Notice) -> None:
        """Keep how far a notice has come."""
        ...

    def due(self, now: datetime, limit: int) -> Sequence[Notice]:
        """Waiting notices whose time has come, the oldest first."""
        ...

    def on(self, reference: str) -> list[Notice]:
        """A ticket's notices, in order."""
        ...


class SentLetters(Protocol):
    """Letters as they were sent."""

    def add(self, letter: SentLetter) -> None:
        """Keep a letter.

        Raises:
            Conflict: there is one of this notice and medium.
        """
        ...

    def of(self, notice_id: int, medium: str) -> SentLetter | None:
        """The letter of a notice for a medium."""
        ...

    def on(self, reference: str) -> list[SentLetter]:
        """A ticket's letters, in order."""
        ...


class Ratings(Protocol):
    """What customers thought of it."""

    def save(self, rating: Rating) -> None:
        """Keep the rating of a ticket's round, new or changed."""
        ...

    def on(self, reference: str) -> list[Rating]:
        """A ticket's ratings, by round."""
        ...

    def to_follow_up(self, limit: int) -> list[Rating]:
        """Ratings that a supervisor is to look into, the oldest first."""
        ...

    def scores(self, by: ScoreBy) -> list[Scores]:
        """Scores per handler, topic or channel, by name."""
        ...


class Authorities(Protocol):
    """Who may act for whom."""

    def add(self, authority: Authority) -> None:
        """Keep an authority."""
        ...

    def save(self, authority: Authority) -> None:
        """Keep what was found about it."""
        ...

    def verified_of(self, agent_id: str) -> list[str]:
        """References of the tickets on which somebody may act by a verified authority."""
        ...

    def on(self, reference: str) -> list[Authority]:
        """A ticket's authorities, in order."""
        ...


class Corrections(Protocol):
    """What staff put right in labels."""

    def add(self, correction: LabelCorrection) -> None:
        """Keep a correction."""
        ...

    def all(self) -> list[LabelCorrection]:
        """Every correction, in order."""
        ...


class Performances(Protocol):
    """Requests that were carried out."""

    def get(self, actor: str, key: str) -> Performed | None:
        """The request under this key."""
        ...

    def add(self, performed: Performed) -> None:
        """Keep a request.

        Raises:
            Conflict: this actor has used the key already.
        """
        ...


class CaseFile(Protocol):
    """All that a unit of work has on the procedure."""

    @property
    def staff(self) -> StaffList: ...

    @property
    def plans(self) -> Plans: ...

    @property
    def responses(self) -> Responses: ...

    @property
    def notices(self) -> Notices: ...

    @property
    def letters(self) -> SentLetters: ...

    @property
    def ratings(self) -> Ratings: ...

    @property
    def authorities(self) -> Authorities: ...

    @property
    def corrections(self) -> Corrections: ...

    @property
    def performed(self) -> Performances: ...
