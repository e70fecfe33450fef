import pytest

from bot.proving.reading import (
    Remark,
    agrees,
    code_among_words,
    code_in,
    is_anothers,
    is_mine,
    is_misread_code,
    leaves_it,
    masked,
    may_be_meant,
    remark_in,
    wants_code,
)


@pytest.mark.parametrize(
    "text",
    [
        "482913",
        "482 913",
        "482-913",
        "4 8 2 9 1 3",
        "My code is 482 913.",
        "the code: 482913",
        "It's 482913",
        "验证码是482913",
        "验证码：482 913。",
        "我收到的验证码是482913",
        "４８２９１３",
        "四八二九一三",
    ],
)
def test_a_code_is_read_however_it_is_written(text: str) -> None:
    assert code_in(text) == "482913"


@pytest.mark.parametrize(
    "text",
    [
        "I lost 482913 yuan",
        "I lost 482,913",
        "我被扣了482913元",
        "保单号是482913",
        "policy number P482913",
        "48291",
        "4829134",
        "2026-11-03",
        "13800138000",
        "482913 and then 482914",
        "On 482913 I called and nobody answered, so I went there myself and waited",
        "hello",
        "",
    ],
)
def test_other_numbers_are_no_code(text: str) -> None:
    assert code_in(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "found it in spam, 482 913",
        "hmm, the mail says 482913",
        "3rd time now: 482 913",
        "邮件刚到，482 913",
        "那就是 482913",
        "刚在开会，验证码482913",
        "482913",
        "验证码四八二九一三",
    ],
)
def test_a_code_is_read_among_words_where_one_is_waited_for(text: str) -> None:
    assert code_among_words(text) == "482913"
    assert may_be_meant(text)


@pytest.mark.parametrize(
    "text",
    [
        "my account is 482913",
        "staff number 482913",
        "you owe me $482913",
        "482913 or 482914",
        "工号是482913",
        "扣了482913元",
        "保单尾号482913",
        "在2026年11月3日",
    ],
)
def test_what_counts_something_else_is_no_code_even_then(text: str) -> None:
    assert code_among_words(text) is None


@pytest.mark.parametrize("text", ["48291", "验证码是4829134", "my code is 4829"])
def test_a_code_with_a_digit_too_few_or_too_many_is_noticed(text: str) -> None:
    assert is_misread_code(text)


@pytest.mark.parametrize("text", ["482913", "13800138000", "room 48291", "12", "还要等48天"])
def test_what_is_no_spoilt_code_is_left_alone(text: str) -> None:
    assert not is_misread_code(text)


@pytest.mark.parametrize(
    "text",
    [
        "send me the code",
        "Please send it again",
        "resend",
        "yes, send me the code",
        "I didn't get it",
        "I haven't received the e-mail yet",
        "nothing came",
        "a new code please",
        "发验证码给我",
        "好的，发验证码",
        "好的，发吧",
        "再发一次",
        "重新发送验证码",
        "没收到",
        "还没收到邮件",
        "发到我邮箱",
    ],
)
def test_a_wish_for_a_code_is_heard(text: str) -> None:
    assert wants_code(text)


@pytest.mark.parametrize(
    "text",
    [
        "send me a person",
        "send somebody to look at my roof",
        "I want to complain",
        "我要投诉",
        "没收到理赔款",
        "发票没有给我",
        "再发生一次我就投诉",
        "I didn't get my refund",
    ],
)
def test_other_wishes_are_no_wish_for_a_code(text: str) -> None:
    assert not wants_code(text)


@pytest.mark.parametrize(
    "text", ["算了", "不用了", "不查了", "cancel", "never mind", "No thanks", "leave it",
             "I give up, this is ridiculous", "forget it", "算了烦死了", "算了不弄了"]
)  # fmt: skip
def test_an_end_to_it_is_heard(text: str) -> None:
    assert leaves_it(text)


@pytest.mark.parametrize(
    "text",
    ["it's mine", "its mine, from my laptop", "yes it's mine", "from my other phone", "I made it",
     "on my laptop", "是我的", "是我本人的，之前在电脑上登记的", "这是我自己登记的", "我本人",
     "用电脑登记的"],
)  # fmt: skip
def test_a_ticket_is_said_to_be_ones_own(text: str) -> None:
    assert is_mine(text)
    assert not is_anothers(text)


