"""What is meant after a complaint was registered or put aside, outside the form."""

import pytest
from rasa.shared.core.events import ActionExecuted, BotUttered
from rasa.shared.core.slots import TextSlot
from rasa.shared.core.trackers import DialogueStateTracker

from bot.nlu.entities import PatternEntityExtractor
from bot.nlu.form_reader import FormReader
from tests.bot.nlu.conftest import message


@pytest.fixture
def read(read_outside):
    """Read a text outside the form."""
    return read_outside


@pytest.mark.parametrize(
    ("text", "head", "intent"),
    [
        ("when will I hear", "nlu_fallback", "check_status"),
        ("when will there be a result?", "ask_process", "check_status"),
        ("什么时候能有结果", "ask_process", "check_status"),
        ("什么时候打", "nlu_fallback", "check_status"),
        ("forget it, cancel the complaint", "cancel", "withdraw_complaint"),
        ("also he had no badge on", "nlu_fallback", "add_information"),
        ("I have power of attorney registered with the OPG", "file_complaint", "add_information"),
    ],
)
def test_words_after_a_ticket_are_of_the_ticket(build, text, head, intent):
    tracker = DialogueStateTracker("someone", [TextSlot("draft_kept_at", mappings=[{}])])
    tracker.update(ActionExecuted("action_open_ticket"))
    one = message(text, head, 0.4)
    build(PatternEntityExtractor).process([one])
    (result,) = build(FormReader).process([one], tracker)
    assert result.get("intent")["name"] == intent


def test_more_of_a_draft_that_was_put_aside_takes_it_up(read):
    intent, told = read("快点退钱 微信订单 4200002188202611201", intent="inform", kept=True)
    assert (intent, told["draft_choice"]) == ("file_complaint", "resume")
    assert (told["demand"], told["reference_number"]) == ("快点退钱", "4200002188202611201")


def test_who_is_back_takes_the_kept_draft_up(read):
    assert read("hi im back", kept=True)[1] == {"draft_choice": "resume"}


@pytest.mark.parametrize(
    ("text", "intent", "meant"),
    [
        ("而家點", "nlu_fallback", "check_status"),
        ("咁其實幾時有人打俾我呀", "nlu_fallback", "check_status"),
        ("when can I expect someone to call me back?", "request_human", "check_status"),
        ("那我現在可以申訴到哪裡去？", "check_status", "ask_rights"),
        ("I want to appeal to the regulator", "add_information", "ask_rights"),
        ("個差額今個月仲係未退,我想重開返個case", "correct", "reopen_complaint"),
        ("please reopen my case", "out_of_scope", "reopen_complaint"),
        ("我想往上次的申诉里加几句话", "add_information", "add_information"),
        ("can I add that the engineer was an hour late", "file_complaint", "add_information"),
        ("再补充一下，师傅还晚到了一个小时", "file_complaint", "add_information"),
        ("no I'm not happy. I want it looked at by someone else", "correct", "add_information"),
        ("no I'm not happy. I want it looked at by someone else", "deny", "add_information"),
        ("so where does that leave me?", "file_complaint", "check_status"),
        ("那接下来怎么办", "file_complaint", "check_status"),
        ("不行，我不满意，要换个人重新看", "correct", "deny"),
    ],
)
def test_life_after_the_ticket_in_own_words(read, text, intent, meant):
    assert read(text, intent, seen=True)[0] == meant


@pytest.mark.parametrize(
    "text",
    ["can you look it up by my email? kev@example.org", "能不能用手机号查我的投诉 13800138000"],
)
def test_what_a_complaint_is_to_be_found_by_changes_no_contact(read, text):
    assert read(text, "correct", 0.9, seen=True) == ("check_status", {})
    assert read(text, "ask_privacy", 0.8) == ("check_status", {})


