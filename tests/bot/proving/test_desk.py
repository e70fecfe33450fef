"""Proofs of identity in the conversation: gateway, store and worker together."""

import pytest

from tests.auxil.fake_engine import Failure, FakeEngine
from tests.bot.proving.conftest import ProvingWorld, edge_text, labels
from tickets.identity import TRIES
from tickets.store.audit import verify

MAIL = "ting.zhang@example.org"
UNKNOWN = "FD-0000-0001-95"


async def ticket(world: ProvingWorld, contact: str | None = MAIL) -> str:
    """A ticket that somebody made in another web chat."""
    await world.say("hello", account="a")
    return await world.ticket_of("a", contact=contact)


def other_than(code: str) -> str:
    digits = code.replace(" ", "")
    return f"{(int(digits) + 1) % 1_000_000:06d}"


async def test_a_code_by_mail_opens_the_ticket_in_another_chat(
    world: ProvingWorld, engine: FakeEngine
) -> None:
    reference = await ticket(world)
    (offer,) = await world.say(f"where is {reference}")
    assert labels(offer) == ["prove"]
    (asked,) = await world.press("prove")
    assert asked.text == edge_text("proof_asked", reference=reference, minutes=10)
    assert labels(asked) == [edge_text(f"button_{b}") for b in ("again", "leave", "person")]
    assert await world.send_codes() == 1
    (mail,) = world.mailbox.sent
    assert (mail.to, mail.sender_name) == (MAIL, "The complaints desk")
    assert mail.subject == edge_text("code_subject", "zh", reference=reference)
    before = len(engine.requests)
    confirmed, status = await world.say(f"my code is {world.code}")
    assert confirmed.text == edge_text("proof_given", reference=reference)
    assert status.text == f'engine /check_status{{"ticket_reference": "{reference}"}}'
    assert await world.seen_by("b") == [reference]
    # the engine never saw the code, and nobody can read it again
    code = world.code.replace(" ", "")
    assert [code in str(body).replace(" ", "") for body in engine.requests[before:]] == [False]
    said = [m.text or "" for m in await world.transcript("b")]
    assert "my code is ••• •••" in said
    assert not any(code in text.replace(" ", "") for text in said)
    # the chat that the ticket was made in hears of it
    assert (await world.transcript("a"))[-1].text == edge_text(
        "proof_told", "zh", reference=reference
    )
    with world.app.units(read_only=True) as unit:
        verify(unit.audit)


@pytest.mark.parametrize("words", ["yes", "yes, send me the code", "好的，发吧"])
async def test_the_offer_is_taken_in_words(world: ProvingWorld, words: str) -> None:
    reference = await ticket(world)
    await world.say(f"where is {reference}")
    (asked,) = await world.say(words)
    language = "zh" if "发" in words else "en"
    assert asked.text == edge_text("proof_asked", language, reference=reference, minutes=10)


@pytest.mark.parametrize(
    ("words", "language"),
    [("its mine, from my laptop", "en"), ("是我本人的，在电脑上登记的", "zh")],
)
async def test_who_says_that_it_is_theirs_takes_the_offer(
    world: ProvingWorld, words: str, language: str
) -> None:
    reference = await ticket(world)
    await world.say(f"where is {reference}")
    (asked,) = await world.say(words)
    assert asked.text == edge_text("proof_asked", language, reference=reference, minutes=10)
    # said again, it is no wish for another code
    (waits,) = await world.say(words)
    assert waits.text == edge_text("proof_waiting", language)


@pytest.mark.parametrize(
    ("words", "language"), [("found it in spam, {}", "en"), ("邮件刚到，{}", "zh")]
)
async def test_a_code_among_words_counts_and_is_covered(
    world: ProvingWorld, words: str, language: str
) -> None:
    reference = await ticket(world)
    await world.say(f"where is {reference}")
    await world.press("prove")
    await world.send_codes()
    (wrong,) = await world.say(words.format(other_than(world.code)))
    assert wrong.text == edge_text("proof_wrong", language, tries=TRIES - 1)
    confirmed, _ = await world.say(words.format(world.code))
    assert confirmed.text == edge_text("proof_given", language, reference=reference)
    said = [m.text for m in await world.transcript("b")]
    assert words.format("••• •••") in said


