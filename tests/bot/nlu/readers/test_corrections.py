"""Which messages correct what was told to the form, and what they change."""

import pytest
from rasa.shared.core.slots import TextSlot

from bot.nlu.entities import PatternEntityExtractor
from bot.nlu.form_reader import FormReader
from tests.bot.nlu.conftest import found, message


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("the phone is wrong, it is +14155552671", "contact", ("phone", "+14155552671")),
        ("电话写错了，是13812345678", "contact", ("phone", "+8613812345678")),
        ("the date should be 3 November", "incident_time", ("incident_time", "3 November")),
        ("时间不对，应该是11月3号", "incident_time", ("incident_time", "11月3号")),
        ("没说是昨天，是今天凌晨", "incident_time", ("incident_time", "今天凌晨")),
        ("I didn't say Monday, it was Sunday", "incident_time", ("incident_time", "Sunday")),
        ("policy number is AB-123456", "reference_number", ("reference_number", "AB-123456")),
        ("保单号改成PL778812", "reference_number", ("reference_number", "PL778812")),
        ("my name is Amy Chan", "customer_name", ("customer_name", "Amy Chan")),
        ("名字写错了，我叫王芳", "customer_name", ("customer_name", "王芳")),
        ("change my demand to a full refund", "demand", ("demand", "a full refund")),
        ("诉求改成全额退款", "demand", ("demand", "全额退款")),
        ("on behalf of should be Rosa Diaz", "principal", ("principal", "Rosa Diaz")),
        ("代谁那里不对，是我妈何秀英", "principal", ("principal", "我妈何秀英")),
        ("代办人写错了，应该是：何秀英", "principal", ("principal", "何秀英")),
        ("wrong category", "category", None),
        ("类别不对", "category", None),
    ],
)
def test_a_correction_names_what_is_to_change(read, text, field, value):
    intent, entities = read(text, "confirmation", intent="correct", confidence=0.7)
    assert (intent, entities["correction_field"]) == ("correct", field)
    if value:
        assert entities[value[0]] == value[1]


@pytest.mark.parametrize("asked", ["customer_name", "confirmation", "incident_time"])
@pytest.mark.parametrize("text", ["no, the phone ends 5678", "不对，电话尾号是5678"])
def test_the_end_of_a_phone_number_is_corrected_at_any_question(read, asked, text):
    assert read(text, asked, intent="inform", confidence=0.5) == (
        "correct",
        {"correction_field": "contact", "contact_ending": "5678"},
    )


@pytest.mark.parametrize(
    "text",
    ["no, it was the Bradford branch not Leeds", "不对，是人民路那家店，不是中山路的"],
)
def test_a_correction_of_the_story_is_taken_by_its_words(read, text):
    intent, entities = read(text, "reply_channel", intent="correct", confidence=0.9)
    assert intent == "correct"
    assert entities["answer"] == text


def test_a_wrong_figure_is_corrected_whatever_is_asked(read):
    assert read("不对，是190天不是185天", "reply_channel", intent="deny")[0] == "correct"


def test_a_category_is_corrected_with_the_one_that_is_named(read):
    intent, entities = read("类别不对，是你们服务慢", "confirmation", intent="correct")
    assert (intent, entities["category_choice"]) == ("correct", "service")


def test_a_correction_that_names_no_detail_is_kept_as_it_is_told(read):
    text = "等下，确诊是第95天，我打错了"
    assert read(text, "confirmation", intent="correct", confidence=0.9) == (
        "correct",
        {"answer": text},
    )
    assert read("打错了", "confirmation", intent="correct", confidence=0.9) == ("correct", {})


def test_a_name_in_the_story_that_was_wrong_is_nobody_elses(read):
    intent, told = read("it's not Priya, name was Preeti", "confirmation")
    assert intent == "correct"
    assert told == {"answer": "it's not Priya, name was Preeti"}


def test_a_number_that_is_named_is_the_one_corrected(read):
    intent, told = read("the job number is BX 20971 not 917", "confirmation", intent="correct")
    assert intent == "correct"
    assert told == {"correction_field": "reference_number", "reference_number": "BX 20971"}


def test_a_month_that_was_wrong_is_a_correction(read):
    assert read("no not june, july", "confirmation", intent="deny")[0] == "correct"