@pytest.mark.parametrize("awaited", [None, "choice"])
@pytest.mark.parametrize("text", ["please drop the shower one", "淋浴间那件撤了，今天看已经打扫了"])
def test_one_of_several_is_withdrawn_by_its_matter(read, text, awaited):
    assert read(text, "inform", 0.6, seen=True, awaited=awaited)[0] == "withdraw_complaint"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("hi, I wrote to you from my laptop about it, FD-2266-7456-65", "check_status"),
        ("我之前在电脑上登记过快递那件，FD-2266-7456-65", "check_status"),
        ("You lost my parcel again on 12 November, see FD-2266-7456-65", "file_complaint"),
        ("11月12号又把我的包裹弄丢了，跟FD-2266-7456-65是一家", "file_complaint"),
    ],
)
def test_who_names_what_was_told_before_begins_nothing(read, text, meant):
    assert read(text, "file_complaint", 0.6)[0] == meant


def test_a_bare_figure_behind_an_answer_is_its_score(read):
    assert read("3", "rate", 0.99, seen=True) == ("rate", {"score": "3"})
    assert read("3", "rate", 0.99) == ("rate", {})


@pytest.mark.parametrize(
    "text", ["the money never came, please reopen it", "款没到账，我要重新打开"]
)
def test_who_reopens_what_was_put_aside_goes_on_with_it(read, text):
    meant, told = read(text, "file_complaint", 0.75, kept=True)
    assert (meant, told["draft_choice"]) == ("file_complaint", "resume")


@pytest.mark.parametrize(
    "text", ["Sorry was busy. where were we", "我返嚟喇,頭先講到邊", "咁而家係咪繼續填?"]
)
def test_who_comes_back_with_a_word_beside_it_goes_on(read, text):
    meant, told = read(text, "out_of_scope", kept=True)
    assert (meant, told["draft_choice"]) == ("file_complaint", "resume")


@pytest.mark.parametrize(
    "text", ["才3000喔？不是說好差5200，我不接受", "only 3000? you said 5200. I don't accept that"]
)
@pytest.mark.parametrize("intent", ["add_information", "inform", "correct"])
def test_a_refusal_behind_its_reason_is_no_addition(read, text, intent):
    told = read(text, intent, seen=True)
    assert (told[0], told[1]["about"]) == ("add_information", "of_ticket")


@pytest.mark.parametrize(
    "text", ["我要补充一点：店员说我不接受就算了", "我还要补充，他们的解释我不同意，单据我寄给你们"]
)
def test_who_wants_to_add_something_adds_it(read, text):
    assert "about" not in read(text, "add_information", seen=True)[1]


@pytest.mark.parametrize(
    "text",
    [
        "My broadband has been down since 2 November and I lost a week's wages. Account 5520 1187. "
        "I want the month refunded. Email me at j.okoro@mail.example",
        "我家宽带从11月2号断到现在，在家上班耽误了一个星期的工资，账号55201187，要求退这个月的费用，邮件回我",
    ],
)
@pytest.mark.parametrize("intent", ["inform", "correct"])
def test_a_whole_story_told_at_once_corrects_nothing(read, text, intent):
    meant, told = read(text, intent, seen=False)
    assert (meant, told["story"]) == ("file_complaint", text)


@pytest.mark.parametrize("text", ["which account number did I give you?", "我之前留的是哪个电话"])
def test_what_was_told_is_shown_to_who_asks(read, text):
    meant, told = read(text, "file_complaint", seen=True)
    assert (meant, told["request"]) == ("ask_privacy", "own_data")


@pytest.mark.parametrize("text", ["等下 昨天又被扣了9块9", "£9.90 was taken again yesterday"])
def test_a_new_charge_is_no_word_about_the_score(read, text):
    assert read(text, awaited="rating_words", intent="file_complaint")[0] == "file_complaint"


def test_a_matter_that_is_only_named_begins_a_complaint_where_there_is_no_ticket(read):
    assert read("就是那个快递", "add_information", 0.5)[0] == "file_complaint"
    assert read("就是那个快递", "add_information", 0.5, seen=True)[0] == "add_information"


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("my friend who stayed there saw the same", "file_complaint"),
        ("今天收到催繳簡訊了", "file_complaint"),
        ("我朋友同一日入住都係咁", "nlu_fallback"),
    ],
)
def test_a_few_words_right_behind_a_receipt_are_asked_about(read, text, head):
    intent, told = read(text, head, 0.9, seen=True)
    assert (intent, told.get("about")) == ("add_information", "of_ticket")


