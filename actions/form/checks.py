"""Checks of answers that cannot be taken as they stand."""

from actions.besides import WAYS_TOLD
from actions.dates import is_no_day
from actions.form.look import Look
from actions.summary import AT_THE_SUMMARY
from actions.told import is_phone
from actions.wording import label
from bot.nlu.answering.reached import (
    names_another_way,
    only_by_message,
    tells_address,
)
from bot.nlu.refusals import may_give_reason, tells_of_refusal
from tickets.draft import SKIPPED, Draft
from tickets.vocabulary import REFUSED_CLAIM_TOPICS, ReplyChannel, Topic

# Said of a day that no calendar has.
NO_SUCH_DAY = "utter_no_such_day"
# "text", "by sms": characters of a reply that only names the way
_BARE_WAY = 6
_ASKED_HOW = frozenset({"reply_channel"})
_ASKED_HOW_TO_REACH = _ASKED_HOW | {"contact"}
# Ways to hear back that need a contact.
_CONTACTED = frozenset({ReplyChannel.PHONE, ReplyChannel.EMAIL})


def check_contact(look: Look) -> None:
    """Refuse a contact that is none; one that was told or refused also says how to hear back."""
    contact = look.values["contact"]
    if contact == SKIPPED:
        if look.requested == "contact":
            look.values["reply_channel"] = ReplyChannel.SAME_CHAT.value
            look.said.append("utter_reply_here_instead")
            # the same question asked for the name
            look.values["customer_name"] = look.values["customer_name"] or SKIPPED
        return
    if not contact or contact == look.before.get("contact"):
        return
    if "@" not in contact and not is_phone(contact):
        look.values["contact"] = None
        look.said.append("utter_contact_invalid")
        look.ask_instead = "contact"
    elif look.values["reply_channel"] is None and look.requested in _ASKED_HOW:
        look.values["reply_channel"] = _way_of(contact)
    elif look.values["reply_channel"] in _CONTACTED:
        # "no phone, e-mail instead: ..." says both, and so does a number in place of an address
        look.values["reply_channel"] = _way_of(contact)
    elif "contact" in look.rewritten:
        return  # a digit of it says nothing of how they want to hear back
    elif look.requested == "confirmation" and not look.told_now("reply_channel"):
        # a number that is given at the summary is one to be called at; the new summary shows it
        look.values["reply_channel"] = _way_of(contact)


def _way_of(contact: str) -> str:
    return (ReplyChannel.EMAIL if "@" in contact else ReplyChannel.PHONE).value


def check_day(look: Look) -> None:
    """A day that no calendar has is said to be none, and asked for again."""
    day = look.values["incident_time"]
    if not day or day == look.before.get("incident_time") or not is_no_day(day):
        return
    look.values["incident_time"] = None
    look.said.append(NO_SUCH_DAY)
    look.progressed = True


def check_reply_channel(look: Look) -> None:
    """A way to hear back that is not offered changes nothing."""
    if look.values["reply_channel"] not in (None, *set(ReplyChannel)):
        look.values["reply_channel"] = look.before.get("reply_channel")
    here = look.turn.entities.get("reply_channel") == ReplyChannel.SAME_CHAT
    words = look.turn.text
    elsewhere = names_another_way(words) or tells_address(words)
    if here and look.requested in _ASKED_HOW_TO_REACH and elsewhere:
        # "on WeChat" is answered here, and is said to be
        look.said.append(WAYS_TOLD)
    tells_how = look.told_now("reply_channel") or look.told_now("contact")
    if tells_how and look.requested in _ASKED_HOW_TO_REACH:
        _note_message(look)


def _note_message(look: Look) -> None:
    """Keep for staff that a number is for text messages, and no call is wanted."""
    words = look.turn.text
    if look.values["reply_channel"] != ReplyChannel.PHONE or not only_by_message(words):
        return
    said = words if len(words) > _BARE_WAY else label("note.by_message", look.turn.language)
    if said not in (look.values["story"] or ""):
        look.values["story"] = f"{look.values['story']}\n{said}" if look.values["story"] else said
    look.said.append("utter_by_message")


def check_reason(look: Look) -> None:
    """The reason is not asked of who only wants a refund, or may have told it in the story."""
    story = look.values["story"] or ""
    topic = look.values["topic"]
    if look.values["given_reason"] is not None or topic not in REFUSED_CLAIM_TOPICS:
        return
    only_wanted = topic == Topic.SURRENDER_REFUND and not tells_of_refusal(story)
    if only_wanted or may_give_reason(story):
        # staff read the story as it was told; a question for what stands in it annoys
        look.values["given_reason"] = SKIPPED


def _is_open(look: Look) -> bool:
    """Whether something is still to be asked before the summary."""
    return Draft(look.values | {"confirmation": None}).next_question() != "confirmation"


def check_confirmation(look: Look) -> None:
    """Only the button of this draft's own summary submits it; skipping it leaves it as it is."""
    look.progressed |= look.turn.intent == "skip" and look.requested in AT_THE_SUMMARY
    pressed_for = look.turn.entities.get("draft_id")
    if pressed_for and pressed_for != look.values["draft_id"]:
        look.values["confirmation"] = None  # the button of another draft's summary
    elif pressed_for and look.turn.intent == "affirm":
        # also while something was asked that the customer would rather leave as it stands
        look.values["confirmation"] = "yes"
    elif look.requested == "correction_field" and look.turn.intent == "affirm":
        # shown what could be changed, they leave the summary as it stood
        look.values["confirmation"] = "yes"
    if look.values["confirmation"] == "yes" and not pressed_for and _is_open(look):
        # a yes before there was a summary agrees to none; what was asked before is asked again
        look.values["confirmation"] = None
        look.progressed = True
