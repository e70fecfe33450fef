"""Side questions get the answer to what they ask."""

import pytest
import yaml

from actions.deadlines import AskProcess
from actions.privacy import AskPrivacy
from actions.questions import asks_how_long, is_unknown, particular
from actions.wording import catalogue
from tests.auxil.dialogue import Conversation, said
from tests.auxil.places import DATA

ANSWERS = yaml.safe_load((DATA / "side_questions.yml").read_text("utf-8"))


@pytest.mark.parametrize("language", ["en", "zh", "zh-Hant"])
def test_every_answer_stands_in_the_catalogue(language: str) -> None:
    responses = catalogue().section("responses", language)
    named = {name for answers in ANSWERS.values() for name in answers} - {
        "how_long",
        "steps",
        "general",
    }
    assert sorted(name for name in named if name not in responses) == []


@pytest.mark.parametrize(
    ("intent", "en", "zh", "answer"),
    [
        ("ask_process", "Does it cost anything to complain?", "投诉要花钱吗", "cost"),
        ("ask_process", "Can I complain for my mother?", "能替我妈投诉吗", "on_behalf"),
        ("ask_process", "must my mother come to sign anything?", "我妈要亲自来签吗", "on_behalf"),
        ("ask_process", "does anyone actually read these", "会有人看吗这个", "read"),
        ("ask_process", "Which documents do I need?", "要准备什么材料", "documents"),
        ("ask_process", "can I stay anonymous", "可以匿名吗", "anonymous"),
        ("ask_process", "how will I be told", "处理结果怎么通知", "result"),
        ("ask_process", "what if you miss the deadline", "超过期限没回复怎么办", "overdue"),
        ("ask_process", "if it isn't paid can I reopen it?", "撤了还能再开吗", "reopen"),
        ("ask_process", "where do I send the letter?", "视频能直接发这儿吗", "files"),
        ("ask_process", "did you get both pictures?", "两张照片都收到了吗", "files_arrived"),
        ("ask_process", "will you contact my wife", "会打给我老板吗", "contacted"),
        ("ask_process", "can my brother send it", "能让我哥发过来吗", "files"),
        ("ask_process", "who decides it this time?", "这次是谁来审", "who"),
        ("ask_process", "will she be sacked over this?", "她不会被开除吧？", "consequences"),
        ("ask_process", "can I bin the broken bowls?", "碎的碗能扔了吗", "keep_item"),
        ("ask_process", "can you find out who it was?", "能查到是谁吗", "who_it_was"),
        ("ask_process", "who found it was not needed?", "依据是什么？", "grounds"),
        ("ask_process", "is it the same person again?", "还是同一个人吗", "who"),
        ("ask_privacy", "how do I know you are real", "你们不会是骗子吧", "genuine"),
        ("ask_process", "who reviews it?", "复核由谁进行？原经办人是否回避？", "who"),
        ("ask_process", "can this be held against me", "会影响我以后订房吗 我是会员", "no_harm"),
        ("ask_process", "can I send more photos", "我还能补截图吗", "files"),
        ("ask_privacy", "who can see my data", "我的信息给谁看", "who"),
        ("ask_privacy", "how long do you keep it", "数据保存多久", "how_long"),
        ("ask_privacy", "why do you need my number", "为什么要我的手机号", "why"),
        ("ask_privacy", "will the clerk see my name", "被投诉的人能看到吗", "staff"),
        ("ask_privacy", "does the broker get told of this", "店长会不会晓得，他看得到吗", "staff"),
        ("ask_privacy", "which customers complained before me", "还有谁投诉过他", "others"),
        ("ask_privacy", "is that really necessary", "必须吗", "why"),
        ("ask_privacy", "must it be my real name?", "一定要本名嗎", "name"),
        ("ask_privacy", "will they take it out on me", "怕他给我穿小鞋", "fear"),
    ],
)
def test_a_particular_question_is_answered_as_such(
    intent: str, en: str, zh: str, answer: str
) -> None:
    wanted = f"utter_{intent}_{answer}"
    assert [particular(intent, text)[0] for text in (en, zh)] == [wanted, wanted]


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("ask_privacy", "Where are your servers?"),
        ("ask_privacy", "服务器在哪"),
        ("ask_process", "what is the success rate"),
        ("ask_process", "投诉成功率是多少"),
        ("ask_process", "提前解约有没有规定可以走？"),
        ("ask_process", "is there a rule that lets me out early?"),
    ],
)
def test_what_is_not_known_is_said_to_be_unknown(intent: str, text: str) -> None:
    assert particular(intent, text) == ["utter_side_question_unknown"]


@pytest.mark.parametrize("text", ["Is it legal to charge for a paper bill?", "這種扣費合法嗎"])
def test_questions_of_law_are_left_to_those_who_judge(text: str) -> None:
    assert particular("ask_rights", text) == ["utter_rights_not_judged"]


@pytest.mark.parametrize("text", ["what are my rights", "对结果不满意我还能找谁", ""])
def test_a_general_question_gets_nothing_in_particular(text: str) -> None:
    assert particular("ask_rights", text) == []


