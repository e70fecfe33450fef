"""Wire letters together for a process."""

from bot.bootstrap import App
from bot.catalogue import Catalogue, to_traditional
from bot.letters.delivery import PostOffice
from bot.letters.writer import LetterWriter
from bot.mail import MailServer, MailSettingsError, SmtpMailer
from bot.settings import Settings
from bot.store.pushes import Pushes
from tickets.letter_files import load_letters
from tickets.policies import PolicyBook


def writer_for(settings: Settings, policies: PolicyBook) -> LetterWriter:
    """Writes letters from the templates of the settings.

    Raises:
        LetterTemplateError: a template cannot be used.
    """
    policy_ids = {policy.id for policy in policies.policies}
    book = load_letters(settings.data_dir / "letters", policy_ids, to_traditional)
    catalogue = Catalogue(settings.data_dir / "responses")
    return LetterWriter(book, catalogue, policies, settings)


def mailer_for(settings: Settings) -> SmtpMailer | None:
    """The mailer that the settings ask for; None when they ask for none.

    Raises:
        MailSettingsError: they cannot be used.
    """
    url = settings.smtp_url.get_secret_value()
    if not url:
        return None
    if not settings.mail_from:
        raise MailSettingsError("FRONTDOOR_MAIL_FROM: must be set when FRONTDOOR_SMTP_URL is.")
    return SmtpMailer(MailServer.of(url), settings.mail_from, settings.smtp_ca_file)


def post_office(app: App) -> PostOffice:
    """Delivers notices by the channels of the settings.

    Raises:
        LetterTemplateError: a template cannot be used.
        MailSettingsError: the settings for mail cannot be used.
    """
    return PostOffice(
        app.units,
        app.time,
        app.policies,
        writer_for(app.settings, app.policies),
        Pushes(app.engine),
        mailer_for(app.settings),
    )
