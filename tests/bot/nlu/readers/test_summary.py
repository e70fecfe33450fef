"""What a message is to the form once the summary stands: only a yes submits it."""

import pytest

from bot.nlu.entities import PatternEntityExtractor
from bot.nlu.readers import form
from bot.nlu.readers.reading import Reading
from tests.bot.nlu.conftest import message


@pytest.mark.parametrize("text", ["I also want an apology", "我还要求道歉"])
def test_a_further_wish_at_the_summary_is_no_part_of_the_story(read, text):
    assert read(text, "confirmation", intent="inform") == ("inform", {"demand": text})


@pytest.mark.parametrize("text", ["刘", "姓刘"])
def test_a_surname_alone_at_the_summary_is_the_name(read, text):
    assert read(text, "confirmation", intent="inform") == ("inform", {"customer_name": "刘"})


def test_the_hours_for_a_call_told_at_the_summary_change_no_day(read):
    text = "晚上七点以后可以打"
    assert read(text, "confirmation", intent="inform") == ("inform", {"answer": text})


@pytest.mark.parametrize(
    "text", ["房租周五要交，也写上", "I forgot to say he charged my sister on Friday"]
)
def test_what_is_to_be_written_down_besides_changes_no_day(read, text):
    intent, entities = read(text, "confirmation", intent="correct")
    assert (intent, entities) == ("inform", {"answer": text})


@pytest.mark.parametrize("text", ["actually I'd like to withdraw it", "我还是撤回投诉吧"])
def test_who_takes_it_back_at_the_summary_is_not_asked_what_to_change(read, text):
    assert read(text, "confirmation", intent="correct")[0] == "cancel"


@pytest.mark.parametrize("text", ["you useless idiots", "你们这群废物"])
def test_an_insult_at_the_summary_is_no_part_of_the_story(read, text):
    intent, entities = read(text, "confirmation", intent="inform")
    assert (intent, set(entities) & {"story", "answer"}) == ("nlu_fallback", set())


@pytest.mark.parametrize("text", ["你说话啊", "快啊"])
def test_a_few_words_at_the_summary_are_no_part_of_the_story(read, text):
    assert read(text, "confirmation", intent="inform")[0] == "nlu_fallback"


@pytest.mark.parametrize(
    ("text", "name"), [("姓严", "严"), ("顾", "顾"), ("Nadia Rahman", "Nadia Rahman")]
)
def test_a_name_at_the_summary_is_taken(read, text, name):
    assert read(text, "confirmation", intent="inform")[1]["customer_name"] == name


def test_only_the_summary_or_its_changes_take_a_yes(read):
    assert read("yes is correct", "correction_field")[0] == "affirm"
    assert read("submit", "correction_field")[0] == "affirm"


def test_an_agreement_that_names_a_way_submits_nothing(read):
    intent, told = read("ok call then", "confirmation", intent="affirm")
    assert (intent, told) == ("inform", {"reply_channel": "phone"})


@pytest.mark.parametrize("text", ["不对 交的是八万五", "写错了，扣的是350"])
def test_a_sum_told_anew_by_what_was_done_with_it_is_put_right_where_it_stands(read, text):
    intent, entities = read(text, "confirmation", intent="correct")
    assert (intent, entities["answer"], "correction_field" in entities) == ("correct", text, False)


def test_a_question_that_names_a_line_clears_nothing_of_it(read):
    entities = read("wait, can they ring my phone on Sundays?", asked="confirmation")[1]
    assert "correction_field" not in entities


@pytest.mark.parametrize("text", ["没别的了 交吧", "对的 就这样", "that's all, submit it"])
def test_who_has_nothing_more_and_sends_it_submits(read, text):
    assert read(text, "confirmation", intent="deny")[0] == "affirm"


def test_who_takes_it_back_in_words_of_their_own_is_asked_nothing_of_a_ticket(read):
    assert read("楼下不让赔了 撤了吧", "confirmation", intent="withdraw_complaint")[0] == "cancel"


def test_what_is_told_late_is_kept_though_nothing_else_is_made_of_it(read):
    text = "刚才那三千 楼下最后说要三千五"
    assert read(text, "confirmation", intent="nlu_fallback") == ("inform", {"answer": text})


