"""What each sub-command of the procedure takes, and which use case it calls."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot import procedure_options as options
from bot.cli_options import add_text
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
    options: Callable[[argparse.ArgumentParser], None] = lambda _: None
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


COMMANDS: tuple[ProcedureCommand, ...] = (
    ProcedureCommand(
        "assign", "give a registered ticket to a handler", Assign, assign, options.assign
    ),
    ProcedureCommand(
        "reassign", "give a ticket to another handler", Reassign, reassign, options.reassign
    ),
    ProcedureCommand(
        "recuse",
        "keep somebody with an interest in the matter out of it",
        Recuse,
        recuse,
        options.recuse,
    ),
    ProcedureCommand("investigate", "begin to look into it", Investigate, investigate),
    ProcedureCommand(
        "findings",
        "keep what was found out; ends the preliminary investigation",
        RecordFindings,
        record_findings,
        options.text("--findings", "what was found"),
    ),
    ProcedureCommand(
        "propose", "propose the handling plan", ProposePlan, propose_plan, options.propose
    ),
    ProcedureCommand(
        "approve", "approve the plan", ApprovePlan, approve_plan, options.reason_if_any
    ),
    ProcedureCommand("reject", "send the plan back", RejectPlan, reject_plan, options.reason),
    ProcedureCommand("execute", "begin to carry the plan out", Execute, execute),
    ProcedureCommand(
        "finish",
        "say that the handling is finished: the term to tell the result begins",
        FinishHandling,
        finish_handling,
        options.text("--done", "what was done"),
    ),
    ProcedureCommand("respond", "tell the customer the result", Respond, respond, options.respond),
    ProcedureCommand(
        "wait",
        "ask the customer and wait; clocks that may rest do so",
        WaitForCustomer,
        wait_for_customer,
        options.text("--question", "what the customer is asked, in these words"),
    ),
    ProcedureCommand(
        "resume", "go on, with or without an answer", Resume, resume, options.reason_if_any
    ),
    ProcedureCommand(
        "extend", "put a deadline off", ExtendDeadline, extend_deadline, options.extend
    ),
    ProcedureCommand(
        "progress",
        "tell the customer how the handling goes",
        SendProgress,
        send_progress,
        options.text("--words", "what the customer is told, in these words"),
    ),
    ProcedureCommand("close", "close a ticket", Close, close, options.reason_if_any),
    ProcedureCommand("reopen", "take a complaint up again", Reopen, reopen, options.reason),
    ProcedureCommand(
        "merge", "let an earlier ticket take over from this duplicate", Merge, merge, options.merge
    ),
    ProcedureCommand(
        "appeal",
        "note that the customer took it elsewhere",
        NoteAppeal,
        note_appeal,
        options.appeal,
    ),
    ProcedureCommand(
        "correct",
        "put labels right, also for training",
        CorrectLabels,
        correct_labels,
        options.correct,
    ),
    ProcedureCommand(
        "follow-up",
        "keep what came of looking into low ratings",
        FollowUp,
        follow_up,
        options.text("--note", "what came of it"),
    ),
    ProcedureCommand(
        "authority",
        "record who acts for somebody else",
        RecordAuthority,
        record_authority,
        options.authority,
    ),
    ProcedureCommand(
        "accept-authority",
        "find that an authority holds",
        VerifyAuthority,
        verify_authority,
        options.accept_authority,
        fixed=(("accepted", True),),
    ),
    ProcedureCommand(
        "refuse-authority",
        "find that an authority does not hold",
        VerifyAuthority,
        verify_authority,
        options.refuse_authority,
        fixed=(("accepted", False),),
    ),
    ProcedureCommand(
        "call",
        "keep that the customer was rung up, and what came of it",
        NoteCall,
        note_call,
        options.call,
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
        options.text("--how", "what was sent, and by which way"),
    ),
)
