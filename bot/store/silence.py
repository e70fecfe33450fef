"""Whether the bot is silent in a conversation, since a person has it."""

from sqlalchemy import Connection, select, text

from tickets.handover import HandoverState
from tickets.store.handover_models import IS_OPEN, handovers


def with_person(connection: Connection, conversation_id: str) -> bool:
    """Whether a member of staff has taken the conversation over, so that the bot is silent."""
    found = connection.scalar(
        select(handovers.c.state).where(
            handovers.c.conversation_id == conversation_id, text(IS_OPEN)
        )
    )
    return found == HandoverState.TAKEN
