"""Where a story says what is wanted; every English case has a Chinese twin."""

# ruff: noqa: E501 — cases read better in a line

import pytest

from bot.nlu.wishes import bids, clauses, demanding_clause


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        (
            "本金少了。我要你们把亏的3700块赔给我，而且要给我看当时的录音。电话打我",
            "我要你们把亏的3700块赔给我，而且要给我看当时的录音",
        ),
        (
            "It broke twice. I want my money back, and I want an apology. Call me",
            "I want my money back, and I want an apology",
        ),
        (
            "The bag came torn. I should like my deposit returned.",
            "I should like my deposit returned",
        ),
        ("I'd love the late fee taken off", "I'd love the late fee taken off"),
        ("包是破的。我希望把押金退还给我。", "我希望把押金退还给我"),
        ("I should be grateful for a written reply", "I should be grateful for a written reply"),
        ("I should have liked a warning", None),
        ("请补付利息6,900元", "请补付利息6,900元"),
        ("Please pay the $4,300 by Friday", "Please pay the $4,300 by Friday"),
        ("医药费一万三，你们得出", "你们得出"),
        ("不要退款，换一台新的", "不要退款，换一台新的"),
        ("I don't want a refund, I want a new one", "I want a new one"),
        ("穿一次就跑毛 要求退货退款 就在这回我就行 我叫钟婷", "要求退货退款"),
        ("我要你们重新审 把那六万八赔给我", "我要你们重新审 把那六万八赔给我"),
        ("上个月查出来结节要做手术你们说我投保前就有不给赔", None),
        ("还有多收的违约金 说好300 收了我860", None),
        ("只给我退了1.2万，我交了五万六，凭啥", None),
        ("催收打给我姑 说我是骗子 让他们替我还", None),
        ("我打去说不要，你们同事说cut要赔一千七百八十八蚊", None),
        ("说了多少回别打了还打，以后一个都不要打。", "以后一个都不要打"),
        (
            "我说滑倒了还不叫意外叫什么啊真是没有道理啊我要求按保单该赔多少赔多少你们再不讲理我就打12378",
            "我要求按保单该赔多少赔多少",
        ),
        ("要是不赔我就找律师起诉", None),
        ("我要申诉理赔的事。上个月住院五天只赔三天", None),
        (
            "我在你们那买的意外险上个月摔了腿交了材料结果昨天给我发短信说不赔说我没住够三天可是医生让我回家养的"
            "我就要你们把那八千赔给我保单号是ZJ20220817不赔我就打12378",
            "我就要你们把那八千赔给我",
        ),
        ("要是再不退款我就去银保监", None),
    ],
)
def test_the_words_that_want_something(text, demand):
    span = demanding_clause(text)
    assert (text[slice(*span)].strip() if span else None) == demand


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        (
            "等了3个钟。我想要refund那晚的room rate hkd 1,680。",
            "我想要refund那晚的room rate hkd 1,680",
        ),
        ("it is broken, i want 换货", "want 换货"),
        ("退回全三个月钱给我,一共714块", "退回全三个月钱给我"),
        ("把多收的钱退给我吧", "把多收的钱退给我吧"),
    ],
)
def test_what_is_wanted_is_found_in_one_language_or_in_two(text, wish):
    assert text[slice(*demanding_clause(text))] == wish


@pytest.mark.parametrize(
    "text", ["结果现在要解约只拿回六成", "他们说会退款给我", "他还给我三百了", "they gave a refund"]
)
def test_what_happened_is_no_wish(text):
    assert demanding_clause(text) is None


@pytest.mark.parametrize(
    "clause",
    [
        "赔我医药费", "牛奶那个赔我医药费 132块", "另外让那个小哥给我道个歉", "让她道歉", "本金一分不少退回来", "然后全部删掉",
        "一个一个给我列出来", "能不能别再打给我家里人了", "得给我减了", "把装机费100也退我", "换一台新的就行", "退一半也行", "多收的给我吐出来",
        "派个师傅来", "查清楚是谁干的", "弄清楚到底是谁卖的", "医药费都要你们承担", "修车的钱得你们掏", "钱给我追回来啊",
        "先帮我把卡冻结了",
    ],
)  # fmt: skip
def test_bids_without_a_word_of_asking(clause):
    assert bids(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "退卡扣手续费", "退款说要七天", "换新机的申请已同意", "他们没退回来", "才退我150", "免贵姓孙", "补充一下", "换个人接", "赔钱的买卖",
        "让我等了三个小时", "医药费要我自己承担", "这个要你们负责人来说", "把卡给我冻结了", "别人都有", "我还钱还有错了", "还款计划表", "修好了",
        "能把我的信息删掉吗", "可不可以把我的资料都删掉",
    ],
)  # fmt: skip
def test_what_only_tells_bids_nothing(clause):
    assert not bids(clause)


def test_spaces_between_chinese_words_part_clauses_and_others_do_not():
    told = [match.group() for match in clauses("要求退货 就在这回我 单号 TB 8821 我叫钟婷")]
    assert told == ["要求退货", "就在这回我", "单号 TB 8821 我叫钟婷"]


@pytest.mark.parametrize(
    "text",
    [
        "空调漏水 把楼下天花板都泡了 楼下找我赔三千 你们售后让我找物业",
        "业务员说五年能取本金 现在要用钱去退 只给我退两万三 这不是骗人吗",
    ],
)
def test_what_others_want_and_what_little_came_back_is_no_wish(text):
    assert demanding_clause(text) is None


