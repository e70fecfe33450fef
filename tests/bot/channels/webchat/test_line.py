"""A socket gets every message once and in order, whatever the order of the news."""

import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.webchat.line import Line
from bot.messages import Message

AT = datetime(2026, 11, 9, 2, 0, tzinfo=UTC)


def said(seq: int, client_id: str | None = None) -> Message:
    return Message(
        id=f"m_{seq}",
        conversation_id="c_1",
        seq=seq,
        direction="in" if client_id else "out",
        author="customer" if client_id else "bot",
        text=f"text {seq}",
        buttons=(),
        created_at=AT,
        client_id=client_id,
    )


def sent(line: Line) -> list[tuple[str, int | bool | None]]:
    """Type and number of every frame that waits to go out."""
    frames = []
    while not line._frames.empty():
        event = json.loads(line._frames.get_nowait())
        frames.append((event["type"], event.get("seq", event.get("on"))))
    return frames


def test_messages_in_order_go_out_at_once() -> None:
    line = Line("web", "a", None)
    line.offer([said(1), said(2)])
    assert (sent(line), line.behind) == ([("message", 1), ("message", 2)], False)


def test_a_gap_is_read_before_what_comes_after_it() -> None:
    line = Line("web", "a", None)
    line.offer([said(1)])
    line.offer([said(3)])
    assert (sent(line), line.behind) == ([("message", 1)], True)
    line.replay([said(2), said(3)], target=3)
    assert (sent(line), line.behind) == ([("message", 2), ("message", 3)], False)


def test_idle_waits_for_what_is_missing() -> None:
    line = Line("web", "a", None)
    line.offer([said(2)])
    line.idle()
    assert sent(line) == []
    line.replay([said(1), said(2)], target=2)
    assert sent(line) == [("message", 1), ("message", 2), ("idle", None)]


def test_an_own_message_comes_as_accepted_and_others_as_messages() -> None:
    line = Line("web", "a", None)
    line.awaiting.add("mine")
    line.offer([said(1, "mine"), said(2, "of-another-tab")])
    assert sent(line) == [("accepted", 1), ("message", 2)]


def test_erased_messages_are_passed_over() -> None:
    line = Line("web", "a", None)
    line.known_seq = 5
    line.replay([said(4)], target=5)
    line.offer([said(6)])
    assert sent(line) == [("message", 4), ("message", 6)]


def test_typing_is_told_when_it_changes() -> None:
    line = Line("web", "a", None)
    for on in (True, True, False, False):
        line.typing(on)
    assert sent(line) == [("typing", True), ("typing", False)]


@given(
    st.permutations(range(1, 9)),
    st.lists(st.integers(min_value=0, max_value=8), min_size=8, max_size=8),
)
def test_every_order_of_news_shows_everything_once_in_order(
    order: list[int], reads: list[int]
) -> None:
    line = Line("web", "a", None)
    known = 0
    for seq, read in zip(order, reads, strict=True):
        known = max(known, seq)
        line.offer([said(seq)])
        if read % 2:
            target = line.known_seq
            missed = [said(n) for n in range(line.sent_seq + 1, target + 1)]
            line.replay(missed, target)
    line.replay([said(n) for n in range(line.sent_seq + 1, 9)], 8)
    assert sent(line) == [("message", n) for n in range(1, 9)]
