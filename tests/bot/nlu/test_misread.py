"""Messages that the intent head cannot have read rightly; every English case has a Chinese twin."""

import pytest

from bot.nlu import misread


@pytest.mark.parametrize(
    "text",
    [
        "The lady on the phone hung up on me twice",
        "昨天你们保洁打碎我的台灯还笑。我要求赔一个新的。",
    ],
)
def test_a_grievance_without_a_word_of_praise_is_no_praise(text):
    assert misread.lacks_its_words(text, "praise", 0.6, "calm")


@pytest.mark.parametrize(
    "text", ["Anna at the desk helped me so much", "柜台小安特别耐心，帮了我大忙"]
)
def test_praise_in_its_own_words_stays_praise(text):
    assert not misread.lacks_its_words(text, "praise", 0.6, "calm")


@pytest.mark.parametrize(
    "text", ["Mr. Haddad remembered my son's name and his room", "司机师傅把钱包原样送了回来"]
)
def test_calm_praise_in_other_words_is_not_taken_for_a_complaint(text):
    assert not misread.lacks_its_words(text, "praise", 0.6, "calm")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Are you deaf?? Fix it at once and stop wasting my time", "greet"),
        ("你聋了吗？？马上给我解决，别浪费我时间！！", "greet"),
        ("zzkx plomf", "thank"),
        ("客服那女的两次挂我电话", "request_human"),
    ],
)
def test_greetings_thanks_and_wishes_for_a_person_need_a_word_of_it(text, intent):
    assert misread.lacks_its_words(text, intent, 0.4, "angry")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("hello", "greet"),
        ("在吗", "greet"),
        ("much obliged", "thank"),
        ("劳驾了", "thank"),
        ("get me a human", "request_human"),
        ("给我转人工", "request_human"),
    ],
)
def test_those_who_say_it_mean_it(text, intent):
    assert not misread.lacks_its_words(text, intent, 0.4, "angry")


@pytest.mark.parametrize(
    "text", ["last night your gym girl mocked my weight", "昨晚你们健身房前台的姑娘笑话我胖"]
)
def test_what_the_firm_did_on_a_day_is_not_out_of_scope(text):
    assert misread.tells_of_the_firm(text, "out_of_scope", 0.5, {"incident_time"})


@pytest.mark.parametrize("text", ["who won the match last night?", "昨晚的球赛谁赢了？"])
def test_a_question_about_something_else_stays_out_of_scope(text):
    assert not misread.tells_of_the_firm(text, "out_of_scope", 0.5, {"incident_time"})


@pytest.mark.parametrize("text", ["blarg wuffle snee", "哔哩吧啦咕噜嘟"])
def test_sounds_are_no_words(text):
    assert misread.is_babble(text)


@pytest.mark.parametrize(
    "text",
    [
        "write me a limerick about cheese",
        "my claim",
        "FD 1234 xx",
        "给我写首打油诗",
        "哈喽",
        "嗯嗯",
    ],
)
def test_words_are_words(text):
    assert not misread.is_babble(text)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Yesterday your cashier threw my change on the floor", "inform"),
        ("昨天收银员把找的零钱扔地上", "inform"),
        ("They refused my late husband's pension for the third month", "inform"),
        ("昨晚你们健身房前台的姑娘笑话我胖", "nlu_fallback"),
    ],
)
def test_what_went_wrong_is_a_complaint_before_there_is_one_to_add_to(text, intent):
    assert misread.tells_a_grievance(text, intent, 0.84, {"incident_time"})


@pytest.mark.parametrize(
    "text",
    [
        "please add that the man threw the papers",
        "补充一下，他当时把材料扔了",
        "why did he throw it at me?",
        "last Tuesday",
    ],
)
def test_an_addition_and_a_question_are_left_to_the_head(text):
    assert not misread.tells_a_grievance(text, "inform", 0.84, {"incident_time"})


@pytest.mark.parametrize("text", ["态度 super 差", "service真的很烂", "the service was so bad"])
def test_service_that_is_called_bad_is_no_praise_however_sure_the_head(text):
    assert misread.lacks_its_words(text, "praise", 0.9, "calm")


@pytest.mark.parametrize("text", ["服务态度不差", "service真的很好", "the service was so good"])
def test_service_that_is_called_good_stays_praise(text):
    assert not misread.lacks_its_words(text, "praise", 0.9, "calm")


@pytest.mark.parametrize("text", ["理赔专员", "你们那个业务员", "理财经理"])
def test_who_it_was_about_is_no_call_for_a_person(text):
    assert misread.lacks_its_words(text, "request_human", 0.6, "calm")


@pytest.mark.parametrize("text", ["人工客服", "找你们经理", "帮我转接理赔专员", "我要找专员"])
def test_a_call_for_a_person_stays_one(text):
    assert not misread.lacks_its_words(text, "request_human", 0.6, "calm")


@pytest.mark.parametrize("text", ["前台把她押金扣了", "the lady kept her deposit"])
def test_a_status_is_asked_for_with_a_word_of_it(text):
    assert misread.lacks_its_words(text, "check_status", 0.6, "calm")


@pytest.mark.parametrize(
    "text", ["没下文啦？", "我那事儿", "现在是在支行还是在总部手里", "any news"]
)
def test_a_question_for_news_is_one(text):
    assert not misread.lacks_its_words(text, "check_status", 0.6, "calm")


