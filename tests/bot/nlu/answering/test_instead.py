"""What words tell where the form asked for something else."""

import pytest

from bot.nlu.answering.instead import told_instead
from bot.nlu.entities import read_patterns


@pytest.mark.parametrize(
    ("asked", "text", "told"),
    [
        ("demand", "什么服务态度啊", "story"),
        ("demand", "他们说180天之内查出来的不算，可是我第一次去看是在185天", "story"),
        ("demand", "车险理赔拖了两个月，定损员来看了一次就没消息了", "story"),
        ("demand", "我打了三次电话都没人接", "story"),
        ("demand", "业务员说随时可以退", "story"),
        ("demand", "冰箱送来就是坏的", "story"),
        ("demand", "我是他女儿", "principal"),
        ("demand", "我妈叫陈桂兰，我是她儿子", "principal"),
        ("incident_time", "我要去银保监会告你们，还要找记者曝光", "story"),
        ("incident_time", "现在不给退了", "story"),
        ("incident_time", "钱是理财，买了三十万，到期不给兑付", "story"),
        ("incident_time", "年卡 2980", "story"),
        ("incident_time", "退钱", "demand"),
        ("incident_time", "啦啦啦", "nothing"),
        ("reply_channel", "道歉啊还能是啥 还有把流量退我", "demand"),
        ("reply_channel", "当面道歉，处分那个人", "demand"),
        ("reply_channel", "退钱 全额", "demand"),
        ("reply_channel", "你们到底赔不赔", "demand"),
        ("reply_channel", "大概10月中旬办的", "detail"),
        ("customer_name", "赔钱，修车费8600", "demand"),
        ("customer_name", "那个店员还笑我", "story"),
        ("customer_name", "电话 13800138000", "detail"),
        ("demand", "就这里", "reply_channel"),
        ("incident_time", "就在这里吧", "reply_channel"),
        ("given_reason", "11月1号买的", "detail"),
    ],
)
def test_what_cannot_be_the_answer_is_told_apart(asked, text, told):
    assert told_instead(text, asked, set(read_patterns(text))) == told


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("demand", "An apology from the branch in 静安 and a copy of the 双录"),
        ("incident_time", "some day last month when 王经理 was still there"),
        ("demand", "当面道歉，处分那个人"),
        ("demand", "换新的"),
        ("demand", "你们到底赔不赔"),
        ("demand", "求你们把钱追回来"),
        ("demand", "把计算过程书面给我"),
        ("demand", "三倍赔偿"),
        ("demand", "能快点办好就行"),
        ("demand", "你们看着办"),
        ("demand", "我就想知道为什么"),
        ("demand", "别再骚扰我"),
        ("demand", "我要个公道"),
        ("demand", "还钱"),
        ("demand", "一分钱不少地退给我"),
        ("demand", "给我恢复原来的套餐"),
        ("demand", "想要個解釋同道歉"),
        ("demand", "refund 或者 replacement都行"),
        ("demand", "an apology"),
        ("incident_time", "前阵子吧"),
        ("incident_time", "记不太清了"),
        ("incident_time", "好几个月了"),
        ("incident_time", "刚过完年那阵"),
        ("incident_time", "ages ago"),
        ("incident_time", "a few weeks back I think"),
        ("reply_channel", "随便啦"),
        ("reply_channel", "问问问，烦死了，哪有什么单号！"),
        ("customer_name", "张"),
        ("customer_name", "momo"),
        ("customer_name", "小熊维尼"),
        ("customer_name", "欧阳娜娜"),
        ("customer_name", "就写王女士"),
        ("customer_name", "陳生"),
        ("customer_name", "叫我老李头就行"),
        ("customer_name", "Wang Lei"),
        ("given_reason", "说是等待期内"),
        ("given_reason", "没说，就一句不符合条款"),
        ("demand", "赔5000"),
        ("incident_time", "1118"),
        ("incident_time", "2023"),
        ("incident_time", "11.18"),
    ],
)
def test_what_may_be_the_answer_is_left_to_be_one(asked, text):
    assert told_instead(text, asked, set(read_patterns(text))) is None


@pytest.mark.parametrize(
    ("asked", "text", "told"),
    [
        ("demand", "喏，这是报修记录截图", "story"),
        ("demand", "here's the screenshot of the repair log", "story"),
        ("reference_number", "照片发你了", "story"),
        ("reference_number", "this is a photo of the receipt", "story"),
        ("incident_time", "3200", "story"),
        ("incident_time", "83.20", "story"),
        ("incident_time", "£870", "story"),
        ("incident_time", "1.2万", "story"),
        ("reply_channel", "300", "story"),
        ("incident_time", "保单号 P2019-330-1188", "detail"),
        ("given_reason", "不记得哪天了，大概国庆以后", "detail"),
        ("given_reason", "重新审核", "demand"),
        ("incident_time", "先等等，我有电话", "nothing"),
        ("demand", "短号行吗 661122", "nothing"),
    ],
)
def test_what_a_file_is_a_bare_sum_and_a_number_are_no_answer(asked, text, told):
    assert told_instead(text, asked, set(read_patterns(text))) == told


@pytest.mark.parametrize(
    ("text", "told"), [("房间是8312", "story"), ("打8折", None), ("3000块", None)]
)
def test_a_figure_that_names_a_detail_is_no_wish(text, told):
    assert told_instead(text, "demand", set(read_patterns(text))) == told
