"""What happens in a scripted conversation beside words: files are sent, staff answer."""

import secrets
from collections.abc import Sequence
from urllib.parse import quote

import httpx

from bot.bootstrap import App
from bot.channels.webchat.protocol import COOKIE
from tests.auxil import files
from tests.auxil.customer import Answer, Customer
from tests.auxil.staff import ANSWER, PLAN
from tickets.errors import ProcedureError
from tickets.response import Result
from tickets.satisfaction import SCORES
from tickets.staff import Staff
from tickets.ticket import Ticket
from tickets.use_cases.assign import Assign, assign
from tickets.use_cases.decide_plan import ApprovePlan, approve_plan
from tickets.use_cases.execute import Execute, execute
from tickets.use_cases.investigate import Investigate, investigate
from tickets.use_cases.propose_plan import propose_plan
from tickets.use_cases.respond import respond
from tickets.use_cases.staff import KeepStaff, keep_staff
from tickets.vocabulary import Language, Role, TicketState

# File names of the scripts by their ending; the content decides what they are.
_CONTENT = {
    "jpg": files.jpeg,
    "png": files.png,
    "pdf": files.pdf,
    "ogg": files.ogg,
    "exe": lambda: b"MZ" + b"\x00" * 64,
    "zip": lambda: files.packed(**{"a.txt": b"a"}),
}
KINDS_OF_FILES = frozenset(_CONTENT)
_LETTER_SECONDS = 60.0
_HANDLER = Staff(id="conv-davies", name="Nia Davies", roles=frozenset({Role.HANDLER}))
_SUPERVISOR = Staff(id="conv-lin", name="林若水", roles=frozenset({Role.SUPERVISOR}))
_TEXTS = {
    Language.EN: {
        "plan": {
            "measures": "check the charge again and refund what was taken wrongly",
            "reason": "the booking was made twice",
            "basis": "price list, item 4",
            "options": ("refund",),
        },
        "answer": {
            "basis": "price list, item 4",
            "redress": "a refund of the second booking",
            "reasons": "the fee for the paper letter stays, it was ordered",
            "follow_up": "the refund arrives within three working days",
        },
    },
    Language.ZH: {
        "plan": {
            "measures": "重新核对扣款，多扣的退回",
            "reason": "系统重复记账",
            "basis": "收费标准第4条",
            "options": ("退款",),
        },
        "answer": {
            "basis": "收费标准第4条",
            "redress": "退回重复扣的一笔",
            "reasons": "纸质账单费是您自己开通的，不退",
            "follow_up": "退款三个工作日内到账",
        },
    },
}


def send_files(customer: Customer, names: Sequence[str], words: str | None) -> Answer:
    """Upload files and send them as one message.

    Args:
        customer: connected.
        names: file names; the ending tells which content is sent.
        words: what is written with them, if anything.
    """
    ids = []
    for name in names:
        response = httpx.post(
            f"{customer.url}/chat/files",
            content=_CONTENT[name.rpartition(".")[2]](),
            headers={"x-file-name": quote(name), "content-type": "application/octet-stream"},
            cookies={COOKIE: customer.cookie},
            trust_env=False,
            timeout=30,
        )
        response.raise_for_status()
        ids.append(response.json()["file"])
    before = len(customer.screen)
    frame = {"type": "file", "files": ids, "caption": words, "client_id": secrets.token_hex(8)}
    customer.send(frame)
    customer.wait()
    return Answer(tuple(customer.screen[before:]))


def staff_answer(app: App, customer: Customer, reference: str) -> Answer:
    """Take a ticket through the procedure to its answer, and wait for letter and survey."""
    before = len(customer.screen)
    for member in (_HANDLER, _SUPERVISOR):
        keep_staff(KeepStaff(member=member), app.units, app.time)
    while (state := _state(app, reference)) is not TicketState.RESPONDED:
        try:
            _next_step(app, reference, state)
        except ProcedureError:
            # the worker took a step of its own meanwhile; look again where it stands
            if _state(app, reference) is state:
                raise
    told = _TEXTS[_ticket(app, reference).language]["answer"]["redress"]
    while not any(told in message.text for message in customer.screen[before:]):
        customer.wait_for_message(_LETTER_SECONDS)
    # the survey has a message of its own, with a button for each score
    while not any(len(message.buttons) == len(SCORES) for message in customer.screen[before:]):
        customer.wait_for_message(_LETTER_SECONDS)
    return Answer(tuple(customer.screen[before:]))


def _next_step(app: App, reference: str, state: TicketState) -> None:
    ticket = _ticket(app, reference)
    handler = ticket.handler_id or _HANDLER.id
    world = (app.units, app.time, app.policies)
    texts = _TEXTS[ticket.language]
    own = {"reference": reference, "staff_id": handler}
    match state:
        case TicketState.REGISTERED:
            to = Assign(reference=reference, staff_id=_SUPERVISOR.id, handler_id=_HANDLER.id)
            assign(to, *world)
        case TicketState.ASSIGNED:
            investigate(Investigate(**own), *world)
        case TicketState.INVESTIGATING:
            propose_plan(type(PLAN)(**own, **texts["plan"]), *world)  # type: ignore[arg-type]
        case TicketState.PLAN_PROPOSED:
            approve_plan(ApprovePlan(reference=reference, staff_id=_SUPERVISOR.id), *world)
        case TicketState.PLAN_APPROVED:
            execute(Execute(**own), *world)
        case TicketState.EXECUTING:
            respond(type(ANSWER)(**own, result=Result.PARTLY, **texts["answer"]), *world)  # type: ignore[arg-type]
        case _:
            raise AssertionError(f"no step leads on from {state}")


def _ticket(app: App, reference: str) -> Ticket:
    with app.units(read_only=True) as unit:
        ticket = unit.tickets.get(reference)
    assert ticket is not None
    return ticket


def _state(app: App, reference: str) -> TicketState:
    state: TicketState = _ticket(app, reference).state
    return state
