"""What came of looking at a message before the engine sees it."""

from dataclasses import dataclass

from bot.store.rows import Reply, Work


@dataclass(frozen=True, slots=True)
class Looked:
    """What the edge made of a message.

    Attributes:
        work: the message as it goes on, without any code.
        said: what the edge says about it.
        goes_on: whether the engine is to answer it too.
    """

    work: Work
    said: tuple[Reply, ...] = ()
    goes_on: bool = True
