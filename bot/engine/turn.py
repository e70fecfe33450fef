"""Takes one turn: a message in, the replies out, saved once or not at all."""

import asyncio
import copy
from typing import Any
from weakref import WeakValueDictionary

from rasa.core.actions.action import Action, ActionExecutionRejection
from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.processor import MessageProcessor
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.catalogue import LANGUAGES
from bot.engine import protocol, settings
from bot.engine.action_endpoint import (
    WatchedActionEndpoint,
    check_answers_here,
    note_failures,
)
from bot.engine.debug_lines import spare_copies
from bot.engine.draft import draft_of
from bot.engine.errors import ActionFailed, NoReply
from bot.engine.extraction import look_at_fillable_slots
from bot.engine.facts_told import FactsTold
from bot.engine.forms import lighten_forms
from bot.engine.graph import PlainGraphRunner
from bot.engine.history import slim_parse_data
from bot.engine.protocol import TurnRequest
from bot.engine.remembering import remember_actions
from bot.engine.tracker import copy_slots_quickly, remember_event_types
from bot.engine.tracker_store import Conversation, FrontDoorTrackerStore
from bot.engine.written import write_calls_here

CHANNEL_NAME = "frontdoor"
_ERASE = {"edge": "erase_conversation"}


class Replies(OutputChannel):
    """Collects what the bot says, in order and unsplit."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        """Name of the channel, as responses may state it."""
        return CHANNEL_NAME

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Take one message; Rasa hands over text, buttons and custom data together."""
        reply = {
            "text": message.get("text") or None,
            "buttons": message.get("buttons") or [],
            "custom": message.get("custom") or None,
        }
        if reply["text"] or reply["buttons"] or reply["custom"]:
            self.messages.append(reply)


