"""What a message is to the form once the summary stands: only a yes submits it."""

import pytest


@pytest.mark.parametrize("text", ["I also want an apology", "我还要求道歉"])
def test_a_further_wish_at_the_summary_is_no_part_of_the_story(read, text):
    assert read(text, "confirmation", intent="inform") == ("inform", {"demand": text})


@pytest.mark.parametrize("text", ["刘", "姓刘"])
def test_a_surname_alone_at_the_summary_is_the_name(read, text):
    assert read(text, "confirmation", intent="inform") == ("inform", {"customer_name": "刘"})


def test_only_a_word_of_a_yes_submits(read):
    assert read("咁就喺度啦", "confirmation", intent="affirm")[0] != "affirm"
    assert read("啱喇", "confirmation", intent="correct")[0] == "affirm"
    assert read("都对，交上去吧", "confirmation", intent="affirm")[0] == "affirm"
    assert read("写上就行，交吧", "confirmation", intent="inform")[0] == "affirm"
    assert read("对了，谢谢你，孩子。", "confirmation", intent="thank")[0] == "affirm"


def test_only_a_yes_submits(read):
    text = "Is that all of it, and who reads it then?"
    assert read(text, "confirmation", intent="affirm", confidence=0.4)[0] != "affirm"


def test_the_hours_for_a_call_told_at_the_summary_change_no_day(read):
    text = "晚上七点以后可以打"
    assert read(text, "confirmation", intent="inform") == ("inform", {"answer": text})


@pytest.mark.parametrize(
    "text", ["房租周五要交，也写上", "I forgot to say he charged my sister on Friday"]
)
def test_what_is_to_be_written_down_besides_changes_no_day(read, text):
    intent, entities = read(text, "confirmation", intent="correct")
    assert (intent, entities) == ("inform", {"answer": text})


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("交吧，超过周三就发微博曝光", "超过周三就发微博曝光"),
        ("send it, otherwise I go to the press on Monday", "otherwise I go to the press on Monday"),
    ],
)
def test_a_warning_behind_a_yes_goes_with_the_story(read, text, warning):
    threat = {"name": "media_threat", "confidence": 0.9}
    intent, entities = read(text, "confirmation", intent="inform", flags=[threat])
    assert (intent, entities["story"]) == ("affirm", warning)
    assert "incident_time" not in entities


@pytest.mark.parametrize("text", ["actually I'd like to withdraw it", "我还是撤回投诉吧"])
def test_who_takes_it_back_at_the_summary_is_not_asked_what_to_change(read, text):
    assert read(text, "confirmation", intent="correct")[0] == "cancel"


@pytest.mark.parametrize("text", ["you useless idiots", "你们这群废物"])
def test_an_insult_at_the_summary_is_no_part_of_the_story(read, text):
    intent, entities = read(text, "confirmation", intent="inform")
    assert (intent, set(entities) & {"story", "answer"}) == ("nlu_fallback", set())


@pytest.mark.parametrize("text", ["你说话啊", "快啊"])
def test_a_few_words_at_the_summary_are_no_part_of_the_story(read, text):
    assert read(text, "confirmation", intent="inform")[0] == "nlu_fallback"


@pytest.mark.parametrize(
    ("text", "name"), [("姓严", "严"), ("顾", "顾"), ("Nadia Rahman", "Nadia Rahman")]
)
def test_a_name_at_the_summary_is_taken(read, text, name):
    assert read(text, "confirmation", intent="inform")[1]["customer_name"] == name


def test_only_the_summary_or_its_changes_take_a_yes(read):
    assert read("yes is correct", "correction_field")[0] == "affirm"
    assert read("submit", "correction_field")[0] == "affirm"


def test_an_agreement_that_names_a_way_submits_nothing(read):
    intent, told = read("ok call then", "confirmation", intent="affirm")
    assert (intent, told) == ("inform", {"reply_channel": "phone"})


@pytest.mark.parametrize("text", ["不对 交的是八万五", "写错了，扣的是350"])
def test_a_sum_told_anew_by_what_was_done_with_it_is_put_right_where_it_stands(read, text):
    intent, entities = read(text, "confirmation", intent="correct")
    assert (intent, entities["answer"], "correction_field" in entities) == ("correct", text, False)


