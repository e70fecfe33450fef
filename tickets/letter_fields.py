"""Which placeholders letters and their phrases may use, and what marks a required element."""

from tickets.notice import NoticeKind
from tickets.response import Result
from tickets.vocabulary import REFUSED_CLAIM_TOPICS, AppealRoute

# always known: a subject may use these and no others
ALWAYS = frozenset({"reference", "organisation"})

COMMON = ALWAYS | {
    "salutation",
    "topic",
    "opened_on",
    "sent_on",
    "owner",
    "where",
    "state",
    "next_deadline",
}

# besides the common ones; what is not known at the time leaves its part out
OF_KIND: dict[NoticeKind, frozenset[str]] = {
    NoticeKind.ACKNOWLEDGEMENT: frozenset({"procedure", "deadlines", "checks", "routes"}),
    NoticeKind.PROGRESS: frozenset({"words"}),
    NoticeKind.PLAN_APPROVED: frozenset(),
    NoticeKind.QUESTION: frozenset({"words", "paused"}),
    NoticeKind.HOLDING: frozenset({"reason", "deadline_kind", "new_due", "routes"}),
    NoticeKind.FINAL_RESPONSE: frozenset(
        {
            "result",
            "basis",
            "redress",
            "redress_amount",
            "reasons",
            "follow_up",
            "answer_by",
            "routes",
        }
    ),
    NoticeKind.CLOSING: frozenset({"closed_because", "reason", "reopen_until", "routes"}),
    NoticeKind.SURVEY: frozenset({"answer_how"}),
    NoticeKind.REOPENING: frozenset({"deadlines"}),
    NoticeKind.APPEAL: frozenset({"route"}),
    NoticeKind.STATE_CHANGED: frozenset({"news"}),
}

# A part that is required holds one of these, or the requirement would be met by a part that says
# nothing of the kind.
MARKS: dict[str, frozenset[str]] = {
    "reference": frozenset({"reference"}),
    "checks": frozenset({"checks"}),
    "deadlines": frozenset({"deadlines"}),
    "owner": frozenset({"owner"}),
    "how_to_check": frozenset({"where"}),
    "how_to_answer": frozenset({"where", "answer_how"}),
    "rights": frozenset({"routes"}),
    "state": frozenset({"state"}),
    "news": frozenset({"news", "words"}),
    "when_next": frozenset({"next_deadline", "new_due"}),
    "question": frozenset({"words"}),
    "why": frozenset({"reason"}),
    "result": frozenset({"result"}),
    "basis": frozenset({"basis"}),
    "redress": frozenset({"redress"}),
    "reasons": frozenset({"reasons"}),
    "follow_up": frozenset({"follow_up"}),
    "answer": frozenset({"answer_by"}),
    "why_closed": frozenset({"closed_because"}),
    "reopen": frozenset({"reopen_until"}),
    "survey": frozenset({"reference"}),
    "route": frozenset({"route"}),
}

_CONTACT = frozenset({"regulator", "hotline"})
NEWS = ("assigned", "investigating", "executing", "merged", "other")
CLOSINGS = ("confirmed", "unanswered", "withdrawn", "decided", "appealed")

# phrases that there must be, with the placeholders that each may use
WORDS: dict[str, frozenset[str]] = {
    "date": frozenset({"day", "month", "month_name", "year"}),
    "date_time": frozenset({"day", "month", "month_name", "year", "time"}),
    "months": frozenset(),
    "list_separator": frozenset(),
    "salutation.named": frozenset({"name"}),
    "salutation.unnamed": frozenset(),
    "owner.desk": frozenset(),
    "owner.handler": frozenset(),
    "where.link": frozenset({"url"}),
    "where.chat": frozenset(),
    "where.here": frozenset(),
    "next": frozenset({"what", "due"}),
    "next.projected": frozenset({"what", "term"}),
    "state": frozenset({"state", "at"}),
    "survey.chat": frozenset(),
    "survey.mail": frozenset({"where", "reference"}),
    "not_by_mail": frozenset(),
    "money": frozenset({"amount", "currency"}),
    **{f"result.{result}": frozenset() for result in Result},
    **{f"news.{name}": frozenset({"into", "state"}) for name in NEWS},
    **{f"closed.{name}": frozenset() for name in CLOSINGS},
    **{f"checks.{topic}": frozenset() for topic in REFUSED_CLAIM_TOPICS},
    **{f"route.{route}": _CONTACT for route in AppealRoute},
}


def word_placeholders(key: str) -> frozenset[str] | None:
    """The placeholders that a phrase may use; None when nothing uses the phrase.

    `route.court@uk-disp` is the phrase `route.court` of one policy, `money.CNY` sums of one
    currency.
    """
    plain = key.partition("@")[0]
    if plain.startswith("money."):
        plain = "money"
    return WORDS.get(plain)
