"""The store of `tickets.procedure_ports` in memory (see `tests.auxil.memory_store`)."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime

from tickets.authority import Authority, AuthorityStatus
from tickets.correction import LabelCorrection
from tickets.errors import Conflict
from tickets.notice import DeliveryState, Notice
from tickets.plan import Plan
from tickets.procedure_ports import Performed
from tickets.response import Response
from tickets.satisfaction import FOLLOW_UP_AT_MOST, Rating, ScoreBy, Scores
from tickets.sent_letter import SentLetter
from tickets.staff import Recusal, Staff
from tickets.ticket import Ticket


@dataclass
class CaseState:
    """What is kept besides tickets; all values are immutable, so copies may be shallow."""

    staff: dict[str, Staff] = field(default_factory=dict)
    recusals: list[Recusal] = field(default_factory=list)
    plans: dict[tuple[str, int], Plan] = field(default_factory=dict)
    responses: dict[tuple[str, int], Response] = field(default_factory=dict)
    notices: dict[int, Notice] = field(default_factory=dict)
    letters: dict[tuple[int, str], SentLetter] = field(default_factory=dict)
    ratings: dict[tuple[str, int], Rating] = field(default_factory=dict)
    authorities: dict[int, Authority] = field(default_factory=dict)
    corrections: list[LabelCorrection] = field(default_factory=list)
    performed: dict[tuple[str, str], Performed] = field(default_factory=dict)

    def copy(self) -> "CaseState":
        return CaseState(**{f.name: getattr(self, f.name).copy() for f in fields(self)})


class MemoryStaffList:
    def __init__(self, state: CaseState, tickets: Callable[[], Iterable[Ticket]]) -> None:
        self._state, self._tickets = state, tickets

    def save(self, member: Staff) -> None:
        self._state.staff[member.id] = member

    def get(self, staff_id: str) -> Staff | None:
        return self._state.staff.get(staff_id)

    def all(self) -> list[Staff]:
        return [self._state.staff[name] for name in sorted(self._state.staff)]

    def recuse(self, recusal: Recusal) -> None:
        if all(r.staff_id != recusal.staff_id for r in self.recusals_on(recusal.reference)):
            self._state.recusals.append(recusal)

    def recusals_on(self, reference: str) -> list[Recusal]:
        return [r for r in self._state.recusals if r.reference == reference]

    def workload(self) -> Mapping[str, int]:
        return Counter(t.handler_id for t in self._tickets() if t.is_open and t.handler_id)


class MemoryPlans:
    def __init__(self, state: CaseState) -> None:
        self._state = state

    def add(self, plan: Plan) -> None:
        taken = (plan.reference, plan.number) in self._state.plans
        if taken or (plan.is_open and self.open_on(plan.reference)):
            raise Conflict("taken")
        self._state.plans[plan.reference, plan.number] = plan

    def save(self, plan: Plan) -> None:
        self._state.plans[plan.reference, plan.number] = plan

    def on(self, reference: str) -> list[Plan]:
        return [plan for key, plan in sorted(self._state.plans.items()) if key[0] == reference]

    def open_on(self, reference: str) -> Plan | None:
        return next((plan for plan in self.on(reference) if plan.is_open), None)


class MemoryResponses:
    def __init__(self, state: CaseState) -> None:
        self._state = state

    def add(self, response: Response) -> None:
        key = response.reference, response.number
        if key in self._state.responses:
            raise Conflict("taken")
        self._state.responses[key] = response

    def on(self, reference: str) -> list[Response]:
        return [r for key, r in sorted(self._state.responses.items()) if key[0] == reference]


class MemoryNotices:
    def __init__(self, state: CaseState) -> None:
        self._state = state

    def add(self, notice: Notice) -> None:
        if all(kept.key != notice.key for kept in self._state.notices.values()):
            number = len(self._state.notices) + 1
            self._state.notices[number] = replace(notice, id=number)

    def get(self, notice_id: int) -> Notice | None:
        return self._state.notices.get(notice_id)

    def save(self, notice: Notice) -> None:
        if notice.id in self._state.notices:
            self._state.notices[notice.id] = notice

    def due(self, now: datetime, limit: int) -> Sequence[Notice]:
        waiting = (n for n in self._state.notices.values() if n.delivery is DeliveryState.WAITING)
        return [n for n in waiting if n.next_attempt_at <= now][:limit]

    def on(self, reference: str) -> list[Notice]:
        return [n for n in self._state.notices.values() if n.reference == reference]


class MemorySentLetters:
    def __init__(self, state: CaseState) -> None:
        self._state = state

    def add(self, letter: SentLetter) -> None:
        if self.of(letter.notice_id, letter.medium):
            raise Conflict("taken")
        self._state.letters[letter.notice_id, letter.medium] = letter

    def of(self, notice_id: int, medium: str) -> SentLetter | None:
        return self._state.letters.get((notice_id, medium))

    def on(self, reference: str) -> list[SentLetter]:
        return [letter for letter in self._state.letters.values() if letter.reference == reference]


class MemoryRatings:
    def __init__(self, state: CaseState) -> None:
        self._state = state

    def save(self, rating: Rating) -> None:
        self._state.ratings[rating.reference, rating.round] = rating

    def on(self, reference: str) -> list[Rating]:
        return [r for key, r in sorted(self._state.ratings.items()) if key[0] == reference]

    def to_follow_up(self, limit: int) -> list[Rating]:
        waiting = [r for r in self._state.ratings.values() if r.follow_up_open]
        return sorted(waiting, key=lambda r: (r.at, r.reference))[:limit]

    def scores(self, by: ScoreBy) -> list[Scores]:
        attribute = {ScoreBy.HANDLER: "handler_id", ScoreBy.TOPIC: "topic"}.get(by, "channel")
        groups: dict[str, list[int]] = {}
        for rating in self._state.ratings.values():
            groups.setdefault(getattr(rating, attribute) or "", []).append(rating.score)
        return [
            Scores(
                str(name),
                len(scores),
                sum(scores) / len(scores),
                sum(score <= FOLLOW_UP_AT_MOST for score in scores),
            )
            for name, scores in sorted(groups.items())
        ]


class MemoryAuthorities:
    def __init__(self, state: CaseState) -> None:
        self._state = state

    def add(self, authority: Authority) -> None:
        number = len(self._state.authorities) + 1
        self._state.authorities[number] = replace(authority, id=number)

    def save(self, authority: Authority) -> None:
        if authority.id in self._state.authorities:
            self._state.authorities[authority.id] = authority

    def verified_of(self, agent_id: str) -> list[str]:
        found = (
            a.reference
            for a in self._state.authorities.values()
            if a.agent_id == agent_id and a.status is AuthorityStatus.VERIFIED
        )
        return list(dict.fromkeys(found))

    def on(self, reference: str) -> list[Authority]:
        return [a for a in self._state.authorities.values() if a.reference == reference]


class MemoryCorrections:
    def __init__(self, state: CaseState) -> None:
        self._state = state

    def add(self, correction: LabelCorrection) -> None:
        self._state.corrections.append(correction)

    def all(self) -> list[LabelCorrection]:
        return list(self._state.corrections)


class MemoryPerformances:
    def __init__(self, state: CaseState) -> None:
        self._state = state

    def get(self, actor: str, key: str) -> Performed | None:
        return self._state.performed.get((actor, key))

    def add(self, performed: Performed) -> None:
        if self.get(performed.actor, performed.key):
            raise Conflict("taken")
        self._state.performed[performed.actor, performed.key] = performed