def test_a_question_that_names_a_line_clears_nothing_of_it(read):
    entities = read("wait, can they ring my phone on Sundays?", asked="confirmation")[1]
    assert "correction_field" not in entities


@pytest.mark.parametrize("text", ["没别的了 交吧", "对的 就这样", "that's all, submit it"])
def test_who_has_nothing_more_and_sends_it_submits(read, text):
    assert read(text, "confirmation", intent="deny")[0] == "affirm"


def test_who_takes_it_back_in_words_of_their_own_is_asked_nothing_of_a_ticket(read):
    assert read("楼下不让赔了 撤了吧", "confirmation", intent="withdraw_complaint")[0] == "cancel"


def test_what_is_told_late_is_kept_though_nothing_else_is_made_of_it(read):
    text = "刚才那三千 楼下最后说要三千五"
    assert read(text, "confirmation", intent="nlu_fallback") == ("inform", {"answer": text})


@pytest.mark.parametrize("text", ["he gave me power of attorney in 2023", "我有2023年的授权委托书"])
def test_the_year_of_an_authority_is_no_day_of_the_matter(read, text):
    intent, entities = read(text, intent="inform", asked="confirmation")
    assert (intent, entities["principal"]) == ("inform", text)
    assert "incident_time" not in entities


@pytest.mark.parametrize(
    "text",
    [
        "also the parcel of last month never came, that was $120",
        "还有上个月那个包裹 refund 还没到，RM 120",
    ],
)
def test_more_of_what_happened_at_the_summary_changes_no_day_or_sum(read, text):
    intent, entities = read(text, "confirmation", intent="inform")
    assert (intent, entities["answer"]) == ("inform", text)
    assert not set(entities) & {"incident_time", "amount", "demand", "correction_field"}


def test_a_day_alone_at_the_summary_changes_the_day(read):
    assert read("还有，那天是10月3号", "confirmation", intent="inform")[0] == "correct"


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        (
            "师傅又来了一趟没弄好，你们把这半年的钱退给我，我妈天天念叨这事睡不着",
            "把这半年的钱退给我",
        ),
        (
            "he came again and fixed nothing, I want my money back, my mother is upset",
            "I want my money back",
        ),
    ],
)
def test_a_wish_beside_what_is_told_late_is_kept_as_one(read, text, demand):
    entities = read(text, "confirmation", intent="inform")[1]
    assert (entities["story"], entities["demand"]) == (text, demand)


@pytest.mark.parametrize(
    "text",
    [
        "Yes, that is quite right, thank you",
        "looks grand",
        "all correct, go ahead",
        "没问题，提交吧",
    ],
)
def test_a_yes_in_more_words_submits(read, text):
    assert read(text, "confirmation", intent="thank")[0] == "affirm"


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("yes. when will I hear?", "when will I hear?"),
        ("对的。什么时候有结果？", "什么时候有结果？"),
    ],
)
def test_a_plain_yes_with_a_question_behind_it_submits_and_the_question_is_kept(
    read, text, question
):
    intent, told = read(text, "confirmation", intent="ask_process")
    assert (intent, told) == ("affirm", {"question": question})


@pytest.mark.parametrize("text", ["Yes, but who reads it", "对，不过谁能看到？"])
def test_a_yes_that_depends_on_a_question_is_answered_first(read, text):
    assert read(text, "confirmation", intent="affirm", confidence=0.9)[0] != "affirm"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("the complaint is not about wrong information, it is a double debit", "fees_charges"),
        ("it should be an internet outage, not fees", "system_fault"),
        ("you've put fees but really I was mis-sold it", "wrong_information"),
        ("不是服务态度，是乱扣费", "fees_charges"),
    ],
)
def test_the_kind_of_a_complaint_is_put_right_by_naming_both(read, text, topic):
    intent, entities = read(text, "confirmation", intent="inform")
    assert (intent, entities["correction_field"], entities["topic"]) == (
        "correct",
        "category",
        topic,
    )