def test_the_deadlines_are_told_beside_when_they_are_asked_for() -> None:
    assert [asks_how_long("能替我妈投诉吗，要多久"), asks_how_long("投诉要花钱吗")] == [True, False]


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("投诉要花钱吗", ["utter_ask_process_cost"]),
        ("投诉要花钱吗，要多久", ["utter_ask_process_cost", "utter_ask_process_when"]),
        ("how does it work", ["utter_ask_process"]),
    ],
)
async def test_the_procedure_is_explained_when_asked(
    talk: Conversation, text: str, answers: list[str]
) -> None:
    talk.hear("ask_process", text)
    assert said(await talk.run(AskProcess())) == answers


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("privacy?", ["utter_ask_privacy"]),
        ("隐私政策", ["utter_ask_privacy"]),
        ("who is reading this", ["utter_ask_privacy_who"]),
        ("will you tell my parents?", ["utter_ask_privacy_who"]),
        ("会告诉我爸妈吗", ["utter_ask_privacy_who"]),
        ("做咩要個名先", ["utter_ask_privacy_why"]),
        ("Please delete my personal data", ["utter_confirm_erasure"]),
        ("请删除我的个人资料", ["utter_confirm_erasure"]),
    ],
)
async def test_privacy_is_answered_as_asked(
    talk: Conversation, text: str, answers: list[str]
) -> None:
    talk.hear("ask_privacy", text)
    assert said(await talk.run(AskPrivacy())) == answers


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Will you need to speak to my mother at all?", "utter_ask_process_contacted"),
        ("你们会找我妈核实吗", "utter_ask_process_contacted"),
        ("How do I check on it later, do I come back here?", "utter_ask_process_where"),
        ("以后在哪看进度", "utter_ask_process_where"),
        ("did you get my email?", "utter_ask_process_mail"),
        ("我发的邮件收到了吗", "utter_ask_process_mail"),
    ],
)
def test_what_comes_next_has_answers_of_its_own(text: str, answer: str) -> None:
    assert particular("ask_process", text) == [answer]


@pytest.mark.parametrize(
    ("intent", "text", "answer"),
    [
        ("ask_privacy", "Who will be reading what I wrote?", "utter_ask_privacy_who"),
        ("ask_privacy", "谁会看到我写的", "utter_ask_privacy_who"),
        ("ask_privacy", "can my mother see this too?", "utter_ask_privacy_shared_device"),
        ("ask_privacy", "我儿子能查到吗", "utter_ask_privacy_shared_device"),
        ("ask_process", "will she ring me back", "utter_ask_process_result"),
        ("ask_process", "那个林若水还会联系我吗", "utter_ask_process_result"),
        ("ask_process", "can I send more photos later?", "utter_ask_process_files"),
        ("ask_process", "照片之后还能发吗", "utter_ask_process_files"),
        ("ask_process", "and if you miss the deadline?", "utter_ask_process_overdue"),
    ],
)
def test_who_reads_what_else_may_be_sent_and_what_if_it_is_late(
    intent: str, text: str, answer: str
) -> None:
    assert particular(intent, text) == [answer]


@pytest.mark.parametrize(
    "text", ["will it show on my file if the rent bounces?", "要是退不了会扣我钱吗"]
)
def test_what_nobody_here_can_know_is_said_to_be_unknown(text: str) -> None:
    assert particular("ask_process", text) == ["utter_side_question_unknown"]


@pytest.mark.parametrize(
    "text",
    [
        "does my neighbour's insurer get told too?",
        "what if my husband rings about it",
        "定损员还要再来一趟吗",
        "要不要我老公出面？",
    ],
)
def test_what_no_answer_fits_is_unknown(text: str) -> None:
    assert all(is_unknown(intent, text) for intent in ("ask_process", "ask_rights"))


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("ask_process", "how does this work"),
        ("ask_process", "之后怎么处理"),
        ("ask_privacy", "who sees my number"),
        ("ask_privacy", "会泄露吗"),
        ("ask_rights", "where can I go if I disagree"),
        ("ask_rights", "不服还能找谁"),
        ("ask_process", "真的？"),
    ],
)
def test_what_the_general_answer_tells_is_known(intent: str, text: str) -> None:
    assert not is_unknown(intent, text)


@pytest.mark.parametrize(
    ("text", "wanted", "answers"),
    [
        ("how soon does somebody pick it up", "utter_ask_process_when", ["utter_ask_process_when"]),
        ("还用不用交别的", "utter_ask_process_documents", ["utter_ask_process_documents"]),
        ("who reads it, is it free?", "utter_ask_process", ["utter_ask_process"]),
    ],
)
async def test_the_answer_that_the_reader_knows_is_told(
    talk: Conversation, text: str, wanted: str, answers: list[str]
) -> None:
    talk.hear("ask_process", text, asks=wanted)
    assert said(await talk.run(AskProcess())) == answers
