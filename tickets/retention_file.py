"""Read `data/retention.yml`: how long tickets are kept, per policy."""

from collections.abc import Collection
from pathlib import Path

from tickets.data_fields import Fields, load_yaml, one_of, positive, text, yes_or_no
from tickets.errors import PolicyError
from tickets.retention import CountedFrom, Retention, RetentionRule


def load_retention(file: Path, policy_ids: Collection[str]) -> Retention:
    """Read the terms.

    Args:
        file: the YAML.
        policy_ids: of the policies that exist; rules of others are refused.

    Raises:
        PolicyError: a field is missing, unknown or cannot be, or a policy does not exist.
    """
    fields = Fields(file, load_yaml(file))
    default = _rule(fields.nested("default"))
    policies = fields.nested("policies")
    by_policy: dict[str, RetentionRule] = {}
    for policy_id in policies.names():
        if policy_id not in policy_ids:
            raise PolicyError(
                f"{file.name}: policies.{policy_id}: there is no such policy in data/policies; "
                f"take one of {', '.join(sorted(policy_ids))}."
            )
        by_policy[policy_id] = _rule(policies.nested(policy_id))
    fields.end()
    return Retention(default, by_policy)


def _rule(fields: Fields) -> RetentionRule:
    rule = RetentionRule(
        years=fields.take("years", positive),
        counted_from=fields.take("counted_from", one_of(CountedFrom)),
        source=fields.take("source", text),
        own_choice=fields.take_or("own_choice", yes_or_no, False),
    )
    fields.end()
    return rule
