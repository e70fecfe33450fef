"""Writes what the patterns find into a message: one entity per kind, the one most likely meant."""

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.annotations import add_entities, entity, text_of
from bot.nlu.patterns import Finding, overlaps
from bot.nlu.patterns.abuse import find_abuse
from bot.nlu.patterns.amounts import find_amounts
from bot.nlu.patterns.contacts import find_emails, find_phones
from bot.nlu.patterns.names import find_names
from bot.nlu.patterns.references import (
    find_grouped_numbers,
    find_named_digits,
    find_reference_numbers,
    find_ticket_references,
    is_claim_number,
)
from bot.nlu.patterns.regions import REGION, Region, region_of
from bot.nlu.patterns.time_meant import time_meant
from bot.nlu.patterns.times import find_times
from bot.nlu.reader import Reader
from bot.nlu.text import fold, for_patterns


def read_patterns(original: str) -> dict[str, Finding]:
    """Find everything in a text that alone tells where the customer writes from."""
    return read_in_region(original, region_of([original]))


def read_in_region(original: str, region: Region | None) -> dict[str, Finding]:
    """Find everything that patterns can find in a text.

    Args:
        original: the customer's words.
        region: where the customer writes from, as far as that is known.

    Returns:
        entity name → the finding meant: of several amounts the largest, of reference numbers the
        one that is named as such, of the rest the first.
    """
    original = for_patterns(original)
    cased = fold(original)
    text = cased.lower()
    if len(text) != len(original):  # a few letters grow in lower case; positions would shift
        text = cased
    tickets = find_ticket_references(text)
    emails = find_emails(text)
    taken = tickets + emails
    amounts = [
        finding
        for finding in find_amounts(text, **_currencies(region))
        if not overlaps(finding, taken)
    ]
    times = [
        finding for finding in find_times(text, original) if not overlaps(finding, taken + amounts)
    ]
    taken = (
        taken + amounts + [finding for finding in times if any(c.isdigit() for c in finding.value)]
    )
    no_phones = [*find_named_digits(text), *find_grouped_numbers(text)]
    phones = find_phones(text, taken + no_phones, region)
    numbers = find_reference_numbers(text, original, taken + phones)
    claims = [number for number in numbers if is_claim_number(text, number)]
    others = [number for number in numbers if number not in claims]
    found = {
        "ticket_reference": _heaviest(tickets),
        "email": _heaviest(emails),
        "phone": _heaviest(phones),
        "amount": _heaviest(amounts),
        "incident_time": time_meant(text, times),
        "reference_number": _heaviest(others or claims),
        # beside the policy's; alone it is the number of the matter
        "claim_number": _heaviest(claims) if others else None,
        "customer_name": _heaviest(find_names(cased, original)),
        "abuse": _heaviest(find_abuse(text)),
    }
    return {name: finding for name, finding in found.items() if finding is not None}


def _currencies(region: Region | None) -> dict[str, str]:
    """What $ and 元 mean to whom writes from a region."""
    if region is None:
        return {}
    # ringgit are never written with a $
    dollar = "USD" if region is Region.MALAYSIA else region.currency
    return {"dollar": dollar, "yuan": region.currency, "bare": region.currency}


def days_and_numbers(text: str) -> dict[str, str]:
    """The day and the number that a text names, as told, by entity."""
    found = read_patterns(text)
    return {
        name: found[name].value for name in ("incident_time", "reference_number") if name in found
    }


def _heaviest(findings: list[Finding]) -> Finding | None:
    return max(findings, key=lambda finding: (finding.weight, -finding.start), default=None)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class PatternEntityExtractor(Reader):
    """Extracts references, contacts, amounts, times and names by their form."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entities found to each message."""
        for message in messages:
            add_entities(
                message,
                [
                    entity(name, found.value, self.name, found.start, found.end)
                    for name, found in self._read(message).items()
                ],
            )
        return messages

    @staticmethod
    def _read(message: Message) -> dict[str, Finding]:
        text = text_of(message)
        if REGION in message.data:
            # told by all that the customer wrote
            return read_in_region(text, message.get(REGION))
        return read_patterns(text)