@pytest.mark.parametrize(
    ("text", "name", "principal"),
    [
        ("I'm Hui Min, her daughter", "Hui Min", "I'm Hui Min, her daughter"),
        ("我是孫女 彭郁晴", "彭郁晴", "我是孫女 彭郁晴"),
    ],
)
def test_who_writes_and_for_whom_are_both_kept(read, text, name, principal):
    entities = read(text, "confirmation", intent="inform")[1]
    assert (entities["customer_name"], entities["principal"]) == (name, principal)


def test_what_happens_while_they_write_changes_no_day(read):
    text = "保安刚才又来瞪我，I'm still at the branch"
    intent, entities = read(text, "confirmation", intent="file_complaint")
    assert (intent, entities["answer"], "incident_time" in entities) == ("inform", text, False)


def test_a_name_before_for_whom_it_is_at_the_summary_is_the_writers(read):
    entities = read("Farah. its my mom Puan Salmah", "confirmation", intent="inform")[1]
    assert entities["customer_name"] == "Farah"
    assert entities["principal"] == "its my mom Puan Salmah"


@pytest.mark.parametrize("text", ["yh", "aye", "得"])
def test_a_yes_as_it_is_typed_submits(read, text):
    assert read(text, "confirmation", intent="out_of_scope")[0] == "affirm"


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("It should read: I want the claim paid in full, plus interest",
         "I want the claim paid in full, plus interest"),
        ("应该写：我要求全额赔付，加上利息", "我要求全额赔付，加上利息"),
    ],
)  # fmt: skip
def test_a_line_told_as_it_should_read_replaces_the_wish(read, text, wish):
    intent, entities = read(text, "confirmation", intent="inform")
    assert (intent, entities["correction_field"]) == ("correct", "demand")
    assert entities["demand"] == wish


@pytest.mark.parametrize("text", ["no, I paid 850, not 800", "不，交的是850，不是800"])
def test_a_no_that_says_what_is_right_corrects(read, text):
    intent, entities = read(text, "confirmation", intent="deny")
    assert (intent, entities.keys() & {"answer", "correction_field"} != set()) == ("correct", True)


@pytest.mark.parametrize(
    "text",
    [
        "ok the numbers are right. sorry for swearing earlier, send it",
        "……ok 数都对。刚才骂人是我不对，你也就是个程序。提交吧",
    ],
)
def test_a_word_of_excuse_before_what_submits_is_no_day_and_no_change(read, text):
    intent, entities = read(text, "confirmation", intent="correct")
    assert (intent, "incident_time" in entities) == ("affirm", False)


@pytest.mark.parametrize(
    "text", ["He swore at me as well, submit it", "他还骂我，提交吧", "改成5号，提交"]
)
def test_what_is_told_or_changed_before_what_submits_is_not_lost(read, text):
    assert read(text, "confirmation", intent="inform")[0] != "affirm"


@pytest.mark.parametrize(
    "text",
    [
        "hold on, is the excess the same thing as the deductible?",
        "先等一下，免赔额和deductible到底是不是一个东西？co-pay又是什么？",
    ],
)
def test_a_question_about_words_at_the_summary_changes_nothing(read, text):
    assert read(text, "confirmation", intent="correct") == ("explain_term", {})


@pytest.mark.parametrize(
    "text",
    [
        "yeah go on, send it to whatever clown reads these",
        "right. get it in front of your boss",
        "对，赶紧交上去给你们领导看",
    ],
)
def test_whom_a_yes_sends_it_to_is_no_part_of_it(read, text):
    assert read(text, "confirmation", intent="file_complaint") == ("affirm", {})


@pytest.mark.parametrize("text", ["send it to me by post", "寄给我吧"])
def test_who_wants_it_sent_to_themselves_agrees_to_nothing(read, text):
    assert read(text, "confirmation", intent="inform")[0] != "affirm"


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("correct. I was a customer for 20 years", "I was a customer for 20 years"),
        ("对的。我在你们这办了二十年业务", "我在你们这办了二十年业务"),
    ],
)
def test_a_remark_behind_a_yes_is_kept_and_holds_nothing_up(read, text, remark):
    assert read(text, "confirmation", intent="inform") == ("affirm", {"story": remark})


