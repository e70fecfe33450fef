"""What customers write after a complaint is registered; every English case has a Chinese twin."""

import pytest

from bot.nlu.after_ticket import (
    asks_for_reasons,
    asks_to_pass_on,
    asks_what_was_told,
    asks_where_it_stands,
    goes_on_about_it,
    is_of_an_open_one,
    is_settled,
    says_it_adds,
    throws_away,
)


@pytest.mark.parametrize(
    "text",
    [
        "what happened with my sofa",
        "hello any news",
        "who is dealing with it?",
        "so when do i get the apology",
        "有消息了吗",
        "我那个投诉现在怎么样了",
        "现在是谁在处理",
        "Has a second adjuster been arranged?",
        "Please inform me of the current status of my wife's case",
        "May I know the present stage of my complaint?",
    ],
)
def test_a_short_question_asks_where_it_stands(text):
    assert asks_where_it_stands(text)


@pytest.mark.parametrize(
    "text",
    [
        "no answer to my complaint email of 4 oct",
        "I want to know when I get my refund",
        "我的投诉处理得挺像样，满分",
        "what happened was that your driver threw the parcel over the fence",
    ],
)
def test_what_tells_something_asks_nothing(text):
    assert not asks_where_it_stands(text)


@pytest.mark.parametrize(
    "text",
    [
        "and it was room 214, the one with the broken card",
        "she did it again today, the same shouting",
        "a repair?? no way, the colour is still wrong",
        "而且是214房",
        "他今天又来了",
    ],
)
def test_words_may_lean_on_what_was_said_before(text):
    assert goes_on_about_it(text)


@pytest.mark.parametrize(
    "text", ["Your app logs me out every time I open it", "你们的app每次都闪退"]
)
def test_a_matter_of_its_own_leans_on_nothing(text):
    assert not goes_on_about_it(text)


@pytest.mark.parametrize("text", ["discard it", "ok delete that one please", "那就删掉吧"])
def test_a_draft_may_be_thrown_away_in_words(text):
    assert throws_away(text)


@pytest.mark.parametrize(
    ("text", "adds"),
    [
        ("can I add that the engineer was an hour late", True),
        ("再补充一下，师傅还晚到了一个小时", True),
        ("can I add a photo", False),
        ("we wanted to add my son to the policy and you refused", False),
        ("I also want you to know that the cashier saw it", True),
        ("for the record, nobody called me back", True),
        ("还想说明一下，当时柜员也在场", True),
        ("忘了说，发票我还留着", True),
        ("another thing about the same problem, the receipt has two dates", True),
        ("同样这个问题我再补一点，收据上有两个日期", True),
        ("I want to know who signed it", False),
        ("我想知道是谁签的字", False),
    ],
)
def test_what_says_that_it_adds_is_told_by_how_it_begins(text, adds):
    assert says_it_adds(text) == adds


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("which account number did I give you?", True),
        ("我之前留的是哪个电话", True),
        ("which account number did you close", False),
    ],
)
def test_what_was_told_before_may_be_asked(text, asks):
    assert asks_what_was_told(text) == asks


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("so why did you refuse?", True),
        ("on what grounds?", True),
        ("what was the reason", True),
        ("why is it only half", True),
        ("你们凭什么不赔", True),
        ("为什么驳回", True),
        ("理由是什么", True),
        ("根据哪一条", True),
        ("why does your app log me out every day", False),
        ("你们为什么老给我打电话", False),
    ],
)
def test_the_reasons_of_a_result_are_asked_for(text, asks):
    assert asks_for_reasons(text) == asks


@pytest.mark.parametrize(
    ("text", "is_of_it"),
    [
        ("no that's not a new complaint, it belongs to the one I already have", True),
        ("yes add it to that one", True),
        ("put it under same case only", True),
        ("加到刚才那个投诉里就行", True),
        ("I don't want a second ticket for this", True),
        ("不是新投诉，就是刚才那个单子的事", True),
        ("不用新开，加到之前那个工单", True),
        ("it's about the one I bought in May", False),
        ("that is about the ticket machine", False),
        ("是之前那个师傅来修的", False),
    ],
)
def test_what_is_told_may_go_to_a_complaint_made_before(text, is_of_it):
    assert is_of_an_open_one(text) == is_of_it


@pytest.mark.parametrize(
    "text",
    [
        "did you get my name and the payment thing",
        "have you got my number?",
        "我的电话你们记下了吗",
    ],
)
def test_who_asks_whether_something_was_noted_asks_what_was_told(text):
    assert asks_what_was_told(text)


@pytest.mark.parametrize(
    "text", ["i should add, the fees were on the 3rd", "我再补充一下，扣费是3号"]
)
def test_who_says_that_they_add_something_adds_it(text):
    assert says_it_adds(text)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("套餐那个怎么样了", True),
        ("what about the hotel complaint?", True),
        ("那个经理态度怎么样", False),
        ("the hotel complaint was never answered", False),
    ],
)
def test_where_one_of_several_stands_is_asked_by_its_matter(text, asks):
    assert asks_where_it_stands(text) is asks


@pytest.mark.parametrize(
    ("text", "adds"),
    [
        ("再加一条 地板也泡坏了两块", True),
        ("I'd like to add that the floor is ruined, too", True),
        ("我要加一条毛巾", False),
    ],
)
def test_one_thing_more_is_added_in_so_many_words(text, adds):
    assert says_it_adds(text) is adds


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("the money came back this morning", True),
        ("it's all sorted now", True),
        ("钱今天到账了", True),
        ("they have not refunded me yet", False),
        ("I want my money paid back", False),
        ("they gave half of it back", False),
        ("还没退给我", False),
        ("只退了一部分", False),
        ("is the money back yet", False),
        ("钱退了吗", False),
        ("everything is sorted by Friday, he promised", False),
        ("他们答应明天问题解决了", False),
        ("it's been resolved, they claim", False),
        ("客服说钱已经退了", False),
        ("they told me it is fixed", False),
        ("系统显示钱退了", False),
        ("my money back please", False),
        ("I sent it back to the shop", False),
        ("贷款还了还在催", False),
        ("nobody has refunded me", False),
        ("问题无法算是解决了", False),
        ("my neighbour was refunded", False),
        ("别人的钱退了", False),
        ("just got my refund, thanks", True),
        ("the shop already give me the money back", True),
        ("just give me the money back", False),
        ("thanks, that's sorted, I'll shut the laptop", True),
        ("问题解决了，么么哒", True),
        ("跟你们说一声，钱退了", True),
        ("they've put it all back", True),
        ("款已经打给我了", True),
    ],
)
def test_what_is_put_right_is_told_from_what_is_still_wanted(text, settled):
    assert is_settled(text) is settled


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("pls let his manager know lah", True),
        ("give her a bonus or something", True),
        ("跟她领导表扬一下", True),
        ("she told my manager lies about me", False),
    ],
)
def test_praise_may_be_meant_for_a_boss(text, passes):
    assert asks_to_pass_on(text) is passes
