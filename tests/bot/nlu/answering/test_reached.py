"""Ways to be reached that are not offered."""

import pytest

from bot.nlu.answering.reached import (
    asks_to_be_rung,
    names_another_way,
    only_by_message,
    only_names_another_way,
    tells_address,
    tells_limits,
    tells_when_to_ring,
)
from bot.nlu.reply_rules import reply_channel_said


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("a letter in the post please", True),
        ("on WhatsApp", True),
        ("寄信给我", True),
        ("加我微信", True),
        ("right here", False),
        ("就在这里", False),
        ("here only, nothing by post", False),
        ("in this chat please, and don't send letters to the house", False),
        ("就在这里，别往家里寄信", False),
        ("not here, by post", True),
    ],
)
def test_a_way_that_is_not_offered_is_known(text, named):
    assert names_another_way(text) is named


@pytest.mark.parametrize("text", ["text me", "by post please", "send it by letter", "短信"])
def test_a_way_that_is_not_offered_may_be_all_of_a_reply(text):
    assert only_names_another_way(text)


@pytest.mark.parametrize("text", ["the letter said no", "your branch was shut", "call me"])
def test_a_way_within_a_story_asks_for_nothing(text):
    assert not only_names_another_way(text)


@pytest.mark.parametrize(
    ("text", "by_message"),
    [
        ("发短信给我15888880000", True),
        ("别打电话 发短信 15888880000", True),
        ("短信或者打电话都行 15888880000", False),
        ("text me on 07700 900123, please don't ring", True),
        ("call or text 07700 900123", False),
        ("15888880000", False),
        ("发whatsapp给我吧", True),
        ("07700 900123, same for whatsapp", False),
        ("whatsapp works too 07700 900123", False),
        ("no calls, whatsapp is the same number 07700 900123", True),
        ("15888880000，微信同号", False),
        ("别打电话，微信同号 15888880000", True),
        ("電話或者 WhatsApp 都得,最好電話", False),
        ("短信或电话，最好打电话", False),
        ("phone or WhatsApp, phone preferably", False),
        ("不要电话，发微信", True),
    ],
)
def test_a_number_for_messages_alone_is_no_call(text, by_message):
    assert only_by_message(text) is by_message


@pytest.mark.parametrize(
    "text",
    [
        "PO Box 31 San Antonio Texas 78298",
        "14 Ashgrove Terrace, BD9 4RT",
        "3 High St, Cork",
        "Flat 3, 12 Elm Grove",
        "1200 Oak Dr, Austin, TX 78701",
        "17 Rosehill, Durham DH1 3LE",
        "浙江省杭州市西湖区文三路90号",
        "上海邮政信箱 045-123",
        "100-88号信箱",
    ],
)
def test_an_address_for_letters_is_known_by_its_form(text):
    assert tells_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "2 weeks by the way",
        "3 times in a row",
        "they sent 2 people down the street",
        "it was 5 minutes to close",
        "2 calls in one day, no way",
        "the branch on High Street was shut",
        "我跑了3趟网点",
        "在路上等了12小时",
        "我的邮箱 wang@example.cn",
    ],
)
def test_a_figure_before_a_word_of_streets_is_no_address(text):
    assert not tells_address(text)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("could you ring me?", True),
        ("能打电话给我吗", True),
        ("can a manager ring me?", False),
        ("能不能让经理打给我", False),
        ("could you call the courier?", False),
        ("能不能打电话给快递", False),
        ("nobody called me", False),
    ],
)
def test_a_call_is_asked_for_of_nobody_in_particular(text, asks):
    assert asks_to_be_rung(text) is asks


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("call me not her please", True),
        ("打给我，别打给我妈", True),
        ("不要半夜打来", True),
        ("call me about it", False),
        ("打给我吧", False),
    ],
)
def test_whom_and_when_not_to_ring_is_told_from_a_way(text, limits):
    assert tells_limits(text) is limits


@pytest.mark.parametrize("text", ["call me, after 6pm", "打给我 after 6pm"])
def test_hours_in_a_clause_of_their_own_are_hours(text):
    assert tells_when_to_ring(text)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("They took my deposit last week, reply here will do", "same_chat"),
        ("上礼拜扣了我押金，在这里回就行", "same_chat"),
        ("上個禮拜扣咗我按金，喺呢度回覆就得", "same_chat"),
        ("上個禮拜扣咗我按金，打電話畀我就得啦", "phone"),
        ("喺呢度等咗三個鐘，冇人理", None),
    ],
)
def test_a_clause_of_a_story_says_how_to_hear_back(text, way):
    assert reply_channel_said(text) == way
