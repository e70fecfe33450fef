"""What the edge says about a message by itself, and whether the engine is to read it."""

from bot.edge_texts import EdgeTexts
from bot.evidence.turn import brings_files
from bot.inbox import ENGINE_CHARACTERS, KEPT_CHARACTERS
from bot.store.errands import Errand
from bot.store.rows import NOTICES, Reply, Work

# what a customer must hear of the edge also while a person has the conversation
_SAID_BESIDE_A_PERSON = frozenset(
    {"with_person", "file", "text_cut", "button_unknown", "button_used"}
)


class OwnWords:
    """The edge's own sentences about messages.

    Args:
        texts: sentences of the edge.
    """

    def __init__(self, texts: EdgeTexts) -> None:
        self._texts = texts

    def about(self, work: Work) -> tuple[Reply, ...]:
        """What is to be said about a message before, or in place of, the engine's answer."""
        key = work.edge_answer
        if work.with_person and not work.errand:
            if work.payload is not None:
                # pressed before the person came, read after
                key = "with_person"
            if key not in _SAID_BESIDE_A_PERSON:
                return ()
        return () if key is None else (self.say(key, work),)

    def say(self, key: str, work: Work) -> Reply:
        """One sentence of the edge in the customer's language."""
        conversation = work.conversation
        language = self._texts.language_for(
            conversation.locale, work.text, known=conversation.language
        )
        sentence = self._texts.say(
            key,
            language,
            count=len(work.text or ""),
            used=ENGINE_CHARACTERS,
            kept=KEPT_CHARACTERS,
        )
        return Reply(sentence, author="system")


def needs_engine(work: Work) -> bool:
    """Whether the engine is to be asked; never while a person has the conversation.

    A message with files is looked at in any case: the files must be kept.
    """
    if brings_files(work):
        return True
    if work.with_person:
        return False
    if work.payload is not None:
        return True
    if work.edge_answer is None:
        # an erased or lost text cannot be answered, but it must not block what comes after
        return work.text is not None
    return work.edge_answer in NOTICES and bool(work.text)


def is_answered(work: Work) -> bool:
    """Whether the customer is to see that the bot works on an answer."""
    return not work.with_person and work.kind != Errand.FORGET
