"""What a message means as an answer to the form; every English case has a Chinese twin."""

# ruff: noqa: E501 — a case is easier to read and to extend on one line
import pytest

from bot.nlu.entities import PatternEntityExtractor
from bot.nlu.form_reader import FormReader
from tests.bot.nlu.conftest import found, message


@pytest.fixture
def read(build, conversation):
    """Read a text: what the form asks, the intent head's opinion → intent and entities."""

    def read_text(text, asked=None, intent="out_of_scope", confidence=0.6, **data):
        one = message(text, intent, confidence, **data)
        build(PatternEntityExtractor).process([one])
        (result,) = build(FormReader).process([one], conversation(asked))
        return result.get("intent")["name"], found(result)

    return read_text


TOPIC = {"name": "staff_attitude", "confidence": 0.9}


@pytest.mark.parametrize(
    "text", ["The clerk shouted at me and threw my papers", "柜员冲我大喊还把材料扔了"]
)
def test_a_complaint_that_tells_something_is_a_story(read, text):
    assert read(text, intent="file_complaint", topic=TOPIC) == (
        "file_complaint",
        {"story": text, "topic": "staff_attitude"},
    )


@pytest.mark.parametrize(
    "text",
    [
        "I want to make a complaint",
        "我要投诉",
        "hello, I'd like to complain please",
        "你好，我想投诉你们公司",
    ],
)
def test_a_bare_wish_to_complain_is_no_story(read, text):
    assert read(text, intent="file_complaint", topic=TOPIC) == ("file_complaint", {})
    assert read(text, "story", intent="file_complaint", topic=TOPIC) == ("file_complaint", {})


@pytest.mark.parametrize(
    "text",
    [
        "我要投诉",
        "投诉",
        "我想投诉！",
        "你好，我要投诉你们",
        "I want to complain",
        "complaint",
        "I'd like to make a complaint.",
    ],
)
def test_a_bare_wish_to_complain_is_understood_whatever_the_head_says(read, text):
    assert read(text, intent="check_status", confidence=0.5) == ("file_complaint", {})


@pytest.mark.parametrize(
    "text", ["我的投诉到哪了", "我不投诉了", "where is my complaint", "withdraw my complaint"]
)
def test_other_requests_about_complaints_are_left_to_the_head(read, text):
    assert read(text, intent="check_status", confidence=0.5) == ("check_status", {})


@pytest.mark.parametrize(
    ("asked", "text", "demand"),
    [
        ("incident_time", "I want a written apology", "I want a written apology"),
        ("incident_time", "我要书面道歉", "我要书面道歉"),
        ("reference_number", "please just get the money back", "please just get the money back"),
    ],
)
def test_a_wish_in_place_of_a_fact_is_kept_as_the_wish(read, asked, text, demand):
    entities = read(text, intent="inform", asked=asked)[1]
    assert entities["demand"].lower() == demand.lower()
    assert ("answer" in entities) == (asked == "reference_number")


@pytest.mark.parametrize(
    "text",
    [
        "They want 50 dollars from me for nothing at all",
        "I want to complain about the man who laughed at me",
        "他要求我交五百块，还把我拉黑了",
        "昨天给我打了十一个电话推销贷款",
    ],
)
def test_what_others_want_or_did_is_no_demand(read, text):
    assert "demand" not in read(text)[1]


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        ("You refused my claim without reason. I want my money back", "i want my money back"),
        ("你们无故拒绝理赔，我要求退还保费", "我要求退还保费"),
        ("The app ate my payment, please refund me today", "please refund me today"),
        ("系统把我的钱吞了，请尽快退款", "请尽快退款"),
        ("He shouted at my kids. I want him spoken to.", "i want him spoken to"),
        ("Somebody used my card. Block it and refund me.", "block it and refund me"),
        ("他冲我家孩子吼，我要求批评他", "我要求批评他"),
        ("天天打电话推销，别再打了", "别再打了"),
    ],
)
def test_a_story_that_demands_something_is_not_asked_for_it(read, text, demand):
    _, entities = read(text, "story", topic=TOPIC)
    assert (entities["story"], entities["demand"].lower()) == (text, demand)


