"""Where a conversation stands while no form is open."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Standing:
    """What a message outside the form may belong to.

    Attributes:
        awaited: what the customer was asked last.
        draft_kept: whether a draft was put aside.
        has_ticket: whether this conversation has seen a ticket, which words could add to.
        just_opened: whether one was registered or shown a few messages ago.
        behind_news: whether news of one was told right before.
        story_missing: whether a ticket was opened for a person before anything was told.
    """

    awaited: str | None
    draft_kept: bool
    has_ticket: Callable[[], bool]
    just_opened: Callable[[], bool]
    story_missing: bool = False
    behind_news: bool = False
