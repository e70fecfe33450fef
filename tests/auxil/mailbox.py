"""A mailer that keeps what it is given."""

from bot.mail import Mail, MailNotTaken, MailRefused


class Mailbox:
    """Takes mail, or fails the way it is told to.

    Attributes:
        sent: what was taken, in order.
        away: the server cannot be reached.
        refuses: the server knows none of the addresses.
    """

    def __init__(self) -> None:
        self.sent: list[Mail] = []
        self.away = False
        self.refuses = False

    def send(self, mail: Mail) -> None:
        if self.away:
            raise MailNotTaken("ConnectionRefusedError")
        if self.refuses:
            raise MailRefused
        self.sent.append(mail)
