"""Messages as Telegram shows them: plain, in parts, buttons under the last."""

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.rendering import Part, read_callback_data, render
from bot.messages import Button


def rows(part: Part) -> list[list[tuple[str, object]]]:
    assert part.keyboard is not None
    return [[(b.text, b.callback_data) for b in row] for row in part.keyboard.inline_keyboard]


def test_short_labels_share_a_row() -> None:
    [part] = render("Right?", [Button("Yes", "t1"), Button("No", "t2", once=False)])
    assert rows(part) == [[("Yes", "1.t1"), ("No", "t2")]]


def test_short_chinese_labels_share_a_row() -> None:
    [part] = render("对吗？", [Button("对", "t1"), Button("不对", "t2")])
    assert rows(part) == [[("对", "1.t1"), ("不对", "1.t2")]]


def test_long_labels_get_a_row_each() -> None:
    [part] = render("Which?", [Button("FD-1234-5678-90 Claim", "a"), Button("Another one", "b")])
    assert rows(part) == [[("FD-1234-5678-90 Claim", "1.a")], [("Another one", "1.b")]]


def test_long_chinese_labels_get_a_row_each() -> None:
    [part] = render("哪一个？", [Button("理赔被拒的那一件", "a"), Button("服务态度不好", "b")])
    assert rows(part) == [[("理赔被拒的那一件", "1.a")], [("服务态度不好", "1.b")]]


def test_buttons_stand_under_the_last_part() -> None:
    parts = render("One. Two. Three.", [Button("Go", "t")], limit=6)
    assert [(part.text, part.keyboard is not None) for part in parts] == [
        ("One.", False),
        ("Two.", False),
        ("Three.", True),
    ]


def test_a_token_of_64_bytes_goes_and_a_longer_one_is_written_out() -> None:
    [part] = render("Choose", [Button("A", "x" * 64, once=False), Button("B", "x" * 63)])
    assert part.text == "Choose\n· B"
    assert rows(part) == [[("A", "x" * 64)]]


def test_buttons_can_be_written_out_as_lines() -> None:
    [part] = render("对吗？", [Button("对", "t1"), Button("不对", "t2")], with_keyboard=False)
    assert part == Part("对吗？\n· 对\n· 不对")


def test_an_erased_message_gives_nothing() -> None:
    assert render(None) == []
    assert render("  \n ") == []


def test_markup_is_shown_as_written() -> None:
    text = "<b>*not_bold*</b> [x](y) `z`"
    assert render(text) == [Part(text)]


def test_characters_that_telegram_refuses_are_replaced() -> None:
    assert render("a\ud83d b\x00c\x1bd") == [Part("a\ufffd bcd")]


@given(
    st.text(alphabet=st.characters(min_codepoint=45, max_codepoint=122), min_size=1), st.booleans()
)
def test_a_pressed_button_gives_its_token_back(token: str, once: bool) -> None:
    if "." in token:
        return
    [part] = render("x", [Button("y", token[:60], once)])
    [[(_, data)]] = rows(part)
    assert read_callback_data(str(data)) == (token[:60], once)
