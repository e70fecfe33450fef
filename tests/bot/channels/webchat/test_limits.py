"""A session may write quickly, but not without end."""

from bot.channels.webchat.limits import RateLimit


def test_the_bucket_is_full_at_first_and_fills_again() -> None:
    now = [0.0]
    limit = RateLimit(3, lambda: now[0])
    assert [limit.take("a") for _ in range(4)] == [0.0, 0.0, 0.0, 20.0]
    now[0] = 20.0
    assert [limit.take("a") for _ in range(2)] == [0.0, 20.0]


def test_sessions_do_not_share_a_bucket() -> None:
    limit = RateLimit(1, lambda: 0.0)
    assert [limit.take("a"), limit.take("b"), limit.take("a")] == [0.0, 0.0, 60.0]


def test_forgotten_sessions_lose_nothing() -> None:
    now = [0.0]
    limit = RateLimit(2, lambda: now[0])
    limit.take("a")
    now[0] = 61.0
    limit.take("b")
    assert [limit.take("a") for _ in range(3)] == [0.0, 0.0, 30.0]