@pytest.mark.parametrize(
    ("why", "when", "insists", "language"),
    [
        ("why do you need this", "how long does it take?", "I typed it right", "en"),
        ("为什么要验证码", "多久能到？", "我没输错啊", "zh"),
    ],
)
async def test_what_is_asked_about_a_code_is_answered_while_it_is_waited_for(
    world: ProvingWorld, why: str, when: str, insists: str, language: str
) -> None:
    reference = await ticket(world)
    await world.say(f"where is {reference}")
    # before a code was asked for, it is not the code whose time is asked about
    (early,) = await world.say(when)
    assert early.text == f"echo {when}"
    await world.say(f"where is {reference}")
    (reason,) = await world.say(why)
    assert reason.text == edge_text("proof_why", language)
    (asked,) = await world.say(edge_text("button_send", language))
    assert asked.text == edge_text("proof_asked", language, reference=reference, minutes=10)
    (soon,) = await world.say(when)
    assert soon.text == edge_text("proof_when", language, minutes=10)
    await world.send_codes()
    await world.say(other_than(world.code))
    (doubted,) = await world.say(insists)
    assert doubted.text == edge_text("proof_insists", language)
    await world.say(world.code)
    assert await world.seen_by("b") == [reference]


async def test_a_yes_to_another_question_is_left_to_the_engine(world: ProvingWorld) -> None:
    await world.say(f"form where is {UNKNOWN}")
    (answer,) = await world.say("yes")
    assert answer.text == "echo yes"
    # in so many words it is meant all the same
    (asked,) = await world.say("send me the code")
    assert asked.text == edge_text("proof_asked", reference=UNKNOWN, minutes=10)


@pytest.mark.parametrize("contact", [MAIL, "+8613800138000", None, "unknown"])
async def test_a_stranger_hears_the_same_whatever_there_is(
    world: ProvingWorld, contact: str | None
) -> None:
    reference = UNKNOWN if contact == "unknown" else await ticket(world, contact)
    said = [*await world.say(f"where is {reference}"), *await world.press("prove")]
    await world.send_codes()
    wrong = other_than(world.code) if world.mailbox.sent else "123456"
    for _ in range(TRIES):
        said += await world.say(wrong)
    said += await world.say(wrong)
    told = [(m.text or "").replace(reference, "FD") for m in said]
    assert told == [
        "offer_code",
        edge_text("proof_asked", reference="FD", minutes=10),
        *[edge_text("proof_wrong", tries=left) for left in range(TRIES - 1, 0, -1)],
        edge_text("proof_failed"),
        edge_text("proof_expired", minutes=10),
    ]
    assert await world.seen_by("b") == []


async def test_a_phone_only_ticket_gets_its_code_in_the_chat_it_was_made_in(
    world: ProvingWorld,
) -> None:
    reference = await ticket(world, "+8613800138000")
    await world.say(f"where is {reference}")
    await world.press("prove")
    assert await world.send_codes() == 1
    assert world.mailbox.sent == []
    told = (await world.transcript("a"))[-1]
    assert told.kind == "code"
    code = (told.text or "")[:7]
    assert told.text == edge_text("code_chat", "zh", code=code, reference=reference, minutes=10)
    confirmed, _ = await world.say(code)
    assert confirmed.text == edge_text("proof_given", reference=reference)
    # used up, it is masked there too
    await world.send_codes()
    masked = next(m for m in await world.transcript("a") if m.kind == "code")
    assert masked.text == edge_text(
        "code_chat", "zh", code="••• •••", reference=reference, minutes=10
    )


async def test_an_address_that_refuses_leaves_the_chat(world: ProvingWorld) -> None:
    world.mailbox.refuses = True
    reference = await ticket(world)
    await world.say(f"where is {reference}")
    await world.press("prove")
    await world.send_codes()
    assert [m.kind for m in await world.transcript("a")][-1] == "code"


async def test_mail_that_was_not_taken_goes_out_later_with_a_new_code(world: ProvingWorld) -> None:
    reference = await ticket(world)
    await world.say(f"where is {reference}")
    await world.press("prove")
    world.mailbox.away = True
    assert await world.send_codes() == 0
    world.mailbox.away = False
    world.post._not_before.clear()
    assert await world.send_codes() == 1
    confirmed, _ = await world.say(world.code)
    assert confirmed.text == edge_text("proof_given", reference=reference)


async def test_another_code_puts_the_first_out_of_use(world: ProvingWorld) -> None:
    reference = await ticket(world)
    await world.say(f"where is {reference}")
    await world.press("prove")
    await world.send_codes()
    first = world.code
    (asked,) = await world.say("I didn't get it")
    assert asked.text == edge_text("proof_asked", reference=reference, minutes=10)
    await world.send_codes()
    confirmed, _ = await world.say(world.code)
    assert confirmed.text == edge_text("proof_given", reference=reference)
    assert len(world.mailbox.sent) == 2
    assert first not in [m.text for m in await world.transcript("b")]


async def test_a_code_lacking_a_digit_is_not_counted(world: ProvingWorld) -> None:
    reference = await ticket(world)
    await world.say(f"where is {reference}")
    await world.press("prove")
    (told,) = await world.say("12345")
    assert told.text == edge_text("proof_six_digits")
    (wrong,) = await world.say("123456")
    assert edge_text("proof_wrong", tries=TRIES - 1) == wrong.text


