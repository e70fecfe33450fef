"""What each sub-command of the procedure takes, and which use case it calls."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from bot import settings
from bot.cli_options import add_text, local_instant, money, whole, words
from tickets.authority import Capacity
from tickets.clocks import ClockKind
from tickets.contact import CallOutcome
from tickets.response import Result
from tickets.use_cases.appeal import NoteAppeal, note_appeal
from tickets.use_cases.assign import Assign, Reassign, assign, reassign
from tickets.use_cases.authority import (
    RecordAuthority,
    VerifyAuthority,
    record_authority,
    verify_authority,
)
from tickets.use_cases.close import Close, close
from tickets.use_cases.commands import Outcome, StaffCommand
from tickets.use_cases.correct_labels import CorrectLabels, correct_labels
from tickets.use_cases.data_request import (
    NoteDataRequest,
    SendData,
    note_data_request,
    send_data,
)
from tickets.use_cases.decide_plan import ApprovePlan, RejectPlan, approve_plan, reject_plan
from tickets.use_cases.execute import Execute, FinishHandling, execute, finish_handling
from tickets.use_cases.extend_deadline import ExtendDeadline, extend_deadline
from tickets.use_cases.investigate import (
    Investigate,
    RecordFindings,
    investigate,
    record_findings,
)
from tickets.use_cases.merge import Merge, merge
from tickets.use_cases.note_call import NoteCall, note_call
from tickets.use_cases.propose_plan import ProposePlan, propose_plan
from tickets.use_cases.rate import FollowUp, follow_up
from tickets.use_cases.recuse import Recuse, recuse
from tickets.use_cases.reopen import Reopen, reopen
from tickets.use_cases.respond import Respond, respond
from tickets.use_cases.send_progress import SendProgress, send_progress
from tickets.use_cases.wait import Resume, WaitForCustomer, resume, wait_for_customer
from tickets.vocabulary import AppealRoute, Category, Tone, Topic

Parser = argparse.ArgumentParser


@dataclass(frozen=True)
class ProcedureCommand:
    """One sub-command of `frontdoor tickets`.

    Attributes:
        name: as typed.
        told: for the help.
        command: what the use case takes; its fields are filled from the options of the same names.
        use_case: takes the command and the world.
        options: mounts what it takes besides the reference and who acts.
        fixed: fields that the sub-command itself gives.
    """

    name: str
    told: str
    command: type[StaffCommand]
    use_case: Callable[..., Outcome]
    options: Callable[[Parser], None] = lambda _: None
    fixed: Sequence[tuple[str, Any]] = ()

    def build(self, arguments: argparse.Namespace) -> StaffCommand:
        """The command that the arguments mean.

        Raises:
            InvalidCommand: a field cannot be.
        """
        values = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in vars(arguments).items()
            if name in self.command.__dataclass_fields__
        }
        made: Callable[..., StaffCommand] = self.command
        return made(**values, **dict(self.fixed))


def _code(codes: type[StrEnum]) -> Callable[[str], Any]:
    def read(value: str) -> StrEnum:
        if value not in set(codes):
            raise argparse.ArgumentTypeError(f"choose one of: {', '.join(codes)}")
        return codes(value)

    return read


def _staff(parser: Parser, option: str, field: str, told: str) -> None:
    parser.add_argument(option, dest=field, metavar="STAFF", help=told)


def _reason(parser: Parser) -> None:
    add_text(parser, "--reason", "why", required=True)


def _reason_if_any(parser: Parser) -> None:
    add_text(parser, "--reason", "why, if it is to be kept")


def _assign(parser: Parser) -> None:
    _staff(parser, "--to", "handler_id", "the handler (default: who fits best and has least)")


def _reassign(parser: Parser) -> None:
    _assign(parser)
    _reason_if_any(parser)


def _recuse(parser: Parser) -> None:
    _reason(parser)
    _staff(parser, "--whom", "whom", "who has the interest (default: the one who says so)")


def _propose(parser: Parser) -> None:
    add_text(parser, "--measures", "what is to be done", required=True)
    add_text(parser, "--reason", "the reason that was found")
    add_text(parser, "--basis", "clause, rule or contract that it rests on")
    parser.add_argument(
        "--option",
        dest="options",
        action="append",
        default=[],
        type=words,
        metavar="TEXT",
        help="a way that was weighed or is offered; once for each",
    )
    parser.add_argument("--redress", type=money, metavar="SUM", help="as in '2500 CNY'")


def _respond(parser: Parser) -> None:
    _coded(parser, "--result", Result, "what it came to", required=True)
    add_text(parser, "--basis", "clause, rule or fact that it rests on", required=True)
    parser.add_argument(
        "--advice",
        "--follow-up",
        dest="follow_up",
        required=True,
        type=words,
        metavar="TEXT",
        help="what the customer can or should do next (@FILE, - as well)",
    )
    add_text(parser, "--redress", "what is done to put things right")
    parser.add_argument("--redress-amount", type=money, metavar="SUM", help="as in '2500 CNY'")
    add_text(parser, "--reasons", "why not all of it was upheld")
    parser.add_argument(
        "--route",
        dest="routes",
        action="append",
        type=_code(AppealRoute),
        metavar="ROUTE",
        help=f"where to appeal, once for each of {', '.join(AppealRoute)} (default: all there are)",
    )


def _coded(parser: Parser, option: str, codes: type[StrEnum], told: str, **how: Any) -> None:
    parser.add_argument(
        option, type=_code(codes), metavar="CODE", help=f"{told}: {', '.join(codes)}", **how
    )


def _extend(parser: Parser) -> None:
    _coded(parser, "--clock", ClockKind, "which deadline", dest="kind", required=True)
    add_text(parser, "--reason", "why; the customer is told these words", required=True)
    parser.add_argument(
        "--up-to",
        type=whole(1),
        metavar="N",
        help="length of the whole term, in its own unit (default: the policy's next step)",
    )


def _merge(parser: Parser) -> None:
    parser.add_argument("--into", required=True, metavar="REF", help="the earlier ticket")
    _reason(parser)


def _appeal(parser: Parser) -> None:
    _coded(parser, "--route", AppealRoute, "where it was taken", required=True)
    _reason_if_any(parser)


def _correct(parser: Parser) -> None:
    _reason(parser)
    _coded(parser, "--topic", Topic, "the right topic")
    _coded(parser, "--category", Category, "to be sure: that of the topic")
    _coded(parser, "--tone", Tone, "the right tone")


def _authority(parser: Parser) -> None:
    _coded(parser, "--capacity", Capacity, "as what", required=True)
    add_text(parser, "--principal", "name of the person whose matter it is", required=True)
    add_text(parser, "--basis", "the document for it", required=True)
    parser.add_argument(
        "--agent",
        dest="agent_id",
        metavar="CUSTOMER",
        help="customer id of who acts (default: who filed the complaint)",
    )


def _decide_authority(parser: Parser) -> None:
    parser.add_argument(
        "--authority",
        dest="authority_id",
        required=True,
        type=whole(1),
        metavar="N",
        help="its number, as `frontdoor tickets show` has it",
    )


def _refuse_authority(parser: Parser) -> None:
    _decide_authority(parser)
    _reason(parser)


def _call(parser: Parser) -> None:
    _coded(parser, "--outcome", CallOutcome, "what came of it", required=True)
    parser.add_argument(
        "--at", type=_instant, metavar="TIME", help="as in 2026-11-09T14:30 (default: now)"
    )
    add_text(parser, "--words", "what was said, if it is to be kept")


def _instant(value: str) -> datetime:
    try:
        return local_instant(value, ZoneInfo(settings.load().timezone))
    except ValueError as error:
        raise argparse.ArgumentTypeError("write an instant as in 2026-11-09T14:30") from error


def _text(option: str, told: str) -> Callable[[Parser], None]:
    return lambda parser: add_text(parser, option, told, required=True)


COMMANDS: tuple[ProcedureCommand, ...] = (
    ProcedureCommand("assign", "give a registered ticket to a handler", Assign, assign, _assign),
    ProcedureCommand("reassign", "give a ticket to another handler", Reassign, reassign, _reassign),
    ProcedureCommand(
        "recuse", "keep somebody with an interest in the matter out of it", Recuse, recuse, _recuse
    ),
    ProcedureCommand("investigate", "begin to look into it", Investigate, investigate),
    ProcedureCommand(
        "findings",
        "keep what was found out; ends the preliminary investigation",
        RecordFindings,
        record_findings,
        _text("--findings", "what was found"),
    ),
    ProcedureCommand("propose", "propose the handling plan", ProposePlan, propose_plan, _propose),
    ProcedureCommand("approve", "approve the plan", ApprovePlan, approve_plan, _reason_if_any),
    ProcedureCommand("reject", "send the plan back", RejectPlan, reject_plan, _reason),
    ProcedureCommand("execute", "begin to carry the plan out", Execute, execute),
    ProcedureCommand(
        "finish",
        "say that the handling is finished: the term to tell the result begins",
        FinishHandling,
        finish_handling,
        _text("--done", "what was done"),
    ),
    ProcedureCommand("respond", "tell the customer the result", Respond, respond, _respond),
    ProcedureCommand(
        "wait",
        "ask the customer and wait; clocks that may rest do so",
        WaitForCustomer,
        wait_for_customer,
        _text("--question", "what the customer is asked, in these words"),
    ),
    ProcedureCommand("resume", "go on, with or without an answer", Resume, resume, _reason_if_any),
    ProcedureCommand("extend", "put a deadline off", ExtendDeadline, extend_deadline, _extend),
    ProcedureCommand(
        "progress",
        "tell the customer how the handling goes",
        SendProgress,
        send_progress,
        _text("--words", "what the customer is told, in these words"),
    ),
    ProcedureCommand("close", "close a ticket", Close, close, _reason_if_any),
    ProcedureCommand("reopen", "take a complaint up again", Reopen, reopen, _reason),
    ProcedureCommand(
        "merge", "let an earlier ticket take over from this duplicate", Merge, merge, _merge
    ),
    ProcedureCommand(
        "appeal", "note that the customer took it elsewhere", NoteAppeal, note_appeal, _appeal
    ),
    ProcedureCommand(
        "correct", "put labels right, also for training", CorrectLabels, correct_labels, _correct
    ),
    ProcedureCommand(
        "follow-up",
        "keep what came of looking into low ratings",
        FollowUp,
        follow_up,
        _text("--note", "what came of it"),
    ),
    ProcedureCommand(
        "authority",
        "record who acts for somebody else",
        RecordAuthority,
        record_authority,
        _authority,
    ),
    ProcedureCommand(
        "accept-authority",
        "find that an authority holds",
        VerifyAuthority,
        verify_authority,
        _decide_authority,
        fixed=(("accepted", True),),
    ),
    ProcedureCommand(
        "refuse-authority",
        "find that an authority does not hold",
        VerifyAuthority,
        verify_authority,
        _refuse_authority,
        fixed=(("accepted", False),),
    ),
    ProcedureCommand(
        "call",
        "keep that the customer was rung up, and what came of it",
        NoteCall,
        note_call,
        _call,
    ),
    ProcedureCommand(
        "data-request",
        "note that the customer wants a copy of what is kept; the term for it begins",
        NoteDataRequest,
        note_data_request,
        lambda parser: add_text(parser, "--words", "how it was asked for, if it is to be kept"),
    ),
    ProcedureCommand(
        "data-sent",
        "say that the copy was sent",
        SendData,
        send_data,
        _text("--how", "what was sent, and by which way"),
    ),
)
