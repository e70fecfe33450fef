"""Short replies; every English case has a Chinese twin."""

import pytest

from bot.nlu import short_answers


@pytest.mark.parametrize(
    "text",
    [
        "yes the second one too",
        "sure, open that as well",
        "好的那件也登记",
        "那件也要",
        "係，一齊登記",
    ],
)
def test_an_offer_is_taken_in_more_words_than_a_yes(text):
    assert short_answers.wants_what_is_offered(text)


@pytest.mark.parametrize(
    "text",
    ["yes but not now", "no, leave the second one", "好像不用了", "那件算了", "可以不登记吗"],
)
def test_an_offer_is_left_or_asked_about(text):
    assert not short_answers.wants_what_is_offered(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("係呀，冇錯", "affirm"),
        ("啱㗎", "affirm"),
        ("得啦", "affirm"),
        ("唔係", "deny"),
        ("唔啱", "deny"),
    ],
)
def test_a_summary_is_answered_in_cantonese(text, meant):
    assert short_answers.meaning(text, "confirmation") == meant


@pytest.mark.parametrize("text", ["冇", "唔知", "唔想講", "唔記得喇", "唔使啦"])
def test_a_question_is_skipped_in_cantonese(text):
    assert short_answers.meaning(text, "demand") == "skip"


@pytest.mark.parametrize(
    "text",
    ["ok can submit", "submit lah", "ok can", "can submit already", "冇錯，提交"],
)
def test_a_yes_of_singapore_or_hong_kong_submits_the_summary(text):
    assert short_answers.meaning(text, "confirmation") == "affirm"


@pytest.mark.parametrize("text", ["can you submit", "cannot", "提交了又怎样", "没错，但是时间不对"])
def test_no_question_and_no_objection_submits(text):
    assert short_answers.meaning(text, "confirmation") != "affirm"


@pytest.mark.parametrize(
    "text", ["冇錯，提交", "submit lah", "好，送出", "no need lah", "no need number"]
)
def test_who_submits_early_or_needs_none_leaves_the_open_question_out(text):
    for asked in ("principal", "customer_name"):
        assert short_answers.meaning(text, asked) == "skip"


@pytest.mark.parametrize(
    "text",
    [
        "I'll finish this later tonight",
        "等等，I need to take a call",
        "遲啲再講",
        "我要返工，遲啲再填",
        "好，晚點再說",
        "我先去开会，回头再填",
        "先这样，我要去接孩子",
        "改天再说吧",
    ],
)
def test_who_leaves_for_now_is_let_go(text):
    assert short_answers.meaning(text, "demand") == "cancel"


@pytest.mark.parametrize(
    "text", ["call me later tonight", "晚點再打給我", "明天再打电话给我", "下班再退给我"]
)
def test_who_wants_something_later_stays(text):
    assert short_answers.meaning(text, "demand") is None


@pytest.mark.parametrize("text", ["没毛病", "没啥问题"])
def test_nothing_wrong_with_it_is_a_yes(text):
    assert short_answers.meaning(text, "confirmation") == "affirm"


@pytest.mark.parametrize(
    "text",
    ["该咋办咋办", "我也不晓得 你们说咋个办嘛", "你们看着办吧", "都可以 你们定", "你看着弄就行"],
)
def test_who_leaves_it_to_the_desk_in_spoken_chinese_skips(text):
    assert short_answers.meaning(text, "demand") == "skip"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("就这样 没了", "affirm"),
        ("没有不对的", "affirm"),
        ("没别的了", "affirm"),
        ("nothing to change", "affirm"),
        ("no, nothing wrong", "affirm"),
        ("没", "skip"),
        ("没有", "skip"),
        ("不对", "deny"),
        ("no", "deny"),
    ],
)
def test_who_has_nothing_to_change_submits_and_a_bare_no_is_asked_again(text, meant):
    assert short_answers.meaning(text, "confirmation") == meant


@pytest.mark.parametrize(
    "text",
    [
        "嗯 可以 就这样嘛", "发吧", "报上去吧", "看过了没问题", "对就这样 快点", "核对无误，提交吧",
        "就按这个来", "是的没错", "不用改了 交", "好好好",
    ],
)  # fmt: skip
def test_words_of_a_yes_in_any_order_agree(text):
    assert short_answers.meaning(text, "confirmation") == "affirm"