@pytest.mark.parametrize(
    "text",
    [
        "it's my sister's",
        "mine was refused too",
        "I made a mistake",
        "是我妈登记的",
        "我的钱呢",
        "我要投诉",
    ],
)
def test_what_says_nothing_of_owning_is_left_to_the_engine(text: str) -> None:
    assert not is_mine(text)


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("how long does that take?", Remark.WHEN),
        ("How long?", Remark.WHEN),
        ("when will it arrive", Remark.WHEN),
        ("多久能到？", Remark.WHEN),
        ("要等多久", Remark.WHEN),
        ("which e-mail did you send it to?", Remark.WHERE),
        ("is it my phone number you send it to?", Remark.WHERE),
        ("发到我手机号了吗？", Remark.WHERE),
        ("发到哪个邮箱了", Remark.WHERE),
        ("why do you need this? I already told you it's mine", Remark.WHY),
        ("can't you just tell me", Remark.WHY),
        ("为什么要验证码，我都说了是我本人", Remark.WHY),
        ("直接告诉我不行吗", Remark.WHY),
        ("are you sure? I typed it right", Remark.INSISTS),
        ("that's what it says", Remark.INSISTS),
        ("怎么还是不对，我没输错啊", Remark.INSISTS),
        ("邮件里就是这个", Remark.INSISTS),
        ("so what now?", Remark.NEXT),
        ("what do i do now", Remark.NEXT),
        ("那怎么办", Remark.NEXT),
        ("然后呢", Remark.NEXT),
    ],
)
def test_what_is_said_of_a_code_on_its_way_is_heard(text: str, remark: Remark) -> None:
    assert remark_in(text) is remark
    assert may_be_meant(text)


@pytest.mark.parametrize(
    "text",
    ["how long does a complaint take", "my phone was stolen at your branch", "你们什么时候赔我钱",
     "why was my claim refused", "为什么拒赔", "I was charged twice", "我被扣了两次钱"],
)  # fmt: skip
def test_what_is_said_of_other_things_is_no_remark(text: str) -> None:
    assert remark_in(text) is None


@pytest.mark.parametrize("text", ["好", "是的", "yes", "OK", "sure"])
def test_a_plain_yes_is_heard(text: str) -> None:
    assert agrees(text)
    assert not leaves_it(text)


def test_masking_leaves_no_digit() -> None:
    assert masked("验证码是482 913") == "验证码是••• •••"
    assert masked("四八二９1三") == "••••••"


@pytest.mark.parametrize(
    "text",
    ["482 913", "12345", "send me the code", "yes", "never mind", masked("my code is 482 913"),
     "验证码是482913", "没收到验证码", "好的", "算了"],
)  # fmt: skip
def test_what_may_be_about_a_proof_is_looked_up(text: str) -> None:
    assert may_be_meant(text)


@pytest.mark.parametrize(
    "text",
    ["My claim of 482,913 was refused on 3 November", "last Tuesday", "how long does it all take",
     "我的理赔被拒了，保单号是88231177", "上周三", "要多久才有结果"],
)  # fmt: skip
def test_what_customers_write_otherwise_costs_no_look_into_the_store(text: str) -> None:
    assert not may_be_meant(text)


@pytest.mark.parametrize(
    "text",
    [
        "it's my sister's",
        "No, it's my mum's complaint",
        "my husband made it",
        "是我姐姐的",
        "是我妈登记的",
        "替我爸查的",
        "这个工单是我爱人的",
    ],
)
def test_a_ticket_is_said_to_be_somebody_elses(text: str) -> None:
    assert is_anothers(text)
    assert may_be_meant(text)


@pytest.mark.parametrize(
    "text",
    ["it's mine", "my sister said you would refund me", "我妈被你们骗了", "我姐姐的保单被拒赔了"],
)
def test_what_is_told_of_relatives_is_left_to_the_engine(text: str) -> None:
    assert not is_anothers(text)
