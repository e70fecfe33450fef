"""Names told in answer to anything; English cases have Chinese twins."""

import pytest


def test_a_story_is_signed_behind_its_last_mark(read_outside):
    text = "You closed my account on 2 November, I want it reopened. Here is fine. Omar Haddad"
    assert read_outside(text, "file_complaint", 0.99)[1]["customer_name"] == "Omar Haddad"


@pytest.mark.parametrize("text", ["Michael Okafor", "Zoe", "李建国"])
def test_a_name_at_the_summary_is_a_name(read, text):
    assert read(text, "confirmation", intent="inform") == ("inform", {"customer_name": text})


def test_a_name_in_a_frame_is_taken_at_the_summary(read):
    assert read("its Priya", "confirmation", intent="inform")[1]["customer_name"] == "Priya"


def test_a_surname_in_place_of_whose_matter_it_is_is_the_writers(read):
    assert read("我姓周", "principal", intent="out_of_scope") == ("inform", {"customer_name": "周"})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Harold Pemberton. Mr.", "Harold Pemberton"),
        ("Mr Devlin will do", "Mr Devlin"),
        ("姓何就行", "何"),
        ("我姓王就好", "王"),
        ("周先生", "周先生"),
    ],
)
def test_a_title_behind_a_name_and_a_word_of_leave_are_no_part_of_it(read, text, name):
    assert read(text, asked="customer_name", intent="inform")[1]["customer_name"] == name


@pytest.mark.parametrize("text", ["its Aoife", "我姓周"])
def test_a_name_in_its_frame_is_taken_where_the_way_to_reply_was_asked_for(read, text):
    entities = read(text, asked="reply_channel", intent="inform")[1]
    assert "customer_name" in entities
    assert "reply_channel" not in entities


def test_a_name_before_a_relation_is_the_writers(read):
    entities = read("Chantelle, I'm her granddaughter", asked="principal", intent="inform")[1]
    assert entities["customer_name"] == "Chantelle"
    assert entities["principal"] == "I'm her granddaughter"


def test_a_name_in_letters_behind_a_form_of_address_is_read(read):
    assert read("叫我阿May", asked="customer_name")[1]["customer_name"] == "阿May"


def test_a_word_before_a_name_is_none_of_it(read):
    told = read("make sure the name's just Owen Price", "confirmation", intent="correct")[1]
    assert told["customer_name"] == "Owen Price"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("叫阿哲啦", "阿哲"),
        ("喊我小赵就行", "小赵"),
        ("稱呼我林小姐就可以了", "林小姐"),
        ("敝姓顾。", "顾"),
        ("鄭小姐，鄭佩儀", "鄭佩儀"),
        ("just call me Ray", "Ray"),
    ],
)
def test_a_name_that_is_told_casually_is_one(read, text, name):
    assert read(text, "customer_name", intent="nlu_fallback")[1]["customer_name"] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("電郵 li.ting@example.com", None),
        ("联系方式：13800001234（杜明）", "杜明"),
        ("组长 杜明 13800001234", "杜明"),
        ("the chairman, Ray Colley, 07700 900123", "Ray Colley"),
    ],
)
def test_beside_a_contact_neither_its_kind_nor_an_office_is_a_name(read, text, name):
    assert read(text, "contact")[1].get("customer_name") == name


@pytest.mark.parametrize(
    ("text", "name"), [("权斌", "权斌"), ("楚静怡。", "楚静怡"), ("权利", None)]
)
def test_a_rare_surname_begins_a_name_where_one_is_asked_for(read, text, name):
    told = read(text, "customer_name", intent="ask_rights", confidence=0.9)[1]
    assert told.get("customer_name") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [("Suresh Pillai, as already mentioned", "Suresh Pillai"), ("周敏，刚才说过了", "周敏")],
)
def test_a_name_stands_before_the_remark_that_it_was_told(read, text, name):
    assert read(text, "customer_name", intent="inform")[1]["customer_name"] == name


@pytest.mark.parametrize("text", ["我岳母，姓董，董玉兰", "My mother, Rita Colley"])
def test_the_name_of_a_relative_is_not_the_writers(read, text):
    told = read(text, "principal")[1]
    assert "customer_name" not in told
    assert told.get("principal") or told.get("answer")


def test_who_signs_a_letter_is_its_writer_and_is_answered_as_it_says(read_outside):
    letter = (
        "Dear Sirs, your men left my mattress in the rain on Monday. Kindly reply by e-mail to "
        "a.penrose@letters.example. Yours faithfully, Ada Penrose"
    )
    told = read_outside(letter, "file_complaint", 0.99)[1]
    assert (told["customer_name"], told["reply_channel"]) == ("Ada Penrose", "email")


def test_a_name_stands_before_whose_mother_it_is(read):
    told = read("Lorna West, his mum. he is Kit West", "customer_name", intent="inform")[1]
    assert told["customer_name"] == "Lorna West"


def test_whose_mother_writes_is_told_behind_her_name(read):
    told = read("Lorna West, his mum. he is Kit West", "customer_name", intent="inform")[1]
    assert told["principal"] == "his mum. he is Kit West"


