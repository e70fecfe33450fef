"""Topics that the words of a story decide; every English case has a Chinese twin."""

import pytest

from bot.nlu.topic_rules import topic_told


@pytest.mark.parametrize(
    ("text", "head", "told"),
    [
        ("You took 86 dollars twice from my account", "fraud_unauthorised", "fees_charges"),
        ("你们从我账户扣了两次，一共172块", "fraud_unauthorised", "fees_charges"),
        ("I cashed in my savings policy and you people robbed me", "fraud_unauthorised",
         "surrender_refund"),
        ("退保只给我六千，你们简直是抢钱", "fraud_unauthorised", "surrender_refund"),
        ("you lot are daylight robbery, 40 for a statement", "fraud_unauthorised", "fees_charges"),
        ("你们这是明抢，打印个流水要四十", "fraud_unauthorised", "fees_charges"),
        ("someone robbed my account last night", "fraud_unauthorised", "fraud_unauthorised"),
        ("你们这帮强盗！！上周一从我卡里扣了300块", "fraud_unauthorised", "fees_charges"),
        ("Somebody took 86 dollars from my account", "fraud_unauthorised", "fraud_unauthorised"),
        ("有人从我账户转走了172块", "fraud_unauthorised", "fraud_unauthorised"),
        ("your app froze while I paid, and it is gone", "fraud_unauthorised", "system_fault"),
        ("用你们App交房租卡死了，钱扣了", "fraud_unauthorised", "system_fault"),
        ("On 28 October you cut my yield to 1.2 percent", "terms_coverage", "returns_rates"),
        ("你们把结算利率降到1.2%", "terms_coverage", "returns_rates"),
        ("all our savings vanished from the account", "returns_rates", "fraud_unauthorised"),
        ("账户里的积蓄全没了", "returns_rates", "fraud_unauthorised"),
        ("my fund lost half, the money is gone", "returns_rates", "returns_rates"),
        ("基金亏了，账户里的钱没了一半", "returns_rates", "returns_rates"),
        ("your desk couldn't even be bothered to greet us", "other", "staff_attitude"),
        ("前台连个招呼都懒得打", "marketing_harassment", "staff_attitude"),
        ("乱扣钱 信用卡的", "fraud_unauthorised", "fees_charges"),
    ],
)  # fmt: skip
def test_the_words_decide_against_the_head(text, head, told):
    assert topic_told(text, [head], sure=True) == told


@pytest.mark.parametrize(
    "text", ["you charged me for a course I never booked", "你们扣了我没报过名的培训费"]
)
def test_a_refund_is_of_a_contract_only_where_one_is_told_of(text):
    assert topic_told(text, ["surrender_refund"], sure=True) == "fees_charges"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I sent my claim in weeks ago, still waiting, no news", "slow_handling"),
        ("出院后就送件了，到现在都没下文，业务员已读不回", "slow_handling"),
        ("投诉递上去一个月，一直没下文", "poor_complaint_handling"),
    ],
)
def test_what_has_no_news_is_slow_where_nothing_was_complained_of(text, told):
    assert topic_told(text, ["poor_complaint_handling"], sure=True) == told


@pytest.mark.parametrize("text", ["your cleaner broke my lamp", "保洁打碎我的台灯"])
def test_no_claim_is_refused_where_none_is_told_of(text):
    assert topic_told(text, ["claim_denied", "quality_defect"], sure=True) == "quality_defect"


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("your rep signed me up for a second policy himself", "fraud_unauthorised"),
        ("业务员自己替我签了第二份", "fraud_unauthorised"),
        ("your assessor allowed a third of the estimate", "claim_denied"),
        ("定损员只认了三分之一", "claim_denied"),
        ("they offer a coupon for the broken trip", "surrender_refund"),
        ("行程坏了只肯给券", "surrender_refund"),
    ],
)
def test_a_topic_that_the_head_is_certain_of_needs_no_word_of_its_own(text, head):
    assert topic_told(text, [head, "waiting"], sure=True, likelihood=0.9) == head


@pytest.mark.parametrize(
    "text",
    [
        "The airline cancelled my flight and wants me to take a voucher",
        'You called off our tour, the ticket is "non-refundable"',
    ],
)
def test_a_voucher_for_what_was_called_off_is_a_refund_refused(text):
    assert topic_told(text, ["surrender_refund"], sure=True, likelihood=0.9) == "surrender_refund"


