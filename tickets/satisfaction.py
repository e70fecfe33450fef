"""How customers rate what was done, and what a low rating opens."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tickets.vocabulary import Topic

SCORES = range(1, 6)
FOLLOW_UP_AT_MOST = 2


class ScoreBy(StrEnum):
    """What scores are told apart by."""

    HANDLER = "handler"
    TOPIC = "topic"
    CHANNEL = "channel"


@dataclass(frozen=True)
class Rating:
    """A customer's rating of one round of handling; rating again replaces it.

    Attributes:
        reference: the ticket.
        round: 1, and one more for every reopening.
        score: 1 to 5.
        words: the customer's words, if any.
        at: aware UTC.
        topic: of the ticket then.
        handler_id: whoever had it then.
        channel: where the complaint was told.
        follow_up_open: a supervisor is to look into it.
        followed_up_by: id of the supervisor who did.
        followed_up_at: aware UTC.
        follow_up_note: what came of it.
    """

    reference: str
    round: int
    score: int
    words: str | None
    at: datetime
    topic: Topic
    handler_id: str | None
    channel: str | None
    follow_up_open: bool = False
    followed_up_by: str | None = None
    followed_up_at: datetime | None = None
    follow_up_note: str | None = None


@dataclass(frozen=True)
class Scores:
    """Scores of one handler, topic or channel.

    Attributes:
        name: its id or code; empty when there was none.
        count: ratings.
        mean: of their scores, 1 to 5.
        low: ratings that opened a follow-up.
    """

    name: str
    count: int
    mean: float
    low: int
