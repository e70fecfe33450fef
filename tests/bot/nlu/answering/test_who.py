"""For whom somebody writes."""

import pytest

from bot.nlu.answering.who import (
    complains_for,
    in_whose_name,
    kin_named,
    only_says_for_whom,
    relation,
    tells_of_a_death,
    tells_of_an_injury,
    tells_that_nobody_is_hurt,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("我爸今年81了，我是他女儿", "我爸今年81了，我是他女儿"),
        ("I am her daughter", "I am her daughter"),
        ("I am his cousin", "I am his cousin"),
        ("我是他侄女", "我是他侄女"),
        ("我女儿昨天也去了", None),
        ("my daughter was there too", None),
    ],
)
def test_for_whom_somebody_writes_is_read(text, words):
    assert relation(text) == words


@pytest.mark.parametrize(
    ("text", "is_for_another"),
    [
        ("帮我妈投诉一下 她眼睛不好看不了手机", True),
        ("你好，我要替我爸反映个事", True),
        ("客服不帮我妈办，我要投诉", False),
    ],
)
def test_who_complains_for_a_relative_says_so_first(text, is_for_another):
    assert complains_for(text) == is_for_another


@pytest.mark.parametrize("text", ["我係佢個女，佢叫李美玲", "我是她女儿，她叫李美玲"])
def test_whose_child_writes_says_for_whom(text):
    assert relation(text) == text


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("我姓何 何建军 我妈叫赵素芬", "我妈叫赵素芬"),
        ("I'm Joe, my mum is Carol Finch", "my mum is Carol Finch"),
        ("It's my mother, Mdm Tan Siew Hoon", "It's my mother, Mdm Tan Siew Hoon"),
        ("我妈叫我别说", None),
    ],
)
def test_the_relative_is_told_from_the_writer(text, named):
    span = kin_named(text)
    assert (text[slice(*span)] if span else None) == named


@pytest.mark.parametrize(
    ("text", "died"),
    [
        ("my dad's funeral was ruined by your drivers", True),
        ("my mum who is 81 was sold a funeral plan", False),
        ("my husband is an estate agent", False),
        ("she passed in september, I sent the certificate", True),
        ("he passed on my complaint to a colleague", False),
        ("死亡证明寄了三次还说没收到", True),
        ("今天早上账户里一家人的积蓄全没了", False),
        ("我爸卡里八万没了", False),
        ("我妈走了两小时的路到网点", False),
        ("爷爷昨晚走了", True),
        ("我爱人上周突然没了，账户还被冻着", True),
    ],
)
def test_a_plan_for_a_funeral_tells_of_no_death(text, died):
    assert tells_of_a_death(text) == died


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        ("he got his hand caught in your door, the finger is broken", True),
        ("she needed four stitches", True),
        ("your lift is broken again", False),
        ("孩子在你们店里摔伤了", True),
        ("你们的电梯又坏了", False),
        ("人往前扑 膝盖磕破了", True),
        ("she slipped and broke her wrist", True),
        ("你们伤了我的心", False),
        ("the lift is broken", False),
    ],
)
def test_that_somebody_was_hurt_is_read(text, hurt):
    assert tells_of_an_injury(text) is hurt


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("我替我爸问的 他72了不太会用手机", True),
        ("替我奶奶来问的，她八十多了，耳朵背", True),
        ("帮我妈投诉一下", True),
        ("帮我妈投诉，保险拒赔了", False),
        ("我帮我老公反映 他在外地 你们银行把他的卡锁了", False),
        ("他72了不太会用手机", False),
        ("I'm writing for my mother, Rita Lane. She is 82 and I hold power of attorney.", True),
        ("hi, this is for my wife", True),
        ("hi I am asking for my mother she 80 already cannot read so I do for her", True),
        ("hi I am asking for my father he 80 already eyes not good so I do for him", True),
        ("hi I am asking for my father he 80 already they closed his account", False),
        ("hi i'm asking for my dad. he 79 already, english cannot, so i type for him", True),
        ("您好呀 我人在 Sydney，帮我妈妈问的，她 77 岁了不会用手机", True),
        ("I'm writing for my dad 王建国, 72, in 无锡. He can't type", True),
        ("writing for my nan. she cant see well", True),
        ("writing for my nephew. my nephew can't read", True),
        ("帮我侄子投诉 我侄子不识字", True),
        ("For my mother, her card was stolen", False),
        ("writing for my nephew. my nephew took out a loan", False),
        ("帮我侄子投诉 我侄子办了贷款", False),
        ("my mum is 80 and you closed her account", False),
    ],
)
def test_who_says_for_whom_alone_has_the_matter_still_to_tell(text, only):
    assert only_says_for_whom(text) is only


@pytest.mark.parametrize(
    ("text", "unhurt"),
    [
        ("no one's hurt, thank God", True),
        ("人没事", True),
        ("I'm fine but my mother was badly hurt", False),
        ("我人没事，孩子摔伤了", False),
    ],
)
def test_that_nobody_is_hurt_holds_of_all(text, unhurt):
    assert tells_that_nobody_is_hurt(text) is unhurt


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("policy TL-4410, under her name Koh Beng Huat", "Koh Beng Huat"),
        ("the account is in my father's name, Harold Briggs", "Harold Briggs"),
        ("it's in my mum's name: Mrs. P. K. Nair", "Mrs. P. K. Nair"),
        ("保单号 P2201998，是我妈名下的，陈玉兰", "陈玉兰"),
        ("账户是用我爸的名字，王建国", "王建国"),
        ("under her name and address", None),
        ("是我妈名下的", None),
    ],
)
def test_a_policy_may_be_in_somebody_elses_name(text, name):
    assert in_whose_name(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Good day po Ma'am. I am writing in behalf of my aunt Mrs. Nena Reyes, 69 years old. I am"
        " her niece, OFW in Doha so only thru chat I can follow up.",
        "Hello. I write for my father, he is 81 and English is hard for him.",
        "我替我爸问的，他72了不太会用手机",
    ],
)
def test_who_introduces_oneself_has_told_nothing_yet(text):
    assert only_says_for_whom(text)
