"""Links from the web chat to Telegram: gateway and store together."""

from bot.proving.payloads import FOLLOW_LINK, payload
from tests.auxil.fake_engine import Failure, FakeEngine
from tests.bot.proving.conftest import BOT_NAME, ProvingWorld, edge_text


async def link_of(world: ProvingWorld) -> tuple[str, str]:
    """A ticket of a web chat, and the token of the link beside its receipt."""
    await world.say("hello", account="a")
    reference = await world.ticket_of("a")
    (receipt,) = await world.say(f"receipt {reference}", account="a")
    (link,) = receipt.links
    address, _, token = link.url.partition("?start=")
    assert (link.label, address) == (edge_text("button_telegram"), f"https://t.me/{BOT_NAME}")
    return reference, token


async def start(world: ProvingWorld, token: str, account: str = "7001") -> list[str | None]:
    said = await world.command(payload(FOLLOW_LINK, token=token), account, "telegram")
    return [message.text for message in said]


async def test_a_link_opens_the_ticket_on_telegram_once(world: ProvingWorld) -> None:
    reference, token = await link_of(world)
    assert await start(world, token) == [
        edge_text("link_followed", reference=reference),
        f'engine /check_status{{"ticket_reference": "{reference}"}}',
    ]
    assert await world.seen_by("7001", "telegram") == [reference]
    assert (await world.transcript("a"))[-1].text == edge_text(
        "link_told", "zh", reference=reference
    )
    assert await start(world, token, "7002") == [edge_text("link_unusable"), "engine /greet"]
    assert await world.seen_by("7002", "telegram") == []


async def test_an_unknown_link_gets_the_welcome_and_a_word_about_it(world: ProvingWorld) -> None:
    assert await start(world, "x" * 32) == [edge_text("link_unusable"), "engine /greet"]


async def test_who_has_several_tickets_is_shown_all(world: ProvingWorld) -> None:
    await start(world, "x" * 32)
    await world.ticket_of("7001", "telegram")
    reference, token = await link_of(world)
    assert await start(world, token) == [
        edge_text("link_followed", reference=reference),
        "engine /check_status",
    ]


async def test_a_failing_engine_uses_no_link_up(world: ProvingWorld, engine: FakeEngine) -> None:
    reference, token = await link_of(world)
    engine.fail_next(Failure(), Failure(status=0))
    said = await start(world, token)
    assert said[0] == edge_text("link_followed", reference=reference)


async def test_the_link_is_shown_again_after_a_reconnect(
    world: ProvingWorld,
) -> None:
    _, token = await link_of(world)
    receipt = (await world.transcript("a"))[-1]
    event = receipt.as_event()
    assert event["links"] == [
        {
            "label": edge_text("button_telegram"),
            "url": f"https://t.me/{BOT_NAME}?start={token}",
        }
    ]
    assert "links" not in (await world.transcript("a"))[0].as_event()


async def test_on_other_channels_a_receipt_has_no_link(world: ProvingWorld) -> None:
    await start(world, "x" * 32)
    reference = await world.ticket_of("7001", "telegram")
    (receipt,) = await world.say(f"receipt {reference}", account="7001", channel="telegram")
    assert receipt.links == ()


async def test_nobody_gets_a_link_to_a_ticket_that_is_not_theirs(world: ProvingWorld) -> None:
    reference, _ = await link_of(world)
    (receipt,) = await world.say(f"receipt {reference}", account="b")
    assert receipt.links == ()
