"""Which of the days that a text names is meant; every English case has a Chinese twin."""

import pytest

from bot.nlu.entities import read_patterns
from bot.nlu.patterns.time_meant import began_before


def values(text):
    return {name: finding.value for name, finding in read_patterns(text).items()}


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("是这个月三号开始漏的 我记岔了", "这个月三号"),
        ("窗户外面是个工地 早上六点就开始打桩 吵死人", None),
        ("早上六点打桩 就这周六入住的 住两晚", "这周六"),
        ("我家宽带断了四天了 报修三次没人来", "四天了"),
        ("等了三天了 上周五报的修", "上周五"),
        ("刚才跟你同事说的你记上没", None),
        ("今年夏天查出来的病 前天发短信说不赔", "前天"),
        ("事情发生在国庆 holiday, 10月3号", "10月3号"),
        ("It was golden week, so on 3 October", "3 October"),
        ("国庆去的店里", "国庆"),
        ("前阵子在菜场摔了一跤 昨天发短信说不赔", "昨天"),
        ("she fell a while ago and yesterday they texted that they won't pay", "yesterday"),
        ("前阵子在菜场摔了一跤", "前阵子"),
        ("I fell ill this summer and yesterday they refused to pay", "yesterday"),
        ("My knee was done in March, the refusal letter came two days ago", "two days ago"),
        ("三月做的膝盖手术，前天收到拒赔通知", "前天"),
        ("In March you charged me, and nobody says why", "March"),
        ("三月扣的钱，没人说为什么", "三月"),
    ],
)
def test_the_day_that_is_meant(text, time):
    found = read_patterns(text).get("incident_time")
    assert (found.value if found else None) == time


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("我今天一定要一個交代", None),
        ("I was charged twice and want my money back today", None),
        ("I want to complain about what happened today", "today"),
        ("今天早上十点在你们分行", "今天早上十点"),
        ("今天要去提车，你们说没到", "今天"),
        ("the due date is Friday, I transferred it last Saturday", "last Saturday"),
        ("deadline是11月27号，我上周六转的", "上周六"),
        ("理賠拖了兩個月，一直叫我補件", "拖了兩個月"),
        ("拖了两个月，昨天又叫我补件", "昨天"),
    ],
)
def test_by_when_something_is_wanted_is_no_day_of_the_matter(text, told):
    found = read_patterns(text).get("incident_time")
    assert (found.value if found else None) == told


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("订的是12月1号到3号的 你们11月20号给我取消了", "11月20号"),
        ("I booked a room for 1 December and you cancelled it on 20 November", "20 November"),
        ("预约的11月5号", "11月5号"),
        ("11月5号到8号一直没网", "11月5号"),
    ],
)
def test_the_day_that_something_was_booked_for_is_not_when_it_went_wrong(text, day):
    assert read_patterns(text)["incident_time"].value == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("the harbour hotel, 14 and 15 November", "14 and 15 November"),
        ("it was the previous Saturday, the 14th", "the previous Saturday, the 14th"),
        ("no line, it's been six days", "been six days"),
        ("断网六天了", "六天了"),
        ("lovely, day 6 without water", "day 6"),
        ("the lift has been out for two weeks", "for two weeks"),
        ("Line down 3 days liao, 没人来", "3 days liao"),
        ("internet no work 3 days", "3 days"),
        ("pay 90 euro, two weeks waiting", "two weeks"),
        ("no answer for the past two months", "for the past two months"),
        ("宽带断了三天", "三天"),
        ("三天没网了", "三天"),
        ("I booked a room for 3 days", None),
        ("訂了你們 10/10 的海景房", "10/10"),
        ("我給 10/10 的好評", None),
        ("頭先打去你哋hotline", "頭先"),
        ("我啱啱話咗你知", None),
        ("I work 3 days a week", None),
        ("超过三天没到就该赔", None),
        ("bought it on 20 October, stopped on the 10th", "the 10th"),
        ("it's been six days since Tuesday's storm", "Tuesday"),
        ("we live on the 14th floor", None),
    ],
)
def test_two_days_and_how_long_it_has_lasted_tell_when(text, day):
    assert values(text).get("incident_time") == day


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("兩年前買，上星期收到通知書先知", "上星期"),
        ("去年說終身免年費，10月15號又扣", "10月15號"),
        ("两年前买的", "两年前"),
    ],
)
def test_the_day_it_went_wrong_is_meant_and_not_the_day_it_was_bought(text, time):
    assert values(text)["incident_time"] == time


def test_a_day_to_come_is_no_day_of_the_matter():
    assert "incident_time" not in values("房東說下週要趕我走")
    assert values("10月3号扣的，下周要交租")["incident_time"] == "10月3号"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("去年国庆的时候在你们这儿给我妈买的重疾险，上个月做了手术，一分都不赔", "上个月"),
        ("我前年10月份在你们家投保的，今年11月5号申请理赔，一直没结果", "今年11月5号"),
        ("双十一下单的洗衣机，昨天送过来是坏的", "昨天"),
        ("9月12号交了两千块钱押金，11月20号退房的时候说不退", "11月20号"),
        ("今年3月开的户，10月18日被扣了年费", "10月18日"),
        ("10月1号在京东下的单，昨天问客服，还没发货", "10月1号"),
        ("I took out the loan in March and on 10 November you charged me twice", "10 November"),
        ("I paid the deposit on 5 October and they kept it yesterday", "yesterday"),
        ("On 1 October I ordered a desk, asked on 20 October, and it never came", "1 October"),
        ("昨天去银行办业务，柜员骂人", "昨天"),
        ("我去年国庆买的", "去年国庆"),
    ],
)
def test_the_day_of_buying_gives_way_to_that_of_the_matter(text, day):
    assert read_patterns(text)["incident_time"].value == day