@pytest.mark.parametrize(
    ("asked", "text", "intent", "entities"),
    [
        ("customer_name", "John Smith", "inform", {"customer_name": "John Smith"}),
        ("customer_name", "王芳", "inform", {"customer_name": "王芳"}),
        ("customer_name", "call me Amy", "inform", {"customer_name": "Amy"}),
        ("customer_name", "叫我王女士", "inform", {"customer_name": "王女士"}),
        ("incident_time", "last Tuesday", "inform", {"incident_time": "last Tuesday"}),
        ("incident_time", "上周三", "inform", {"incident_time": "上周三"}),
        ("incident_time", "it has always been so", "inform", {"answer": "it has always been so"}),
        ("incident_time", "一直都是这样", "inform", {"answer": "一直都是这样"}),
        ("reference_number", "AB-123456", "inform", {"reference_number": "AB-123456"}),
        ("reference_number", "单号88231177", "inform", {"reference_number": "88231177"}),
        ("contact", "amy@example.com", "inform", {"email": "amy@example.com"}),
        ("contact", "13812345678", "inform", {"phone": "+8613812345678"}),
        ("demand", "my money back", "inform", {"demand": "my money back"}),
        ("demand", "退钱", "inform", {"demand": "退钱"}),
        ("reply_channel", "give me a call", "inform", {"reply_channel": "phone"}),
        ("reply_channel", "打电话给我", "inform", {"reply_channel": "phone"}),
        ("reply_channel", "here is fine", "inform", {"reply_channel": "same_chat"}),
        ("reply_channel", "就在这里回复吧", "inform", {"reply_channel": "same_chat"}),
        ("reply_channel", "e-mail please", "inform", {"reply_channel": "email"}),
        ("reply_channel", "发邮件", "inform", {"reply_channel": "email"}),
        ("reply_channel", "不要打电话，微信就行", "inform", {"reply_channel": "same_chat"}),
        ("reply_channel", "don't call, use this chat", "inform", {"reply_channel": "same_chat"}),
    ],
)
def test_an_answer_fills_what_was_asked(read, asked, text, intent, entities):
    assert read(text, asked) == (intent, entities)


@pytest.mark.parametrize(
    ("asked", "text", "email", "channel"),
    [
        ("reply_channel", "amy@example.com", "amy@example.com", "email"),
        ("reply_channel", "发到 wang@example.cn", "wang@example.cn", "email"),
    ],
)
def test_an_address_says_how_to_reply(read, asked, text, email, channel):
    assert read(text, asked) == ("inform", {"email": email, "reply_channel": channel})


@pytest.mark.parametrize(
    ("asked", "text", "intent"),
    [
        ("reference_number", "no", "skip"),
        ("reference_number", "没有", "skip"),
        ("reference_number", "I don't have one", "skip"),
        ("reference_number", "没有保单号", "skip"),
        ("customer_name", "rather not say", "skip"),
        ("customer_name", "不想说", "skip"),
        ("contact", "不用了", "skip"),
        ("contact", "none", "skip"),
        ("incident_time", "I can't remember", "skip"),
        ("incident_time", "不记得了", "skip"),
        ("demand", "算了", "skip"),
        ("confirmation", "算了", "cancel"),
        ("confirmation", "never mind", "cancel"),
        ("story", "算了", "cancel"),
        ("confirmation", "yes", "affirm"),
        ("confirmation", "对，提交吧", "affirm"),
        ("confirmation", "yes, submit it", "affirm"),
        ("confirmation", "提交吧", "affirm"),
        ("confirmation", "no", "deny"),
        ("confirmation", "不对", "deny"),
        ("contact", "取消", "cancel"),
        ("contact", "cancel my complaint", "cancel"),
    ],
)
def test_a_short_reply_means(read, asked, text, intent):
    assert read(text, asked) == (intent, {})


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("How long will this take?", "ask_process"),
        ("要多久才有结果？", "ask_process"),
        ("Let me talk to a person", "request_human"),
        ("转人工", "request_human"),
        ("Are you a robot?", "bot_challenge"),
        ("你是机器人吗", "bot_challenge"),
    ],
)
@pytest.mark.parametrize("asked", ["story", "reference_number", "customer_name", "reply_channel"])
def test_a_question_or_request_interrupts(read, asked, text, intent):
    assert read(text, asked, intent=intent, confidence=0.8) == (intent, {})