@pytest.mark.parametrize("text", ["the guard called me a beggar", "保安骂我是要饭的"])
def test_words_spare_the_question_for_the_category(text):
    assert topic_told(text, ["other", "staff_attitude"], sure=False) == "staff_attitude"
    assert topic_told("the thing", ["other", "staff_attitude"], sure=False) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the loan officer never told me about the fee", "fees_charges"),
        ("i bought a phone insurance thing with my contract", "fees_charges"),
        ("strange payments left my card at night", "fraud_unauthorised"),
        ("money went from my account without my permission", "fraud_unauthorised"),
    ],
)
def test_fraud_needs_a_hand_from_outside(text, expected):
    assert topic_told(text, ["fraud_unauthorised", "fees_charges"], sure=True) == expected


@pytest.mark.parametrize(
    "text", ["all our savings vanished from the account", "账户里的积蓄全没了"]
)
def test_money_that_vanished_spares_the_question_too(text):
    ranked = ["returns_rates", "fraud_unauthorised"]
    assert topic_told(text, ranked, sure=False) == "fraud_unauthorised"


def test_bad_goods_that_are_sent_back_are_no_cancelled_contract():
    ranked = ["surrender_refund", "quality_defect", "slow_handling"]
    assert topic_told("羽绒服穿了一次就跑毛，要求退货退款", ranked, sure=True) == "quality_defect"
    assert topic_told("取暖器把我女儿电到了，给我退货退款", ranked, sure=True) == "quality_defect"
    assert topic_told("药店卖给我过期的眼药水。我要退款。", ranked, sure=False) == "quality_defect"
    assert topic_told("保单过期了要退保，只退一半", ranked, sure=True) == "surrender_refund"
    assert topic_told("保单退保只退一半", ranked, sure=True) == "surrender_refund"


@pytest.mark.parametrize(
    ("text", "head", "topic"),
    [
        ("到了櫃檯說我的房間給別人了，多花了 4,800", "privacy_leak", "quality_defect"),
        ("You gave our table away", "waiting", "quality_defect"),
        ("酒店把我的房间给了别人，还泄露了我的资料", "privacy_leak", "privacy_leak"),
        ("Your receptionist gave my room number to a man", "privacy_leak", "privacy_leak"),
        ("Your partner hotel gave our room away", "third_party", "third_party"),
    ],
)
def test_a_room_that_went_to_somebody_else_is_a_service_not_given(text, head, topic):
    assert topic_told(text, [head, "quality_defect"], sure=True) == topic


@pytest.mark.parametrize(
    ("text", "head", "topic"),
    [
        ("我要客訴！你們行員態度超差，我要一個交代", "poor_complaint_handling", "staff_attitude"),
        ("I want to complain, the clerk was rude", "poor_complaint_handling", "staff_attitude"),
        ("上次投诉过，你们客服态度还是差", "poor_complaint_handling", "poor_complaint_handling"),
        ("I complained, and the clerk was rude again", "poor_complaint_handling", None),
        ("你們外送員把餐丟在地上，客服還掛我電話", "third_party", "staff_attitude"),
        ("你哋個外送員將份嘢食放喺地下，仲鬧我", "privacy_leak", "staff_attitude"),
        ("Your driver shouted at me", "privacy_leak", "staff_attitude"),
        ("你们外送员骂我，还把我的地址和电话发到网上，泄露信息", "privacy_leak", "privacy_leak"),
    ],
)
def test_rude_staff_are_so_before_any_complaint_was_handled(text, head, topic):
    assert topic_told(text, [head, "staff_attitude"], sure=True) == (topic or head)


@pytest.mark.parametrize(
    ("text", "head", "told"),
    [
        ("hotel cancelled my booking", "surrender_refund", "quality_defect"),
        ("酒店取消了我的订单", "waiting", "quality_defect"),
        ("you cancelled my booking and kept the deposit", "surrender_refund", "surrender_refund"),
        ("酒店取消了我的订单还不退钱", "surrender_refund", "surrender_refund"),
        ("your door trapped his fingers, they're broken", "waiting", "premises"),
        ("在你们楼梯上摔伤了，没人管", "waiting", "premises"),
    ],
)  # fmt: skip
def test_a_booking_called_off_and_an_injury_are_no_waiting(text, head, told):
    assert topic_told(text, [head], sure=True) == told


@pytest.mark.parametrize(
    ("text", "head", "topic"),
    [
        ("投訴你哋分行將我嘅月結單寄咗去第二個人度", "poor_complaint_handling", "privacy_leak"),
        ("你们把我的体检报告发给了另一个人", "wrong_information", "privacy_leak"),
        ("app 將我個月結單 show 咗畀第二個 user 睇", "marketing_harassment", "privacy_leak"),
        ("my statement was posted to the wrong flat", "poor_complaint_handling", "privacy_leak"),
        ("I think your people sold my contact details", "wrong_information", "privacy_leak"),
        ("they must have leaked our phone numbers", "slow_handling", "privacy_leak"),
        ("我怀疑是你们员工把我的联系方式和号码倒卖了", "slow_handling", "privacy_leak"),
        ("有人泄露了我家的地址", "other", "privacy_leak"),
        ("you sold me a policy I do not need", "wrong_information", "wrong_information"),
        ("你们卖给我的保险根本用不上", "wrong_information", "wrong_information"),
        ("上次投诉过账单寄错人，没人理", "poor_complaint_handling", "poor_complaint_handling"),
    ],
)
def test_papers_that_went_to_somebody_else_are_a_leak(text, head, topic):
    assert topic_told(text, [head, "other"], sure=True) == topic


