"""What words after a ticket mean by themselves."""

import pytest

from bot.nlu import ticket_rules


@pytest.mark.parametrize("text", ["我穿一次就跑毛怎么成人为损坏了 不认", "不同意", "我不服"])
def test_who_refuses_the_result_means_the_same_matter(text):
    assert ticket_rules.matter_choice(text) == "same"


@pytest.mark.parametrize("text", ["haven't got one, carry on", "这项没有，继续"])
def test_going_on_without_an_answer_is_not_going_on_alone(text):
    assert not ticket_rules.goes_on(text)


@pytest.mark.parametrize(
    "text", ["算了还是留着", "先不撤了", "no, leave it open", "actually, don't"]
)
def test_who_is_asked_whether_to_withdraw_may_keep_the_complaint(text):
    assert ticket_rules.keeps_complaint(text)


@pytest.mark.parametrize("text", ["撤了吧", "确认撤销", "yes, withdraw it", "算了"])
def test_who_withdraws_keeps_nothing(text):
    assert not ticket_rules.keeps_complaint(text)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("诉求加上误工费", "加上误工费"),
        ("要求里再加一条 书面道歉", "加一条 书面道歉"),
        ("please add a written apology to my demands", "add a written apology"),
        ("ok，那个说明最好是英文的,加上去", "那个说明最好是英文的"),
        ("楼下的保安看见了，写进去", None),
        ("他们要求加钱", None),
    ],
)
def test_what_is_added_to_the_wish_is_read(text, wish):
    assert ticket_rules.changed_wish(text) == wish


@pytest.mark.parametrize(
    "text",
    [
        "不好意思刚才去开会了 说到哪了",
        "sorry, was on a call. where were we?",
        "haha just kidding. ok go on",
        "哈哈开玩笑的。继续吧",
    ],
)
def test_who_was_away_goes_on(text):
    assert ticket_rules.goes_on_again(text)


def test_a_detail_beside_going_on_is_not_lost():
    assert not ticket_rules.goes_on_again("不要名字 继续")


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("找调解吧", "mediation"),
        ("那就走法院", "court"),
        ("the ombudsman then", "ombudsman"),
        ("review please", "review"),
        ("调解要多久？", None),
        ("mediation or court?", None),
        ("不去法院", None),
        ("我去ombudsman那里", "ombudsman"),
    ],
)
def test_a_route_of_appeal_is_chosen_in_words(text, route):
    assert ticket_rules.route_chosen(text) == route


@pytest.mark.parametrize("text", ["5 stars for you", "5 stars给你们", "给你们五星"])
def test_a_score_is_read_in_either_language_and_between_them(text):
    assert ticket_rules.score(text) == 5


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("算了 不要退一赔三了 退钱就行 899", "退钱就行 899"),
        ("不用赔了，把货换了就行", "把货换了就行"),
        ("算了退一半就行", "退一半就行"),
        ("算了 不要退了 以后别扣就行", "以后别扣就行"),
        ("forget the compensation, a refund will do", "a refund will do"),
        ("退款就行", None),
        ("we don't need a lawyer, this is fine", None),
    ],
)
def test_who_settles_for_less_leaves_the_rest_out(text, wish):
    assert ticket_rules.changed_wish(text) == wish


def test_who_will_not_sue_any_more_calls_it_off():
    assert ticket_rules.calls_off("算了我不想告了 他们刚打电话说明天到账")


@pytest.mark.parametrize(
    "text",
    ["back now", "ok I'm back", "here again", "back at my desk", "我回来了", "忙完了，我又回来了"],
)
def test_who_only_says_that_they_are_back_goes_on(text):
    assert ticket_rules.goes_on_again(text)
    assert ticket_rules.comes_back(text)


@pytest.mark.parametrize(
    "text", ["I want my money back now", "钱退回来了", "here", "back pain since"]
)
def test_what_came_back_otherwise_is_no_going_on(text):
    assert not ticket_rules.goes_on_again(text)


@pytest.mark.parametrize(
    ("text", "bids"),
    [
        ("Please reopen my complaint, you promised the money in five days", True),
        ("un-close the case about the gate", True),
        ("reopen 30412 today", True),
        ("麻烦重新打开我的投诉，说好三天到账的", True),
        ("帮我重开上次的工单", True),
        ("please reopen my account", False),
        ("if it comes back, can you reopen my complaint?", False),
        ("我的投诉重新打开以后还是没人管", False),
        ("重新打开我的账户", False),
    ],
)
def test_who_begins_by_bidding_to_reopen_a_complaint_means_it(text, bids):
    assert ticket_rules.bids_to_reopen(text) is bids
