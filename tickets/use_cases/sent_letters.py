"""Keep letters as they are sent."""

from collections.abc import Callable

from tickets.errors import Conflict
from tickets.ports import UnitOfWorkFactory
from tickets.sent_letter import SentLetter


def as_sent(
    notice_id: int, medium: str, write: Callable[[], SentLetter], units: UnitOfWorkFactory
) -> SentLetter:
    """The letter of a notice for one medium: the one that was kept, or else a new one, kept first.

    It is kept before it is handed over: what is handed over again after a death, or a later
    attempt, is the same letter word for word.

    Args:
        notice_id: number of the notice.
        medium: `chat` or `mail`.
        write: makes the letter.
        units: the store.

    Raises:
        StoreUnavailable: the database cannot be reached; nothing was kept.
    """
    with units(read_only=True) as unit:
        kept = unit.letters.of(notice_id, medium)
    if kept is not None:
        return kept
    letter = write()
    try:
        with units() as unit:
            unit.letters.add(letter)
            unit.commit()
    except Conflict:
        with units(read_only=True) as unit:
            return unit.letters.of(notice_id, medium) or letter
    return letter
