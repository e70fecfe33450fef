"""What the bot says to signals in a message: threats, a vulnerable customer, fraud, abuse, anger.

Each is said once in a complaint, and one of them in a turn, several threats as one. None of them
argues, and none changes what is asked. Staff hear of them through the ticket's alerts.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.help_lines import help_lines, words_of_place
from actions.services import services
from actions.turn import Turn, response_of, split, split_all
from tickets.draft import ANGER
from tickets.vocabulary import Flag, Tone, Topic

ABUSE = "abuse"
FRAUD = "fraud"
STRAIN = "strain"

# in order of weight; the first that is new is answered
_OF_FLAG = (
    (Flag.SAFETY, "utter_safety_noted"),
    (Flag.VULNERABLE, "utter_vulnerable_noted"),
    (Flag.LEGAL_THREAT, "utter_legal_noted"),
    (Flag.REGULATOR_THREAT, "utter_regulator_noted"),
    (Flag.MEDIA_THREAT, "utter_media_noted"),
    (Flag.GROUP, "utter_group_noted"),
)
_THREATS = (Flag.LEGAL_THREAT, Flag.REGULATOR_THREAT, Flag.MEDIA_THREAT)
# so many of the last messages angry: words alone do not help, a person may
_ANGRY_MESSAGES, _LOOKED_AT = 3, 4
_CALLED = frozenset({"utter_human_requested", "utter_human_requested_again"})


def answer_to(
    flags: Sequence[str], tones: Sequence[str], entities: Mapping[str, Any], said: Sequence[str]
) -> tuple[str, str] | None:
    """What to say to the signals of a message.

    Args:
        flags: of this message.
        tones: of the messages of this complaint, oldest first.
        entities: of this message.
        said: signals that were answered in this complaint.

    Returns:
        The signal, or several with commas between, and the response; None when there is nothing
        new to say.
    """
    if entities.get(ABUSE) and ABUSE not in said:
        return ABUSE, "utter_abuse_boundary"
    if entities.get(STRAIN) and STRAIN not in said:
        return STRAIN, "utter_strain_noted"
    for flag, response in _OF_FLAG:
        if flag in flags and flag not in said:
            threats = [one.value for one in _THREATS if one in flags and one not in said]
            if flag in _THREATS and len(threats) > 1:
                return ",".join(threats), "utter_threats_noted"
            return flag.value, response
    angry = [tone for tone in tones[-_LOOKED_AT:] if tone == Tone.ANGRY]
    if len(angry) >= _ANGRY_MESSAGES and tones[-1] == Tone.ANGRY and ANGER not in said:
        return ANGER, "utter_anger_offers_person"
    return None


def answer_signals(
    turn: Turn,
    tones: str | None,
    said: str | None,
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
) -> str | None:
    """Say what stops a fraud, and answer the weightiest new signal of a message.

    Args:
        turn: the message.
        tones: slot value: those of this complaint's messages, oldest first.
        said: slot value: signals that were answered in this complaint.
        dispatcher: what is said goes there.
        tracker: the conversation, in which the customer may have told where they are.

    Returns:
        `said` with the signals that were answered; as it was where there is nothing new to say.
    """
    answered = split(said)
    if turn.entities.get("topic") == Topic.FRAUD_UNAUTHORISED and FRAUD not in answered:
        dispatcher.utter_message(response="utter_fraud_first_steps")
        answered.append(FRAUD)
    signal = answer_to(turn.flags, split_all(tones), turn.entities, answered)
    if signal is None:
        return ",".join(answered) or said
    name, response = signal
    if name == ANGER and _called_somebody(tracker):
        # somebody was asked for already, and is on the way: fewer questions, and no offer
        return ",".join([*answered, name])
    if name == STRAIN:
        lines = help_lines(turn.language, services().jurisdiction, words_of_place(tracker))
        dispatcher.utter_message(response=response, lines=lines)
    else:
        dispatcher.utter_message(response=response)
    return ",".join([*answered, name])


def _called_somebody(tracker: Tracker) -> bool:
    """Whether the customer asked for a person before, and was told when to expect one."""
    return any(response_of(event) in _CALLED for event in tracker.events)
