"""The staff's side of a conversation: take it, speak in it, give it back.

Each step is first kept (`tickets.use_cases.handover`), then told to the customer once. Where the
process dies in between, the same step again tells what is missing.
"""

import secrets
from datetime import timedelta

from bot import bootstrap
from bot.edge_texts import EdgeTexts
from bot.inbox import clean, is_empty
from bot.settings import Settings
from bot.store.errands import Errand
from bot.store.handovers import HandoverTalk
from bot.store.rows import Reply
from tickets.errors import InvalidCommand
from tickets.handover import Handover
from tickets.staff import Staff
from tickets.use_cases.handover import (
    HandoverCommand,
    Moved,
    end_handover,
    hand_back,
    note_activity,
    return_silent,
    take_handover,
)

LONGEST_WORDS = 8_000
_AT_ONCE = 50


class HandoverDesk:
    """Steps of staff in conversations.

    Args:
        app: the wired system.
        texts: sentences of the edge.
    """

    def __init__(self, app: bootstrap.App, texts: EdgeTexts) -> None:
        self._app = app
        self._texts = texts
        self.talk = HandoverTalk(app.engine)
        self._stays = idle_time(app.settings)

    def take(self, named: str, staff_id: str) -> Moved:
        """Take a conversation over; the bot is silent from now on and the customer is told.

        Raises:
            ProcedureError: see `take_handover`.
            StoreUnavailable: the database cannot be reached.
        """
        app = self._app
        command = HandoverCommand(handover=named, staff_id=staff_id)
        moved = take_handover(command, app.units, app.time, app.policies, self._stays)
        taken = moved.handover
        self._tell(taken, f"taken:{taken.taken_at}", "person_here", moved.member)
        return moved

    def say(self, named: str, staff_id: str, words: str, key: str | None = None) -> Moved:
        """Say something to the customer.

        Args:
            named: the handover.
            staff_id: who; only the taker may.
            words: as they are to be read.
            key: the same one again says nothing; None when it will not be repeated.

        Raises:
            InvalidCommand: there are no words, or too many.
            ProcedureError: see `note_activity`.
            StoreUnavailable: nothing was said.
        """
        said = clean(words).strip()
        if is_empty(said) or len(said) > LONGEST_WORDS:
            raise InvalidCommand(f"text must have 1 to {LONGEST_WORDS} characters.")
        app = self._app
        command = HandoverCommand(handover=named, staff_id=staff_id)
        moved = note_activity(command, app.units, app.time, self._stays)
        name = self._shown_name(moved.member)
        reply = Reply(said, author="staff", author_name=name)
        full_key = f"handover:{moved.handover.number}:say:{key or secrets.token_hex(12)}"
        self.talk.tell(moved.handover, full_key, reply, app.time.now())
        return moved

    def hand_back(self, named: str, staff_id: str) -> Moved:
        """Give a conversation back: the bot says so, and its form asks its question again.

        Raises:
            ProcedureError: see `tickets.use_cases.handover.hand_back`.
        """
        app = self._app
        command = HandoverCommand(handover=named, staff_id=staff_id)
        moved = hand_back(command, app.units, app.time)
        closed = moved.handover
        taker = self._taker(closed)
        self._tell(closed, f"back:{closed.closed_at}", "person_back", taker, then=Errand.RESUME)
        return moved

    def end(self, named: str, staff_id: str) -> Moved:
        """Say that the matter is over; a complaint that is still being told is put aside.

        Raises:
            ProcedureError: see `end_handover`.
        """
        app = self._app
        command = HandoverCommand(handover=named, staff_id=staff_id)
        moved = end_handover(command, app.units, app.time, app.policies)
        ended = moved.handover
        if ended.taken_by is None:
            self._tell(ended, f"ended:{ended.closed_at}", "person_request_done", moved.member)
            return moved
        draft = self.talk.draft(ended.conversation_id)
        # or the customer's next words would answer a question from before the person came
        then = Errand.PUT_ASIDE if draft and not draft.put_aside else None
        self._tell(ended, f"ended:{ended.closed_at}", "person_done", self._taker(ended), then=then)
        return moved

    def return_silent(self) -> list[Moved]:
        """Take conversations from takers who fell silent, and tell their customers so."""
        app = self._app
        with app.units(read_only=True) as unit:
            numbers = unit.handovers.silent_since(app.time.now() - self._stays, _AT_ONCE)
            silent = [handover for number in numbers if (handover := unit.handovers.get(number))]
        returned = []
        for handover in silent:
            waits = self.talk.customer_waits(handover.conversation_id)
            moved = return_silent(handover.number, waits, self._stays, app.units, app.time)
            if moved is None:
                continue
            key = "person_silent_waits" if moved.waits else "person_silent"
            about = f"silent:{moved.handover.version}"
            self._tell(moved.handover, about, key, moved.member, then=Errand.RESUME)
            returned.append(moved)
        return returned

    def _tell(
        self,
        handover: Handover,
        about: str,
        key: str,
        member: Staff | None,
        then: Errand | None = None,
    ) -> None:
        conversation = self.talk.conversation(handover.conversation_id)
        language = (conversation.language if conversation else None) or handover.language.value
        sentence = self._texts.say(
            key,
            language,
            name=self._shown_name(member) or self._texts.say("colleague", language),
            minutes=int(self._stays.total_seconds() // 60),
        )
        reply = Reply(sentence, author="system")
        full_key = f"handover:{handover.number}:{about}"
        self.talk.tell(handover, full_key, reply, self._app.time.now(), then)

    def _taker(self, handover: Handover) -> Staff | None:
        with self._app.units(read_only=True) as unit:
            return unit.staff.get(handover.taken_by or "")

    def _shown_name(self, member: Staff | None) -> str | None:
        return member.name if member and self._app.settings.staff_names_shown else None


def idle_time(settings: Settings) -> timedelta:
    """How long a taker counts as present without a word."""
    return timedelta(minutes=settings.handover_idle_minutes)
