"""Every setting, read from the environment or a `.env` file: the only module that does so.

Each field is `FRONTDOOR_<NAME>` in the environment and is documented in docs/settings.md, which a
test holds against this class.
"""

import os
from functools import lru_cache
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Settings of the whole system; defaults run everything on one machine with embedded parts."""

    model_config = SettingsConfigDict(env_prefix="FRONTDOOR_", env_file=".env", extra="ignore")

    var_dir: Path = Field(Path("var"), description="Folder for the database, keys and logs.")
    database_url: str = Field(
        "", description="SQLAlchemy URL of the store; empty means SQLite under `var_dir`."
    )
    engine_database_url: str = Field(
        "",
        description="SQLAlchemy URL of the engine's trackers; empty means SQLite under `var_dir`.",
    )
    key_file: Path | None = Field(
        None, description="File with the encryption keys; default `var_dir`/keys/master.key."
    )
    audit_anchor: Path | None = Field(
        None,
        description="File that the head of the audit trail is written to; default "
        "`var_dir`/audit.anchor.",
    )
    models_dir: Path = Field(Path("models"), description="Folder with trained model archives.")
    data_dir: Path = Field(Path("data"), description="Folder with training data and catalogues.")

    host: str = Field("127.0.0.1", description="Address that the gateway listens on.")
    port: int = Field(8600, description="Port of the gateway: web chat, widget, webhooks.")
    engine_port: int = Field(8605, description="Loopback port of the Rasa engine.")
    actions_port: int = Field(8655, description="Loopback port of the action server.")
    public_url: str = Field(
        "", description="URL under which customers reach the gateway, if not local."
    )

    timezone: str = Field(
        "Asia/Shanghai", description="IANA time zone of deadlines shown to people."
    )
    policy: str = Field(
        "cn-financial-sector", description="Id of the deadline policy in data/policies."
    )
    policy_by_topic: str = Field(
        "",
        description="Other deadline policies per topic: pairs `<topic>=<policy>` with spaces.",
    )
    default_language: str = Field(
        "zh", description="Language before the customer has written: en, zh or zh-Hant."
    )
    organisation_en: str = Field(
        "", description="Name shown to customers in English; empty takes the catalogue's."
    )
    organisation_zh: str = Field(
        "", description="Name shown to customers in Chinese; empty takes the catalogue's."
    )

    session_days: int = Field(30, description="Days until an unused web session ends.")
    widget_origins: str = Field(
        "", description="Origins of other sites that may embed the chat, separated by spaces."
    )
    privacy_url: str = Field(
        "", description="Address of the privacy notice that the web chat links to; empty for none."
    )
    web_messages_per_minute: int = Field(
        120, description="Messages that one web session may send a minute; as many at once."
    )

    evidence_file_megabytes: int = Field(
        10, description="Largest file that a customer may send, in megabytes."
    )
    evidence_files_per_ticket: int = Field(20, description="Most files on one ticket.")
    evidence_files_per_hour: int = Field(
        60, description="Most files that one session or account may send an hour."
    )
    scanner: str = Field(
        "",
        description="Address of clamd, `tcp://host:port` or `unix:/path`; files are then scanned "
        "before staff may open them.",
    )

    telegram_token: SecretStr = Field(
        SecretStr(""), description="Bot token; empty switches Telegram off."
    )
    telegram_bot_name: str = Field(
        "",
        pattern=r"^@?[A-Za-z0-9_]{0,32}$",
        description="The bot's name on Telegram; when set, the receipt in the web chat offers to "
        "go on there.",
    )
    telegram_base_url: str = Field("", description="Bot API base URL, when not the public one.")
    telegram_mode: str = Field("polling", description="`polling` or `webhook`.")
    telegram_webhook_secret: SecretStr = Field(
        SecretStr(""), description="Secret token that webhook requests must carry."
    )

    smtp_url: SecretStr = Field(
        SecretStr(""),
        description="Server that takes letters by mail: smtp://user:password@host:587 (STARTTLS), "
        "smtps:// (TLS) or smtp+plain://localhost:25; empty sends them to the chat instead.",
    )
    smtp_ca_file: Path | None = Field(
        None, description="Certificates to trust for that server, in place of the system's."
    )
    mail_from: str = Field("", description="Address that letters come from.")

    handover_idle_minutes: int = Field(
        15,
        ge=1,
        description="Minutes without a word of staff who took a conversation, until the bot is "
        "back in it.",
    )
    staff_names_shown: bool = Field(
        True, description="Customers read the names of staff who write to them."
    )
    nudge_hours: float = Field(
        4.0,
        ge=0,
        description="Hours after which a complaint that was begun and left alone gets its one "
        "reminder; 0 for none.",
    )
    nudge_quiet_hours: str = Field(
        "21:00-08:00",
        pattern=r"^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$",
        description="Hours in the policy's time zone in which no reminder is sent.",
    )
    draft_days: int = Field(
        30, ge=1, description="Days that a complaint is kept which was begun and left alone."
    )

    alert_urls: str = Field(
        "",
        description="Apprise URLs of staff alerts, separated by spaces; empty means the console.",
    )
    engine_timeout_seconds: float = Field(
        4.0,
        description="Seconds without an answer after which the customer is told of a delay.",
    )

    @property
    def evidence_file_bytes(self) -> int:
        """`evidence_file_megabytes` in bytes."""
        return self.evidence_file_megabytes * 1_000_000

    @property
    def widget_origin_list(self) -> tuple[str, ...]:
        """`widget_origins` as a list, each without a trailing slash."""
        return tuple(origin.rstrip("/") for origin in self.widget_origins.split())

    @property
    def store_url(self) -> str:
        """The store's SQLAlchemy URL with its default filled in."""
        return self.database_url or f"sqlite:///{(self.var_dir / 'frontdoor.db').resolve()}"

    @property
    def engine_store_url(self) -> str:
        """The tracker store's SQLAlchemy URL with its default filled in."""
        return self.engine_database_url or f"sqlite:///{(self.var_dir / 'engine.db').resolve()}"

    @property
    def keys_path(self) -> Path:
        """Where the encryption keys live."""
        return self.key_file or self.var_dir / "keys" / "master.key"

    @property
    def anchor_path(self) -> Path:
        """Where the head of the audit trail is written down."""
        return self.audit_anchor or self.var_dir / "audit.anchor"

    @property
    def local_url(self) -> str:
        """The gateway's address on this machine."""
        everywhere = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}
        host = everywhere.get(self.host, f"[{self.host}]" if ":" in self.host else self.host)
        return f"http://{host}:{self.port}"

    def environment(self) -> dict[str, str]:
        """Places and ports as environment variables, for processes that read no `.env` file."""
        return {
            "FRONTDOOR_VAR_DIR": str(self.var_dir.resolve()),
            "FRONTDOOR_KEY_FILE": str(self.keys_path.resolve()),
            "FRONTDOOR_ENGINE_DATABASE_URL": self.engine_store_url,
            "FRONTDOOR_ACTIONS_PORT": str(self.actions_port),
            "FRONTDOOR_DEFAULT_LANGUAGE": self.default_language,
            "PYTHONUNBUFFERED": "1",
            "PYTHONUTF8": "1",
        }


def process_environment() -> dict[str, str]:
    """The environment of this process, for those it starts."""
    return dict(os.environ)


@lru_cache(maxsize=1)
def load() -> Settings:
    """Read the settings once for this process."""
    return Settings()
