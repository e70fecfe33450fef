"""`frontdoor erase`: erase what may be erased of a customer, and say what stays."""

import argparse
from zoneinfo import ZoneInfo

from bot import bootstrap, settings
from bot.cli_output import print_json
from tickets.events import plain
from tickets.use_cases.customers import ForgetCustomer
from tickets.use_cases.erase_customer import Erasure, KeptTicket, WhyKept, erase_customer
from tickets.use_cases.procedure import find_ticket

_WHY = {
    WhyKept.OPEN: "stays while it is open",
    WhyKept.RETENTION: "stays until {until}, for {years} years",
    WhyKept.RETENTION_OVER: "had to stay until {until}: it may go now",
}


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Mount `erase`; it sets `handler`, from arguments to exit code.

    Args:
        subparsers: the sub-commands of `frontdoor`.
    """
    parser = subparsers.add_parser(
        "erase",
        help="erase the profile of a ticket's customer, and say which tickets stay",
        description="On request of the customer: name, contact and wishes go. Tickets stay as long "
        "as data/retention.yml says.",
    )
    parser.add_argument("reference", metavar="REF", help="a ticket of that customer")
    parser.add_argument("--json", action="store_true", help="as one JSON object")
    parser.set_defaults(handler=_erase)


def _erase(arguments: argparse.Namespace) -> None:
    with bootstrap.opened(settings.load()) as app:
        retention = bootstrap.retention_of(app)
        with app.units(read_only=True) as unit:
            customer_id = find_ticket(unit, arguments.reference).customer_id
        zone = ZoneInfo(app.settings.timezone)
        command = ForgetCustomer(customer_id)
        erasure = erase_customer(command, app.units, app.time, retention, zone)
    if arguments.json:
        print_json(plain(erasure))
    else:
        _print(erasure)


def _print(erasure: Erasure) -> None:
    print("The profile was erased." if erasure.profile_erased else "There was no profile to erase.")
    for ticket in erasure.kept:
        print(f"{ticket.reference} {_reason(ticket)}")


def _reason(ticket: KeptTicket) -> str:
    told = _WHY[ticket.why].format(until=ticket.until, years=ticket.rule.years)
    own = "own choice: " if ticket.rule.own_choice else ""
    return f"{told} ({own}{ticket.rule.source})"
