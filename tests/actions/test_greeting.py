"""Greetings outside the form."""

from actions.greeting import Greet
from actions.people import RequestHumanAction
from actions.tickets import OpenTicketAction
from tests.auxil.dialogue import Conversation, said
from tests.auxil.form_talk import COMPLETE


async def test_who_is_known_is_greeted_without_an_introduction(talk: Conversation) -> None:
    talk.hear("greet", "你好")
    assert said(await talk.run(Greet())) == ["utter_greet"]
    talk.hear("greet", "在吗")
    assert said(await talk.run(Greet())) == ["utter_greet_here"]
    talk.hear("affirm", "提交")
    talk.set(**COMPLETE)
    await talk.run(OpenTicketAction())
    talk.hear("greet", "你好")
    assert said(await talk.run(Greet())) == ["utter_greet_known"]
    talk.set(draft_kept_at="2026-11-22T02:30:00+00:00")
    talk.hear("greet", "你好")
    assert said(await talk.run(Greet())) == ["utter_greet_draft"]


async def test_who_waits_for_a_person_hears_when_one_comes(talk: Conversation) -> None:
    talk.hear("request_human", "转人工")
    await talk.run(RequestHumanAction())
    talk.hear("greet", "有人吗")
    assert said(await talk.run(Greet())) == ["utter_result_when", "utter_greet_known"]