def test_a_long_story_with_a_question_in_it_stays_a_story(read):
    for text in (
        "I called on Monday and again on Friday and nobody could tell me why my claim was "
        "refused, how long do you think I can wait for an answer like that from you people?",
        "我周一打了电话周五又打了电话，没有一个人能告诉我为什么拒赔，每次都说还在处理，让我等消息，我家里还有病人等着用钱，"
        "你们到底打算让我等到什么时候才给一个明确的说法？",
    ):
        intent, entities = read(text, "story", intent="ask_process", confidence=0.7)
        assert (intent, entities["story"]) == ("inform", text)


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("the phone is wrong, it is +14155552671", "contact", ("phone", "+14155552671")),
        ("电话写错了，是13812345678", "contact", ("phone", "+8613812345678")),
        ("the date should be 3 November", "incident_time", ("incident_time", "3 November")),
        ("时间不对，应该是11月3号", "incident_time", ("incident_time", "11月3号")),
        ("policy number is AB-123456", "reference_number", ("reference_number", "AB-123456")),
        ("保单号改成PL778812", "reference_number", ("reference_number", "PL778812")),
        ("my name is Amy Chan", "customer_name", ("customer_name", "Amy Chan")),
        ("名字写错了，我叫王芳", "customer_name", ("customer_name", "王芳")),
        ("change my demand to a full refund", "demand", ("demand", "a full refund")),
        ("诉求改成全额退款", "demand", ("demand", "全额退款")),
        ("wrong category", "category", None),
        ("类别不对", "category", None),
    ],
)
def test_a_correction_names_what_is_to_change(read, text, field, value):
    intent, entities = read(text, "confirmation", intent="correct", confidence=0.7)
    assert (intent, entities["correction_field"]) == ("correct", field)
    if value:
        assert entities[value[0]] == value[1]


@pytest.mark.parametrize(
    ("text", "language"), [("English please", "en"), ("说中文", "zh"), ("請用繁體", "zh-Hant")]
)
def test_a_request_to_switch_carries_the_language_wanted(read, text, language):
    for asked in (None, "contact"):
        intent, entities = read(text, asked, intent="switch_language")
        assert (intent, entities["language"]) == ("switch_language", language)


@pytest.mark.parametrize("text", ["I don't want to live any more", "我不想活了"])
@pytest.mark.parametrize("asked", [None, "reference_number", "confirmation"])
def test_danger_is_never_read_as_skip_or_cancel(read, text, asked):
    flags = [{"name": "self_harm", "confidence": 0.95}]
    assert read(text, asked, intent="skip", flags=flags)[0] == "request_human"


@pytest.mark.parametrize("asked", [None, "demand"])
def test_a_mere_hint_of_self_harm_is_strain_and_leaves_the_answer_what_it_is(read, asked):
    flags = [{"name": "self_harm", "confidence": 0.2}]
    text = "I just want my money back so I can pay the rent"
    intent, entities = read(text, asked, intent="inform", flags=flags)
    assert (intent, entities["strain"]) == ("inform", "1")


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_said_is_nothing_read(read, text):
    assert read(text, "story") == ("out_of_scope", {})


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("0912345678 陳小姐", "+886912345678", "陳小姐"),
        ("0161 496 0018", "+441614960018", None),
        ("62345678 王先生", "+85262345678", "王先生"),
        ("13900001111，王芳", "+8613900001111", "王芳"),
        ("jo@example.com, Jo Smith", "jo@example.com", "Jo Smith"),
        ("555 0134", "5550134", None),
    ],
)
def test_a_contact_is_read_with_the_name_beside_it(read, text, number, name) -> None:
    _, entities = read(text, asked="contact")
    contact = entities.get("phone") or entities.get("email")
    assert (contact, entities.get("customer_name")) == (number, name)


@pytest.mark.parametrize(
    "text", ["The wall in your lobby is the wrong colour again", "你们大厅那面墙的颜色又刷错了"]
)
def test_a_topic_of_an_unsure_category_is_left_to_the_customer(read, text):
    unsure = {"name": "product", "confidence": 0.4}
    sure = {"name": "product", "confidence": 0.8}
    intent = "file_complaint"
    assert read(text, intent=intent, topic=TOPIC, category=unsure) == (intent, {"story": text})
    assert read(text, intent=intent, topic=TOPIC, category=sure)[1]["topic"] == "staff_attitude"


@pytest.mark.parametrize("asked", [None, "story", "demand", "confirmation"])
def test_another_language_is_not_guessed_at(read, asked):
    for text in ("保険金がまだ支払われていません", "Мне отказали в выплате"):
        assert read(text, asked, intent="file_complaint", language="other") == ("nlu_fallback", {})


def test_a_name_in_another_script_is_a_name(read):
    intent, entities = read("Ольга", "customer_name", intent="inform", language="other")
    assert intent == "inform"
    assert "Ольга" in entities.values()