@pytest.mark.parametrize(
    "text",
    [
        "another thing, your shop sold me mouldy bread",
        "還有一件事，你們分店賣我發霉的麵包",
        "Your driver left the fridge on the pavement in the rain on Monday and drove away laughing",
    ],
)
def test_a_matter_of_its_own_behind_a_receipt_is_told_as_one(read, text):
    assert read(text, "file_complaint", 0.9, seen=True)[0] == "file_complaint"


def test_who_does_not_withdraw_after_all_is_not_asked_to_confirm_it(read):
    assert read("算了不撤", "withdraw_complaint", 0.8, seen=True)[0] == "deny"
    assert read("no, keep it open", "withdraw_complaint", 0.8, seen=True)[0] == "deny"


@pytest.mark.parametrize("text", ["你们到底给不给赔", "退不退给句痛快话"])
def test_pay_or_not_asked_in_anger_after_a_receipt_is_no_other_complaint(read, text):
    assert read(text, "file_complaint", 0.94, seen=True)[0] == "ask_process"
    assert read(text, "file_complaint", 0.94)[0] == "file_complaint"


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("if nobody answers today I'll be on every review site", "media_threat"),
        ("我等不下去了，今天沒消息我就上PTT爆料", "media_threat"),
        ("我哋成班人準備去消委會", "group"),
    ],
)
def test_a_threat_right_behind_a_receipt_goes_to_that_ticket(read, text, flag):
    flags = [{"name": flag, "confidence": 0.9}]
    intent, told = read(text, "file_complaint", 0.9, seen=True, flags=flags)
    assert (intent, "about" in told) == ("add_information", False)


@pytest.mark.parametrize(
    "text", ["they just rang and told me to drop it", "佢哋啱啱打嚟話我誤會，叫我撤銷投訴"]
)
def test_who_is_told_to_withdraw_does_not_withdraw(read, text):
    assert read(text, "withdraw_complaint", 0.95, seen=True)[0] == "add_information"


@pytest.mark.parametrize("text", ["奶奶血压都上来了 这几天睡不着", "my mum can't sleep over it"])
def test_how_somebody_of_theirs_fares_belongs_to_what_was_registered(read, text):
    intent, told = read(text, "out_of_scope", 0.8, seen=True)
    assert (intent, told.get("about")) == ("add_information", "of_ticket")


@pytest.mark.parametrize(
    "text", ["so I start a new one, it came late", "咁我新開一單，送貨遲咗兩個禮拜"]
)
def test_who_was_shown_no_ticket_tells_a_new_complaint(build, text):
    tracker = DialogueStateTracker("someone", [TextSlot("draft_kept_at", mappings=[{}])])
    tracker.update(ActionExecuted("action_check_status"))
    tracker.update(BotUttered("…", metadata={"utter_action": "utter_ticket_not_found"}))
    one = message(text, "file_complaint", 0.95)
    build(PatternEntityExtractor).process([one])
    (result,) = build(FormReader).process([one], tracker)
    assert result.get("intent")["name"] == "file_complaint"


@pytest.mark.parametrize(
    "text",
    ["I said it's NOT good enough. I don't accept it", "只退一晚？不接受", "才退一晚，我不同意"],
)
def test_a_refusal_told_like_a_story_is_left_to_the_desk(read, text):
    intent, told = read(text, "file_complaint", 0.95, seen=True)
    assert (intent, told["about"]) == ("add_information", "of_ticket")


@pytest.mark.parametrize(
    "text",
    [
        "also different thing: your fitness app keeps texting me though I opted out in August",
        "还有个不相干的事，你们健身app一直给我发推销短信，八月我就退订了",
    ],
)
@pytest.mark.parametrize("awaited", [None, "of_ticket"])
def test_another_matter_is_never_added_to_the_ticket(read, text, awaited):
    intent, told = read(text, "file_complaint", 0.8, seen=True, awaited=awaited)
    assert (intent, told["story"], "request" in told) == ("file_complaint", text, False)