@pytest.mark.parametrize(
    "text",
    [
        "哦 okay 对了 就这样 submit", "嗯嗯 right 的", "OK la 没问题 go ahead", "yes 对的",
        "好 confirm 吧", "明白，冇問題，send 啦", "sure, 就这样",
    ],
)  # fmt: skip
def test_a_yes_in_words_of_two_languages_submits(text):
    assert short_answers.meaning(text, "confirmation") == "affirm"


@pytest.mark.parametrize("text", ["没事了 bye", "没事 打扰了", "不用", "不需要"])
def test_who_needs_it_no_more_at_the_summary_is_let_go(text):
    assert short_answers.meaning(text, "confirmation") == "cancel"


@pytest.mark.parametrize("text", ["不对 ok", "ok 但是金额错了", "send 给谁看", "先别 submit"])
def test_words_of_two_languages_that_hold_more_than_a_yes_do_not_agree(text):
    assert short_answers.meaning(text, "confirmation") != "affirm"


@pytest.mark.parametrize(
    "text",
    [
        "好了没", "对了", "可是", "是不是", "好像不对", "发给我看看", "报警", "登记在哪",
        "就这样算了", "我不提交",
    ],
)  # fmt: skip
def test_words_that_only_begin_like_a_yes_do_not_agree(text):
    assert short_answers.meaning(text, "confirmation") != "affirm"


@pytest.mark.parametrize(
    "text",
    [
        "aye that's it. cheers",
        "yes sir that sounds right go ahead",
        "yes correct, pls raise",
        "Grand, send it off",
        "no that's all, thanks",
        "that's all correct thank you so much for your help",
    ],
)
def test_any_words_of_a_yes_with_thanks_beside_them_submit(text):
    assert short_answers.meaning(text, "confirmation") == "affirm"


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "hmm no",
        "no no no",
        "no thats wrong",
        "hang on, that's not right",
        "there's a mistake",
        "don't send it yet",
        "不对不对",
        "等等不对",
        "有个地方写错了",
        "先别提交",
    ],
)
def test_a_summary_is_refused_in_more_words_than_a_no(text):
    assert short_answers.meaning(text, "confirmation") == "deny"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("可以可以👌", "affirm"),
        ("ok 😊", "affirm"),
        ("那好，麻烦您给报上去。", "affirm"),
        ("就酱", "affirm"),
        ("不行😂", "deny"),
        ("no 😂", "deny"),
        ("好👎", None),
        ("fine 👎", None),
        ("😭😭", None),
    ],
)
def test_a_picture_beside_words_changes_them_only_where_it_refuses(text, meant):
    assert short_answers.meaning(text, "confirmation") == meant


@pytest.mark.parametrize("text", ["is that right?", "yes but change the name", "no, it was 850"])
def test_what_asks_or_changes_is_neither_yes_nor_no(text):
    assert short_answers.meaning(text, "confirmation") is None


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("不是投诉 就问问", True),
        ("就问这个~ 没别的", True),
        ("我不是投诉啊,是表扬!", True),
        ("no, I was only asking", True),
        ("I'm not complaining, just wondering", True),
        ("I don't want to complain, I just want my money", False),
        ("没有发生什么事呀", True),
        ("nothing has happened", True),
        ("好的明白啦，我就是问问，还没买呢", True),
        ("I haven't bought it yet", True),
        ("没发生退款", False),
        ("我先想想,今日唔投訴住", True),
        ("我要投诉", False),
        ("我没投诉过", False),
        ("Hi team! No complaint at all from my side 😊", True),
        ("No, nothing else. Only praise!", True),
        ("不是投诉，就是想表扬一下", True),
        ("no complaint was ever answered by you", False),
        ("I'm not reporting anything today, only gathering facts.", True),
        ("ok. not complaining about anything, just want to understand before I buy", True),
        ("This is just for my own information", True),
        ("我今天不是来登记的，纯粹了解一下", True),
        ("签合同之前先问清楚", True),
        ("I'm not complaining about the staff but about your fees", False),
        ("I'm not making a complaint lightly, your driver hit my gate", False),
        ("the leaflet is only for information and nobody explained it", False),
        ("我不登记你们就不管吗", False),
        # what was begun is kept for now
        ("算了，不投诉了", False),
    ],
)
def test_who_only_asks_complains_of_nothing(text, none):
    assert short_answers.is_no_complaint(text) is none


