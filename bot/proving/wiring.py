"""Wire proofs of identity together for a process."""

from bot.bootstrap import App
from bot.catalogue import Catalogue
from bot.edge_texts import EdgeTexts
from bot.letters.wiring import mailer_for, writer_for
from bot.proving.desk import ProvingDesk
from bot.proving.posting import CodePost
from bot.store.database import Database
from bot.store.pushes import Pushes


def proving_desk(app: App, database: Database, texts: EdgeTexts) -> ProvingDesk:
    """Treats proofs in the gateway.

    Args:
        app: the wired system.
        database: the edge's side of the store.
        texts: sentences of the edge.
    """
    settings = app.settings
    return ProvingDesk(
        app.units,
        app.time,
        database,
        texts,
        Pushes(app.engine),
        mails=bool(settings.smtp_url.get_secret_value()),
        telegram_name=settings.telegram_bot_name.lstrip("@"),
    )


def code_post(app: App) -> CodePost:
    """Sends codes in the worker.

    Raises:
        LetterTemplateError: a letter's template cannot be used.
        MailSettingsError: the settings for mail cannot be used.
    """
    settings = app.settings
    texts = EdgeTexts(Catalogue(settings.data_dir / "responses"), settings.default_language)
    organisation = writer_for(settings, app.policies).organisation
    return CodePost(app, texts, mailer_for(settings), organisation)