@pytest.mark.parametrize("text", ["a different matter", "a new one", "另外一件"])
def test_that_it_is_another_matter_may_be_all_that_is_said(read, text):
    intent, told = read(text, "file_complaint", 0.8, seen=True, awaited="of_ticket")
    assert (intent, told["request"]) == ("file_complaint", "previous_message")


@pytest.mark.parametrize(
    "text",
    [
        "can you reopen it please",
        "please reopen my case, the money never came",
        "重新受理吧，钱没到",
    ],
)
def test_who_wants_it_reopened_says_so(read, text):
    assert read(text, "reopen_complaint", 0.9, seen=True)[0] == "reopen_complaint"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("yes withdraw it, we are sure", "withdraw_complaint"),
        ("对，撤了吧，我们想好了", "withdraw_complaint"),
    ],
)
def test_who_says_again_that_it_is_withdrawn_is_not_asked_twice(read, text, intent):
    assert read(text, intent, 0.9, seen=True, awaited="withdraw")[0] == "affirm"


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("没人吗", "request_human"),
        ("is anybody there?", "request_human"),
        ("谢谢 有消息告诉我", "goodbye"),
        ("let me know once it's done, thanks", "goodbye"),
        ("就是刚才我妈那个事的", "affirm"),
        ("that's about the same one", "affirm"),
        ("两个都给我记上了吧？编号是啥", "check_status"),
    ],
)
def test_what_tells_a_ticket_nothing_is_read_as_what_it_is(read_outside, text, means):
    assert read_outside(text, "add_information", 0.6, seen=True)[0] == means


def test_an_excuse_for_harsh_words_is_taken_as_thanks_are(read_outside):
    for text in ("妥了 刚才骂你那句别往心里去", "sorry for swearing at you earlier mate"):
        tells = {"name": "aside", "confidence": 0.94}
        assert read_outside(text, "add_information", 0.7, seen=True, tells=tells)[0] == "thank"


@pytest.mark.parametrize("text", ["没人吗", "nobody?"])
def test_before_any_ticket_whether_anybody_is_there_stays_what_it_was(read_outside, text):
    assert read_outside(text, "bot_challenge", 0.9)[0] == "bot_challenge"


@pytest.mark.parametrize(
    "text",
    [
        "one more thing for this same problem, the shop put in writing that nothing came",
        "同一件事我再补充一点，店家写了字条说没收到",
    ],
)
def test_one_more_thing_of_the_same_matter_is_added_to_it(read_outside, text):
    assert read_outside(text, "file_complaint", 0.9, seen=True)[0] == "add_information"


@pytest.mark.parametrize("text", ["谢谢 有消息告诉我", "thanks, let me know if there's any news"])
@pytest.mark.parametrize("intent", ["thank", "check_status"])
def test_who_thanks_and_waits_for_news_is_told_no_status(read_outside, text, intent):
    assert read_outside(text, intent, 0.8, seen=True)[0] == "goodbye"


@pytest.mark.parametrize(
    "text",
    [
        "哎还有个事忘说了 那维修员答应三天回信，后来把我拉黑了",
        "oh I forgot to mention, that engineer promised to ring within three days",
    ],
)
def test_what_was_forgotten_about_somebody_of_the_matter_is_added(read_outside, text):
    assert read_outside(text, "file_complaint", 0.9, seen=True)[0] == "add_information"


@pytest.mark.parametrize(
    "text",
    [
        "行 刚才话说重了 不是冲你 对不住啊",
        "ok, sorry I was rude earlier, nothing personal",
    ],
)
def test_an_excuse_behind_a_yes_says_which_ticket_is_meant(read_outside, text):
    told = read_outside(text, "affirm", 0.6, awaited="of_ticket", seen=True)
    assert (told[0], told[1].get("about")) == ("affirm", "of_ticket")