@pytest.mark.parametrize(
    "asked", ["reference_number", "incident_time", "customer_name", "demand", "given_reason"]
)
@pytest.mark.parametrize("text", ["You can answer me here", "在这里回复我就行"])
def test_how_to_hear_back_is_never_the_answer_to_another_question(read, asked, text):
    assert read(text, asked, intent="inform") == ("inform", {"reply_channel": "same_chat"})


@pytest.mark.parametrize("text", ["My account number is 60412288", "我的账号是60412288"])
def test_an_account_number_is_no_phone(read, text):
    assert read(text, "reference_number", intent="inform") == (
        "inform",
        {"reference_number": "60412288"},
    )


@pytest.mark.parametrize("asked", ["customer_name", "confirmation", "incident_time"])
@pytest.mark.parametrize("text", ["no, the phone ends 5678", "不对，电话尾号是5678"])
def test_the_end_of_a_phone_number_is_corrected_at_any_question(read, asked, text):
    assert read(text, asked, intent="inform", confidence=0.5) == (
        "correct",
        {"correction_field": "contact", "contact_ending": "5678"},
    )


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        ("I want a refund instead", "I want a refund"),
        ("不要道歉了，我要退款", "我要退款"),
    ],
)
def test_a_changed_wish_goes_to_the_demand(read, text, demand):
    intent, entities = read(text, "confirmation", intent="file_complaint")
    assert (intent, entities) == ("correct", {"correction_field": "demand", "demand": demand})


@pytest.mark.parametrize("text", ["I also want an apology", "我还要求道歉"])
def test_a_further_wish_at_the_summary_is_no_part_of_the_story(read, text):
    assert read(text, "confirmation", intent="inform") == ("inform", {"demand": text})


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("the old one", "resume"),
        ("继续上次的", "resume"),
        ("a new one", "new"),
        ("登记新的", "new"),
    ],
)
def test_which_of_two_drafts_is_meant(read, text, choice):
    assert read(text, "draft_choice", intent="affirm") == ("inform", {"draft_choice": choice})


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("You can answer me here", "same_chat"),
        ("在这里回复我就行", "same_chat"),
        ("call me instead", "phone"),
        ("还是打电话给我吧", "phone"),
    ],
)
@pytest.mark.parametrize("intent", ["ask_help", "request_human"])
def test_the_way_to_reply_is_an_answer_whatever_the_head_says(read, intent, text, channel):
    told = read(text, "reply_channel", intent=intent, confidence=0.9)
    assert told == ("inform", {"reply_channel": channel})


@pytest.mark.parametrize("text", ["I give it 2 out of 5", "这次处理打2分"])
def test_a_rating_during_the_form_carries_its_score(read, text):
    for asked in ("confirmation", "reference_number"):
        assert read(text, asked, intent="rate", confidence=0.9) == ("rate", {"score": "2"})


@pytest.mark.parametrize("text", ["What do you know about me?", "你们存了我哪些信息"])
def test_own_data_is_asked_for_during_the_form_too(read, text):
    assert read(text, "demand", intent="ask_privacy", confidence=0.9) == (
        "ask_privacy",
        {"request": "own_data"},
    )


@pytest.mark.parametrize(
    ("text", "time"), [("9月28号住的院", "9月28号"), ("it was on 28 September", "28 September")]
)
def test_a_day_told_late_is_no_answer_to_what_is_wanted(read, text, time):
    intent, entities = read(text, "demand", intent="inform")
    assert (intent, entities) == ("inform", {"incident_time": time})


@pytest.mark.parametrize("asked", ["reply_channel", "customer_name"])
@pytest.mark.parametrize("text", ["想让他们按合同赔，不行就退保费", "I want my premium refunded"])
def test_a_wish_told_late_is_taken_whatever_is_asked(read, asked, text):
    intent, entities = read(text, asked, intent="inform")
    assert intent == "inform"
    assert entities["demand"]
    assert "answer" not in entities


@pytest.mark.parametrize("text", ["提交吧", "直接提交", "就这样", "just submit it", "that's all"])
@pytest.mark.parametrize("asked", ["customer_name", "incident_time", "reply_channel"])
def test_who_wants_to_submit_leaves_out_what_is_still_asked(read, asked, text):
    assert read(text, asked) == ("skip", {})