@pytest.mark.parametrize(
    ("text", "courtesy"),
    [
        ("刚刚话说重了 不好意思哈 饿的", "thank"),
        ("sorry I was rude earlier", "thank"),
        ("ok terima kasih ya", "thank"),
        ("好的 merci", "thank"),
        ("祝你们生意兴隆!", "goodbye"),
        ("多谢，祝一切顺利。", "goodbye"),
        ("要是他又赖账我再来找你", "goodbye"),
        ("if they don't keep their word I'll be back", "goodbye"),
        ("要是再不退我就去告", None),
        ("have a nice day", "goodbye"),
        ("Apologies, that was my thumb.", "thank"),
        ("oops wrong key", "thank"),
        ("不好意思按错了", "thank"),
        ("手滑了", "thank"),
        ("sorry, wrong button on your machine and it kept my card", None),
        ("你们柜员打错了金额", None),
        ("我骂了人被赶出来", None),
        ("你们服务员骂了人", None),
        ("they never said sorry", None),
    ],
)
def test_regret_and_good_wishes_are_courtesies(text, courtesy):
    assert short_answers.courtesy(text) == courtesy


@pytest.mark.parametrize(
    "text",
    ["idk", "dunno mate", "not on me right now", "either is fine", "whatever's easiest",
     "没印象了", "手边没有", "哪个都行", "你们定吧"],
)  # fmt: skip
def test_who_cannot_say_or_does_not_mind_skips(text):
    assert short_answers.meaning(text, "incident_time") == "skip"


@pytest.mark.parametrize("text", ["soz", "sorry about that", "刚刚话说重了 不好意思哈"])
def test_a_word_of_regret_is_taken_as_thanks_are(text):
    assert short_answers.courtesy(text) == "thank"


@pytest.mark.parametrize(
    "text",
    [
        "我只是先問清楚，目前沒有要申訴，謝謝。",
        "纯粹询问",
        "就是个问题",
        "nothing's happened lol",
        "nothing, just wanted to know what it means",
        "it was just a question",
    ],
)
def test_who_only_asked_complains_of_nothing(text):
    assert short_answers.is_no_complaint(text)


def test_who_asked_before_complains_all_the_same():
    assert not short_answers.is_no_complaint(
        "I just wanted to know why you took my money and kept it"
    )
    assert not short_answers.is_no_complaint("我问过三次没人理，我要申诉")


@pytest.mark.parametrize(
    "text",
    [
        "I haven't ordered anything",
        "I have not signed anything",
        "还没签",
        "I just wanted to know what happened to my refund",
    ],
)
def test_who_denies_a_part_of_the_matter_complains_all_the_same(text):
    assert not short_answers.is_no_complaint(text)


@pytest.mark.parametrize("text", ["I haven't bought anything yet", "我还没买呢"])
def test_to_whom_nothing_has_happened_yet_complains_of_nothing(text):
    assert short_answers.is_no_complaint(text)


@pytest.mark.parametrize(
    ("text", "hangs"),
    [
        ("send it if the address is right", True),
        ("提交，如果地址没写错", True),
        ("好，要是今天能退", True),
        ("yes, however the date was the 3rd", True),
        ("yes, unless you need more", True),
        ("好，等一下", True),
        ("yes, I have been with you for 20 years", False),
        ("好，等你们消息", False),
    ],
)
def test_a_yes_that_hangs_on_more_is_told_from_one_with_a_remark(text, hangs):
    assert short_answers.depends(text) is hangs


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        ("That will be all. Good evening.", True),
        ("understood, thank you. good day", True),
        ("明白了，谢谢。下午好", True),
        ("Good evening. My kettle broke.", False),
        ("good afternoon", False),
        ("下午好", False),
    ],
)
def test_a_greeting_behind_that_is_all_takes_leave(text, leaves):
    assert short_answers.takes_leave(text) is leaves


@pytest.mark.parametrize(
    "text", ["Lovely. That is all I wanted to know. Edith", "那没别的问题了，谢谢，再见"]
)
def test_who_has_heard_enough_takes_leave(text):
    assert short_answers.takes_leave(text)
