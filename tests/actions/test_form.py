"""The form takes in what is told, in any order, and asks only for the rest."""

import pytest

from actions.form import ValidateComplaintForm
from actions.people import RequestHumanAction
from actions.services import Services
from actions.tickets import CheckStatus, OpenTicketAction
from tests.auxil.dialogue import NOW, Conversation, said

FORM = ValidateComplaintForm()
STORIES = {
    "zh": "理赔拖了两个月没人理",
    "en": "you have sat on my claim for two months",
}


async def begin(talk: Conversation, text: str = STORIES["zh"], **more: str) -> list[str]:
    talk.hear("file_complaint", text, story=text, topic="slow_handling", tone="angry", **more)
    talk.form_is_open = True
    return said(await talk.run(FORM))


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_a_complaint_out_of_the_blue_is_introduced_and_heard(
    talk: Conversation, language: str
) -> None:
    talk.slots["language"] = language
    assert await begin(talk, STORIES[language]) == ["utter_introduction", "utter_story_heard"]
    assert talk.slots["requested_slot"] == "incident_time"


async def test_after_a_greeting_nothing_is_introduced_again(talk: Conversation) -> None:
    talk.events.append({"event": "bot", "text": "您好"})
    assert await begin(talk) == ["utter_story_heard"]


async def test_what_the_story_holds_is_not_asked(talk: Conversation) -> None:
    await begin(talk, incident_time="九月", reference_number="P88231", demand="尽快赔付")
    assert talk.slots["requested_slot"] == "reply_channel"


async def test_several_things_told_at_once_are_all_taken(talk: Conversation) -> None:
    await begin(talk)
    talk.hear("inform", "九月的事，单号P88231，要赔钱", incident_time="九月", demand="要赔钱",
              reference_number="P88231")  # fmt: skip
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "reply_channel"


async def test_an_answer_in_free_words_counts_for_the_question(talk: Conversation) -> None:
    await begin(talk)
    talk.hear("inform", "记得是开春那阵", answer="记得是开春那阵")
    await talk.run(FORM)
    assert talk.slots["incident_time"] == "记得是开春那阵"
    assert talk.slots["requested_slot"] == "reference_number"


async def test_an_interruption_is_left_to_the_rules_but_its_facts_are_kept(
    talk: Conversation,
) -> None:
    await begin(talk)
    talk.hear("ask_process", "九月的事了，你们要多久？", incident_time="九月")
    assert said(await talk.run(FORM)) == []
    assert talk.was_rejected
    talk.interrupted_by("action_ask_process")
    await talk.run(FORM)
    assert not talk.was_rejected
    assert talk.slots["requested_slot"] == "reference_number"


async def test_a_message_that_answers_nothing_is_left_to_the_rules(talk: Conversation) -> None:
    await begin(talk)
    talk.hear("affirm", "好的")
    await talk.run(FORM)
    assert talk.was_rejected
    assert talk.slots["requested_slot"] == "incident_time"


async def test_a_later_part_of_the_story_is_added_to_it(talk: Conversation) -> None:
    await begin(talk)
    talk.hear("file_complaint", "客服还挂我电话", story="客服还挂我电话", topic="staff_attitude")
    await talk.run(FORM)
    assert talk.slots["story"] == STORIES["zh"] + "\n客服还挂我电话"
    assert talk.slots["topic"] == "slow_handling"


async def at_summary(talk: Conversation) -> None:
    await begin(talk, incident_time="九月", reference_number="P88231", demand="尽快赔付")
    talk.hear("inform", None, reply_channel="same_chat")
    await talk.run(FORM)
    talk.hear("inform", "王芳", customer_name="王芳")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "confirmation"


async def test_the_form_ends_with_a_yes(talk: Conversation) -> None:
    await at_summary(talk)
    talk.hear("affirm", "对")
    talk.set(confirmation="yes")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] is None