@pytest.mark.parametrize(
    ("text", "name", "kept"),
    [
        ("Tom Reed, just refund me", "Tom Reed", {"demand": "just refund me"}),
        ("Tom Reed please just refund me", "Tom Reed", {"demand": "please just refund me"}),
        ("我叫王强，赶紧退钱", "王强", {"demand": "赶紧退钱"}),
        ("Mary Brown, my mum's policy", "Mary Brown", {"principal": "my mum's policy"}),
        ("Anjali Raval, his daughter", "Anjali Raval", {"principal": "his daughter"}),
        ("王强，是我妈的保单", "王强", {"principal": "是我妈的保单"}),
        ("陈敏，他女儿", "陈敏", {"principal": "他女儿"}),
        ("Tom Reed, but don't ring my wife", "Tom Reed", {"story": "but don't ring my wife"}),
        ("王强，不过账户是我老婆的", "王强", {"story": "不过账户是我老婆的"}),
        ("Tom Reed, your driver lied to me", "Tom Reed", {"story": "your driver lied to me"}),
        ("王强，你们司机骂我了", "王强", {"story": "你们司机骂我了"}),
    ],
)
@pytest.mark.parametrize("intent", ["inform", "skip"])
def test_what_is_told_behind_a_name_is_kept_as_what_it_is(read, text, name, kept, intent):
    intent, told = read(text, "customer_name", intent)
    assert intent == "inform"
    assert told == {"customer_name": name} | kept


@pytest.mark.parametrize(
    ("text", "name", "field"),
    [
        ("Tom Reed, but it was 340 not 430", "Tom Reed", "amount"),
        ("Tom Reed. sorry, it was 3 March not 2 March", "Tom Reed", "incident_time"),
        ("王强，但是金额是340不是430", "王强", "amount"),
    ],
)
def test_a_correction_behind_a_name_is_one(read, text, name, field):
    intent, told = read(text, "customer_name", "inform")
    assert (intent, told["correction_field"], told["customer_name"]) == ("correct", field, name)


@pytest.mark.parametrize(
    ("text", "name", "intent"),
    [
        ("Tom Reed, but can I speak to a person?", "Tom Reed", "request_human"),
        ("Tom Reed. how long will it take?", "Tom Reed", "ask_process"),
        ("王强，不过我要找真人", "王强", "request_human"),
        ("王强，多久有结果？", "王强", "ask_process"),
    ],
)
def test_a_question_behind_a_name_is_heard_and_the_name_kept(read, text, name, intent):
    read_as, told = read(text, "customer_name", intent, 0.9)
    assert (read_as, told["customer_name"]) == (intent, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mei Yee, but no need to thank me", "Mei Yee"),
        ("Tom Reed, thanks for your help", "Tom Reed"),
        ("Tunde Bakare. sorry for shouting before, long night", "Tunde Bakare"),
        ("no, but call me Tom", "Tom"),
        ("李娜，不用谢我", "李娜"),
        ("王强。刚才态度不好，对不住", "王强"),
        ("老马，马建军", "马建军"),
    ],
)
def test_a_courtesy_behind_a_name_tells_nothing(read, text, name):
    assert read(text, "customer_name", "inform") == ("inform", {"customer_name": name})


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("contact", "I will go to the FCA and Insurance Ombudsman. My mail is p.k@example.in"),
        ("reply_channel", "here is fine, Consumer Authority"),
        ("reply_channel", "就这里，Cathay Insurance"),
        ("customer_name", "他们说我是 Pre-existing Condition"),
        ("customer_name", "Pre-existing Condition"),
        ("customer_name", "Waiting Period Clause"),
        ("customer_name", "the name on the parcel is wrong"),
        ("customer_name", "订单上的名字写错了"),
    ],
)
def test_an_office_a_paper_or_a_condition_is_nobodys_name(read, asked, text):
    told = read(text, asked, intent="inform")[1]
    assert not {"customer_name", "answer"} & set(told)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Banks", "Ann Banks"),
        ("my name is Ann Bank", "Ann Bank"),
        ("我叫 Grace Bank", "Grace Bank"),
        ("Harold Church", "Harold Church"),
        ("Noel'll do", "Noel"),
        ("Just Noel'll do nicely, thanks", "Noel"),
        ("Mrs Whitcombe would do", "Mrs Whitcombe"),
        ("叫 Noel 就行", "Noel"),
        ("the name on the order is Esi Mensah", "Esi Mensah"),
        ("订单上的名字是梁国栋", "梁国栋"),
    ],
)
def test_a_name_that_is_said_to_be_one_or_that_will_do_is_taken(read, text, name):
    assert read(text, "customer_name", intent="inform")[1]["customer_name"] == name


def test_no_name_is_made_of_an_address(read_outside):
    for text in (
        "Charged twice. My mail is asha.rao@example.in",
        "扣了两次款，邮箱 chen.wei@example.cn",
    ):
        assert "customer_name" not in read_outside(text, "file_complaint", 0.99)[1]


