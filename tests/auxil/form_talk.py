"""A complaint told in the form, up to its first question or its summary, for tests of actions."""

from actions.form.action import ValidateComplaintForm
from tests.auxil.dialogue import Conversation, said

FORM = ValidateComplaintForm()
STORIES = {
    "zh": "理赔拖了两个月没人理",
    "en": "you have sat on my claim for two months",
}
# The slots of a complaint that was confirmed.
COMPLETE = {
    "story": "理赔拖了两个月",
    "topic": "slow_handling",
    "incident_time": "九月",
    "demand": "尽快赔付",
    "reply_channel": "same_chat",
    "customer_name": "王芳",
    "draft_id": "d1",
    "requested_slot": None,
}


async def begin(talk: Conversation, text: str = STORIES["zh"], **more: str) -> list[str]:
    """Tell the story; gives what is answered."""
    talk.hear("file_complaint", text, story=text, topic="slow_handling", tone="angry", **more)
    talk.form_is_open = True
    return said(await talk.run(FORM))


async def at_summary(talk: Conversation) -> None:
    """Tell all that is asked for, up to the summary."""
    await begin(talk, incident_time="九月", reference_number="P88231", demand="尽快赔付")
    talk.hear("inform", None, reply_channel="same_chat")
    await talk.run(FORM)
    talk.hear("inform", "王芳", customer_name="王芳")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "confirmation"
