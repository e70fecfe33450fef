"""What is found by its form; every English case has a Chinese twin."""

import pytest

from bot.nlu.entities import PatternEntityExtractor, read_in_region, read_patterns
from bot.nlu.patterns.regions import Region
from tests.bot.nlu.conftest import found, message


def values(text):
    return {name: finding.value for name, finding in read_patterns(text).items()}


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
        ("11月3号那天", {"incident_time": "11月3号那天"}),
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


def test_a_policy_number_with_letters_holds_no_phone():
    found = {name: each.value for name, each in read_patterns("保单号P2019 0088 7731").items()}
    assert found == {"reference_number": "P2019 0088 7731"}


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


def test_a_reference_with_wrong_check_digits_is_still_told():
    finding = read_patterns("FD-1234-5678-98")["ticket_reference"]
    right = read_patterns("FD-1234-5678-89")["ticket_reference"]
    assert (finding.value, finding.weight, right.weight) == ("FD-1234-5678-98", 0.5, 1.0)


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


@pytest.mark.parametrize(
    "text",
    [
        "your sales people call me three times a day",
        "they call me every morning",
        "her name's Dorothy Pask, I have power of attorney",
        "the agent's name was Tom Reed",
    ],
)
def test_calls_and_other_peoples_names_are_not_the_customers_name(text):
    assert "customer_name" not in values(text)


@pytest.mark.parametrize("text", ["you can call me Oskar", "Stop that. Call me Oskar."])
def test_call_me_gives_a_name(text):
    assert values(text)["customer_name"] == "Oskar"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本金新台幣120萬", "1200000 TWD"),
        ("港币1,200元", "1200 HKD"),
        ("一共714蚊", "714 HKD"),
        ("每個月$238，打咗五次都冇人理", "238 HKD"),
        ("每个月$238", "238 USD"),
        ("RM 350 was taken", "350 MYR"),
    ],
)
def test_a_sum_has_the_currency_of_who_tells_it(text, expected):
    assert values(text)["amount"] == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我想要refund。我叫Jason Lam", "Jason Lam"),
        ("叫我 Vivian", "Vivian"),
        ("我英文名叫Amy 陈，住在湾仔", "Amy 陈"),
        ("我是他女兒，林佳穎", "林佳穎"),
        ("我是Kevin Lam", "Kevin Lam"),
    ],
)
def test_a_name_is_found_in_a_mixed_frame(text, name):
    assert values(text)["customer_name"] == name


@pytest.mark.parametrize("text", ["我是VIP客户", "我叫Uber送的", "我是他儿子，有授权书"])
def test_what_only_stands_in_such_a_frame_is_no_name(text):
    assert "customer_name" not in values(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Policy no. MB 4471-220. How could you", "MB 4471-220"),
        ("plan number FP 10092", "FP 10092"),
        ("a/c no is 50100234881", "50100234881"),
        ("account 8829-1120", "8829-1120"),
    ],
)
def test_a_number_that_is_named_is_no_phone(text, number):
    told = {name: finding.value for name, finding in read_patterns(text).items()}
    assert told == {"reference_number": number}


def test_a_landline_in_australia_is_a_phone():
    assert read_patterns("call the landline 02 9876 5432")["phone"].value == "+61298765432"


@pytest.mark.parametrize("text", ["call me, 012-345 6789", "打给我 012-3456789"])
def test_a_mobile_in_malaysia_is_a_phone(text):
    assert read_patterns(text)["phone"].value == "+60123456789"


@pytest.mark.parametrize(
    ("text", "sum_told"),
    [("It cost 4,200 ringgit", "4200 MYR"), ("380 hk dollars", "380 HKD"), ("RM 300", "300 MYR")],
)
def test_sums_of_malaysia_and_hong_kong_have_their_currency(text, sum_told):
    assert read_patterns(text)["amount"].value == sum_told


def test_an_address_with_its_point_spelt_out_is_read():
    assert read_patterns("邮箱 lulu_chen2000@qq点com")["email"].value == "lulu_chen2000@qq.com"