@pytest.mark.parametrize(
    ("text", "writer", "other"),
    [
        (
            "Esi Mensah is my mother, the owner. I'm Kofi",
            "Kofi",
            "Esi Mensah is my mother, the owner",
        ),
        ("我爸叫黄志明, 我是女儿 Wing", "Wing", "我爸叫黄志明"),
    ],
)
@pytest.mark.parametrize(
    "asked", ["customer_name", "principal", "contact", "reply_channel", "confirmation", "demand"]
)
def test_who_names_another_beside_themselves_has_told_both(read, asked, text, writer, other):
    intent, told = read(text, asked, intent="out_of_scope")
    assert (intent, told["customer_name"], told["principal"]) == ("inform", writer, other)


def test_the_name_above_an_address_is_taken(read):
    told = read("Ama Owusu, 14 Ashgrove Close, BD9 4RT", "customer_name")[1]
    assert told["customer_name"] == "Ama Owusu"


@pytest.mark.parametrize(
    ("text", "name"), [("小吴 可以只写这个吗", "小吴"), ("Tom, is that enough?", "Tom")]
)
def test_a_name_that_is_asked_about_will_do(read, text, name):
    assert read(text, "customer_name", "ask_help", 0.8) == ("inform", {"customer_name": name})


def test_two_names_in_one_breath_are_of_who_writes_and_of_whom(read):
    intent, told = read("我叫林彩娥我妈叫陈阿凤保单是我妈的名字", "customer_name", "inform")
    assert intent == "inform"
    assert told == {
        "customer_name": "林彩娥",
        "principal": "我妈叫陈阿凤保单是我妈的名字",
        "flags": "agent_on_behalf",
    }


def test_a_name_before_an_authority_is_the_customers(read):
    entities = read("Lara Moss, I hold power of attorney", "confirmation", intent="inform")[1]
    assert entities["customer_name"] == "Lara Moss"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("叫我糖糖就好啦", "糖糖"),
        ("喊我老周就行咯", "老周"),
        ("小美呀", "小美"),
        ("just call me Tilly", "Tilly"),
    ],
)
def test_a_name_stands_among_particles(read, text, name):
    assert read(text, "customer_name", "inform", 0.9)[1] == {"customer_name": name}


@pytest.mark.parametrize(
    "text",
    ["写谁的名字，我的还是我妈的？", "我自己的还是我爸的", "my name or my mum's?"],
)
def test_who_asks_whose_name_is_wanted_is_helped(read, text):
    assert read(text, "customer_name", "inform", 0.9)[0] == "ask_help"


@pytest.mark.parametrize(("text", "name"), [("老马，马建军", "马建军"), ("小美 陈晓美", "陈晓美")])
def test_of_two_names_the_full_one_is_kept(read, text, name):
    assert read(text, "customer_name", "inform", 0.9)[1]["customer_name"] == name


@pytest.mark.parametrize("text", ["使乜要個名", "做咩要個名先", "what do you need my name for"])
def test_who_asks_what_a_name_is_for_is_told(read, text):
    assert read(text, "customer_name", "inform", 0.6)[0] == "ask_privacy"


@pytest.mark.parametrize("text", ["hers is 04-226 0178", "138 0255 0167，我爸的"])
def test_whose_number_it_is_names_nobody(read, text):
    assert "customer_name" not in read(text, "contact", intent="inform")[1]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("罗三姐 大名罗素英", "罗素英"),
        ("阮氏香 阮是姓", "阮氏香"),
        ("it's Nguyen Thi Huong", "Nguyen Thi Huong"),
    ],
)
def test_the_name_on_papers_is_taken_without_what_is_said_of_it(read, text, name):
    assert read(text, "customer_name", "inform")[1]["customer_name"] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("許雅婷，言午許。", "許雅婷"),
        ("我姓侯侯长顺", "侯长顺"),
        ("老郭 大名郭全有", "郭全有"),
        ("Siobhan Reid, with an e", "Siobhan Reid"),
    ],
)
def test_a_name_keeps_the_characters_in_which_it_was_written(read, text, name):
    assert read(text, "customer_name", "inform")[1]["customer_name"] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cheryl Ong, chinese name 王雪丽 if you need", "Cheryl Ong 王雪丽"),
        ("王雪丽，英文名Cheryl Ong", "王雪丽 Cheryl Ong"),
    ],
)
def test_a_name_told_in_both_languages_is_one_and_nothing_of_the_story(read, text, name):
    assert read(text, "customer_name", intent="inform") == ("inform", {"customer_name": name})


@pytest.mark.parametrize(
    ("text", "writer", "other"),
    [
        (
            "Policy is my mother, Tan Siew Hong 陈秀凤. I am son, Lim Boon Keat",
            "Lim Boon Keat",
            "Policy is my mother, Tan Siew Hong 陈秀凤",
        ),
        ("我叫何敏，我爸何国强", "何敏", "我爸何国强"),
    ],
)
def test_who_names_whose_it_is_beside_themselves_speaks_for_another(read, text, writer, other):
    told = read(text, "customer_name", intent="inform")[1]
    assert (told["customer_name"], told["principal"]) == (writer, other)
    assert told["flags"] == "agent_on_behalf"
