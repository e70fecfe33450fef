"""What is found by its form; every English case has a Chinese twin."""

import pytest

from bot.nlu.entities import PatternEntityExtractor
from tests.bot.nlu.conftest import found, message, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # ticket references, however typed
        ("status of FD-1234-5678-97", {"ticket_reference": "FD-1234-5678-97"}),
        ("查一下fd1234567897", {"ticket_reference": "FD-1234-5678-97"}),
        ("fd 1234 5678 97?", {"ticket_reference": "FD-1234-5678-97"}),
        ("工单ＦＤ－１２３４－５６７８－９７", {"ticket_reference": "FD-1234-5678-97"}),
        # phones
        ("call me on +44 7700 900123", {"phone": "+447700900123"}),
        ("打我手机13812345678", {"phone": "+8613812345678"}),
        ("my phone is (415) 555-2671", {"phone": "+14155552671"}),
        # numbers that no plan lists, and the same digits among English and among Chinese words
        ("on my mobile, 07700 900123", {"phone": "+447700900123"}),
        ("call me on 555-123-4567", {"phone": "+15551234567"}),
        ("020 7946 0958 after six please", {"phone": "+442079460958"}),
        ("0770-0900123，晚上打", {"phone": "+867700900123"}),
        ("my number is 98765 43210", {"phone": "+919876543210"}),
        ("座机是010-62345678", {"phone": "+861062345678"}),
        ("我的電話是0912345678", {"phone": "+886912345678"}),
        # e-mail
        ("write to li.ming@example.com.", {"email": "li.ming@example.com"}),
        ("发到wang@example.cn吧", {"email": "wang@example.cn"}),
        # amounts
        ("you took $45.50", {"amount": "45.50 USD"}),
        ("they took 300 from my account", {"amount": "300 XXX"}),
        ("charged me an extra 45.50, no reason given", {"amount": "45.50 XXX"}),
        ("twice. 49.99 each.", {"amount": "49.99 XXX"}),
        ("I paid a cheque for 640 into your branch", {"amount": "640 XXX"}),
        ("他们扣了我300，莫名其妙", {"amount": "300 CNY"}),
        ("they took 300 photos of the roof", {}),
        ("他们扣了我300积分", {}),
        ("it took 45 minutes", {}),
        ("I paid 2000 for nothing", {"amount": "2000 XXX"}),
        (
            "it was the first Tuesday of this month",
            {"incident_time": "the first Tuesday of this month"},
        ),
        ("这个月第一个周二去的", {"incident_time": "这个月第一个周二"}),
        ("I sold it day before yesterday", {"incident_time": "day before yesterday"}),
        ("five days now, and rent was due Friday", {"incident_time": "five days now"}),
        ("五天了，周五要交房租", {"incident_time": "五天了"}),
        ("扣了我2,500元", {"amount": "2500 CNY"}),
        ("300 bucks", {"amount": "300 USD"}),
        ("两千五百块", {"amount": "2500 CNY"}),
        ("£20 gone", {"amount": "20 GBP"}),
        ("￥300不见了", {"amount": "300 CNY"}),
        ("two thousand five hundred dollars", {"amount": "2500 USD"}),
        ("三万五千元", {"amount": "35000 CNY"}),
        ("HK$1,200", {"amount": "1200 HKD"}),
        ("單據港幣三萬八千五", {"amount": "38500 HKD"}),
        ("1.5万块钱", {"amount": "15000 CNY"}),
        ("between 20 pounds and 300 pounds", {"amount": "300 GBP"}),
        ("先扣50元又扣200元", {"amount": "200 CNY"}),
        # other parties' numbers
        ("my policy number is ABC-123456", {"reference_number": "ABC-123456"}),
        ("保单号是PL20260001234", {"reference_number": "PL20260001234"}),
        ("policy number is SV 55 0913 not 0193", {"reference_number": "SV 55 0913"}),
        ("order no. 88231177", {"reference_number": "88231177"}),
        ("好吧，88031255", {"reference_number": "88031255"}),
        ("that one,88031255", {"reference_number": "88031255"}),
        ("account number 8830 2214 6", {"reference_number": "8830 2214 6"}),
        ("account no. 883 022 146", {"reference_number": "883 022 146"}),
        ("订单号：202611030001234", {"reference_number": "202611030001234"}),
        ("card ending in 4821", {"reference_number": "4821"}),
        ("尾号8821的卡", {"reference_number": "8821"}),
        # times as told
        ("it was last Tuesday", {"incident_time": "last Tuesday"}),
        ("上周三的事", {"incident_time": "上周三"}),
        ("on 3 November", {"incident_time": "3 November"}),
        ("11月3号那天", {"incident_time": "11月3号"}),
        ("about two weeks ago", {"incident_time": "about two weeks ago"}),
        ("三天前", {"incident_time": "三天前"}),
        ("yesterday afternoon", {"incident_time": "yesterday afternoon"}),
        ("昨天下午三点", {"incident_time": "昨天下午三点"}),
        ("during the National Day holiday", {"incident_time": "during the National Day holiday"}),
        ("国庆期间", {"incident_time": "国庆期间"}),
        ("2026-11-03", {"incident_time": "2026-11-03"}),
        ("上個月十五號", {"incident_time": "上個月十五號"}),
        ("back in March", {"incident_time": "March"}),
        ("去年10月", {"incident_time": "去年10月"}),
        # names
        ("My name is John Smith and I want help", {"customer_name": "John Smith"}),
        ("我叫王芳，想问一下", {"customer_name": "王芳"}),
        ("I'm Amy Chan.", {"customer_name": "Amy Chan"}),
        ("我是李明，", {"customer_name": "李明"}),
        ("叫我Cindy就行", {"customer_name": "Cindy"}),
        ("Hotel lost my bag, room 1107, name Nguyen", {"customer_name": "Nguyen"}),
        ("Name put Tan Wei Ming.", {"customer_name": "Tan Wei Ming"}),
        ("叫我阿Ken得喇", {"customer_name": "阿Ken"}),
        ("我姓陈 Tan Wei Ming", {"customer_name": "陈 Tan Wei Ming"}),
        ("I'm her daughter Moira Kell, ring me", {"customer_name": "Moira Kell"}),
        ("I'm her friend from work", {}),
        ("我叫秦德福嘛", {"customer_name": "秦德福"}),
        ("我是孩子妈妈，叫苏梅", {"customer_name": "苏梅"}),
        ("联系人：沈国华，电子邮箱见下", {"customer_name": "沈国华"}),
        ("今儿中午", {"incident_time": "今儿中午"}),
        ("去年中秋前后吧", {"incident_time": "去年中秋前后"}),
    ],
)
def test_a_text_says(text, expected):
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I am a customer of yours",
        "我是你们的客户",
        "I waited for two hours",
        "等了两个小时",
        "we went there together",
        "我们一块儿去的",
        "go to window 3",
        "去3号窗口",
        "it may take a while",
        "这件事也许很难",
        "",
        "   ",
    ],
)
def test_what_only_looks_like_something_is_left_alone(text):
    assert values(text) == {}


