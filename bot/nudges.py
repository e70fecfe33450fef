"""Complaints that were begun and left alone: one reminder each, and an end after a while."""

import logging
from datetime import time, timedelta
from functools import lru_cache
from pathlib import Path

from bot import bootstrap
from bot.catalogue import Catalogue
from bot.edge_texts import EdgeTexts
from bot.settings import Settings
from bot.store.drafts import LeftDrafts
from bot.store.rows import Reply, ReplyButton
from tickets.escalation import Escalation

# in the form these answer and ask the pending question, or let the complaint go
_GO_ON_PAYLOAD = "/greet"
_DISCARD_PAYLOAD = '/cancel{"draft_choice":"discard"}'
# after a longer rest of the worker the moment is gone; nobody is reminded of last week's chat
_GOOD_FOR = timedelta(days=2)
_AT_ONCE = 50

log = logging.getLogger(__name__)


def send_nudges(app: bootstrap.App, texts: EdgeTexts) -> int:
    """Send each complaint that was left alone its one reminder, by the channel it was told on.

    None goes out in the quiet hours, to who cancelled, finished, has or had a person, or cannot be
    reached (`LeftDrafts.to_nudge`).

    Returns:
        How many were sent.
    """
    now = app.time.now()
    after = timedelta(hours=app.settings.nudge_hours)
    if not after or in_quiet_hours(app):
        return 0
    drafts = LeftDrafts(app.engine)
    sent = 0
    for left in drafts.to_nudge(now - after, now - after - _GOOD_FOR, _AT_ONCE):
        language = texts.language_for(left.locale, known=left.language)
        reply = Reply(
            texts.say("nudge", language, days=app.settings.draft_days),
            (
                ReplyButton(texts.say("nudge_go_on", language), _GO_ON_PAYLOAD, once=False),
                ReplyButton(texts.say("nudge_discard", language), _DISCARD_PAYLOAD, once=True),
            ),
        )
        sent += drafts.nudge(left, reply, now - after, now)
    if sent:
        log.info("reminders of complaints that were begun: %d", sent)
    return sent


def forget_drafts(app: bootstrap.App) -> int:
    """Delete complaints that were begun and left alone for longer than they are kept.

    Returns:
        How many were deleted.
    """
    now = app.time.now()
    before = now - timedelta(days=app.settings.draft_days)
    drafts = LeftDrafts(app.engine)
    forgotten = sum(drafts.forget(left, before, now) for left in drafts.to_forget(before, _AT_ONCE))
    if forgotten:
        log.info("complaints that were begun and left alone: %d deleted", forgotten)
    return forgotten


def in_quiet_hours(app: bootstrap.App) -> bool:
    """Whether customers are left in peace now, in the zone of the policy in force."""
    begin, _, end = app.settings.nudge_quiet_hours.partition("-")
    hours = Escalation(quiet_from=time.fromisoformat(begin), quiet_until=time.fromisoformat(end))
    now = app.time.now()
    return hours.quiet_end(now, app.policies.in_force(now).timezone) is not None


def edge_texts(settings: Settings) -> EdgeTexts:
    """The sentences of the edge, for processes other than the gateway."""
    return _texts(settings.data_dir / "responses", settings.default_language)


@lru_cache(maxsize=4)
def _texts(responses: Path, default_language: str) -> EdgeTexts:
    # a reminder is looked for several times a minute: the catalogue is read once
    return EdgeTexts(Catalogue(responses), default_language)