@pytest.mark.parametrize(
    "text",
    [
        "the lad was lovely " + "but he signed her up to a watch she never wears " * 4,
        "小伙子人是挺好的，" + "可他给我妈办了个她从来不戴的手表套餐，" * 4,
    ],
)
def test_one_kind_word_in_a_long_grievance_is_no_praise_unless_it_likely_is(text):
    assert misread.lacks_its_words(text, "praise", 0.45, "angry")
    assert not misread.lacks_its_words(text, "praise", 0.6, "angry")


def test_a_few_angry_words_without_one_of_praise_are_none():
    assert misread.lacks_its_words("such a let-down, all of you", "praise", 0.6, "disappointed")
    assert misread.lacks_its_words("真让人失望，你们这帮人", "praise", 0.6, "disappointed")


@pytest.mark.parametrize(("tone", "mocks"), [("angry", True), ("calm", False)])
def test_praise_of_the_net_means_its_opposite_in_a_bad_tone(tone, mocks):
    text = "绝绝子 你们这家酒店真的栓Q"
    assert misread.lacks_its_words(text, "praise", 0.98, tone) is mocks


@pytest.mark.parametrize(("tone", "mocks"), [("angry", True), ("calm", False)])
@pytest.mark.parametrize(
    "text", ["你们的 hotline 真的 incredible", "the way you run a branch is unbelievable"]
)
def test_wonder_in_anger_is_no_praise(text, tone, mocks):
    assert misread.lacks_its_words(text, "praise", 0.95, tone) is mocks


@pytest.mark.parametrize("text", ["hotel cancelled my booking", "my phone stopped charging"])
def test_what_went_wrong_in_four_words_is_a_grievance(text):
    assert misread.tells_a_grievance(text, "inform", 0.9, set())


@pytest.mark.parametrize("text", ["my name is Tom Reilly", "my order is 4471-220", "我叫周敏"])
def test_what_only_belongs_to_somebody_is_no_grievance(text):
    assert not misread.tells_a_grievance(text, "inform", 0.9, set())


@pytest.mark.parametrize(
    "text",
    [
        "I read that a customer of yours won a million, is that true",
        "听说你们有客户赢了一百万，真的假的",
    ],
)
def test_hearsay_that_is_asked_about_is_no_outburst(text):
    assert not misread.vents(text, "out_of_scope", "angry", set())
    assert not misread.tells_a_grievance(text, "out_of_scope", 0.4, set())


@pytest.mark.parametrize(
    ("text", "praises"),
    [
        ("Respected Sir, I wish to place on record my appreciation of your clerk", True),
        ("just wanted to say a big thank you to the driver", True),
        ("Hi, shout out to Maria at the desk", True),
        ("我要特意表扬一下你们的柜员", True),
        ("I want to express my anger", False),
        ("I want to say thank you, but you refused my claim", False),
    ],
)
def test_praise_that_says_so_is_known_whatever_the_head_says(text, praises):
    assert misread.says_praise(text) is praises


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("asdfghjkl", True),
        ("lkjhgf", True),
        ("jjjjjj", True),
        ("jjjkkkk，，，，0000llll", True),
        ("property", False),
        ("Reed", False),
        ("000 111", False),
    ],
)
def test_keys_of_one_row_are_no_word(text, row):
    assert misread.is_keyboard_row(text) is row


@pytest.mark.parametrize(
    ("text", "mocks"),
    [
        ("thanks for nothing", True),
        ("Thank you very much for ruining my holiday", True),
        ("谢谢你们全家", True),
        ("我谢谢你们把我的快递弄丢了", True),
        ("thanks for sorting it", False),
        ("thank you for breaking it down for me", False),
        ("谢谢你们全体员工", False),
    ],
)
def test_thanks_for_nothing_are_no_thanks(text, mocks):
    assert misread.lacks_its_words(text, "thank", 0.97, "calm") is mocks


@pytest.mark.parametrize(
    ("text", "leaves"),
    [("先这样吧", True), ("好的拜拜", True), ("ok bye", True), ("刚说了嘛 退了", False)],
)
def test_chinese_is_no_farewell_without_a_word_of_one(text, leaves):
    assert misread.says_no_farewell(text) is not leaves


@pytest.mark.parametrize("text", ["先这样吧", "改天再说", "不用了"])
def test_a_word_of_ending_it_or_of_leaving_for_now_is_one_of_cancelling(text):
    assert not misread.lacks_its_words(text, "cancel", 0.6, "calm")


@pytest.mark.parametrize(
    "text",
    [
        "He covered my plate and the hot chocolate until I was off the phone",
        "他一直等到我打完电话才收盘子",
    ],
)
def test_words_that_only_hold_one_of_a_grievance_are_none(text):
    assert not misread.lacks_its_words(text, "praise", 0.6, "calm")


@pytest.mark.parametrize(
    ("text", "is_misread"),
    [
        ("what on earth are you people playing at", True),
        ("你们这帮人到底在搞什么", True),
        (
            "the bus died on us at midnight with two babies on board and your man Fintan walked the"
            " three miles for milk",
            False,
        ),
        ("车半夜抛锚了，车上还有两个娃娃，你们的小方师傅走了三里路给孩子买回来一瓶牛奶", False),
    ],
)
def test_only_few_angry_words_without_praise_are_none_however_sure_the_head_is(text, is_misread):
    assert misread.lacks_its_words(text, "praise", 0.92, "angry") is is_misread
