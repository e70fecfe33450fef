"""Side questions that their words tell; every English case has a Chinese twin."""

import pytest

from bot.nlu.asked.side_questions import side_question


@pytest.mark.parametrize(
    "text",
    [
        "do I have to pay anything for this",
        "is this free?",
        "投诉要收费吗",
        "这个要花钱吗",
        "要收钱吗",
    ],
)
def test_what_a_complaint_costs_is_a_question_for_the_procedure(text):
    assert side_question(text) == "ask_process"


@pytest.mark.parametrize(
    "text",
    [
        "I don't accept the result",
        "I disagree with your decision, the clause does not apply to me",
        "you charged me a fee I never agreed to",
        "我不接受这个结果",
        "这个处理结果我不满意，理由根本不成立",
        "你们多收了我一笔费用",
    ],
)
def test_a_verdict_and_a_complaint_ask_nothing(text):
    assert side_question(text) is None


@pytest.mark.parametrize("text", ["我不知道算不算投诉", "I'm not sure this counts as a complaint"])
def test_who_is_not_sure_that_it_is_a_complaint_is_told_what_can_be_done(text):
    assert side_question(text) == "ask_help"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("oh great, another bot. brilliant.", "bot_challenge"),
        ("it's only a bot", "bot_challenge"),
        ("the bot took my money", None),
        ("English again please", "switch_language"),
        ("zh please", "switch_language"),
        ("I speak english", None),
        ("and who will look at this", "ask_privacy"),
    ],
)
def test_a_sneer_at_the_bot_and_a_bare_language_are_known(text, intent):
    assert side_question(text) == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("会不会石沉大海？你给我个准话，退还是不退", "ask_process"),
        ("你们管不管", "ask_process"),
        ("退不退都行", None),
        ("定损员说不赔，到底赔不赔，车都停半个月了", None),
    ],
)
def test_whether_or_not_is_a_question_in_the_form(text, intent):
    assert side_question(text, in_form=True) == intent
    assert side_question(text) is None


@pytest.mark.parametrize("text", ["我有个事想问一下", "想咨询点事", "Can I ask a question?"])
def test_who_only_says_that_there_is_a_question_hears_what_can_be_asked(text):
    assert side_question(text) == "ask_help"


@pytest.mark.parametrize("text", ["问他们什么时候退 说不知道", "每次都问什么时候来修"])
def test_what_was_asked_of_others_is_part_of_the_story(text):
    assert side_question(text, in_form=True) is None


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("when can you settle this", "ask_process"),
        ("你们几时可以 settle?", "ask_process"),
        ("is it submitted yet?", "check_status"),
        ("搞掂未", "check_status"),
        ("收費㗎？", "ask_process"),
        ("可以用LINE通知嗎", "ask_process"),
        ("張單我影低咗，可以send俾你？", "ask_process"),
        ("你問嚟做乜", "ask_privacy"),
        ("when does your investigation end", "ask_process"),
        ("你们的 SLA 到底是多少 days？", "ask_process"),
        ("can u tell me 她的钱 still can get back or not", "ask_process"),
        ("can I also complain to 12315?", "ask_rights"),
        ("我可以同時去消委會投訴嗎", "ask_rights"),
        ("What if you say the same again, where can I go?", "ask_rights"),
        ("and if they still refuse, who do I turn to then", "ask_rights"),
        ("要是你们复核还是这个结果，我还能去哪里说理？", "ask_rights"),
        ("那我找谁说", "ask_rights"),
        ("what did other customers complain about", "ask_privacy"),
        ("还有谁也投诉过这家店？", "ask_privacy"),
        ("have both photos arrived?", "ask_process"),
        ("两张照片都收到了吗", "ask_process"),
        ("请问你们的 waiting period 一般是几天?", "explain_term"),
        ("犹豫期有多少天", "explain_term"),
        ("那「免賠額一萬元」是指一萬以下都不理賠，還是每次都先扣一萬？", "explain_term"),
        ("eh, what means 'deductible' actually?", "explain_term"),
        ("photo 都收到了吗?", "ask_process"),
        ("你们会 call 我 boss 吗?", "ask_process"),
        ("cash value 是怎么算的", "explain_term"),
        ("呢個等待期係點計㗎", "explain_term"),
        ("咁我幾時有答覆", "ask_process"),
        ("we had nowhere to go to that night", None),
    ],
)
def test_questions_of_both_languages_at_once_are_understood(text, intent):
    assert side_question(text, in_form=True) == intent