@pytest.mark.parametrize(
    "text",
    ["yes, but the shop was closed on that day", "对，不过那天店是关着的"],
)
def test_a_yes_that_depends_on_more_submits_nothing(read, text):
    assert read(text, "confirmation", intent="inform")[0] != "affirm"


@pytest.mark.parametrize(
    "text",
    ["get me a human being who can actually decide something", "给我找个能拍板的真人来"],
)
def test_who_asks_for_a_person_at_the_summary_adds_no_wish(read, text):
    flags = [{"name": "wants_human", "confidence": 0.99}]
    told = read(text, "confirmation", intent="request_human", confidence=0.98, flags=flags)
    assert told[0] == "request_human"
    assert "demand" not in told[1]


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        (
            "And forget the apology, I only want the fee back and to know how it happened",
            "I only want the fee back and to know how it happened",
        ),
        ("不要道歉了，退款就行", "退款就行"),
    ],
)
def test_the_only_wish_that_stays_takes_the_place_of_the_others(read, text, wish):
    intent, told = read(text, "confirmation", intent="inform")
    assert (intent, told["correction_field"], told["demand"]) == ("correct", "demand", wish)


@pytest.mark.parametrize(
    "text",
    [
        "How many days will you people take? The regulator says one month, doesn't it?",
        "你们一般要多久有结果？监管是说一个月吗？",
    ],
)
def test_questions_at_the_summary_are_answered_and_no_part_of_the_story(read, text):
    intent, told = read(text, "confirmation", intent="inform")
    assert (intent, set(told) & {"story", "answer"}) == ("ask_process", set())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("yes, my surname is Brown", "customer_name"),
        ("对，我姓卜", "customer_name"),
        ("yes, it's my mum's card", "principal"),
        ("对，是我妈的卡", "principal"),
        ("yes. it was at Luton, Gatwick is the other one", "correction"),
        ("对的，是在虹桥那家", "correction"),
    ],
)
def test_a_yes_with_a_detail_behind_it_submits_nothing(read, text, kind):
    told = read(text, "confirmation", "inform", 0.7, tells={"name": kind, "confidence": 0.6})
    assert told[0] != "affirm"


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("yes. it happened at Luton", "it happened at Luton"),
        ("对，在虹桥店里发生的", "在虹桥店里发生的"),
    ],
)
def test_what_is_told_behind_a_yes_goes_with_the_story(read, text, remark):
    told = read(text, "confirmation", "inform", 0.7, tells={"name": "story", "confidence": 0.6})
    assert told == ("affirm", {"story": remark})


@pytest.mark.parametrize(
    "text",
    [
        "交了两年 不是三年 你看下写对没有",
        "等陣，$1,788 係罰款，唔係月費，你有冇寫啱？",
        "did you put the amount down?",
    ],
)
def test_whether_something_is_written_right_changes_nothing_and_is_shown(read, text):
    assert read(text, "confirmation", intent="correct") == ("ask_help", {})


@pytest.mark.parametrize(
    "text",
    [
        "可以。刚才骂人不好意思，上了一晚上班",
        "没问题 刚刚语气不好 不好意思 熬夜了",
        "对的。不好意思我刚才语气有点冲，加了三天班",
        "yes fine. sorry for swearing earlier, I was up all night",
    ],
)
def test_a_yes_with_regret_for_harsh_words_submits_and_adds_nothing(read, text):
    assert read(text, "confirmation", intent="out_of_scope") == ("affirm", {})


@pytest.mark.parametrize(
    "text", ["可以。刚才骂人不好意思，地址写错了", "ok. sorry I swore, but the name is wrong"]
)
def test_a_yes_with_regret_that_changes_something_does_not_submit(read, text):
    assert read(text, "confirmation", intent="out_of_scope")[0] != "affirm"


@pytest.mark.parametrize("text", ["那大概多久有人email我", "how long till somebody emails me"])
def test_when_somebody_writes_is_asked_at_the_summary_and_no_more_of_the_story(read, text):
    assert read(text, "confirmation", intent="inform") == ("ask_process", {})