@pytest.mark.parametrize(
    ("story", "day", "began"),
    [
        ("国庆买的按摩椅，坐上去冒烟了", "国庆", True),
        ("I bought the chair on 1 October and it smokes", "1 October", True),
        ("国庆那天在你们酒店住，被骂了", "国庆那天", False),
        ("The clerk shouted at me on 1 October", "1 October", False),
        ("国庆买的按摩椅，一直没到货", "国庆", False),
        ("按摩椅坐上去冒烟了", "国庆", False),
    ],
)
def test_a_day_may_only_be_when_something_was_bought(story, day, began):
    assert began_before(story, day) is began


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today is Monday and it has been like this since Friday", "Friday"),
        ("it's Tuesday now and my card was blocked on Saturday", "Saturday"),
        ("I noticed today that last month you took 30 quid", "last month"),
        ("booked it last week, turned up on Saturday and there was no room", "Saturday"),
        ("I paid twice on Monday", "Monday"),
        ("上个月交了保费，昨天航班取消你们不赔", "昨天"),
    ],
)
def test_the_day_of_the_telling_and_of_paying_gives_way_to_that_of_the_matter(text, day):
    assert read_patterns(text)["incident_time"].value == day


@pytest.mark.parametrize(
    "told",
    [
        "2 hrs ago",
        "two nights ago",
        "a fortnight ago",
        "last nite",
        "a week last Tuesday",
        "start of October",
    ],
)
def test_days_in_plain_speech_are_found_whole(told):
    assert read_patterns(f"it was {told}")["incident_time"].value == told


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("you refused his claim and he has been paying since March last year", None),
        ("你们拒赔，我从2019年起就一直在交保费", None),
        ("I sent it Monday... well like 2 days ago", "2 days ago"),
        ("我周一转的，不对，应该是前天", "前天"),
    ],
)
def test_since_when_somebody_pays_is_no_day_and_a_second_thought_is(text, time):
    assert values(text).get("incident_time") == time


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("My husband died in September and yesterday you sent him a threat", "yesterday"),
        ("我爸九月去世了，昨天你们还给他寄催款单", "昨天"),
        ("He got it in the first week of November", "the first week of November"),
    ],
)
def test_the_day_of_a_death_is_none_of_the_matter(text, time):
    assert values(text).get("incident_time") == time


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Since June 19th", "June 19th"),
        ("it began back in June 2024", "June 2024"),
        ("in May 3 of us went there", "May"),
        ("since March", "since March"),
    ],
)
def test_a_month_is_told_with_its_day_or_year(text, told):
    assert values(text)["incident_time"] == told


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("没说是昨天，是今天凌晨", "今天凌晨"),
        ("I didn't say yesterday, it was this morning", "this morning"),
        ("不是上周一，上周三", "上周三"),
        ("not last Monday, last Wednesday", "last Wednesday"),
        ("我没填昨天，填的是前天", "前天"),
        ("I never put Monday, it was last Tuesday", "last Tuesday"),
        ("不是发生在昨天，是前天", "前天"),
        ("it never happened on Monday but on Sunday", "Sunday"),
        ("昨天不对，是今天早上", "今天早上"),
        ("Monday is wrong, it was Sunday", "Sunday"),
        # what others did not say denies no day
        ("他们没说昨天停水", "昨天"),
        ("they didn't say on Monday that the water goes off", "Monday"),
        ("我没说什么，昨天就停了", "昨天"),
        ("I didn't say a word, yesterday it went off", "yesterday"),
        ("我昨天没说清楚", "昨天"),
    ],
)
def test_a_day_that_is_denied_is_not_taken(text, time):
    assert values(text).get("incident_time") == time


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("八月份我被裁了，昨天催收打到我妈那", "昨天"),
        ("贷款逾期两个月了，催收天天打我妈电话", None),
        ("I was made redundant in July and on Monday they rang my mother", "Monday"),
        ("车被人追尾二十来天了 定损完就没信了", "二十来天了"),
        ("网从国庆第二天就断了", "国庆第二天"),
    ],
)
def test_since_when_somebody_cannot_pay_is_no_day_of_the_matter(text, time):
    found = read_patterns(text).get("incident_time")
    assert (found.value if found else None) == time


@pytest.mark.parametrize(
    ("text", "time"),
    [
        (
            "Policy CI-77, started 12 Feb this year, and yesterday the claim was rejected",
            "yesterday",
        ),
        ("the policy has been in force since 3 March, on Monday you refused my claim", "Monday"),
        ("保单2月12号生效的，昨天收到拒赔通知", "昨天"),
        ("the trouble with my card started on 3 March and yesterday I rang you", "3 March"),
    ],
)
def test_since_when_a_contract_is_in_force_is_no_day_of_the_matter(text, time):
    found = read_patterns(text).get("incident_time")
    assert (found.value if found else None) == time


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("刚才手机误碰了 报案号9051 2266 847", None),
        ("刚才你们柜员骂我", "刚才"),
        ("sorry, my thumb slipped just now", "just now"),
    ],
)
def test_the_moment_of_a_slip_is_no_day_of_the_matter(text, time):
    found = read_patterns(text).get("incident_time")
    assert (found.value if found else None) == time
