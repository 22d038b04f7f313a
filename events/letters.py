"""The letters about a registration. Each carries everything in its body; nothing has to be opened to understand it."""

from __future__ import annotations

from email.utils import format_datetime, parseaddr
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from accessibility import languages
from events.calendar import calendar_of
from events.choices import LetterKind, SessionStatus
from events.joining import address_of, answer_in_words, facts, registration_address, support_asked
from events.models import Letter, Registration


class LetterNotSentError(Exception):
    """The mail server did not take a letter. It says which, never to whom: job tables keep what failed."""


def send(letter: Letter) -> bool:
    """Hand a letter to the mail server. False when there is nobody to write to any more (erased)."""
    if not letter.registration.resident.reached.email:
        return False
    # The letters are written in the town's own language; words of another must not get in among them.
    with translation.override(languages.default_language()):
        message = LETTERS[LetterKind(letter.kind)](letter.registration)
    message.extra_headers |= {
        "Message-ID": message_id(letter),
        "Date": format_datetime(timezone.localtime(letter.created_at)),
        "Auto-Submitted": "auto-generated",
    }
    try:
        message.send()
    except (SMTPException, OSError, ValueError) as error:
        # Without its cause: the mail library puts the resident's address into it.
        raise LetterNotSentError(f"letter {letter.pk} ({letter.kind}): {type(error).__name__}") from None
    return True


def message_id(letter: Letter) -> str:
    """The same for every try, so that a letter sent twice is shown once."""
    secret = salted_hmac("events.letters", f"{letter.registration.token}/{letter.kind}").hexdigest()[:24]
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{letter.kind}.{letter.pk}.{secret}@{domain}>"


def seated(registration: Registration) -> EmailMessage:
    """You have a place."""
    message = _letter(registration, _("申し込みを受け付けました"), "seated")
    return _with_calendar(message, registration)


def waiting(registration: Registration) -> EmailMessage:
    """You are on the waiting list."""
    return _letter(registration, _("キャンセル待ちに入りました"), "waiting")


def promoted(registration: Registration) -> EmailMessage:
    """A place became free and is yours."""
    message = _letter(registration, _("席の用意ができました"), "promoted")
    return _with_calendar(message, registration)


def cancelled(registration: Registration) -> EmailMessage:
    """You gave your place back."""
    return _letter(registration, _("申し込みを取り消しました"), "cancelled")


def called_off(registration: Registration) -> EmailMessage:
    """The town called the session off."""
    postponed = registration.session.status == SessionStatus.POSTPONED
    subject = _("催しが延期になりました") if postponed else _("催しが中止になりました")
    return _letter(registration, subject, "called_off")


def online(registration: Registration) -> EmailMessage:
    """The session takes place without a room."""
    return _with_calendar(_letter(registration, _("オンラインに変わりました"), "online"), registration)


def rescheduled(registration: Registration) -> EmailMessage:
    """The session takes place at another time, or as it was planned first after all."""
    return _with_calendar(_letter(registration, _("予定が変わりました"), "rescheduled"), registration)


def offered(registration: Registration) -> EmailMessage:
    """A place became free and is kept for you."""
    return _letter(registration, _("席があきました。お返事をください"), "offered")


def offer_ended(registration: Registration) -> EmailMessage:
    """The place went on to the next one; you wait again."""
    return _letter(registration, _("席のご案内の期限がすぎました"), "offer_ended")


def changed(registration: Registration) -> EmailMessage:
    """What was asked for is different now."""
    return _with_calendar(_letter(registration, _("申し込みの内容をかえました"), "changed"), registration)


LETTERS = {
    LetterKind.SEATED: seated,
    LetterKind.WAITING: waiting,
    LetterKind.PROMOTED: promoted,
    LetterKind.CANCELLED: cancelled,
    LetterKind.CALLED_OFF: called_off,
    LetterKind.ONLINE: online,
    LetterKind.RESCHEDULED: rescheduled,
    LetterKind.OFFERED: offered,
    LetterKind.OFFER_ENDED: offer_ended,
    LetterKind.CHANGED: changed,
}


def _letter(registration: Registration, subject: str, template: str) -> EmailMessage:
    context = {
        "registration": registration,
        "event": registration.session.page,
        "postponed": registration.session.status == SessionStatus.POSTPONED,
        "facts": facts(registration),
        "support": support_asked(registration),
        "answer_by": answer_in_words(registration),
        "answer_address": address_of(reverse("events:answer", args=[registration.token])),
        "address": registration_address(registration),
        "cancel_address": address_of(reverse("events:cancel")),
        "events_address": address_of("/events/"),
        "town": settings.ENGAWA_TOWN,
        "kept_days": settings.ENGAWA_PERSONAL_DATA_KEPT_DAYS,
    }
    # A title may hold a line break; a subject must not, or it would begin a header of its own.
    title = " ".join(registration.session.page.title.split())
    return EmailMessage(
        subject=f"{subject}：{title}"[:120],
        body=render_to_string(f"events/letters/{template}.txt", context),
        to=[registration.resident.reached.email],
        reply_to=[settings.ENGAWA_TOWN["email"]],
    )


def _with_calendar(message: EmailMessage, registration: Registration) -> EmailMessage:
    message.attach("engawa.ics", calendar_of(registration).decode(), "text/calendar")
    return message