@pytest.mark.parametrize("text", ["谢谢", "谢谢啊", "多谢", "thanks"])
def test_thanks_are_no_name(read, text):
    assert read(text, "customer_name", intent="thank", confidence=0.9) == ("thank", {})


@pytest.mark.parametrize(
    "text",
    ["no, it was the Bradford branch not Leeds", "不对，是人民路那家店，不是中山路的"],
)
def test_a_correction_of_the_story_is_taken_by_its_words(read, text):
    intent, entities = read(text, "reply_channel", intent="correct", confidence=0.9)
    assert intent == "correct"
    assert entities["answer"] == text


@pytest.mark.parametrize(
    "text", ["SF1234567890", "单号是SF1234567890", "my policy no PA20230088912"]
)
def test_a_number_told_late_is_no_answer_to_what_is_wanted(read, text):
    intent, entities = read(text, "demand", intent="inform")
    assert intent == "inform"
    assert "demand" not in entities
    assert entities["reference_number"]


def test_an_amount_is_what_is_wanted(read):
    assert read("380块", "demand", intent="inform")[1]["demand"] == "380块"


@pytest.mark.parametrize("text", ["some money back obviously", "退款就行", "a full refund please"])
@pytest.mark.parametrize("asked", ["category_choice", "reply_channel", "incident_time"])
def test_a_bare_wish_is_a_wish_whatever_is_asked(read, asked, text):
    assert read(text, asked, intent="inform")[1]["demand"] == text


@pytest.mark.parametrize("text", ["no not by phone", "don't call me", "别打电话", "不方便接电话"])
def test_who_only_says_how_not_to_be_reached_is_answered_here(read, text):
    assert read(text, "reply_channel", intent="inform")[1]["reply_channel"] == "same_chat"


@pytest.mark.parametrize("text", ["Priya", "Michael Okafor", "李建国"])
def test_a_name_where_a_contact_is_asked_is_a_name(read, text):
    assert read(text, "contact", intent="inform") == ("inform", {"customer_name": text})


@pytest.mark.parametrize("text", ["Michael Okafor", "Zoe", "李建国"])
def test_a_name_at_the_summary_is_a_name(read, text):
    assert read(text, "confirmation", intent="inform") == ("inform", {"customer_name": text})


@pytest.mark.parametrize(
    "text", ["is it going to take months?", "how long will it take", "要多久", "那得好几个月吗"]
)
def test_a_question_for_the_time_it_takes_is_no_complaint(read, text):
    assert read(text, intent="file_complaint", confidence=0.5)[0] == "ask_process"


@pytest.mark.parametrize("text", ["how long must I wait for my refund", "一个月了还要多久才赔"])
def test_a_complaint_about_waiting_stays_one(read, text):
    assert read(text, intent="file_complaint", confidence=0.7, topic=TOPIC)[0] == "file_complaint"


@pytest.mark.parametrize(
    ("asked", "text", "intent"),
    [
        ("confirmation", "係", "affirm"),
        ("confirmation", "唔係", "deny"),
        ("reference_number", "冇啦", "skip"),
        ("incident_time", "唔記得", "skip"),
    ],
)
def test_short_answers_in_cantonese(read, asked, text, intent):
    assert read(text, asked)[0] == intent


def test_here_in_cantonese(read):
    assert read("咁就喺度啦", "reply_channel", intent="inform")[1] == {"reply_channel": "same_chat"}


@pytest.mark.parametrize("text", ["can I add a photo?", "可以发照片吗", "截图怎么传"])
@pytest.mark.parametrize("asked", [None, "customer_name"])
def test_a_question_how_to_send_files_is_one_about_the_procedure(read, asked, text):
    assert read(text, asked, intent="ask_help")[0] == "ask_process"


@pytest.mark.parametrize("text", ["你们什么破保险公司", "you useless bunch of idiots"])
def test_an_outburst_opens_a_complaint_and_is_not_its_story(read, text):
    tone = {"name": "angry", "confidence": 0.9}
    intent, entities = read(text, intent="out_of_scope", tone=tone)
    assert intent == "file_complaint"
    assert "story" not in entities


@pytest.mark.parametrize("text", ["what a stupid match last night", "今天热死了，烦"])
def test_anger_at_others_stays_out_of_scope(read, text):
    tone = {"name": "angry", "confidence": 0.9}
    assert read(text, intent="out_of_scope", tone=tone)[0] == "out_of_scope"


