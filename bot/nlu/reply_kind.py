"""What a reply tells, whatever it was asked for: a wish, a reason, more of what happened, …"""

from enum import StrEnum

# value of the entity `request` where a message is nothing for the complaint
ASIDE = "aside"


class ReplyKind(StrEnum):
    """Kinds of replies to a question of the form; those that a slot holds are named like it."""

    STORY = "story"
    DEMAND = "demand"
    GIVEN_REASON = "given_reason"
    INCIDENT_TIME = "incident_time"
    REFERENCE_NUMBER = "reference_number"
    AMOUNT = "amount"
    REPLY_CHANNEL = "reply_channel"
    CONTACT = "contact"
    CUSTOMER_NAME = "customer_name"
    PRINCIPAL = "principal"
    # to the summary: send it as it is, send nothing, something in it is wrong
    CONFIRMATION = "confirmation"
    CANCEL = "cancel"
    CORRECTION = "correction"
    # they don't know, have none, or would rather not say
    NOTHING = "nothing"
    # of this chat or of the moment, and nothing for the complaint: "sorry, wrong window"
    ASIDE = "aside"
