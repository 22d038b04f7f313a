"""A letter as a message, handed to the mail server."""

from __future__ import annotations

from email.utils import format_datetime, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from django.utils.crypto import salted_hmac

from residents.outbox.models import OutgoingLetter


def message_id(key: str) -> str:
    """The same for every try, so that a letter sent twice is shown once. Nobody can tell the key from it."""
    secret = salted_hmac("residents.outbox", key).hexdigest()[:32]
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{secret}@{domain}>"


def message_of(letter: OutgoingLetter) -> EmailMultiAlternatives:
    """Text first; HTML only beside it, because many read letters as text."""
    given = dict(letter.headers)
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        to=[letter.recipient],
        reply_to=[given.pop("Reply-To", settings.ENGAWA_TOWN["email"])],
        headers={
            "Auto-Submitted": "auto-generated",
            **given,
            "Message-ID": message_id(letter.key),
            "Date": format_datetime(timezone.localtime(letter.created_at)),
        },
    )
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    return message
