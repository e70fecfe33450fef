from datetime import UTC, datetime

from bot.messages import Link, Message
from bot.store.masking import for_staff

CODE = Message(
    id="m_1",
    conversation_id="c_1",
    seq=2,
    direction="out",
    author="system",
    text="482 913 is your code for complaint FD-1234-5678-89.",
    buttons=(),
    created_at=datetime(2026, 11, 9, tzinfo=UTC),
    kind="code",
)


def test_staff_read_no_code_and_get_no_link() -> None:
    shown = for_staff(CODE)
    assert shown.text == "••• ••• is your code for complaint FD-1234-5678-89."
    link = Link("Go on", "https://t.me/x?start=abc")
    receipt = Message(
        "m_2", "c_1", 3, "out", "bot", "Registered. 482 913", (), CODE.created_at, links=(link,)
    )
    assert (for_staff(receipt).text, for_staff(receipt).links) == ("Registered. 482 913", ())
