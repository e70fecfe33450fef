"""`frontdoor letters`: check the templates, look at examples, and print the letters of a ticket."""

import argparse
import sys
from collections.abc import Callable

from bot import bootstrap, settings
from bot.letters.samples import SAMPLE_AT, sample_case
from bot.letters.wiring import writer_for
from bot.letters.writer import LetterWriter, Medium
from tickets.errors import FrontDoorError
from tickets.letter_views import as_chat, as_html_mail, as_print, as_text
from tickets.letters import Letter
from tickets.notice import NoticeKind
from tickets.policies import PolicyBook
from tickets.sent_letter import last_of_each
from tickets.use_cases.case_file import case_file
from tickets.use_cases.notice_delivery import notice_case
from tickets.vocabulary import Language, Topic

_VIEWS: dict[str, Callable[[Letter], str]] = {
    "text": as_text,
    "chat": lambda letter: f"{as_chat(letter)}\n",
    "html": as_html_mail,
    "print": as_print,
}


# the text that the customer got, whatever the templates are now
_SENT = "sent"


class NoSuchNotice(FrontDoorError):
    """Staff asked for a letter that the ticket does not have."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Mount `letters` with its own sub-commands.

    Args:
        subparsers: the sub-commands of `frontdoor`.
    """
    parser = subparsers.add_parser("letters", help="check, preview and print letters to customers")
    commands = parser.add_subparsers(dest="letters_command", required=True)

    checking = commands.add_parser("check", help="read every template and what it must hold")
    checking.set_defaults(handler=_check)

    sampling = commands.add_parser("sample", help="a letter to an invented customer")
    sampling.add_argument("kind", choices=[kind.value for kind in NoticeKind])
    sampling.add_argument("--language", choices=[x.value for x in Language], default="zh")
    sampling.add_argument("--policy", metavar="ID", help="default: that of the settings")
    sampling.add_argument(
        "--topic", choices=[topic.value for topic in Topic], default=Topic.CLAIM_DENIED.value
    )
    _add_view(sampling)
    sampling.set_defaults(handler=_sample)

    printing = commands.add_parser(
        "print",
        help="the newest letter of a kind on a ticket, as the templates are now or as it was sent",
    )
    printing.add_argument("reference", metavar="REF")
    printing.add_argument("kind", choices=[kind.value for kind in NoticeKind])
    _add_view(printing, default="print", sent=True)
    printing.set_defaults(handler=_print)


def _add_view(
    parser: argparse.ArgumentParser, default: str = "text", *, sent: bool = False
) -> None:
    told = "chat message, plain text, HTML mail or a page for A4"
    parser.add_argument(
        "--as",
        dest="view",
        choices=[*_VIEWS, *([_SENT] if sent else [])],
        default=default,
        help=f"{told}{', or the words as they were sent' if sent else ''} (default: {default})",
    )


def _without_a_store() -> tuple[settings.Settings, PolicyBook, LetterWriter]:
    given = settings.load()
    policies = bootstrap.policies_of(given)
    return given, policies, writer_for(given, policies)


def _check(_: argparse.Namespace) -> None:
    given, policies, writer = _without_a_store()
    written = 0
    for policy in policies.policies:
        for topic in Topic:
            for kind in NoticeKind:
                for language in Language:
                    case = sample_case(kind, language, policy, topic, given.data_dir)
                    writer.write(case, SAMPLE_AT, Medium.MAIL)
                    written += 1
    print(f"{written} letters were written from {len(NoticeKind)} templates; none lacks anything.")


def _sample(arguments: argparse.Namespace) -> None:
    given, policies, writer = _without_a_store()
    topic = Topic(arguments.topic)
    policy = policies.in_force(SAMPLE_AT, arguments.policy, topic=topic)
    case = sample_case(
        NoticeKind(arguments.kind), Language(arguments.language), policy, topic, given.data_dir
    )
    medium = Medium.CHAT if arguments.view == "chat" else Medium.MAIL
    sys.stdout.write(_VIEWS[arguments.view](writer.write(case, SAMPLE_AT, medium)))


def _print(arguments: argparse.Namespace) -> None:
    with bootstrap.opened(settings.load()) as app:
        kept = case_file(arguments.reference, app.units)
        found = [n for n in kept.notices if n.kind == arguments.kind]
        if not found:
            raise NoSuchNotice(f"This ticket has no letter of the kind {arguments.kind}.")
        if arguments.view == _SENT:
            sent = last_of_each(kept.letters).get(found[-1].id)
            if sent is None:
                raise NoSuchNotice("That letter has not been sent as one: see its notice.")
            print(sent.text)
            return
        case = notice_case(found[-1], app.units)
        at = found[-1].delivered_at or app.time.now()
        medium = Medium.CHAT if arguments.view == "chat" else Medium.MAIL
        letter = writer_for(app.settings, app.policies).write(case, at, medium)
    sys.stdout.write(_VIEWS[arguments.view](letter))
