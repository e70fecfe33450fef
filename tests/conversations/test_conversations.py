"""Scripted customers, played to the whole system through the web chat, one test each."""

from collections.abc import Iterator

import pytest

from tests.auxil.conversation_files import Conversation, read_all
from tests.auxil.conversation_player import ConversationFailed, World, play
from tests.auxil.system import RunningSystem

pytestmark = pytest.mark.e2e

# Of those not known to fail. What a conversation comes to hangs on what the trained model makes of
# its words, and training differs a little between machines; less is a regression.
LEAST_SHARE = 0.95


def _parameter(conversation: Conversation) -> object:
    known = conversation.fails_because
    marks = [pytest.mark.xfail(reason=known, strict=True, raises=ConversationFailed)]
    return pytest.param(conversation, id=conversation.id, marks=marks if known else [])


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with RunningSystem(tmp_path_factory.mktemp("conversations")) as system:
        known = World(system)
        yield known
        known.close()


@pytest.mark.parametrize("conversation", [_parameter(one) for one in read_all()])
def test_the_conversation_goes_as_it_should(conversation: Conversation, world: World) -> None:
    played = play(conversation, world)
    if played.failures:
        raise ConversationFailed(played.report())


@pytest.mark.timeout(900)  # a second and a half each, beside the rest of the tests
def test_together_nearly_all_conversations_go_as_they_should(world: World) -> None:
    """What `make test` runs; by name they run one by one (`make test WHAT=conversations`)."""
    expected = [one for one in read_all() if not one.fails_because]
    failed = {}
    for conversation in expected:
        played = play(conversation, world)
        if played.failures:
            failed[conversation.id] = played.report()
    share = 1 - len(failed) / len(expected)
    print(f"{len(expected) - len(failed)} of {len(expected)} conversations went as they should")
    print("\n\n".join(failed.values()))
    assert share >= LEAST_SHARE, sorted(failed)