def test_a_full_story_gives_everything_at_once():
    assert values(
        "我叫王芳，上周三下午三点在营业厅被多扣了2,500元，保单号PL20260001234，电话13812345678，邮箱wang@example.cn"
    ) == {
        "customer_name": "王芳",
        "incident_time": "上周三下午三点",
        "amount": "2500 CNY",
        "reference_number": "PL20260001234",
        "phone": "+8613812345678",
        "email": "wang@example.cn",
    }
    assert values(
        "My name is Amy Chan, last Tuesday at 3pm I was charged $2,500 on policy number "
        "PL-20260001, call +14155552671 or amy@example.com"
    ) == {
        "customer_name": "Amy Chan",
        "incident_time": "last Tuesday at 3pm",
        "amount": "2500 USD",
        "reference_number": "PL-20260001",
        "phone": "+14155552671",
        "email": "amy@example.com",
    }


@pytest.mark.parametrize(
    "text", ["9" * 100_000, "a1" * 50_000, "一" * 100_000, "\ud800\x00", "((((((" * 9]
)
def test_extreme_input_is_read(text):
    assert isinstance(values(text), dict)


def test_entities_keep_their_place_in_the_text(build):
    text = "理賠號ＡＢ１２３４５６，上週三"
    (read,) = build(PatternEntityExtractor).process([message(text)])
    assert found(read) == {"reference_number": "ＡＢ１２３４５６", "incident_time": "上週三"}
    assert [text[e["start"] : e["end"]] for e in read.get("entities")] == [
        "上週三",
        "ＡＢ１２３４５６",
    ]


@pytest.mark.parametrize(
    ("text", "entity", "value"),
    [
        ("电话 一三八 零零一三 八零零零", "phone", "+8613800138000"),
        ("一三九一二三四五六七八", "phone", "+8613912345678"),
        ("幺三八零零一三八零零零", "phone", "+8613800138000"),
        ("email: wang.lei at example dot com", "email", "wang.lei@example.com"),
        ("我邮箱wanglei艾特example点com", "email", "wanglei@example.com"),
        ("look at example.com", "email", None),
        ("我爸今年81了，上周六你们上门推销", "incident_time", "上周六"),
        ("去年买的，昨天不给退", "incident_time", "昨天"),
        ("I bought it last year and yesterday it broke", "incident_time", "yesterday"),
        ("还是打我刚才那个电话", "incident_time", None),
        ("我喺度等到今朝", "incident_time", "今朝"),
        ("職員話落閘,叫我聽日再嚟", "customer_name", None),
        ("客服叫我回去等消息", "customer_name", None),
        ("叫我吴姐就行", "customer_name", "吴姐"),
        ("你可以叫我小王", "customer_name", "小王"),
    ],
)
def test_what_is_spelt_out_or_said_in_passing_is_told_apart(text, entity, value):
    assert values(text).get(entity) == value
