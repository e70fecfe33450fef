"""Files of policies, calendars and letters that cannot be used."""

from collections.abc import Sequence

from tickets.errors.base import FrontDoorError


class PolicyError(FrontDoorError):
    """A deadline policy or a calendar file cannot be used; the message names file and field."""


class PolicyNotFound(PolicyError):
    """No policy has this id at this date."""


class CalendarYearMissing(PolicyError):
    """A deadline would have to be counted over a year that the calendar does not hold.

    Args:
        calendar: name of the calendar.
        year: that is missing.
    """

    def __init__(self, calendar: str, year: int) -> None:
        super().__init__(
            f"data/calendars/{calendar}.yml: years: {year} is missing: add the year, or put it "
            "into data/calendars/overrides.yml."
        )
        self.calendar, self.year = calendar, year


class LetterError(FrontDoorError):
    """Something is wrong with a letter to a customer."""


class LetterTemplateError(LetterError):
    """A file in data/letters cannot be used; the message names file, key and remedy."""


class LetterIncomplete(LetterError):
    """A letter lacks elements that its policy requires: it cannot be sent.

    Args:
        letter: kind of the letter.
        policy_id: of the ticket.
        missing: names of the elements, in the order of data/letters/required.yml.
    """

    def __init__(self, letter: str, policy_id: str, missing: Sequence[str]) -> None:
        super().__init__(
            f"The letter '{letter}' cannot be sent under the policy '{policy_id}': it lacks "
            f"{', '.join(missing)}. Give the ticket what these parts tell, or change "
            "data/letters/required.yml."
        )
        self.letter, self.policy_id, self.missing = letter, policy_id, tuple(missing)