async def test_a_no_asks_what_to_change_and_a_named_line_is_asked_anew(talk: Conversation) -> None:
    await at_summary(talk)
    talk.hear("deny", "不对")
    talk.set(confirmation="no")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "correction_field"
    talk.hear("correct", None, correction_field="demand")
    await talk.run(FORM)
    assert (talk.slots["demand"], talk.slots["requested_slot"]) == (None, "demand")


async def test_a_correction_with_its_new_value_goes_straight_back_to_the_summary(
    talk: Conversation,
) -> None:
    await at_summary(talk)
    talk.hear("correct", "时间改成十月", correction_field="incident_time", incident_time="十月")
    await talk.run(FORM)
    assert talk.slots["incident_time"] == "十月"
    assert talk.slots["requested_slot"] == "confirmation"


async def test_the_category_can_be_corrected(talk: Conversation) -> None:
    await at_summary(talk)
    talk.hear("correct", None, correction_field="category_choice")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "category_choice"
    talk.hear("inform", None, category_choice="product")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "topic"
    talk.hear("inform", None, topic="fees_charges")
    await talk.run(FORM)
    assert (talk.slots["topic"], talk.slots["requested_slot"]) == ("fees_charges", "confirmation")


async def test_words_at_the_summary_are_added_to_the_story(talk: Conversation) -> None:
    await at_summary(talk)
    talk.hear("inform", "对了他们还骂人", answer="对了他们还骂人")
    assert said(await talk.run(FORM)) == ["utter_noted"]
    assert talk.slots["story"].endswith("\n对了他们还骂人")
    assert talk.slots["requested_slot"] == "confirmation"


async def test_the_button_of_another_draft_confirms_nothing(talk: Conversation) -> None:
    await at_summary(talk)
    talk.hear("affirm", None, draft_id="d" * 32)
    talk.set(confirmation="yes")
    await talk.run(FORM)
    assert talk.slots["confirmation"] != "yes"


async def test_a_contact_that_is_none_is_said_and_asked_again(talk: Conversation) -> None:
    await begin(talk, incident_time="九月", reference_number="P88231", demand="赔")
    talk.hear("inform", None, reply_channel="phone")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "contact"
    talk.hear("inform", "就老号码", answer="就老号码")
    assert said(await talk.run(FORM)) == ["utter_contact_invalid"]
    assert talk.slots["requested_slot"] == "contact"


async def test_who_refuses_a_contact_is_answered_here(talk: Conversation) -> None:
    await begin(talk, incident_time="九月", reference_number="P88231", demand="赔")
    talk.hear("inform", None, reply_channel="phone")
    await talk.run(FORM)
    talk.hear("skip", "不留")
    talk.set(contact="-")
    assert said(await talk.run(FORM)) == ["utter_reply_here_instead"]
    assert talk.slots["reply_channel"] == "same_chat"
    assert talk.slots["requested_slot"] == "confirmation"


async def test_a_known_customer_is_not_asked_for_a_name_again(talk: Conversation) -> None:
    await at_summary(talk)
    talk.hear("affirm", "对")
    talk.set(confirmation="yes")
    await talk.run(FORM)
    await talk.run(OpenTicketAction())
    talk.hear("file_complaint", "app又打不开", story="app又打不开", topic="system_fault",
              incident_time="今天", demand="修好")  # fmt: skip
    talk.slots["requested_slot"] = None
    await talk.run(FORM)
    talk.hear("inform", None, reply_channel="same_chat")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "confirmation"


async def test_flags_and_tones_are_gathered_over_the_whole_form(talk: Conversation) -> None:
    await begin(talk, flags="legal_threat")
    talk.hear("inform", "九月", incident_time="九月", tone="calm", flags="media_threat")
    await talk.run(FORM)
    assert talk.slots["flags"] == "legal_threat,media_threat"
    assert talk.slots["tones"] == "angry,calm"


