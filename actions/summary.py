"""Questions that show what is known: the summary, and the topics of a category."""

from collections.abc import Collection
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.buttons import button
from actions.complaint import money_told, numbers_told
from actions.dates import day_told
from actions.evidence import evidence_lines
from actions.services import services
from actions.told import values_before_message
from actions.turn import HANDED_BACK, Turn, answered_already
from actions.wording import excerpt, label, local_date, shortened, sum_words
from bot.nlu.answering.beginning import only_begins
from tickets.draft import DRAFT_SLOTS, Draft, topics_of
from tickets.vocabulary import REFUSED_CLAIM_TOPICS, Category, ReplyChannel, Topic

# Asked while the summary stands.
AT_THE_SUMMARY = frozenset({"confirmation", "correction_field"})
# Told with the complaint, and the customer's beyond it.
_OUTLIVING = ("contact", "customer_name")


class AskConfirmation(Action):
    """Show the summary; the customer submits it, or changes any line."""

    def name(self) -> str:
        return "action_ask_complaint_form_confirmation"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn.of(tracker)
        draft, before = Draft(tracker.slots), values_before_message(tracker)
        shown = tracker.get_slot("requested_slot") == "confirmation" and answered_already(tracker)
        lines = summary_lines(draft, turn.language)
        if before.get("requested_slot") in AT_THE_SUMMARY:
            shown = shown or summary_lines(Draft(before), turn.language) == lines
        if turn.entities.get("request") == HANDED_BACK and lines_added(tracker, turn.language):
            shown = False  # what a person was told changed it
        if before.get("draft_id") not in (None, draft["draft_id"]):
            shown = False  # the second of two complaints follows the receipt of the first
        # it still stands above where nothing changed in it: only the question comes again
        said: dict[str, str] = {"response": "utter_summary_again"}
        if not shown:
            lines += await evidence_lines(turn, draft)
            said = {"response": "utter_summary", "lines": "\n".join(lines)}
        dispatcher.utter_message(
            **said,
            buttons=[
                button(
                    label("button.submit", turn.language), "affirm", {"draft_id": draft["draft_id"]}
                ),
                button(label("button.change", turn.language), "deny", once=False),
            ],
        )
        return []


class AskStory(Action):
    """Ask what happened, or what to add to it or change in it."""

    def name(self) -> str:
        return "action_ask_complaint_form_story"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        told = tracker.get_slot("story")
        response = "utter_ask_complaint_form_story"
        if told:
            response = "utter_ask_rest_of_story" if only_begins(told) else "utter_ask_story_again"
        dispatcher.utter_message(response=response)
        return []


class AskTopic(Action):
    """Offer the topics of the category that the customer chose."""

    def name(self) -> str:
        return "action_ask_complaint_form_topic"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn.of(tracker)
        category = Category(tracker.get_slot("category_choice") or Category.OTHER)
        topics = [*topics_of(category), Topic.OTHER]
        dispatcher.utter_message(
            response="utter_choose_topic",
            buttons=[
                button(
                    label(
                        "button.other_topic" if topic is Topic.OTHER else f"topic.{topic}",
                        turn.language,
                    ),
                    "inform",
                    {"topic": topic},
                )
                for topic in topics
            ],
        )
        return []


def summary_lines(draft: Draft, language: str) -> list[str]:
    """The lines of the summary, in the customer's language; what was not given is said so."""

    def line(field: str, value: str | None) -> str:
        return label(f"line.{field}", language, value=value or label("not_given", language))

    lines = [line("story", excerpt(draft.told("story") or ""))]
    lines.append(line("incident_time", _time_told(draft.told("incident_time"), language)))
    if draft["reference_number"] is not None or draft["claim_number"] is not None:
        lines.append(line("reference_number", numbers_told(draft, language)))
    lines += lines_of(draft, {"amount"}, language)
    if draft.topic in REFUSED_CLAIM_TOPICS:
        lines += [
            line(field, shortened(str(draft.told(field))))
            for field in ("given_reason", "clause")
            if draft.told(field)
        ]
    lines.append(line("demand", shortened(draft.told("demand") or "")))
    lines.append(line("customer_name", draft.told("customer_name")))
    if draft.told("principal"):
        lines.append(line("principal", shortened(draft.told("principal") or "")))
    lines.append(
        line("reply", reply_words(draft["reply_channel"], draft.told("contact"), language))
    )
    lines.append(line("category", category_words(draft.topic, language)))
    return lines


def told_lines(draft: Draft, language: str) -> list[str]:
    """The lines of what was told so far, and nothing of what was not."""
    story = draft.told("story")
    lines = [label("line.story", language, value=excerpt(story))] if story else []
    slots = {"incident_time", "reference_number", "amount", "demand", "customer_name"}
    lines += lines_of(draft, slots, language)
    if draft["reply_channel"]:
        reply = reply_words(draft["reply_channel"], draft.told("contact"), language)
        return [*lines, label("line.reply", language, value=reply)]
    return [*lines, *lines_of(draft, {"contact"}, language)]


def lines_of(draft: Draft, slots: Collection[str], language: str) -> list[str]:
    """The lines of the summary that hold these slots."""
    money = money_told(draft)
    shown = {
        "incident_time": _time_told(draft.told("incident_time"), language),
        "reference_number": numbers_told(draft, language)
        if draft.told("reference_number")
        else None,
        "amount": sum_words(money, language) if money else None,
        "demand": draft.told("demand"),
        "customer_name": draft.told("customer_name"),
        "contact": draft.told("contact"),
    }
    return [
        label(f"line.{slot}", language, value=shortened(value))
        for slot, value in shown.items()
        if slot in slots and value
    ]


def lines_added(tracker: Tracker, language: str) -> list[str]:
    """The lines of what the latest message told anew; of the story the part that is new."""
    draft, before = Draft(tracker.slots), values_before_message(tracker)
    changed = {slot for slot in (*DRAFT_SLOTS, *_OUTLIVING) if draft[slot] != before.get(slot)}
    lines = []
    story, earlier = draft.told("story") or "", before.get("story") or ""
    if story != earlier:
        added = excerpt(story.removeprefix(earlier))
        lines.append(label("line.added" if earlier else "line.story", language, value=added))
    if "reply_channel" not in changed or draft["reply_channel"] is None:
        return [*lines, *lines_of(draft, changed, language)]
    way = reply_words(draft["reply_channel"], draft.told("contact"), language)
    lines += lines_of(draft, changed - {"contact"}, language)
    return [*lines, label("line.reply", language, value=way)]


def category_words(topic: Topic, language: str) -> str:
    """Category and topic in words."""
    return label(
        "category_topic",
        language,
        category=label(f"category.{topic.category}", language),
        topic=label(f"topic.{topic}", language),
    )


def reply_words(reply_channel: str | None, contact: str | None, language: str) -> str:
    """How the customer will hear back, in words."""
    return label(
        f"reply.{reply_channel or ReplyChannel.SAME_CHAT}",
        language,
        contact=contact or label("not_given", language),
    )


def _time_told(words: str | None, language: str) -> str | None:
    if words is None:
        return None
    today = services().today()
    day = day_told(words, language, today)
    shown = local_date(day, language, today.year) if day else ""
    if not shown or shown.casefold() in words.casefold():
        return words
    return label("date_told", language, told=words, date=shown)