@pytest.mark.parametrize(
    "text",
    ["the room was not what I booked and they won't refund", "給我的不是我訂的房型，還說不能退"],
)
def test_what_is_not_as_ordered_is_a_defect(text):
    assert topic_told(text, ["surrender_refund", "other"], sure=True) == "quality_defect"


@pytest.mark.parametrize(
    "text",
    [
        "my adviser never mentioned the surrender penalty",
        "阿公的定存被行員推銷改買儲蓄險，說利息比較高",
        "业务员当初没有讲中途解约要扣钱",
    ],
)
def test_what_was_sold_by_false_words_is_wrong_information(text):
    assert topic_told(text, ["returns_rates", "other"], sure=True) == "wrong_information"


def test_a_claim_that_is_not_paid_is_denied_in_any_words():
    for text in ("出险了不给赔", "你们到底给不给赔", "说我没及时报案不肯赔付"):
        assert topic_told(text, ["claim_denied", "slow_handling"], sure=True) == "claim_denied"


@pytest.mark.parametrize(
    "text",
    ["your delivery guy dropped it and the screen is smashed", "你们的快递员把我的碗摔破了"],
)
def test_what_the_firms_own_driver_broke_is_bad_goods(text):
    assert topic_told(text, ["third_party"], sure=True) == "quality_defect"


@pytest.mark.parametrize(
    ("text", "head", "topic"),
    [
        ("your agent sold my gran broadband she doesn't need", "fees_charges", "wrong_information"),
        ("你们的业务员老打她电话推销养老险", "marketing_harassment", "marketing_harassment"),
        ("推销员忽悠我妈办了个套餐，她根本用不着", "fees_charges", "wrong_information"),
        ("the roses you sent were wilted", "third_party", "quality_defect"),
        ("你们送来的花是坏的", "third_party", "quality_defect"),
        ("the courier smashed my vase", "third_party", "third_party"),
    ],
)
def test_an_unwanted_sale_and_bad_goods_of_ones_own(text, head, topic):
    assert topic_told(text, [head], sure=True) == topic


@pytest.mark.parametrize(
    "text", ["I want to complain about your contractor", "我要投訴保全，是你們社區委外的"]
)
def test_who_complains_of_a_partner_has_no_complaint_that_was_handled(text):
    assert topic_told(text, ["poor_complaint_handling"], sure=True) == "third_party"


@pytest.mark.parametrize(
    "text",
    [
        "my sim got deactivated without telling me and I lost my number",
        "我的手机卡无缘无故被停机了，号码也没了",
        "我爸的医保卡被锁死了，看病用不上",
    ],
)
def test_a_number_that_is_cut_off_is_a_fault_and_no_theft(text):
    assert topic_told(text, ["fraud_unauthorised", "system_fault"], sure=True) == "system_fault"


@pytest.mark.parametrize(
    "text",
    ["my account has been frozen", "the bank refused to unlock my account", "我的卡被冻结了"],
)
def test_a_frozen_account_alone_is_no_theft_and_no_fee(text):
    for taken_for in ("fraud_unauthorised", "fees_charges"):
        assert topic_told(text, [taken_for, "slow_handling"], sure=True) == "other"


@pytest.mark.parametrize("text", ["my card was blocked and 300 is gone", "卡被冻结了，有人盗刷"])
def test_money_that_is_gone_beside_a_frozen_card_stays_a_theft(text):
    assert topic_told(text, ["fraud_unauthorised", "other"], sure=True) == "fraud_unauthorised"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The page said 9.9%, that's misleading, I want to complain", "wrong_information"),
        ("页面写的9.9%，误导人，我要投诉", "wrong_information"),
        ("I want to complain, my last complaint was never answered", "poor_complaint_handling"),
        ("我要投诉，上次的投诉到现在没人理", "poor_complaint_handling"),
    ],
)
def test_the_wish_to_complain_is_no_complaint_badly_handled(text, topic):
    ranked = ["poor_complaint_handling", "wrong_information"]
    assert topic_told(text, ranked, sure=True, likelihood=0.6) == topic
