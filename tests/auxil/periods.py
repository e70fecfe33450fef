"""Policies with other periods than the shipped ones."""

from dataclasses import replace

from tickets.policies import PolicyBook


def with_days(book: PolicyBook, **days: int) -> PolicyBook:
    """The same policies, but with other periods: `answer`, `reopen`."""

    def changed(name: str, policy_periods: object) -> object:
        return replace(getattr(policy_periods, name), days=days[name])

    policies = tuple(
        replace(
            policy,
            periods=replace(
                policy.periods, **{name: changed(name, policy.periods) for name in days}
            ),
        )
        for policy in book.policies
    )
    return replace(book, policies=policies)
