"""Plays a scripted customer to the running system and compares what comes with what is expected."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import text

from bot import bootstrap
from bot.catalogue import LANGUAGES
from tests.auxil.conversation_acts import send_files, staff_answer
from tests.auxil.conversation_files import (
    CATALOGUE,
    CONTAINED,
    NOTHING,
    QUESTION,
    SLOTS,
    Conversation,
    Turn,
    listed,
)
from tests.auxil.customer import Answer, Customer, NoAnswer
from tests.auxil.system import RunningSystem
from tickets.events import ticket_values
from tickets.reference import new_reference

REFERENCE = re.compile(r"FD-\d{4}-\d{4}-\d{2}")
_ASKED_BY = {slot: (f"{QUESTION}{slot}",) for slot in SLOTS} | {
    "incident_time": ("utter_ask_when", "utter_ask_when_and_number", "utter_ask_when_again"),
    "reference_number": (f"{QUESTION}reference_number", "utter_ask_number_again"),
    "demand": (f"{QUESTION}demand", "utter_ask_demand_again"),
    "reply_channel": (f"{QUESTION}reply_channel", "utter_ask_reply_again"),
    "story": (f"{QUESTION}story", "utter_ask_rest_of_story", "utter_ask_story_again"),
    "topic": ("utter_choose_topic",),
    "matter_choice": ("utter_ask_same_matter", "utter_ask_refuses_result"),
    "confirmation": ("utter_summary", "utter_summary_again"),
}
# Said to who tells a story in pieces, in other words each time.
_GO_ON = "utter_ask_rest_of_story"
# Asked to be confirmed, not answered.
_NO_EFFORT = frozenset({"confirmation"})


class ConversationFailed(AssertionError):
    """The bot did otherwise than expected; the message is the transcript with what is wrong."""


@dataclass
class Line:
    """One message of a transcript.

    Attributes:
        who: `customer` or `bot`.
        wrong: what was expected of it and did not come.
    """

    who: str
    text: str
    buttons: tuple[str, ...] = ()
    wrong: list[str] = field(default_factory=list)


@dataclass
class Played:
    """A conversation as it went.

    Attributes:
        questions: of the form that the customer had to answer up to the first receipt; one that
            is repeated after an interruption counts once, the summary does not count.
        opened: whether a complaint was submitted.
        wrong_at_end: what was found wrong in the store.
    """

    conversation: Conversation
    lines: list[Line] = field(default_factory=list)
    questions: int = 0
    opened: bool = False
    wrong_at_end: list[str] = field(default_factory=list)

    @property
    def failures(self) -> list[str]:
        """Everything that was not as expected."""
        return [wrong for line in self.lines for wrong in line.wrong] + self.wrong_at_end

    def report(self) -> str:
        """The transcript, with what is wrong marked beneath the line that it concerns."""
        one = self.conversation
        shown = [f"{one.theme}.yml: {one.pair} ({one.language}): {one.name}"]
        for line in self.lines:
            mark = "  customer> " if line.who == "customer" else "  bot>      "
            buttons = f"  [{' | '.join(line.buttons)}]" if line.buttons else ""
            shown.append(mark + line.text.replace("\n", "\n            ") + buttons)
            shown += [f"  ✗         {wrong}" for wrong in line.wrong]
        shown += [f"  ✗ at the end: {wrong}" for wrong in self.wrong_at_end]
        return "\n".join(shown)


class World:
    """The running system with a look into its store.

    Args:
        system: started.
    """

    def __init__(self, system: RunningSystem) -> None:
        self.system = system
        self.app = bootstrap.build(system.settings)
        self._zone = ZoneInfo(system.settings.timezone)
        self._strangers: str | None = None

    def close(self) -> None:
        """Let go of the store."""
        self.app.close()

    @property
    def today(self) -> datetime:
        """Now, where the customers are."""
        return self.app.time.now().astimezone(self._zone)

    def tickets_of(self, conversation: str) -> list[dict[str, Any]]:
        """Tickets of a conversation with what was added and why staff were called, oldest first."""
        with self.app.units(read_only=True) as unit:
            known = [t for t in unit.tickets.all() if t.conversation_id == conversation]
            records = [
                ticket_values(ticket)
                | {
                    "information": "\n".join(
                        item.text for item in unit.tickets.information_on(ticket.reference)
                    ),
                    "files": len(unit.attachments.on(ticket.reference)),
                    "rating": next(
                        (one.score for one in unit.ratings.on(ticket.reference)[-1:]), None
                    ),
                }
                for ticket in known
            ]
        for record in records:
            record["alerts"] = self._alerts(record["reference"])
        return sorted(records, key=lambda record: str(record["opened_at"]))

    def feedback_of(self, conversation: str) -> list[str]:
        """Kinds of the feedback that was kept from a conversation."""
        with self.app.units(read_only=True) as unit:
            kept = unit.feedback.newest(None, None)
        return sorted(one.kind.value for one in kept if one.conversation_id == conversation)

    def strangers_reference(self) -> str:
        """Reference of somebody else's ticket."""
        if self._strangers is None:
            with Customer(self.system.url, "en") as other:
                answer = other.say("I want to talk to a person")
                self._strangers = REFERENCE.findall(answer.text)[0]
        return self._strangers

    def _alerts(self, reference: str) -> str:
        query = text("SELECT reasons FROM alerts WHERE reference = :reference")
        with self.app.engine.connect() as connection:
            rows = connection.execute(query, {"reference": reference}).scalars().all()
        return " ".join(str(row) for row in rows)