@pytest.mark.parametrize("text", ["he gave me power of attorney in 2023", "我有2023年的授权委托书"])
def test_the_year_of_an_authority_is_no_day_of_the_matter(read, text):
    intent, entities = read(text, intent="inform", asked="confirmation")
    assert (intent, entities["principal"]) == ("inform", text)
    assert "incident_time" not in entities


@pytest.mark.parametrize(
    "text",
    [
        "also the parcel of last month never came, that was $120",
        "还有上个月那个包裹 refund 还没到，RM 120",
    ],
)
def test_more_of_what_happened_at_the_summary_changes_no_day_or_sum(read, text):
    intent, entities = read(text, "confirmation", intent="inform")
    assert (intent, entities["answer"]) == ("inform", text)
    assert not set(entities) & {"incident_time", "amount", "demand", "correction_field"}


def test_a_day_alone_at_the_summary_changes_the_day(read):
    assert read("还有，那天是10月3号", "confirmation", intent="inform")[0] == "correct"


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        (
            "师傅又来了一趟没弄好，你们把这半年的钱退给我，我妈天天念叨这事睡不着",
            "把这半年的钱退给我",
        ),
        (
            "he came again and fixed nothing, I want my money back, my mother is upset",
            "I want my money back",
        ),
    ],
)
def test_a_wish_beside_what_is_told_late_is_kept_as_one(read, text, demand):
    entities = read(text, "confirmation", intent="inform")[1]
    assert (entities["story"], entities["demand"]) == (text, demand)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("the complaint is not about wrong information, it is a double debit", "fees_charges"),
        ("it should be an internet outage, not fees", "system_fault"),
        ("you've put fees but really I was mis-sold it", "wrong_information"),
        ("不是服务态度，是乱扣费", "fees_charges"),
    ],
)
def test_the_kind_of_a_complaint_is_put_right_by_naming_both(read, text, topic):
    intent, entities = read(text, "confirmation", intent="inform")
    assert (intent, entities["correction_field"], entities["topic"]) == (
        "correct",
        "category",
        topic,
    )


@pytest.mark.parametrize(
    ("text", "name", "principal"),
    [
        ("I'm Hui Min, her daughter", "Hui Min", "I'm Hui Min, her daughter"),
        ("我是孫女 彭郁晴", "彭郁晴", "我是孫女 彭郁晴"),
    ],
)
def test_who_writes_and_for_whom_are_both_kept(read, text, name, principal):
    entities = read(text, "confirmation", intent="inform")[1]
    assert (entities["customer_name"], entities["principal"]) == (name, principal)


def test_what_happens_while_they_write_changes_no_day(read):
    text = "保安刚才又来瞪我，I'm still at the branch"
    intent, entities = read(text, "confirmation", intent="file_complaint")
    assert (intent, entities["answer"], "incident_time" in entities) == ("inform", text, False)


def test_a_name_before_for_whom_it_is_at_the_summary_is_the_writers(read):
    entities = read("Farah. its my mom Puan Salmah", "confirmation", intent="inform")[1]
    assert entities["customer_name"] == "Farah"
    assert entities["principal"] == "its my mom Puan Salmah"


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("It should read: I want the claim paid in full, plus interest",
         "I want the claim paid in full, plus interest"),
        ("应该写：我要求全额赔付，加上利息", "我要求全额赔付，加上利息"),
    ],
)  # fmt: skip
def test_a_line_told_as_it_should_read_replaces_the_wish(read, text, wish):
    intent, entities = read(text, "confirmation", intent="inform")
    assert (intent, entities["correction_field"]) == ("correct", "demand")
    assert entities["demand"] == wish


@pytest.mark.parametrize("text", ["no, I paid 850, not 800", "不，交的是850，不是800"])
def test_a_no_that_says_what_is_right_corrects(read, text):
    intent, entities = read(text, "confirmation", intent="deny")
    assert (intent, entities.keys() & {"answer", "correction_field"} != set()) == ("correct", True)


@pytest.mark.parametrize(
    "text",
    [
        "ok the numbers are right. sorry for swearing earlier, send it",
        "……ok 数都对。刚才骂人是我不对，你也就是个程序。提交吧",
    ],
)
def test_a_word_of_excuse_before_what_submits_is_no_day_and_no_change(read, text):
    intent, entities = read(text, "confirmation", intent="correct")
    assert (intent, "incident_time" in entities) == ("affirm", False)