@pytest.mark.parametrize(
    ("text", "asked", "intent", "told"),
    [
        # denied and bettered days
        ("sorry, not yesterday, it was three days ago", "reply_channel", "correct", {"incident_time": "three days ago", "correction_field": "incident_time"}),
        ("说错了，不是昨天，是大前天", "reply_channel", "correct", {"incident_time": "大前天", "correction_field": "incident_time"}),
        ("tuesday I think. no, it was wednesday", "incident_time", "inform", {"incident_time": "wednesday"}),
        ("好像是周二。不对，是周三", "incident_time", "inform", {"incident_time": "周三"}),
        # a name beside a number
        ("call me on +44 20 7946 0123, name's Hal Burke", "reply_channel", "inform", {"phone": "+442079460123", "reply_channel": "phone", "customer_name": "Hal Burke"}),
        ("打电话，13822220001，林欧", "reply_channel", "inform", {"phone": "+8613822220001", "reply_channel": "phone", "customer_name": "林欧"}),
        ("01632 960 471, ask for Trudy", "contact", "inform", {"phone": "01632960471", "customer_name": "Trudy"}),
        ("13900139000，找周敏", "contact", "inform", {"phone": "+8613900139000", "customer_name": "周敏"}),
        ("fine. Martin Keogh", "customer_name", "affirm", {"customer_name": "Martin Keogh"}),
        ("行吧，马克勤", "customer_name", "affirm", {"customer_name": "马克勤"}),
        ("Harriet Osei", "reply_channel", "out_of_scope", {"customer_name": "Harriet Osei"}),
        # the way to hear back
        ("right here please", "reply_channel", "affirm", {"reply_channel": "same_chat"}),
        ("就在这儿说", "reply_channel", "affirm", {"reply_channel": "same_chat"}),
        # a wish that asks or corrects nothing
        ("he should say sorry", "demand", "correct", {"demand": "he should say sorry"}),
        ("告诉我为什么就行", "demand", "ask_help", {"demand": "告诉我为什么就行"}),
        # sums told anew
        ("the amount should be 950 not 900", "confirmation", "correct", {"correction_field": "amount", "answer": "950"}),
        ("金额改成9500，不是9000", "confirmation", "correct", {"correction_field": "amount", "answer": "9500"}),
        # which matter
        ("yes, the same", "matter_choice", "affirm", {"matter_choice": "same"}),
        ("不是，这是另一件", "matter_choice", "deny", {"matter_choice": "new"}),
    ],
)  # fmt: skip
def test_what_upset_customers_write_is_taken(read, text, asked, intent, told):
    assert read(text, asked, intent=intent)[1] == told


@pytest.mark.parametrize(
    ("text", "asked", "meant"),
    [
        ("no number sorry", "reference_number", "skip"),
        ("哪有什么单号", "reference_number", "skip"),
        ("don't care", "reply_channel", "skip"),
        ("无所谓", "reply_channel", "skip"),
        ("ok thanks", "reply_channel", "thank"),
        ("哦谢谢", "reply_channel", "thank"),
        ("ok thanks", "confirmation", "affirm"),
        ("why do you need my name", "customer_name", "ask_privacy"),
        ("问名字干什么", "customer_name", "ask_privacy"),
        ("what can I do if I disagree with the outcome", "demand", "ask_rights"),
        ("要是我对结果不满意，还能去哪儿反映", "demand", "ask_rights"),
        ("blarg wuffle snee", "demand", "nlu_fallback"),
        ("哔哩吧啦咕噜嘟", "demand", "nlu_fallback"),
    ],
)
def test_short_replies_and_side_questions_mean_what_they_say(read, text, asked, meant):
    assert read(text, asked)[0] == meant


@pytest.mark.parametrize(
    "text",
    [
        "three times now. The last one came yesterday, a birthday card with an offer",
        "已经三次了，昨天又寄来一张生日贺卡，还推销，我哭了一晚上",
    ],
)
def test_more_of_what_happened_is_no_wish(read, text):
    found = read(text, "demand", intent="file_complaint")[1]
    assert (found["story"], "demand" in found) == (text, False)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("what if I don't like your answer?", "ask_rights"),
        ("要是我不满意你们的答复怎么办", "ask_rights"),
        ("What happens to what I tell you?", "ask_privacy"),
        ("我说的这些会给谁看", "ask_privacy"),
    ],
)
@pytest.mark.parametrize("asked", [None, "reply_channel"])
def test_questions_on_the_side_are_known_by_their_words(read, asked, text, intent):
    assert read(text, asked, intent="file_complaint", confidence=0.6)[0] == intent