def play(conversation: Conversation, world: World) -> Played:
    """Play a conversation to its end, or to where it cannot go on.

    Returns:
        What was said, and everything that was not as expected.
    """
    played = Played(conversation)
    with Customer(world.system.url, conversation.language) as customer:
        _Player(played, customer, world).play()
    return played


class _Player:
    def __init__(self, played: Played, customer: Customer, world: World) -> None:
        self.played = played
        self.customer = customer
        self.world = world
        self._asked: str | None = None
        self._own_words: set[str] = set()

    def play(self) -> None:
        for turn in self.played.conversation.turns:
            try:
                answer = self._act(turn)
            except (LookupError, NoAnswer) as error:
                self.played.lines[-1].wrong.append(str(error).splitlines()[0])
                return
            lines = [Line("bot", m.text, tuple(m.buttons)) for m in answer.messages]
            self.played.lines += lines
            wrong = [*self._compare(turn, answer), *self._always(turn, answer)]
            self.played.lines[-1].wrong += wrong
            self._count(answer)
        self._compare_end()

    def _act(self, turn: Turn) -> Answer:
        if turn.does == "comes_back":
            self.customer.disconnect()
            self.customer.connect()
            self.played.lines.append(Line("customer", "(leaves and comes back)"))
            return Answer(())
        if turn.does == "staff_answer":
            own = self.world.tickets_of(self.customer.conversation)
            self.played.lines.append(Line("customer", "(staff give their answer)"))
            return staff_answer(self.world.app, self.customer, own[-1]["reference"])
        if turn.does == "sends":
            beside = turn.expected.get("with")
            shown = f"[{turn.words}] {beside or ''}".strip()
            self.played.lines.append(Line("customer", shown))
            return send_files(self.customer, turn.words.split(), beside)
        words = self._filled(turn.words)
        self._own_words |= set(REFERENCE.findall(words))
        shown = f"[{words}]" if turn.does == "presses" else words
        self.played.lines.append(Line("customer", shown))
        return self.customer.say(words) if turn.does == "says" else self.customer.choose(words)

    def _filled(self, words: str) -> str:
        if "{mine}" in words:
            own = self.world.tickets_of(self.customer.conversation)
            words = words.replace("{mine}", own[-1]["reference"] if own else "(none)")
        if "{strangers}" in words:
            words = words.replace("{strangers}", self.world.strangers_reference())
        return words.replace("{unknown}", new_reference())

    def _compare(self, turn: Turn, answer: Answer) -> Iterator[str]:
        expected, language = turn.expected, turn.language
        if "asks" in expected:
            asked = asked_in(answer.texts, (language,)) or NOTHING
            if asked not in listed(expected["asks"]):
                anywhere = asked_in(answer.texts)
                other = f" (in another language: {anywhere})" if anywhere != asked else ""
                yield f"asks {asked}{other}, expected {expected['asks']} in {language}"
        for key in listed(expected.get("said")):
            if not says(key, language, answer.text):
                yield f"{key} was not said in {language}"
        for key in listed(expected.get("not_said")):
            if says(key, language, answer.text):
                yield f"{key} was said"
        told = answer.text.lower()
        for word in listed(expected.get("words")):
            if self._filled(str(word)).lower() not in told:
                yield f"the words {word!r} do not occur"
        for word in listed(expected.get("no_words")):
            if self._filled(str(word)).lower() in told:
                yield f"the words {word!r} occur"
        for button in listed(expected.get("buttons")):
            offered = [label for message in answer.messages for label in message.buttons]
            if button not in offered:
                yield f"no button {button!r}; there are {offered}"

    def _always(self, turn: Turn, answer: Answer) -> Iterator[str]:
        """What holds for every answer, whatever is expected of it."""
        if turn.does == "comes_back":
            return
        if not answer.messages:
            yield "no answer came"
        if re.search(r"\{\w+\}", answer.text):
            yield "a placeholder is not filled in"
        asked = asked_in(answer.texts)
        listens = any(says(_GO_ON, language, answer.text) for language in LANGUAGES)
        again = asked == self._asked and len(answer.messages) == 1 and not listens
        if asked and again and asked not in _NO_EFFORT:
            yield f"asks for {asked} again without a word why"
        told = set(REFERENCE.findall(answer.text)) - self._own_words
        if told:
            own = {t["reference"] for t in self.world.tickets_of(self.customer.conversation)}
            if told - own:
                yield f"names {sorted(told - own)}, which is no ticket of this customer"

    def _count(self, answer: Answer) -> None:
        asked = asked_in(answer.texts)
        if any(says("utter_receipt", language, answer.text) for language in LANGUAGES):
            self.played.opened = True
        if asked and asked != self._asked and not self.played.opened and asked not in _NO_EFFORT:
            self.played.questions += 1
        self._asked = asked or self._asked

    def _compare_end(self) -> None:
        end, wrong = self.played.conversation.end, self.played.wrong_at_end
        most = end.get("questions_at_most")
        if most is not None and self.played.questions > most:
            wrong.append(f"{self.played.questions} questions, at most {most} expected")
        tickets = self.world.tickets_of(self.customer.conversation)
        expected = end.get("tickets")
        if expected is not None:
            number = expected if isinstance(expected, int) else len(expected)
            if len(tickets) != number:
                wrong.append(f"{len(tickets)} tickets, {number} expected")
        for number, (ticket, fields) in enumerate(
            zip(tickets, expected if isinstance(expected, list) else [], strict=False), 1
        ):
            wrong += [f"ticket {number}: {one}" for one in self._compare_ticket(ticket, fields)]
        if "feedback" in end:
            kept = self.world.feedback_of(self.customer.conversation)
            if kept != sorted(listed(end["feedback"])):
                wrong.append(f"feedback kept: {kept}, expected {end['feedback']}")

    def _compare_ticket(self, ticket: dict[str, Any], fields: dict[str, Any]) -> Iterator[str]:
        for key, value in fields.items():
            if key == "flags":
                absent = sorted(set(listed(value)) - set(ticket["flags"]))
                if absent:
                    yield f"flags {absent} are not there, only {ticket['flags']}"
            elif key == "no_flags":
                false = sorted(set(listed(value)) & set(ticket["flags"]))
                if false:
                    yield f"flags {false} do not belong there"
            elif key == "alerts":
                silent = [one for one in listed(value) if str(one) not in ticket["alerts"]]
                if silent:
                    yield f"staff were not alerted of {silent}, only of {ticket['alerts']!r}"
            elif key == "days_ago":
                yield from self._compare_day(ticket, {self.world.today.date() - timedelta(value)})
            elif key == "incident_on":
                if not str(ticket["incident_date"]).endswith(str(value)):
                    yield f"incident_date is {ticket['incident_date']}, expected …{value}"
            elif key == "complete":
                if ticket["details_complete"] is not value:
                    yield f"complete is {ticket['details_complete']}, expected {value}"
            else:
                yield from _compare_field(ticket, key, value)

    def _compare_day(self, ticket: dict[str, Any], days: set[Any]) -> Iterator[str]:
        if ticket["incident_date"] not in {day.isoformat() for day in days}:
            yield f"incident_date is {ticket['incident_date']}, expected {sorted(map(str, days))}"