async def test_a_hint_of_self_harm_in_a_story_calls_staff_at_once(
    talk: Conversation, services: Services
) -> None:
    assert "utter_self_harm_support" in await begin(talk, flags="self_harm")
    with services._app.units(read_only=True) as unit:
        alerts = unit.alerts.due(services._app.time.now(), 10)
    assert [alert.severity for alert in alerts] == ["critical"]


async def test_a_ticket_opened_for_a_person_is_completed_not_doubled(talk: Conversation) -> None:
    talk.hear("request_human", "转人工")
    await talk.run(RequestHumanAction())
    await at_summary(talk)
    talk.hear("affirm", "对")
    talk.set(confirmation="yes")
    await talk.run(FORM)
    await talk.run(OpenTicketAction())
    talk.hear("check_status", "进度")
    messages = await talk.run(CheckStatus())
    assert said(messages) == ["utter_status_one"]


async def test_after_a_hint_of_self_harm_nothing_is_asked_until_the_customer_goes_on(
    talk: Conversation,
) -> None:
    await begin(talk, flags="self_harm")
    assert talk.slots["requested_slot"] == "pause"
    talk.hear("inform", "九月的事", incident_time="九月")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "reference_number"


async def keep_a_draft(talk: Conversation) -> None:
    await begin(talk, incident_time="九月")
    talk.form_is_open = False
    talk.set(draft_kept_at=NOW.isoformat(), requested_slot=None)


async def test_a_kept_draft_goes_on_where_it_stood(talk: Conversation) -> None:
    await keep_a_draft(talk)
    talk.hear("file_complaint", "继续", draft_choice="resume")
    assert said(await talk.run(FORM)) == ["utter_draft_resumed"]
    assert talk.slots["incident_time"] == "九月"
    assert (talk.slots["requested_slot"], talk.slots["draft_kept_at"]) == ("reference_number", None)


async def told_anew(talk: Conversation) -> None:
    await keep_a_draft(talk)
    talk.hear("file_complaint", "app打不开", story="app打不开", topic="system_fault", demand="修好")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "draft_choice"
    assert talk.slots["story"] == STORIES["zh"]


async def test_a_new_complaint_beside_a_kept_draft_asks_which(talk: Conversation) -> None:
    await told_anew(talk)
    kept = talk.slots["draft_id"]
    talk.hear("inform", None, draft_choice="new")
    assert said(await talk.run(FORM)) == ["utter_draft_discarded"]
    assert (talk.slots["story"], talk.slots["topic"]) == ("app打不开", "system_fault")
    assert (talk.slots["demand"], talk.slots["incident_time"]) == ("修好", None)
    assert talk.slots["draft_id"] != kept
    assert talk.slots["requested_slot"] == "incident_time"


async def test_nothing_said_beside_a_kept_draft_is_lost_when_it_goes_on(
    talk: Conversation,
) -> None:
    await told_anew(talk)
    talk.hear("inform", None, draft_choice="resume")
    assert said(await talk.run(FORM)) == ["utter_draft_resumed"]
    assert talk.slots["story"] == STORIES["zh"] + "\napp打不开"
    assert (talk.slots["topic"], talk.slots["demand"]) == ("slow_handling", "修好")


async def test_a_draft_kept_too_long_is_gone(talk: Conversation, services: Services) -> None:
    await keep_a_draft(talk)
    services._app.time.move(days=31)  # type: ignore[attr-defined]  # a frozen time
    talk.hear("file_complaint", "app打不开", story="app打不开", topic="system_fault")
    await talk.run(FORM)
    assert (talk.slots["story"], talk.slots["incident_time"]) == ("app打不开", None)


async def test_a_kept_draft_is_not_submitted_to_reach_a_person(
    talk: Conversation, services: Services
) -> None:
    await keep_a_draft(talk)
    talk.hear("request_human", "转人工")
    await talk.run(RequestHumanAction())
    with services._app.units(read_only=True) as unit:
        assert [ticket.story for ticket in unit.tickets.all()] == [None]


