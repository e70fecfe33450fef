"""The customer's page in a real browser, against a gateway that drops and forgets on demand."""

import re

import pytest
from playwright.sync_api import BrowserContext, expect

from bot.channels.webchat.page import TEXT_LIMIT
from tests.auxil.webchat_world import World
from tests.e2e.webchat.chat_page import ChatPage, quiet_tab
from tests.e2e.webchat.words import TEXTS, both_languages, interview

pytestmark = pytest.mark.browser


@both_languages
def test_conversation_with_buttons(chat: ChatPage, world: World, language: str) -> None:
    words = TEXTS[language]
    world.script = interview(language)
    chat.open(f"/chat?lang={language}")
    chat.say(words["story"])
    chat.expect_texts([words["story"], words["question"]])
    chat.choice(words["buttons"][0]).click()
    chat.expect_texts([words["story"], words["question"], words["buttons"][0], words["thanks"]])
    expect(chat.log.get_by_role("button")).to_have_count(0)
    assert [f["type"] for f in world.frames if f["type"] in {"text", "choose"}] == [
        "text",
        "choose",
    ]


@both_languages
def test_the_introduction_offers_what_can_be_done(
    chat: ChatPage, world: World, language: str
) -> None:
    chat.open(f"/chat?lang={language}")
    chat.choice(TEXTS[language]["start"]).click()
    chat.expect_texts([TEXTS[language]["start"], f"≪{TEXTS[language]['start']}≫"])


def test_what_was_missed_while_away_appears_exactly_once(chat: ChatPage, world: World) -> None:
    chat.open()
    chat.say("一")
    chat.expect_texts(["一", "≪一≫"])
    world.drop_connections()
    world.say({"text": "离开时的消息"}, quietly=True)
    chat.say("二")
    chat.expect_texts(["一", "≪一≫", "离开时的消息", "二", "≪二≫"])
    chat.expect_state("online")
    world.drop_connections()
    world.say({"text": "又一条"}, quietly=True)
    chat.expect_texts(["一", "≪一≫", "离开时的消息", "二", "≪二≫", "又一条"])
    assert world.texts_from_customer() == ["一", "二"]


def test_a_message_whose_receipt_was_lost_is_sent_again_and_counts_once(
    chat: ChatPage, world: World
) -> None:
    world.lose_accepted = 1
    chat.open()
    chat.say("我的保单被拒赔")
    chat.expect_texts(["我的保单被拒赔", "≪我的保单被拒赔≫"])
    sent = [frame["client_id"] for frame in world.frames if frame["type"] == "text"]
    assert (len(sent), len(set(sent))) == (2, 1)
    expect(chat.entries().locator(".state").first).to_be_empty()


def test_a_reply_that_overtakes_its_receipt_keeps_its_place(chat: ChatPage, world: World) -> None:
    world.hold_replies = True
    chat.open()
    chat.say("一")
    chat.say("二")
    chat.expect_texts(["一", "二"])
    expect(chat.entries().locator(".state").nth(1)).to_be_empty()
    world.drop_connections()
    chat.expect_texts(["一", "≪一≫", "二", "≪二≫"])
    world.release_replies()
    chat.say("三")
    world.release_replies()
    chat.expect_texts(["一", "≪一≫", "二", "≪二≫", "三", "≪三≫"])


def test_the_customer_is_told_that_the_connection_is_lost(chat: ChatPage, world: World) -> None:
    chat.open()
    chat.page.context.set_offline(True)
    chat.expect_state("offline")
    expect(chat.page.get_by_role("alert")).to_contain_text("正在重新连接")
    chat.say("离线时写的")
    expect(chat.entries().locator(".state")).to_have_text(["发送中"])
    chat.page.context.set_offline(False)
    chat.expect_texts(["离线时写的", "≪离线时写的≫"])
    expect(chat.page.get_by_role("alert")).to_be_hidden()


def test_a_reload_shows_the_conversation_again(chat: ChatPage, world: World) -> None:
    world.script = interview("zh")
    chat.open()
    chat.say("等了两个小时")
    chat.expect_texts(["等了两个小时", "请问是哪家网点？"])
    chat.page.reload()
    chat.expect_texts(["等了两个小时", "请问是哪家网点？"])
    chat.choice("记不清了").click()
    chat.expect_texts(["等了两个小时", "请问是哪家网点？", "记不清了", "好的，已记下。"])
    chat.page.reload()
    chat.expect_texts(["等了两个小时", "请问是哪家网点？", "记不清了", "好的，已记下。"])
    expect(chat.log.get_by_role("button")).to_have_count(0)


