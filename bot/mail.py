"""Send mail by SMTP.

MailError
├── MailSettingsError   the settings cannot be used; nothing of them is repeated
├── MailNotTaken        not now: try again later
└── MailRefused         this address never takes it
"""

import hashlib
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import unquote, urlsplit

TIMEOUT_SECONDS = 20.0
_PORTS = {"smtp": 587, "smtps": 465, "smtp+plain": 25}


class MailError(Exception):
    """Base of what this module raises on purpose."""


class MailSettingsError(MailError):
    """The settings for mail cannot be used; the message names the setting, never its value."""


class MailNotTaken(MailError):
    """The server could not be reached or did not take the mail now.

    Args:
        kind: class name of what happened, fit for logs and stores.
    """

    def __init__(self, kind: str) -> None:
        super().__init__(f"The mail server did not take the mail: {kind}.")
        self.kind = kind


class MailRefused(MailError):
    """The address cannot be, or the server refuses it for good."""

    def __init__(self) -> None:
        super().__init__("The address was refused.")


@dataclass(frozen=True)
class MailServer:
    """Where mail is handed in.

    Attributes:
        security: `smtp` (STARTTLS, required), `smtps` (TLS from the start) or `smtp+plain`
            (neither; for a relay on this machine only).
        password: None with `user` for a server that asks for none.
    """

    security: str
    host: str
    port: int
    user: str | None = None
    password: str | None = None

    @classmethod
    def of(cls, url: str) -> "MailServer":
        """Read the setting `smtp_url`.

        Raises:
            MailSettingsError: it cannot be used.
        """
        setting = "FRONTDOOR_SMTP_URL"
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError:
            raise MailSettingsError(f"{setting}: the port or host cannot be read.") from None
        if parts.scheme not in _PORTS or not host:
            raise MailSettingsError(
                f"{setting}: write smtp://user:password@host:587, or smtps:// for TLS from the "
                "start, or smtp+plain://localhost:25 for a relay on this machine."
            )
        if parts.scheme == "smtp+plain" and not _is_loopback(host):
            raise MailSettingsError(
                f"{setting}: smtp+plain is for this machine only: letters would cross the network "
                "readable by anybody. Use smtp:// or smtps://."
            )
        user = unquote(parts.username) if parts.username else None
        password = unquote(parts.password) if parts.password else None
        return cls(parts.scheme, host, port or _PORTS[parts.scheme], user, password)


@dataclass(frozen=True)
class Mail:
    """One mail.

    Attributes:
        key: the same one for the same mail, so that a repetition can be told.
        to: address.
        sender_name: name beside the sender's address.
        subject: one line.
        text: as plain text.
        html: the same as HTML.
        at: date, aware.
    """

    key: str
    to: str
    sender_name: str
    subject: str
    text: str
    html: str
    at: datetime


class SmtpMailer:
    """Hands mail to a server.

    Args:
        server: where.
        sender: address that mail comes from.
        ca_file: certificates to trust in place of the system's.

    Raises:
        MailSettingsError: the sender or the file cannot be used.
    """

    def __init__(self, server: MailServer, sender: str, ca_file: Path | None = None) -> None:
        self._server = server
        try:
            self._sender = Address(addr_spec=sender)
        except (ValueError, MessageError, IndexError):
            raise MailSettingsError("FRONTDOOR_MAIL_FROM: must be an address.") from None
        if not self._sender.domain:
            raise MailSettingsError("FRONTDOOR_MAIL_FROM: must be an address, as in a@example.org.")
        try:
            self._tls = ssl.create_default_context(cafile=ca_file)
        except OSError as error:
            raise MailSettingsError(
                f"FRONTDOOR_SMTP_CA_FILE: cannot be read: {type(error).__name__}."
            ) from None

    def send(self, mail: Mail) -> None:
        """Hand one mail in; returning means that the server has taken it.

        Raises:
            MailRefused: never for this address.
            MailNotTaken: try again later.
        """
        message = self._message(mail)
        try:
            with self._connection() as connection:
                connection.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _ in error.recipients.values()]
            if codes and all(code >= 500 for code in codes):
                raise MailRefused from None
            raise MailNotTaken(type(error).__name__) from None
        except smtplib.SMTPNotSupportedError:
            if not mail.to.isascii():
                raise MailRefused from None
            raise MailNotTaken("SMTPNotSupportedError") from None
        except (smtplib.SMTPException, OSError) as error:
            # the messages of these errors may repeat the address: only their kind goes on
            raise MailNotTaken(type(error).__name__) from None

    def _message(self, mail: Mail) -> EmailMessage:
        message = EmailMessage()
        sender = self._sender
        message["From"] = Address(mail.sender_name, sender.username, sender.domain)
        try:
            message["To"] = Address(addr_spec=mail.to)
        except (ValueError, MessageError, IndexError):
            raise MailRefused from None
        message["Subject"] = mail.subject
        message["Date"] = format_datetime(mail.at)
        digest = hashlib.sha256(mail.key.encode()).hexdigest()[:32]
        message["Message-ID"] = f"<{digest}@{sender.domain}>"
        # no holiday reply may answer it
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(mail.text)
        message.add_alternative(mail.html, subtype="html")
        return message

    @contextmanager
    def _connection(self) -> Iterator[smtplib.SMTP]:
        server = self._server
        connection: smtplib.SMTP
        if server.security == "smtps":
            connection = smtplib.SMTP_SSL(
                server.host, server.port, timeout=TIMEOUT_SECONDS, context=self._tls
            )
        else:
            connection = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_SECONDS)
        with connection:
            if server.security == "smtp":
                # raises when the server does not offer it: nothing is sent in the clear
                connection.starttls(context=self._tls)
            if server.user is not None:
                connection.login(server.user, server.password or "")
            yield connection


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
