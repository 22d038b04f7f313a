"""A stored letter as the message that its channel carries."""

from __future__ import annotations

from typing import Any

from django.utils.crypto import salted_hmac

from residents.channels.mail import domain
from residents.channels.message import Attachment, Message
from residents.outbox.models import OutgoingLetter


def identity_of(key: str) -> str:
    """The Message-ID: the same for every try, so that a letter sent twice is shown once. It does not tell the key."""
    return f"<{salted_hmac('residents.outbox', key).hexdigest()[:32]}@{domain()}>"


def message_of(letter: OutgoingLetter) -> Message:
    """Everything that was said when it was written."""
    headers: Any = letter.headers
    attachments: Any = letter.attachments
    return Message(
        key=letter.key,
        identity=letter.identity or identity_of(letter.key),
        subject=letter.subject,
        text=letter.text,
        written_at=letter.created_at,
        short=letter.short,
        html=letter.html,
        address=letter.link,
        headers=headers or {},
        attachments=[Attachment(*parts) for parts in attachments or ()],
    )
