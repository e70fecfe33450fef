"""A member of staff who takes conversations over, for tests of the edge."""

from datetime import timedelta

from bot.store import errands
from bot.store.errands import Errand
from bot.store.pushes import say_once
from bot.store.rows import Reply
from tests.auxil.complaints import NOTHING_KNOWN, replace
from tests.auxil.edge_world import RESPONSES
from tests.auxil.staff import CHEN
from tickets.policies import PolicyBook
from tickets.policy_files import load_policies
from tickets.store.base import create_engine_for
from tickets.store.unit_of_work import SqlUnits
from tickets.system_time import SystemTime, utc_now
from tickets.use_cases.handover import HandoverCommand, hand_back, take_handover
from tickets.use_cases.request_human import request_human
from tickets.use_cases.staff import KeepStaff, keep_staff

COMMAND = HandoverCommand(handover="1", staff_id=CHEN.id)


class Person:
    """A member of staff who takes conversations of a store."""

    def __init__(self, store_url: str) -> None:
        self.engine = create_engine_for(store_url)
        self.units, self.time = SqlUnits(self.engine), SystemTime()
        self.policies: PolicyBook = load_policies(RESPONSES.parent, "cn-financial-sector")
        keep_staff(KeepStaff(member=CHEN), self.units, self.time)

    def is_asked_for(self, conversation_id: str, customer_id: str = "cu_wang") -> str:
        """The customer asks for a person; returns the reference of the ticket."""
        command = replace(NOTHING_KNOWN, conversation_id=conversation_id, customer_id=customer_id)
        asked = request_human(command, self.units, self.time, self.policies)
        return asked.receipt.reference

    def takes(self, conversation_id: str, customer_id: str = "cu_wang") -> str:
        """The customer asks for a person, and gets this one."""
        reference = self.is_asked_for(conversation_id, customer_id)
        stays = timedelta(minutes=15)
        take_handover(COMMAND, self.units, self.time, self.policies, stays)
        return reference

    def says(self, conversation_id: str, words: str, customer_id: str = "cu_wang") -> None:
        """The customer reads something of this person."""
        reply = Reply(words, author="staff", author_name=CHEN.name)
        with self.engine.begin() as connection:
            say_once(connection, conversation_id, customer_id, words, reply, utc_now())

    def hands_back(self, conversation_id: str) -> None:
        """The conversation is the bot's again."""
        hand_back(COMMAND, self.units, self.time)
        self.sends(conversation_id, Errand.RESUME)

    def sends(self, conversation_id: str, errand: Errand, key: str = "k") -> bool:
        """The engine is asked something."""
        with self.engine.begin() as connection:
            return errands.send(connection, conversation_id, errand, key, utc_now())