def test_two_tabs_show_the_same_conversation(
    chat: ChatPage, context: BrowserContext, world: World, gateway: tuple[World, str]
) -> None:
    world.script = interview("zh")
    chat.open()
    with quiet_tab(context, gateway[1]) as other:
        other.open()
        chat.say("等了两个小时")
        other.expect_texts(["等了两个小时", "请问是哪家网点？"])
        other.choice("人民路支行").click()
        for tab in (chat, other):
            tab.expect_texts(["等了两个小时", "请问是哪家网点？", "人民路支行", "好的，已记下。"])
            expect(tab.log.get_by_role("button")).to_have_count(0)


@both_languages
def test_an_expired_session_is_told_and_a_new_one_begins_empty(
    chat: ChatPage, world: World, language: str
) -> None:
    chat.open(f"/chat?lang={language}")
    chat.say("A-1")
    chat.expect_texts(["A-1", "≪A-1≫"])
    world.end_sessions()
    expect(chat.page.get_by_role("alert")).to_contain_text(TEXTS[language]["expired"])
    again = chat.page.get_by_role("button", name=TEXTS[language]["again"])
    expect(again).to_be_focused()
    again.click()
    chat.expect_state("online")
    chat.expect_texts([])
    chat.say("B-2")
    chat.expect_texts(["B-2", "≪B-2≫"])
    assert world.texts_from_customer() == ["B-2"]


def test_what_an_expired_session_did_not_take_goes_back_to_the_field(
    chat: ChatPage, world: World
) -> None:
    chat.open()
    chat.say("第一条")
    chat.expect_texts(["第一条", "≪第一条≫"])
    world.end_sessions()
    chat.expect_state("expired")
    chat.say("没有送到的话")
    chat.page.get_by_role("button", name="开始新的对话").click()
    expect(chat.page.locator("#text")).to_have_value("没有送到的话")
    chat.expect_texts([])


INJECTIONS = [
    "<img src=x onerror=\"console.error('ran')\">",
    "<script>console.error('ran')</script><style>*{display:none}</style>",
    "</div></div><iframe src='https://example.org'></iframe>",
    "[here](javascript:console.error('ran')) ![x](http://example.org/x.png) **bold** <b>b</b>",
    "&lt;b&gt; &amp; \"' ` ${1} {{7*7}} \u202e\u2066 <svg/onload=console.error('ran')>",
]


@pytest.mark.parametrize("text", INJECTIONS)
def test_markup_is_shown_as_it_was_written(chat: ChatPage, world: World, text: str) -> None:
    world.script = lambda said: [{"text": said, "buttons": [said]}]
    chat.open()
    chat.say(text)
    chat.expect_texts([text, text])
    assert chat.log.locator("img, script, style, iframe, a, b, svg, strong").count() == 0
    chat.choice(text).click()
    chat.expect_texts([text, text, text, text])


def test_line_breaks_are_kept(chat: ChatPage, world: World) -> None:
    world.script = lambda said: [{"text": "一\n\n  二"}]
    chat.open()
    chat.say("x")
    chat.expect_texts(["x", "一\n\n  二"])
    text = chat.entries().locator(".text").nth(1)
    assert text.inner_text() == "一\n\n  二"


def test_a_text_over_the_limit_is_kept_back_with_a_reason(chat: ChatPage, world: World) -> None:
    chat.open()
    chat.write("投" * TEXT_LIMIT)
    expect(chat.page.locator("#counter")).to_have_text(f"{TEXT_LIMIT:,} / {TEXT_LIMIT:,} 字")
    chat.say("投" * (TEXT_LIMIT + 1))
    expect(chat.page.locator("#counter")).to_contain_text("请精简或分几条发送")
    assert [frame["type"] for frame in world.frames if frame["type"] == "text"] == []
    chat.say("投" * TEXT_LIMIT)
    chat.expect_texts(["投" * TEXT_LIMIT, "≪" + "投" * TEXT_LIMIT + "≫"])
    expect(chat.page.locator("#counter")).to_be_empty()


def test_nothing_is_sent_when_nothing_is_written(chat: ChatPage, world: World) -> None:
    chat.open()
    chat.say(" \n ")
    chat.say("有")
    chat.expect_texts(["有", "≪有≫"])