class _Watched:
    """An action whose exception is kept, since Rasa logs it and goes on as if all were well."""

    def __init__(self, action: Action) -> None:
        self._action = action
        self.error: Exception | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._action, name)

    async def run(
        self,
        output_channel: OutputChannel,
        nlg: Any,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> list[Event]:
        try:
            return await self._action.run(output_channel, nlg, tracker, domain)
        except ActionExecutionRejection:
            raise
        except Exception as error:
            self.error = error
            return []


class TurnProcessor(MessageProcessor):
    """Rasa's processor without what hides failures: it saves nothing and stops at the first error.

    Args:
        loaded: the processor that loaded the model, which is shared.
        actions_url: where actions are called; empty means as in endpoints.yml.
    """

    def __init__(self, loaded: MessageProcessor, actions_url: str) -> None:
        # not the base class's: that would load the model a second time
        self.__dict__.update(loaded.__dict__)
        configured = loaded.action_endpoint
        url = actions_url or (configured.url if configured else None)
        if url:
            self.action_endpoint = WatchedActionEndpoint(url, configured)
            check_answers_here()
            write_calls_here()
        if isinstance(self.graph_runner, DaskGraphRunner):
            self.graph_runner = PlainGraphRunner(self.graph_runner)
        lighten_forms()
        look_at_fillable_slots()
        copy_slots_quickly()
        remember_event_types()
        remember_actions()
        spare_copies()
        self.on_circuit_break = self._action_limit_reached

    async def take(
        self, request: TurnRequest, tracker: DialogueStateTracker, replies: Replies
    ) -> None:
        """Run one turn on `tracker`.

        Raises:
            MalformedRequest: the payload names what the model does not know.
            ActionFailed: an action failed.
        """
        failures = note_failures()
        is_new = not tracker.events
        if is_new:
            # sessions never end (domain.yml), so that one that began is not looked for
            await self._update_tracker_session(tracker, replies)
        if is_new and (locale := request.metadata.get("locale")) in LANGUAGES:
            # until the customer writes, the channel knows best; a button tells no language
            tracker.update(SlotSet("language", locale), self.domain)
        message = UserMessage(
            request.text or request.payload,
            replies,
            request.conversation,
            parse_data=await self._read(request, tracker),
            input_channel=CHANNEL_NAME,
            message_id=request.message_id,
            metadata=request.metadata,
        )
        await self._handle_message_with_tracker(message, tracker)
        tracker = await self.run_action_extract_slots(replies, tracker)
        if not failures:
            await self._run_prediction_loop(replies, tracker)
        if failures:
            raise ActionFailed(f"the action server failed ({failures[0]})")

    async def _read(self, request: TurnRequest, tracker: DialogueStateTracker) -> dict[str, Any]:
        if request.payload is not None:
            read = protocol.payload_parse_data(request.payload, self.domain)
            if request.told_to_person:
                read["entities"] += await self._facts_told(request, tracker)
            return read
        return await self._read_words(request, request.text or "", tracker)

    async def _facts_told(
        self, request: TurnRequest, tracker: DialogueStateTracker
    ) -> list[dict[str, Any]]:
        facts = FactsTold(tracker)
        for words, after in request.told_to_person:
            parsed = await self._read_words(request, words, facts.as_asked(after))
            facts.take(words, parsed)
        return facts.entities()

    async def _read_words(
        self, request: TurnRequest, words: str, tracker: DialogueStateTracker
    ) -> dict[str, Any]:
        text = words.strip()
        escaped = UserMessage(
            protocol.escape(text),
            sender_id=request.conversation,
            input_channel=CHANNEL_NAME,
            message_id=request.message_id,
            metadata=request.metadata,
        )
        parse_data = await self.parse_message(escaped, tracker)
        return slim_parse_data(protocol.unescape(parse_data, text))

    async def _run_action(
        self,
        action: Action,
        tracker: DialogueStateTracker,
        output_channel: OutputChannel,
        nlg: Any,
        prediction: Any,
    ) -> bool:
        if action.name() == ACTION_LISTEN_NAME:
            # nothing is done, and what it is done on need not be copied
            self._log_action_on_tracker(tracker, action, [], prediction)
            return False
        watched = _Watched(action)
        again = await super()._run_action(watched, tracker, output_channel, nlg, prediction)
        if watched.error is not None:
            raise ActionFailed(f"{action.name()} failed") from watched.error
        return again

    def _check_for_unseen_features(self, parse_data: dict[str, Any]) -> None:
        # only warns, of what `payload_parse_data` refuses, and builds an empty domain for it
        return

    @staticmethod
    def _log_slots(tracker: DialogueStateTracker) -> None:
        # would write all slots out for a line of the debug log
        return

    @staticmethod
    def _action_limit_reached(*_: Any) -> None:
        raise ActionFailed("the policies never listened again")


class Turns:
    """All turns of the engine: one at a time per conversation, each message once.

    Args:
        agent: holds the loaded model.
        store: where conversations live.
    """

    def __init__(self, agent: Agent, store: FrontDoorTrackerStore) -> None:
        assert agent.processor is not None
        self.model = agent.processor.model_filename
        self._store = store
        self._processor = TurnProcessor(agent.processor, settings.load().actions_url)
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def take(self, request: TurnRequest) -> dict[str, Any]:
        """Answer a message; the second time with what was said the first time.

        Returns:
            The answer as the protocol has it.

        Raises:
            MalformedRequest: the request breaks the protocol.
            TurnFailed: nothing was saved; the message may be sent again.
        """
        lock = self._locks.setdefault(request.conversation, asyncio.Lock())
        async with lock:
            conversation = await self._store.checkout(request.conversation)
            recorded = conversation.replies.get(request.message_id)
            if recorded is not None:
                draft = draft_of(conversation.tracker)
                self._store.hand_back(conversation)
                return _answer(request, recorded, draft, repeated=True)
            recorded = await self._new(request, conversation)
            draft = draft_of(conversation.tracker)
            await self._store.commit(conversation)
            return _answer(request, recorded, draft, repeated=False)

    async def _new(self, request: TurnRequest, conversation: Conversation) -> dict[str, Any]:
        replies = Replies()
        tracker = conversation.tracker
        await self._processor.take(request, tracker, replies)
        if not replies.messages and not tracker.is_paused():
            raise NoReply("the turn has no reply")
        recorded = {
            "language": tracker.get_slot("language"),
            # the tracker keeps the same dictionaries, and the next turn may change them
            "replies": copy.deepcopy(replies.messages),
        }
        if any(reply["custom"] == _ERASE for reply in replies.messages):
            self._store.forget_events(conversation)
        conversation.replies[request.message_id] = recorded
        return recorded


def _answer(
    request: TurnRequest,
    recorded: dict[str, Any],
    draft: dict[str, Any] | None,
    *,
    repeated: bool,
) -> dict[str, Any]:
    # the draft is not recorded: a message is repeated before the next one is told
    return {"message_id": request.message_id, "repeated": repeated, "draft": draft, **recorded}
