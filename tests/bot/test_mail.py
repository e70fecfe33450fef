"""Mail on a real server: in the clear on this machine only, else with TLS and a log-in."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from bot.letters.wiring import mailer_for
from bot.mail import Mail, MailNotTaken, MailRefused, MailServer, MailSettingsError, SmtpMailer
from bot.settings import Settings
from tests.auxil.certificates import Certificate, certificate_for_localhost
from tests.auxil.smtp_server import Inbox, SmtpServer

MAIL = Mail(
    key="final_response:FD-1234-5678-90:7",
    to="wang.xiaofang@example.org",
    sender_name="投诉服务中心",
    subject="关于投诉 FD-1234-5678-90 的答复",
    text="处理结果：部分属实。\n",
    html='<!DOCTYPE html><html lang="zh-Hans"><body><p>处理结果：部分属实。</p></body></html>\n',
    at=datetime(2026, 11, 9, 2, 0, tzinfo=UTC),
)
FROM = "complaints@bank.example"


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """A certificate for this machine that only these tests trust."""
    return certificate_for_localhost(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def plain(inbox: Inbox) -> Iterator[SmtpServer]:
    """A server without TLS."""
    with SmtpServer(inbox) as server:
        yield server


@pytest.fixture
def secured(inbox: Inbox, certificate: Certificate) -> Iterator[SmtpServer]:
    """A server that takes mail after STARTTLS and a log-in only."""
    tls, log_in = certificate.server_context(), ("desk@bank", "p:ss/word")
    with SmtpServer(inbox, starttls=tls, log_in=log_in) as server:
        yield server


def mailer(url: str, ca_file: Path | None = None) -> SmtpMailer:
    return SmtpMailer(MailServer.of(url), FROM, ca_file)


def test_a_mail_arrives_as_text_and_as_html_with_its_headers(
    plain: SmtpServer, inbox: Inbox
) -> None:
    mailer(f"smtp+plain://127.0.0.1:{plain.port}").send(MAIL)
    (message,) = inbox.mails
    assert inbox.recipients == [MAIL.to]
    assert {name: message[name] for name in ("From", "To", "Subject", "Auto-Submitted")} == {
        "From": f"投诉服务中心 <{FROM}>",
        "To": MAIL.to,
        "Subject": MAIL.subject,
        "Auto-Submitted": "auto-generated",
    }
    text, html = message.iter_parts()
    assert isinstance(text, EmailMessage)
    assert isinstance(html, EmailMessage)
    # lines end with CRLF on the wire
    assert [
        (p.get_content_type(), p.get_content().replace("\r\n", "\n")) for p in (text, html)
    ] == [
        ("text/plain", MAIL.text),
        ("text/html", MAIL.html),
    ]


def test_the_same_mail_again_has_the_same_id(plain: SmtpServer, inbox: Inbox) -> None:
    sender = mailer(f"smtp+plain://127.0.0.1:{plain.port}")
    sender.send(MAIL)
    sender.send(MAIL)
    first, second = inbox.mails
    assert first["Message-ID"] == second["Message-ID"]
    assert str(first["Message-ID"]).endswith("@bank.example>")


def test_mail_is_encrypted_and_logged_in(
    secured: SmtpServer, inbox: Inbox, certificate: Certificate
) -> None:
    url = f"smtp://desk%40bank:p%3Ass%2Fword@localhost:{secured.port}"
    mailer(url, certificate.file).send(MAIL)
    assert inbox.encrypted == [True]


def test_tls_from_the_start_works_too(inbox: Inbox, certificate: Certificate) -> None:
    with SmtpServer(inbox, tls=certificate.server_context()) as server:
        mailer(f"smtps://localhost:{server.port}", certificate.file).send(MAIL)
    assert len(inbox.mails) == 1


def test_a_wrong_password_is_tried_again_later(
    secured: SmtpServer, certificate: Certificate
) -> None:
    url = f"smtp://desk%40bank:wrong@localhost:{secured.port}"
    with pytest.raises(MailNotTaken) as failed:
        mailer(url, certificate.file).send(MAIL)
    assert failed.value.kind == "SMTPAuthenticationError"


def test_a_certificate_that_nobody_vouches_for_gets_no_mail(
    secured: SmtpServer, inbox: Inbox
) -> None:
    with pytest.raises(MailNotTaken) as failed:
        mailer(f"smtp://localhost:{secured.port}").send(MAIL)
    assert failed.value.kind == ssl.SSLCertVerificationError.__name__
    assert inbox.mails == []


def test_a_server_that_offers_no_tls_gets_no_mail(plain: SmtpServer, inbox: Inbox) -> None:
    with pytest.raises(MailNotTaken) as failed:
        mailer(f"smtp://127.0.0.1:{plain.port}").send(MAIL)
    assert failed.value.kind == "SMTPNotSupportedError"
    assert inbox.mails == []


def test_an_unknown_address_is_refused_for_good_and_a_full_one_for_now(
    plain: SmtpServer, inbox: Inbox
) -> None:
    sender = mailer(f"smtp+plain://127.0.0.1:{plain.port}")
    inbox.answer = "550 no such user"
    with pytest.raises(MailRefused):
        sender.send(MAIL)
    inbox.answer = "452 mailbox full"
    with pytest.raises(MailNotTaken):
        sender.send(MAIL)


def test_no_error_repeats_the_address(plain: SmtpServer, inbox: Inbox) -> None:
    inbox.answer = "550 wang.xiaofang@example.org is unknown"
    with pytest.raises(MailRefused) as refused:
        mailer(f"smtp+plain://127.0.0.1:{plain.port}").send(MAIL)
    assert "wang" not in str(refused.value)
    assert refused.value.__suppress_context__


def test_a_server_that_is_not_there_is_tried_again_later(inbox: Inbox) -> None:
    with SmtpServer(inbox) as gone:
        port = gone.port
    with pytest.raises(MailNotTaken) as failed:
        mailer(f"smtp+plain://127.0.0.1:{port}").send(MAIL)
    assert failed.value.kind == "ConnectionRefusedError"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example.org", MailServer("smtp", "mail.example.org", 587)),
        ("smtps://mail.example.org", MailServer("smtps", "mail.example.org", 465)),
        ("smtp+plain://localhost", MailServer("smtp+plain", "localhost", 25)),
        (
            "smtp://a%40b:c%3Ad@mail.example.org:2525",
            MailServer("smtp", "mail.example.org", 2525, "a@b", "c:d"),
        ),
    ],
)
def test_the_setting_names_a_server(url: str, expected: MailServer) -> None:
    assert MailServer.of(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "mail.example.org",
        "http://secret@mail.example.org",
        "smtp://",
        "smtp://user:secret@mail.example.org:port",
        "smtp+plain://user:secret@mail.example.org",
    ],
)
def test_a_setting_that_cannot_be_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(MailSettingsError, match="FRONTDOOR_SMTP_URL") as refused:
        MailServer.of(url)
    assert "secret" not in str(refused.value)


def test_a_server_needs_a_sender() -> None:
    url = "smtp://mail.example.org"
    with pytest.raises(MailSettingsError, match="FRONTDOOR_MAIL_FROM"):
        mailer_for(Settings(_env_file=None, smtp_url=url))
    with pytest.raises(MailSettingsError, match="FRONTDOOR_MAIL_FROM"):
        mailer_for(Settings(_env_file=None, smtp_url=url, mail_from="desk"))
    assert mailer_for(Settings(_env_file=None)) is None
