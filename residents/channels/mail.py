"""E-mail, by the mail server of the settings."""

from __future__ import annotations

from email.utils import format_datetime, parseaddr
from smtplib import SMTPException, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from residents.channels.message import Message, NotTakenError, UnreachableError

FOR_GOOD = range(500, 600)


class Mail:
    """Text first; HTML only beside it, because many read letters as text."""

    name = "mail"
    rings = False

    def is_on(self) -> bool:
        """Every town has it."""
        return True

    def send(self, message: Message, to: str) -> None:
        """What the mail server said is left out of the errors: it repeats the address."""
        try:
            mail_of(message, to).send()
        except SMTPRecipientsRefused as error:
            codes = {code for code, _words in error.recipients.values()}
            trouble = "、".join(sorted(f"SMTP {code}" for code in codes))[:100]
            gone = all(code in FOR_GOOD for code in codes)
            raise (UnreachableError if gone else NotTakenError)(trouble) from None
        except ValueError as error:
            # What cannot be written as a message today cannot be written tomorrow.
            raise UnreachableError(type(error).__name__) from None
        except (SMTPException, OSError) as error:
            code = getattr(error, "smtp_code", None)
            raise NotTakenError(f"SMTP {code}" if code else type(error).__name__) from None


def mail_of(message: Message, to: str) -> EmailMultiAlternatives:
    """The message as a mail program sees it.

    What cannot be delivered comes back to ``ENGAWA_BOUNCE_ADDRESS`` (the envelope's sender), where a town has one; the
    sender that people see stays the same.
    """
    given = dict(message.headers)
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        from_email=settings.ENGAWA_BOUNCE_ADDRESS or settings.DEFAULT_FROM_EMAIL,
        to=[to],
        reply_to=[given.pop("Reply-To", settings.ENGAWA_TOWN["email"])],
        headers={
            "Auto-Submitted": "auto-generated",
            **given,
            "From": settings.DEFAULT_FROM_EMAIL,
            "Message-ID": message.identity,
            "Date": format_datetime(timezone.localtime(message.written_at)),
        },
    )
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    for attachment in message.attachments:
        mail.attach(attachment.name, attachment.content, attachment.kind)
    return mail


def domain() -> str:
    """Whose letters these are, as the right half of a Message-ID."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