def _compare_field(ticket: dict[str, Any], key: str, value: Any) -> Iterator[str]:
    kept = ticket["incident_time_told" if key == "incident_time" else key]
    if key in CONTAINED:
        absent = [word for word in listed(value) if str(word).lower() not in str(kept).lower()]
        if value is None and kept is not None:
            yield f"{key} is {kept!r}, expected nothing"
        elif absent:
            yield f"{key} is {kept!r}, without {absent}"
    elif (None if value is None else [str(v) for v in listed(value)]) is None:
        if kept is not None:
            yield f"{key} is {kept!r}, expected nothing"
    elif str(kept) not in [str(one) for one in listed(value)]:
        yield f"{key} is {kept!r}, expected {value!r}"


def asked_in(texts: Sequence[str], languages: Sequence[str] = LANGUAGES) -> str | None:
    """The slot that the last question among the texts asks for; None when nothing is asked."""
    for told in reversed(texts):
        for slot, keys in _ASKED_BY.items():
            if any(says(key, language, told) for key in keys for language in languages):
                return slot
    return None


def says(key: str, language: str, told: str) -> bool:
    """Whether a text holds one of the wordings of a response."""
    return bool(_pattern(key, language).search(told))


@cache
def _pattern(key: str, language: str) -> re.Pattern[str]:
    response = CATALOGUE.section("responses", language)[key]
    texts = [response["text"], *response.get("moods", {}).values()]
    flat = [one for item in texts for one in listed(item)]
    return re.compile("|".join(_as_pattern(one) for one in flat), re.S)


def _as_pattern(wording: str) -> str:
    return ".+?".join(re.escape(part) for part in re.split(r"\{\w+\}", wording.strip()))
