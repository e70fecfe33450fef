"""Public holidays from the library `holidays`, in the form of `data/calendars`.

The files are what deadlines are counted with; the library writes a new year and the tests hold the
files against it. So no update of a library moves a deadline unseen.
"""

from datetime import date

import holidays
import yaml

from tickets.errors import PolicyError


def library_year(
    country: str, year: int, subdivision: str = "", language: str = ""
) -> tuple[dict[date, str], list[date]]:
    """Days off with their names, and worked weekend days, of one year.

    Args:
        country: ISO 3166 code.
        year: which.
        subdivision: of the country, as the library names it.
        language: of the names, as the library names it.

    Raises:
        PolicyError: the library does not know the country.
    """
    try:
        known = holidays.country_holidays(
            country, years=[year], subdiv=subdivision or None, language=language or None
        )
    except NotImplementedError as error:
        raise PolicyError(f"{country}: no holidays are known for this country.") from error
    worked = sorted(d for d in getattr(known, "weekend_workdays", ()) if d.year == year)
    return {d: known[d] for d in sorted(known) if d.year == year}, worked


def year_as_yaml(country: str, year: int, subdivision: str = "", language: str = "") -> str:
    """One year as a block for the field `years` of a calendar file."""
    days_off, worked = library_year(country, year, subdivision, language)
    lines = [f"  {year}:", "    days_off:"]
    for d, name in days_off.items():
        written = yaml.safe_dump(name, allow_unicode=True, width=1000).splitlines()[0]
        lines.append(f"      {d}: {written}")
    if worked:
        lines.append(f"    worked_weekends: [{', '.join(map(str, worked))}]")
    return "\n".join(lines) + "\n"