@pytest.mark.parametrize("text", ["唔啱，係$548先啱，唔係528", "不对，是548块，不是528"])
def test_a_sum_told_in_place_of_another_is_no_wish(read, text):
    intent, told = read(text, "confirmation", intent="correct")
    assert (intent, told["answer"]) == ("correct", text)
    assert "demand" not in told


def test_a_sum_that_is_put_right_by_the_lakh_becomes_a_plain_number(read):
    text = "the amount is 3.4 lakh not 34000"
    entities = read(text, "confirmation", intent="correct")[1]
    assert (entities["correction_field"], entities["answer"]) == ("amount", "340000")


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        (
            "等等，我改主意了，不要退款，换一台新的，周五之前送到，做得到吗？",
            "不要退款，换一台新的，周五之前送到",
        ),
        (
            "I changed my mind, no refund, a replacement by Friday instead, can you do that?",
            "I changed my mind, no refund, a replacement by Friday instead",
        ),
    ],
)
def test_a_question_behind_another_wish_is_no_part_of_it(read, text, wish):
    intent, entities = read(text, "reply_channel", intent="correct", confidence=0.6)
    assert (intent, entities["correction_field"], entities["demand"]) == ("correct", "demand", wish)


@pytest.mark.parametrize("text", ["actually RM 168, my mistake", "说错了，是168令吉"])
def test_a_sum_told_anew_with_no_wish_beside_it_is_the_sum(read, text):
    intent, entities = read(text, "reply_channel", intent="correct", confidence=0.9)
    told = (intent, entities["correction_field"], entities["answer"], entities.get("demand"))
    assert told == ("correct", "amount", "168", None)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("actually the amount was £340 not £430", "340"),
        ("the amount is 340 pounds, not 430", "340"),
        ("金额是340块不是430块", "340"),
        ("金额不是430块是340块", "340"),
    ],
)
def test_the_sum_that_is_denied_is_never_taken(read, text, right):
    for asked in ("confirmation", "demand"):
        told = read(text, asked, "correct", 0.9)[1]
        assert (told["correction_field"], told["answer"]) == ("amount", right)
        assert told.get("amount", right).split()[0] == right


def test_a_sum_that_is_put_right_with_its_unit_stays_whole(read):
    for text in ("the amount should be 2 lakh", "金额应该是1200元"):
        assert "amount" in read(text, "confirmation", "correct", 0.9)[1]


@pytest.mark.parametrize(
    ("told", "text", "besides"),
    [
        (
            {"amount": "1240 GBP"},
            "hang on, I have the bill, it comes to £1,310 not £1,240",
            {},
        ),
        (
            {"reference_number": "card last 4 digits 5082"},
            "eh wait, its 5028 not 5082, I type wrong",
            {},
        ),
        ({"amount": "3860 CNY"}, "金额不对 我打反了 发票上是3680", {}),
        ({"customer_name": "凝静"}, "名字写错了，是宁静的宁不是凝", {}),
        (
            {"amount": "1240 GBP"},
            "it's £1,310 not £1,240. The clerk laughed at me when I asked her about it",
            {"story": "The clerk laughed at me when I asked her about it"},
        ),
    ],
)
@pytest.mark.parametrize("asked", ["confirmation", "reply_channel"])
def test_a_value_that_stands_in_the_draft_is_put_right_and_is_no_other_detail(
    build, conversation, told, text, besides, asked
):
    tracker = conversation(asked)
    for slot, value in told.items():
        tracker.slots[slot] = TextSlot(slot, mappings=[{}], initial_value=value)
    one = message(text, "inform", 0.9)
    build(PatternEntityExtractor).process([one])
    (read,) = build(FormReader).process([one], tracker)
    assert (read.get("intent")["name"], found(read)) == ("correct", besides)


@pytest.mark.parametrize(
    "text", ["銀碼唔啱 睇錯咗 係1980唔係1800", "the amount is wrong, it's 1980 not 1800"]
)
def test_a_sum_put_right_by_its_name_is_taken_where_none_was_told(read, text):
    told = read(text, "confirmation", intent="correct")[1]
    assert (told["correction_field"], told["answer"]) == ("amount", "1980")