def test_a_refused_message_says_why_and_a_hasty_one_is_sent_again(
    chat: ChatPage, world: World
) -> None:
    chat.open()
    world.refuse = ("malformed", "这条消息无法处理。")
    chat.say("甲")
    expect(chat.entries().locator(".state")).to_have_text(["这条消息无法处理。"])
    world.refuse = ("rate_limited", "发送太快，请稍候。")
    chat.say("乙")
    chat.expect_texts(["乙", "≪乙≫", "甲"])


def test_typing_is_shown_until_the_reply(chat: ChatPage, world: World) -> None:
    world.hold_replies = True
    chat.open()
    chat.say("在吗")
    dots = chat.page.locator(".loading-message-dots")
    expect(dots).to_be_visible()
    expect(chat.page.locator("#typing")).to_have_text("助手正在输入")
    world.release_replies()
    chat.expect_texts(["在吗", "≪在吗≫"])
    expect(dots).to_have_count(0)
    expect(chat.page.locator("#typing")).to_be_empty()


def test_staff_is_told_apart_from_the_assistant(chat: ChatPage, world: World) -> None:
    chat.open()
    chat.say("转人工")
    chat.expect_texts(["转人工", "≪转人工≫"])
    world.say({"text": "您好，我是客服小李。"}, sender="staff")
    world.say({"text": "请讲。", "name": "林若水"}, sender="staff")
    world.say({"text": "客服已离开。"}, sender="system")
    chat.expect_texts(["转人工", "≪转人工≫", "您好，我是客服小李。", "请讲。", "客服已离开。"])
    expect(chat.entries().nth(2).get_by_text("人工客服", exact=True)).to_be_visible()
    expect(chat.entries().nth(3).get_by_text("林若水 · 人工客服", exact=True)).to_be_visible()


def test_erased_messages_leave_the_screen(chat: ChatPage, world: World) -> None:
    chat.open()
    chat.say("请删除我的资料")
    chat.expect_texts(["请删除我的资料", "≪请删除我的资料≫"])
    world.send_raw({"type": "erased", "up_to": 2})
    chat.expect_texts([])
    chat.say("谢谢")
    chat.expect_texts(["谢谢", "≪谢谢≫"])
    world.drop_connections()
    chat.say("再见")
    chat.expect_texts(["谢谢", "≪谢谢≫", "再见", "≪再见≫"])
    assert [f["last_seq"] for f in world.frames if f["type"] == "hello"] == [None, 4]


def test_switching_the_language_keeps_conversation_and_draft(chat: ChatPage, world: World) -> None:
    chat.open()
    chat.say("你好")
    chat.expect_texts(["你好", "≪你好≫"])
    chat.write("还没写完")
    chat.page.get_by_role("button", name="English", exact=True).click()
    expect(chat.page.locator("html")).to_have_attribute("lang", "en")
    expect(chat.page).to_have_title("The complaints desk: complaints chat")
    expect(chat.page.get_by_role("button", name="Send")).to_be_visible()
    expect(chat.page.locator("#text")).to_have_value("还没写完")
    chat.expect_texts(["你好", "≪你好≫"])
    chat.page.get_by_role("button", name="繁體中文", exact=True).click()
    expect(chat.page).to_have_url(re.compile("lang=zh-Hant"))
    greetings = [frame["locale"] for frame in world.frames if frame["type"] == "hello"]
    assert greetings == ["zh", "en", "zh-Hant"]
    expect(chat.page.locator("html")).to_have_attribute("lang", "zh-Hant")
    expect(chat.page.get_by_role("heading")).to_have_text("投訴服務中心")
    expect(chat.page.get_by_role("button", name="傳送")).to_be_visible()
    chat.page.reload()
    expect(chat.page.locator("html")).to_have_attribute("lang", "zh-Hant")


def test_the_newest_message_is_in_sight(chat: ChatPage, world: World) -> None:
    chat.open()
    for number in range(12):
        chat.say(f"第{number}条")
        expect(chat.entries()).to_have_count(2 * number + 2)
    expect(chat.entries().last).to_be_in_viewport()
    chat.page.reload()
    expect(chat.entries()).to_have_count(24)
    expect(chat.entries().last).to_be_in_viewport()


def test_who_reads_further_up_is_left_there(chat: ChatPage, world: World) -> None:
    chat.open()
    for number in range(12):
        chat.say(f"第{number}条")
        expect(chat.entries()).to_have_count(2 * number + 2)
    chat.entries().first.scroll_into_view_if_needed()
    world.say({"text": "您好，我是客服小李。"}, sender="staff")
    expect(chat.entries()).to_have_count(25)
    expect(chat.entries().first).to_be_in_viewport()
    expect(chat.entries().last).not_to_be_in_viewport()