async def test_giving_up_leaves_everything_else_as_it_was(world: ProvingWorld) -> None:
    reference = await ticket(world)
    await world.say(f"where is {reference}")
    await world.press("prove")
    (left,) = await world.say("never mind")
    assert left.text == edge_text("proof_left")
    (answer,) = await world.say("I have a complaint")
    assert answer.text == "echo I have a complaint"


async def test_the_button_to_leave_it_does_so(world: ProvingWorld) -> None:
    await world.say(f"where is {UNKNOWN}")
    await world.press("prove")
    (left,) = await world.press(edge_text("button_leave"))
    assert left.text == edge_text("proof_left")
    (left,) = await world.press(edge_text("button_leave"))
    assert left.text == edge_text("proof_left")


async def test_questions_in_between_go_to_the_engine(world: ProvingWorld) -> None:
    reference = await ticket(world)
    await world.say(f"where is {reference}")
    await world.press("prove")
    await world.send_codes()
    (answer,) = await world.say("how long does a complaint take")
    assert answer.text == "echo how long does a complaint take"
    (waits,) = await world.say("ok")
    assert waits.text == "echo ok"
    confirmed, _ = await world.say(world.code)
    assert confirmed.text == edge_text("proof_given", reference=reference)


async def test_an_ok_to_the_code_on_its_way_is_no_answer_to_a_form(
    world: ProvingWorld, engine: FakeEngine
) -> None:
    reference = await ticket(world)
    await world.say(f"where is {reference}")
    await world.press("prove")
    before = len(engine.requests)
    (waits,) = await world.say("ok")
    assert waits.text == edge_text("proof_waiting")
    assert len(engine.requests) == before


async def test_a_failing_engine_costs_no_try_and_no_code(
    world: ProvingWorld, engine: FakeEngine
) -> None:
    reference = await ticket(world)
    await world.say(f"where is {reference}")
    await world.press("prove")
    await world.send_codes()
    engine.fail_next(Failure(), Failure(status=0))
    confirmed, status = await world.say(world.code)
    assert confirmed.text == edge_text("proof_given", reference=reference)
    assert status.text == f'engine /check_status{{"ticket_reference": "{reference}"}}'
    (told,) = [m for m in await world.transcript("a") if m.author == "system"]
    assert told.text == edge_text("proof_told", "zh", reference=reference)


async def test_a_code_typed_again_shows_the_ticket_again(world: ProvingWorld) -> None:
    reference = await ticket(world)
    await world.say(f"where is {reference}")
    await world.press("prove")
    await world.send_codes()
    await world.say(world.code)
    again, _ = await world.say(world.code)
    assert again.text == edge_text("proof_given", reference=reference)


async def test_six_digits_are_only_a_text_where_no_code_was_asked_for(world: ProvingWorld) -> None:
    (answer,) = await world.say("482913")
    assert answer.text == "echo 482913"
    await world.say(f"where is {UNKNOWN}")
    (answer,) = await world.say("482913")
    assert answer.text == "echo 482913"


async def test_chinese_conversations_get_chinese_answers(world: ProvingWorld) -> None:
    reference = await ticket(world)
    await world.say(f"查一下 {reference}")
    (asked,) = await world.say("发验证码给我")
    assert asked.text == edge_text("proof_asked", "zh", reference=reference, minutes=10)
    await world.send_codes()
    wrong, *_ = await world.say(f"验证码是{other_than(world.code)}")
    assert wrong.text == edge_text("proof_wrong", "zh", tries=TRIES - 1)
    confirmed, _ = await world.say(f"验证码是{world.code}")
    assert confirmed.text == edge_text("proof_given", "zh", reference=reference)


async def test_a_yes_is_about_the_ticket_that_was_offered_last(world: ProvingWorld) -> None:
    reference = await ticket(world)
    await world.say(f"where is {UNKNOWN}")
    await world.press("prove")
    await world.say(f"where is {reference}")
    (asked,) = await world.say("yes")
    assert asked.text == edge_text("proof_asked", reference=reference, minutes=10)
    await world.send_codes()
    confirmed, _ = await world.say(world.code)
    assert confirmed.text == edge_text("proof_given", reference=reference)


@pytest.mark.parametrize(("words", "language"), [("it's my sister's", "en"), ("是我姐姐的", "zh")])
@pytest.mark.parametrize("known", [True, False])
async def test_who_asks_for_a_relative_hears_how_that_goes_whatever_there_is(
    world: ProvingWorld, words: str, language: str, known: bool
) -> None:
    reference = await ticket(world) if known else UNKNOWN
    await world.say(f"where is {reference}")
    (answer,) = await world.say(words)
    assert answer.text == edge_text("proof_of_another", language)
    buttons = [edge_text(f"button_{name}", language) for name in ("again", "leave", "person")]
    assert labels(answer) == buttons
    # the offer still stands
    (asked,) = await world.press(buttons[0])
    assert asked.text == edge_text("proof_asked", reference=reference, minutes=10)