@pytest.mark.parametrize(
    ("text", "in_form", "intent"),
    [
        ("怎么还没人", True, "request_human"),
        ("人呢？", False, "check_status"),
        ("怎么还没人来找我", False, "request_human"),
        ("我这个什么时候有人管啊", False, "check_status"),
        ("怎么样了", True, "check_status"),
        ("why has nobody rung me back yet", False, "request_human"),
        ("why has nobody rung me back yet?~", True, "request_human"),
        ("still nobody there?", True, "request_human"),
        ("I'm still waiting for a person", True, "request_human"),
        ("人工还没人来吗", True, "request_human"),
        ("我还在等人工呢", False, "request_human"),
        ("nobody came to mend it", True, None),
        ("怎么还没人来修", True, None),
        ("网点没有人", True, None),
    ],
)
def test_who_asks_where_somebody_is_wants_a_person_or_a_word_of_it(text, in_form, intent):
    assert side_question(text, in_form=in_form) == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("医药费谁出", "ask_process"),
        ("who is going to pay for my hospital bill", "ask_process"),
        ("你能不能给我冻结", "ask_process"),
        ("can you freeze my card", "ask_process"),
        ("你们把我的卡冻结了", None),
        ("they froze my card", None),
    ],
)
def test_who_pays_and_whether_a_card_can_be_frozen_are_questions(text, intent):
    assert side_question(text, in_form=True) == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("你们会调监控吗", "ask_process"),
        ("will you look at the cctv?", "ask_process"),
        ("所以我现在干啥 就等着？", "check_status"),
        ("what do I do now", "check_status"),
        ("监控坏了", None),
        ("我等着用钱", None),
    ],
)
def test_recordings_and_what_to_do_now_are_questions(text, intent):
    assert side_question(text) == intent


@pytest.mark.parametrize("text", ["photo how to send", "how to send the pictures", "照片怎么发"])
def test_how_to_send_a_file_may_stand_in_any_order(text):
    assert side_question(text) == "ask_process"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("如果到时候还是没人来呢", "ask_process"),
        ("what if nobody comes", "ask_process"),
        ("你们有人给我打电话不", "ask_process"),
        ("will somebody ring me", "ask_process"),
        ("那个林若水还会联系我吗", "ask_process"),
        ("两个都登记了吧", "check_status"),
        ("她医院的发票要交吗", "ask_process"),
        ("do I need to send the hospital bill", "ask_process"),
        ("do i need to send the old contract", "ask_process"),
        ("will she ring me back", "ask_process"),
        ("复核的话我要不要再交什么材料", "ask_process"),
        ("需要我准备啥材料", "ask_process"),
        ("which documents do you need", "ask_process"),
        ("要是不满意答复怎么办", "ask_rights"),
        ("要是你们不赔呢", "ask_rights"),
        ("so what if you refuse", "ask_rights"),
        ("请问这就是贵司的承诺？", None),
    ],
)
def test_questions_of_the_desks_own_work_and_one_that_asks_nothing(text, intent):
    assert side_question(text) == intent


@pytest.mark.parametrize(
    "text", ["你们会查办卡那天的监控吗", "监控你们会看吗", "我收据拍照给你们行不行"]
)
def test_what_was_filmed_and_what_can_be_sent_are_questions(text):
    assert side_question(text) == "ask_process"


@pytest.mark.parametrize("text", ["我又没签过担保，凭什么催我？我签过担保吗"])
def test_a_guarantee_that_was_never_signed_is_no_promise_asked_for(text):
    assert side_question(text) is None