async def test_the_end_of_a_phone_number_is_corrected(talk: Conversation) -> None:
    await at_summary(talk)
    talk.set(contact="+8613900001111")
    talk.hear("correct", "no, the phone ends 5678", correction_field="contact",
              contact_ending="5678")  # fmt: skip
    await talk.run(FORM)
    assert talk.slots["contact"] == "+8613900005678"
    assert talk.slots["requested_slot"] == "confirmation"


async def test_a_changed_wish_replaces_the_demand_and_leaves_the_story(talk: Conversation) -> None:
    await at_summary(talk)
    talk.hear("correct", "I want a refund instead", correction_field="demand",
              demand="I want a refund")  # fmt: skip
    await talk.run(FORM)
    assert (talk.slots["demand"], talk.slots["story"]) == ("I want a refund", STORIES["zh"])
    assert talk.slots["requested_slot"] == "confirmation"


async def test_a_further_wish_is_added_to_the_first(talk: Conversation) -> None:
    await at_summary(talk)
    talk.hear("inform", "还要道歉", demand="还要道歉")
    await talk.run(FORM)
    assert talk.slots["demand"] == "尽快赔付；还要道歉"
    assert talk.slots["story"] == STORIES["zh"]


async def test_the_same_question_comes_again_only_with_a_word_why(talk: Conversation) -> None:
    await begin(talk)
    talk.hear("inform", "在这里回复我就行", reply_channel="same_chat")
    assert said(await talk.run(FORM)) == ["utter_noted_still_needed"]
    assert talk.slots["requested_slot"] == "incident_time"
    assert talk.slots["reply_channel"] == "same_chat"


async def test_words_in_place_of_a_number_help_to_find_the_matter(talk: Conversation) -> None:
    await begin(talk, incident_time="九月")
    talk.hear("inform", "是我爱人名下的那张", answer="是我爱人名下的那张")
    assert said(await talk.run(FORM)) == ["utter_noted"]
    assert talk.slots["reference_number"] == "-"
    assert talk.slots["story"].endswith("\n是我爱人名下的那张")


@pytest.mark.parametrize("asked", ["confirmation", "customer_name"])
async def test_the_button_of_another_matter_answers_no_question_of_the_form(
    talk: Conversation, asked: str
) -> None:
    await at_summary(talk)
    talk.set(requested_slot=asked)
    talk.hear("affirm", None, about="withdraw")
    talk.set(confirmation="yes")
    await talk.run(FORM)
    assert talk.was_rejected
    assert talk.slots["confirmation"] != "yes"


async def refused(talk: Conversation, **more: str) -> None:
    story = "住院理赔被拒"
    talk.hear("file_complaint", story, story=story, topic="claim_denied", incident_time="九月",
              reference_number="P88231", demand="重新审核", **more)  # fmt: skip
    talk.form_is_open = True
    await talk.run(FORM)


async def test_the_reason_of_a_refusal_is_asked_once_and_can_be_refused(
    talk: Conversation,
) -> None:
    await refused(talk)
    assert talk.slots["requested_slot"] == "given_reason"
    talk.hear("skip", "没说理由")
    talk.set(given_reason="-")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "reply_channel"


async def test_a_reason_told_with_the_story_is_not_asked(talk: Conversation) -> None:
    await refused(talk, given_reason="等待期内出险")
    assert talk.slots["requested_slot"] == "reply_channel"


async def test_who_speaks_for_somebody_is_asked_once_for_whom(talk: Conversation) -> None:
    await begin(talk, incident_time="九月", reference_number="P88231", demand="赔",
                reply_channel="same_chat", customer_name="王芳",
                flags="agent_on_behalf")  # fmt: skip
    assert talk.slots["requested_slot"] == "principal"
    talk.hear("inform", "我母亲李梅，授权委托书", answer="我母亲李梅，授权委托书")
    await talk.run(FORM)
    assert talk.slots["principal"] == "我母亲李梅，授权委托书"
    assert talk.slots["requested_slot"] == "confirmation"