def test_what_the_firm_did_to_somebody_is_no_wish():
    assert demanding_clause("你们11月20号给我取消了 理由是满房") is None
    assert demanding_clause("把会员给我取消了") == (0, 8)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("pls refund the second one, the rest is fine", "pls refund the second one"),
        ("快啲整返好個網，同埋賠返呢個月嘅月費", "快啲整返好個網，同埋賠返呢個月嘅月費"),
        ("麻烦把网络修好", "麻烦把网络修好"),
        ("我想反映一下理賠的事，要求重新審核", "要求重新審核"),
        ("想要 an official apology", "想要 an official apology"),
    ],
)
def test_a_wish_is_found_in_the_words_of_every_place(text, wish):
    clause = demanding_clause(text)
    assert clause is not None
    assert text[slice(*clause)] == wish


@pytest.mark.parametrize(
    "text", ["我想反映一下我先生的住院理賠", "師傅修好咗又壞", "你們搞定了沒有"]
)
def test_who_only_says_that_they_complain_wants_nothing_yet(text):
    assert demanding_clause(text) is None


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("我就想把本钱拿出来 三万八", "我就想把本钱拿出来"),
        ("反正别的我不管，我只想知道谁批的", "我只想知道谁批的"),
        ("我要你们把那个经办的换掉", "我要你们把那个经办的换掉"),
        ("我女儿说让你们减一半", "我女儿说让你们减一半"),
        ("押金退给我", "押金退给我"),
        ("昨天我就想去存个钱，结果站了两个钟头", None),
        ("我就想存个钱 站了两个钟头", None),
        ("那天我就想问一下怎么回事", None),
    ],
)
def test_whatever_is_told_last_as_wanted_is_the_wish(text, wish):
    clause = demanding_clause(text)
    assert (text[slice(*clause)] if clause else None) == wish


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("I want the claim paid in full and how long does that take?",
         "I want the claim paid in full"),
        ("I want to know who did it and when will it be put right",
         "I want to know who did it and when will it be put right"),
        ("我要求全额赔付，要多久？", "我要求全额赔付"),
    ],
)  # fmt: skip
def test_a_wish_ends_where_a_question_begins(text, wish):
    assert text[slice(*demanding_clause(text))] == wish


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        ("老师换了三个，要退课不给退，说过了7天", None),
        ("赔给我，要是不赔我就投诉", "赔给我"),
        ("我要你们把修车钱赔给我要是不赔我就打12378", "我要你们把修车钱赔给我"),
    ],
)
def test_what_was_refused_or_is_threatened_is_no_wish(text, demand):
    span = demanding_clause(text)
    assert (text[slice(*span)] if span else None) == demand


def test_a_wish_ends_where_a_threat_begins():
    text = "Release it or the ombudsman and my solicitor hear about it"
    assert text[slice(*demanding_clause(text))].strip() == "Release it"


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        ("还有 那个分期也给我取消掉", "那个分期也给我取消掉"),
        ("我的押金请退给我", "我的押金请退给我"),
    ],
)
def test_what_a_bid_is_about_may_stand_before_it(text, demand):
    span = demanding_clause(text)
    assert span is not None
    assert text[slice(*span)].strip() == demand


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("宽带断了三天。诉求：1、恢复 2、减免当月费用。", "1、恢复 2、减免当月费用"),
        ("我的诉求是退全款", "退全款"),
        ("订单TG99120，11月19号，368块退我", "368块退我"),
        ("诉求写赔付全部医疗费", "赔付全部医疗费"),
        ("My parcel was lost. Desired outcome: refund of 40 and an apology.",
         "refund of 40 and an apology"),
        ("What I want: a full refund", "a full refund"),
    ],
)  # fmt: skip
def test_a_wish_may_stand_behind_its_name(text, wish):
    assert text[slice(*demanding_clause(text))] == wish


@pytest.mark.parametrize("text", ["住院花了1万2，赶紧赔，赔案号CL7", "东西坏了，快点赔，赔案号CL7"])
def test_who_hurries_them_wants_it_done(text):
    assert text[slice(*demanding_clause(text))].endswith("赔")


@pytest.mark.parametrize(
    "text",
    [
        "这样都要拒赔",
        "上次打热线，他明明说帮我 waive 了",
        "you people refuse to pay, just like that",
        "he told me you would waive it",
    ],
)
def test_a_refusal_and_what_was_promised_before_are_no_wish(text):
    assert demanding_clause(text) is None


@pytest.mark.parametrize("text", ["換過部新嘅", "换一台新的"])
def test_who_wants_a_new_one_bids(text):
    assert demanding_clause(text) is not None


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("学费没到账，后天截止，不交就要cancel我的enrolment", None),
        ("钱不到账学校就要取消我的学籍", None),
        ("修不好就要退钱", "就要退钱"),
    ],
)
def test_what_comes_of_it_otherwise_is_no_wish(text, wish):
    span = demanding_clause(text)
    assert (text[slice(*span)] if span else None) == wish


@pytest.mark.parametrize(
    "text",
    [
        "Kindly do the needful.",
        "I told them three times please stop",
        "I asked him nicely please leave",
    ],
)
def test_a_formula_or_what_was_begged_before_is_no_wish(text):
    assert demanding_clause(text) is None