@pytest.mark.parametrize(
    ("text", "email"),
    [
        ("email kevin.zhou at outlook.com", "kevin.zhou@outlook.com"),
        ("寄到 suchen at gmail.com", "suchen@gmail.com"),
        ("I bought it at amazon.com", None),
    ],
)
def test_an_address_with_its_at_in_words_is_read(text, email):
    assert values(text).get("email") == email


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Rs. 4,200 was cut", "4200 INR"),
        ("₹2,499/- debited", "2499 INR"),
        ("four thousand two hundred rupees", "4200 INR"),
        ("they owe me 2 lakhs", "200000 INR"),
        ("Rs 1.25 crore", "12500000 INR"),
        ("one lakh twenty thousand rupees", "120000 INR"),
        ("扣了我20万元", "200000 CNY"),
        ("4 cars in 3 hours", None),
    ],
)
def test_sums_of_india_are_read_by_the_lakh_too(text, amount):
    assert values(text).get("amount") == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("I'm out close to two grand", "2000 GBP"),
        ("亏了小三万", "30000 CNY"),
        ("两万多吧", "20000 CNY"),
        ("四千不到", "4000 CNY"),
        ("卡里还有一万六是买菜的", "16000 CNY"),
        ("人民币贰仟叁佰元", "2300 CNY"),
        ("赔钱 一箱三百六", "360 CNY"),
        ("買張新單蝕咗成八萬", "80000 HKD"),
        ("把去年收的2160退了", "2160 CNY"),
        ("refund the 2160 yuan you took", "2160 CNY"),
        ("几千块", None),
        ("排了两千多号", None),
        ("三千多人", None),
    ],
)
def test_a_sum_that_is_told_roughly_is_one(text, amount):
    assert values(text).get("amount") == amount


def test_a_mobile_of_taiwan_is_no_reference_number():
    assert values("0988123456 黃柏翰")["phone"] == "+886988123456"
    assert "reference_number" not in values("0988123456 黃柏翰")


def test_what_was_paid_into_a_game_is_a_sum():
    assert read_patterns("在你们游戏里充了六千四")["amount"].value == "6400 CNY"


def test_digits_inside_a_number_name_no_day_of_sales():
    assert "incident_time" not in values("电话13700006618 周凯")
    assert values("618买的")["incident_time"] == "618"


@pytest.mark.parametrize(
    ("text", "account"),
    [
        ("我的账号是qzl_2011，登录不上去", "qzl_2011"),
        ("用户名 Lin.Mu88", "Lin.Mu88"),
        ("my username is qzl_2011", "qzl_2011"),
        ("账号被封了", None),
    ],
)
def test_an_account_may_have_a_name_of_letters(text, account):
    assert values(text).get("reference_number") == account


@pytest.mark.parametrize("text", ["the page says APR 7.2%", "页面写APR 7.2%", "an apr 12 % loan"])
def test_a_rate_is_no_day_in_april(text):
    assert "incident_time" not in read_patterns(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("那个本子上写的 LC2024 110532", "LC2024 110532"),
        ("it says LC2024 110532", "LC2024 110532"),
        ("LC2024 110532块", "LC2024"),
        ("流水号 40218866 17；昨天转的", "40218866 17"),
        ("车牌鲁B·7K356，保单没带", "鲁B·7K356"),
    ],
)
def test_a_number_typed_in_groups_is_read_whole(text, number):
    assert read_patterns(text)["reference_number"].value == number


@pytest.mark.parametrize("region", [None, *Region])
def test_groups_behind_letters_and_digits_are_no_phone(region):
    assert "phone" not in read_in_region("P2025 8831 0042", region)


@pytest.mark.parametrize("text", ["A1234 138 1234 5678", "MH370 13812345678"])
def test_a_mobile_number_behind_letters_and_digits_is_one(text):
    assert values(text)["phone"] == "+8613812345678"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("买了一款10年期的年金险", None),
        ("还了15年房贷", None),
        ("10年前签的", "10年前"),
        ("12年冬天签的", "12年冬天"),
        ("前儿个从石家庄回来", "前儿个"),
        ("a 10 year plan", None),
    ],
)
def test_the_term_of_a_contract_is_no_day(text, told):
    assert values(text).get("incident_time") == told