async def test_a_number_of_an_earlier_matter_is_not_taken_into_a_new_draft(
    talk: Conversation,
) -> None:
    talk.hear("ask_process", "理赔号C5566怎么处理", claim_number="C5566", amount="500 CNY")
    await begin(talk)
    assert (talk.slots["claim_number"], talk.slots["amount"]) == (None, None)


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_a_correction_in_the_form_is_said_back(talk: Conversation, language: str) -> None:
    await begin(talk, incident_time="2026-11-21", reference_number="P1", demand="退款")
    talk.slots["language"] = language
    talk.hear("correct", "…", incident_time="2026-11-19", correction_field="incident_time")
    assert said(await talk.run(FORM)) == ["utter_correction_taken"]
    assert talk.slots["incident_time"] == "2026-11-19"


async def test_a_day_named_in_passing_does_not_replace_the_one_told(talk: Conversation) -> None:
    await begin(talk, incident_time="11月12号", reference_number="P1")
    talk.hear("inform", "今天就退我", incident_time="今天", demand="今天就退我")
    await talk.run(FORM)
    assert (talk.slots["incident_time"], talk.slots["demand"]) == ("11月12号", "今天就退我")


async def test_a_sum_told_anew_changes_the_wish(talk: Conversation) -> None:
    await begin(
        talk,
        incident_time="周六",
        reference_number="LK-3301",
        demand="赔我9000，别拖",
        amount="9000 CNY",
    )
    talk.hear("correct", "金额改成9500", correction_field="amount", answer="9500")
    await talk.run(FORM)
    assert (talk.slots["demand"], talk.slots["amount"]) == ("赔我9500，别拖", "9500 CNY")


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


async def test_what_was_not_understood_right_before_belongs_to_the_story(
    talk: Conversation,
) -> None:
    talk.hear("nlu_fallback", "小伙子来修锅炉")
    await begin(talk, "态度不好，还没修好")
    assert talk.slots["story"] == "小伙子来修锅炉\n态度不好，还没修好"


async def test_the_button_of_the_summary_counts_while_a_correction_is_asked_for(
    talk: Conversation,
) -> None:
    await begin(talk, incident_time="九月", reference_number="P1", demand="退款")
    talk.hear("inform", reply_channel="same_chat", customer_name="王芳")
    await talk.run(FORM)
    talk.hear("deny")
    talk.set(confirmation="no")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "correction_field"
    talk.hear("affirm", draft_id=talk.slots["draft_id"])
    await talk.run(FORM)
    assert (talk.slots["confirmation"], talk.slots["requested_slot"]) == ("yes", None)


async def test_after_a_hint_of_self_harm_in_the_form_the_next_answer_is_taken(
    talk: Conversation,
) -> None:
    await begin(talk)
    talk.hear("request_human", "不想活了", flags="self_harm")
    assert said(await talk.run(RequestHumanAction())) == ["utter_self_harm_support"]
    assert talk.slots["requested_slot"] == "pause"
    talk.hear("inform", "九月的事", incident_time="九月")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "reference_number"


@pytest.mark.parametrize(
    ("answer", "channel"),
    [("whatsapp得唔得", "same_chat"), ("carrier pigeon", "same_chat"), ("🙃", None)],
)
async def test_a_way_to_hear_back_that_is_not_offered_is_asked_for_once(
    talk: Conversation, answer: str, channel: str | None
) -> None:
    await begin(talk, incident_time="九月", reference_number="P1", demand="退款", given_reason="无")
    assert talk.slots["requested_slot"] == "reply_channel"
    talk.hear("inform", answer, answer=answer)
    await talk.run(FORM)
    assert talk.slots.get("reply_channel") == channel