@pytest.mark.parametrize(
    "text", ["is there a rule that lets me out early?", "提前解约有没有规定可以走？你说依据"]
)
def test_whether_a_rule_says_so_is_a_question_that_is_not_answered_by_rights(text):
    assert side_question(text, in_form=True) == "ask_process"


@pytest.mark.parametrize(
    "text",
    [
        "那个小姑娘不会因为我被开除吧？",
        "will the driver lose his job because of me?",
        "碎的碗我能扔了吗",
        "can I throw the broken box away now?",
        "你们说的必要性是谁认定的？依据是什么？",
        "who decided that it was not necessary?",
    ],
)
def test_who_is_punished_what_to_keep_and_on_what_grounds_is_asked_of_the_procedure(text):
    assert side_question(text, in_form=True) == "ask_process"


@pytest.mark.parametrize("text", ["开除他", "I want him fired", "告诉我依据是什么"])
def test_what_is_wanted_of_others_is_no_such_question(text):
    assert side_question(text, in_form=True) is None


@pytest.mark.parametrize(
    "text",
    [
        "复核由谁进行？原经办人是否回避？",
        "is it the same person again?",
        "会影响我以后在你们家订房吗 我是会员",
        "could this be held against me",
        "所以卡現在停了嗎？",
        "can you freeze my card?",
        "我还能补截图吗",
        "can I send more photos later?",
    ],
)
def test_who_handles_it_and_what_it_changes_is_a_question_of_procedure(text):
    assert side_question(text) == side_question(text, in_form=True) == "ask_process"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("哎你们要快点哈，晚上还有两桌", "check_status"),
        ("come on, get a move on, I have guests tonight", "check_status"),
        ("快点处理，都拖了两个月了", None),
        ("hurry up, you took my money", None),
    ],
)
def test_who_hurries_asks_where_it_stands(text, intent):
    assert side_question(text) == intent


@pytest.mark.parametrize(
    "text",
    ["那个柜员姓什么你们能查到吗", "can you find out who it was?", "这要等多少天呐"],
)
def test_who_it_was_and_how_many_days_are_asked_of_the_procedure(text):
    assert side_question(text, in_form=True) == "ask_process"


@pytest.mark.parametrize("text", ["退的话几天到账", "by when?"])
def test_when_it_is_paid_is_asked_of_the_ticket(text):
    assert side_question(text) == "check_status"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("do I need to answer every question?", "ask_help"),
        ("can I just skip some of these", "ask_help"),
        ("is all of this really needed?", "ask_help"),
        ("这些都必须填吗", "ask_help"),
        ("能不能少问几个", "ask_help"),
        ("可以跳过几个吗", "ask_help"),
        ("may I ask why you require my mobile if we are already chatting", "ask_privacy"),
        ("and if somebody is not happy with the outcome, where can they take it?", "ask_rights"),
        ("where can a customer go if they disagree with the outcome", "ask_rights"),
        ("对处理结果不满意的话还能找谁", "ask_rights"),
        ("do I have to pay all of it", None),
    ],
)
def test_what_is_asked_of_the_form_and_of_what_follows_is_known(text, intent):
    assert side_question(text, in_form=True) == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("so if I clear the card every month do I still pay interest", "ask_process"),
        ("do I lose the bonus if I cancel early?", "ask_process"),
        ("那如果我每个月全额还清，还要付利息吗", "ask_process"),
        ("if I paid on time why did you charge me interest", None),
        ("if you don't pay up do I lose the deposit", None),
        ("when I withdraw cash the machine keeps my card, is it broken", None),
        ("如果我没收到货你们凭什么还扣钱吗", None),
    ],
)
def test_how_it_would_be_is_asked_and_nothing_complained_of(text, intent):
    assert side_question(text) == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("会有人看吗这个", "ask_process"),
        ("does anyone actually read these", "ask_process"),
        ("有人看到他推我", None),
        ("nobody read the meter before you billed us", None),
    ],
)
def test_whether_it_is_read_is_asked_in_a_whole_text(text, intent):
    assert side_question(text) == intent
