"""What came of ringing a customer up."""

from enum import StrEnum


class CallOutcome(StrEnum):
    """What came of a call."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    # somebody is to ring again at another time
    CALL_AGAIN = "call_again"
    WRONG_NUMBER = "wrong_number"
