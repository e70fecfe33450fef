"""A member of staff talks with a customer, line by line."""

import threading
from collections.abc import Callable
from zoneinfo import ZoneInfo

from bot.handover_card import Card
from bot.handover_desk import HandoverDesk
from bot.messages import Message
from tickets.errors import FrontDoorError, StoreUnavailable

GREETING = (
    "You have the conversation; the bot is silent. What you type goes to the customer. "
    "/back gives it back to the bot, /end ends it, /leave leaves it taken, //… says /…"
)


class TakerLoop:
    """One taken conversation at a terminal.

    Args:
        desk: takes the steps.
        card: of the handover; what stands on it is not shown again.
        staff_id: the taker.
        zone: of the installation.
        write: takes the lines to show.
    """

    def __init__(
        self,
        desk: HandoverDesk,
        card: Card,
        staff_id: str,
        zone: ZoneInfo,
        write: Callable[[str], None],
    ) -> None:
        self._desk = desk
        self._handover = card.handover
        self._named = str(card.handover.number)
        self._staff_id = staff_id
        self._zone = zone
        self._write = write
        self._shown = max((message.seq for message in card.transcript), default=0)
        # the watch and the typist both show what is new
        self._showing = threading.Lock()

    def greet(self) -> None:
        """Say what can be done."""
        self._write(GREETING)

    def show_new(self) -> None:
        """Show what was said since."""
        with self._showing:
            try:
                new = self._desk.talk.messages(self._handover.conversation_id, self._shown)
            except StoreUnavailable:
                return  # looked for again in a moment
            for message in new:
                self._shown = message.seq
                self._write(message_line(message, self._zone))

    def obey(self, line: str) -> bool:
        """Do what a line asks for; anything but a command is said to the customer.

        Returns:
            Whether the conversation goes on.
        """
        words = line.strip()
        try:
            match words:
                case "":
                    return True
                case "/back":
                    self._desk.hand_back(self._named, self._staff_id)
                case "/end":
                    self._desk.end(self._named, self._staff_id)
                case "/leave":
                    self._write("It stays taken until its taker has been silent for too long.")
                case _ if words.startswith("/") and not words.startswith("//"):
                    self._write(GREETING)
                    return True
                case _:
                    said = words[1:] if words.startswith("//") else words
                    self._desk.say(self._named, self._staff_id, said)
                    self.show_new()
                    return True
        except FrontDoorError as error:
            # as when it was taken away meanwhile: the line is not lost from the screen
            self._write(f"! {error}")
            return True
        self.show_new()
        return False


def message_line(message: Message, zone: ZoneInfo) -> str:
    """One message as a line for staff."""
    who = f"{message.author} {message.author_name}" if message.author_name else message.author
    text = message.text if message.text is not None else f"[{message.kind}]"
    return f"{message.created_at.astimezone(zone):%m-%d %H:%M} {who}: {text}"