@pytest.mark.parametrize(
    "text", ["He swore at me as well, submit it", "他还骂我，提交吧", "改成5号，提交"]
)
def test_what_is_told_or_changed_before_what_submits_is_not_lost(read, text):
    assert read(text, "confirmation", intent="inform")[0] != "affirm"


@pytest.mark.parametrize(
    "text",
    [
        "hold on, is the excess the same thing as the deductible?",
        "先等一下，免赔额和deductible到底是不是一个东西？co-pay又是什么？",
    ],
)
def test_a_question_about_words_at_the_summary_changes_nothing(read, text):
    assert read(text, "confirmation", intent="correct") == ("explain_term", {})


@pytest.mark.parametrize(
    "text",
    ["get me a human being who can actually decide something", "给我找个能拍板的真人来"],
)
def test_who_asks_for_a_person_at_the_summary_adds_no_wish(read, text):
    flags = [{"name": "wants_human", "confidence": 0.99}]
    told = read(text, "confirmation", intent="request_human", confidence=0.98, flags=flags)
    assert told[0] == "request_human"
    assert "demand" not in told[1]


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        (
            "And forget the apology, I only want the fee back and to know how it happened",
            "I only want the fee back and to know how it happened",
        ),
        ("不要道歉了，退款就行", "退款就行"),
    ],
)
def test_the_only_wish_that_stays_takes_the_place_of_the_others(read, text, wish):
    intent, told = read(text, "confirmation", intent="inform")
    assert (intent, told["correction_field"], told["demand"]) == ("correct", "demand", wish)


@pytest.mark.parametrize(
    "text",
    [
        "How many days will you people take? The regulator says one month, doesn't it?",
        "你们一般要多久有结果？监管是说一个月吗？",
    ],
)
def test_questions_at_the_summary_are_answered_and_no_part_of_the_story(read, text):
    intent, told = read(text, "confirmation", intent="inform")
    assert (intent, set(told) & {"story", "answer"}) == ("ask_process", set())


@pytest.mark.parametrize(
    "text",
    [
        "交了两年 不是三年 你看下写对没有",
        "等陣，$1,788 係罰款，唔係月費，你有冇寫啱？",
        "did you put the amount down?",
    ],
)
def test_whether_something_is_written_right_changes_nothing_and_is_shown(read, text):
    assert read(text, "confirmation", intent="correct") == ("ask_help", {})


@pytest.mark.parametrize("text", ["那大概多久有人email我", "how long till somebody emails me"])
def test_when_somebody_writes_is_asked_at_the_summary_and_no_more_of_the_story(read, text):
    assert read(text, "confirmation", intent="inform") == ("ask_process", {})


@pytest.mark.parametrize(
    "text",
    ["my trip ends on 4 December", "我12月4号就回国了", "my exam is on Monday", "周一我妈要做手术"],
)
def test_another_day_told_at_the_summary_changes_none(read, text):
    intent, told = read(text, "confirmation", intent="inform")
    assert (intent, told.get("incident_time"), told["answer"]) == ("inform", None, text)


@pytest.mark.parametrize("text", ["no, it was 12 November", "不好意思，应该是11月12号"])
def test_a_day_put_right_at_the_summary_is_taken(read, text):
    assert "answer" not in read(text, "confirmation", intent="inform")[1]


def test_a_question_beside_what_is_told_at_the_summary_is_no_part_of_the_story(read):
    text = "how long does it take? my trip ends on 4 December"
    _, told = read(text, "confirmation", intent="inform")
    assert (told["question"], told["answer"]) == (
        "how long does it take?",
        "my trip ends on 4 December",
    )


def test_what_was_misread_just_now_is_no_day(build):
    text = "金额更正一下，差额应该是 3,200 元，不是 2,300，我剛剛看反了"
    one = message(text, "correct", 0.9)
    build(PatternEntityExtractor).process([one])
    reading = Reading(one, "FormReader")
    form.read(reading, "confirmation", {"incident_time": "11月3号", "amount": "2300 CNY"})
    assert "incident_time" not in reading.found
