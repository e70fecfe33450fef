"""The topic of a complaint whose category is unsure."""

from tests.auxil.dialogue import Conversation
from tests.auxil.form_talk import FORM, STORIES


async def test_who_cannot_tell_the_category_need_not(talk: Conversation) -> None:
    text = STORIES["zh"]
    ranked = {"all": {"waiting": 0.3, "fees_charges": 0.2}}
    talk.hear("file_complaint", text, {"topic": ranked}, story=text)
    talk.form_is_open = True
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "category_choice"
    talk.hear("skip", "不知道")
    await talk.run(FORM)
    assert talk.slots["topic"] == "waiting"
