"""Promises of the letters."""

import logging
from datetime import timedelta
from io import StringIO
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command
from django.utils import timezone

from events.actions import Wish, call_off, cancel_place, take_place
from events.choices import LetterKind, Way
from events.models import EventIndexPage, Letter, Registration, Session
from events.sessions.announcing import Said
from events.tasks import send_letter
from residents.contact_points import ContactPoint
from residents.outbox import sending as outbox
from residents.outbox.models import OutgoingLetter
from tests.factories.events import make_event, make_session, make_way

pytestmark = pytest.mark.database

NOW = timezone.now()
CANARY = "canary-7319"


class RefusingBackend(BaseEmailBackend):
    """A mail server that takes nothing for now, and names the address when it says so, as real ones do."""

    def send_messages(self, messages: list[mail.EmailMessage]) -> int:
        raise SMTPRecipientsRefused({address: (451, b"later") for message in messages for address in message.to})


REFUSING = f"{__name__}.RefusingBackend"


def take(session: Session, key: str = "key", email: str = "hanako@example.jp", name: str = "はなこ") -> Registration:
    wish = Wish(name=name, contact=ContactPoint(email=email), way=Way.PHONE, note="ゆっくり話してほしい")
    return take_place(session_id=session.pk, wish=wish, form_key=key, now=NOW)


@pytest.fixture
def session(event_index: EventIndexPage) -> Session:
    page = make_event(
        event_index,
        "縁側サロン\nBcc: thief@example.jp",
        slug="salon",
        sessions=[make_session(capacity=1)],
        ways=[make_way(Way.PHONE, instructions="暗証番号 4321#")],
    )
    return page.sessions.get()


def test_the_letter_carries_everything_in_its_body(session: Session) -> None:
    registration = take(session)

    body = mail.outbox[0].body
    year = timezone.localtime(session.starts_at).year
    assert registration.reference in body
    assert f"令和{year - 2018}年" in body
    assert "曜日" in body
    assert "暗証番号 4321#" in body
    assert "参加できなくなったとき" in body
    assert registration.token in body


def test_what_somebody_wrote_in_their_own_words_is_not_sent_by_mail(session: Session) -> None:
    """Mail lies readable on many computers; that something was asked for is said."""
    take(session)

    assert "ゆっくり話してほしい" not in mail.outbox[0].message().as_string()
    assert "ことばで書いていただいた希望：受付" in mail.outbox[0].body


def test_the_letter_brings_a_calendar_entry(session: Session) -> None:
    take(session)

    name, content, kind = mail.outbox[0].attachments[0]
    assert (name, kind) == ("engawa.ics", "text/calendar")
    assert "BEGIN:VEVENT" in content


def test_a_line_break_in_a_title_starts_no_header(session: Session) -> None:
    take(session)

    message = mail.outbox[0].message()
    assert message["Bcc"] is None
    assert "縁側サロン Bcc: thief@example.jp" in mail.outbox[0].subject


def test_old_addresses_of_mobile_carriers_get_their_letter(session: Session) -> None:
    take(session, email="taro.@docomo.ne.jp")

    assert mail.outbox[0].message()["To"] == "taro.@docomo.ne.jp"


def test_a_letter_is_sent_once_and_keeps_its_identity(session: Session) -> None:
    take(session)
    letter = Letter.objects.get()
    send_letter.call(letter.pk)
    assert len(mail.outbox) == 1

    # The worker died between the mail server's answer and the mark.
    OutgoingLetter.objects.update(sent_at=None, subject="件名", text="本文")
    call_command("send_letters", stdout=StringIO())
    outbox.send(letter_id=OutgoingLetter.objects.get().pk, now=NOW + timedelta(hours=1))

    first, second = (message.message() for message in mail.outbox)
    assert (first["Message-ID"], first["Date"]) == (second["Message-ID"], second["Date"])


def test_every_turn_of_a_registration_is_told(session: Session) -> None:
    seated = take(session, "one")
    take(session, "two", email="jiro@example.jp")
    cancel_place(registration_id=seated.pk, now=NOW)

    assert [(m.to[0], m.subject.partition("：")[0]) for m in mail.outbox] == [
        ("hanako@example.jp", "申し込みを受け付けました"),
        ("jiro@example.jp", "キャンセル待ちに入りました"),
        ("hanako@example.jp", "申し込みを取り消しました"),
        ("jiro@example.jp", "席があきました。お返事をください"),
    ]


def test_everybody_is_told_once_when_a_session_is_called_off(session: Session) -> None:
    take(session, "one")
    take(session, "two")
    mail.outbox.clear()

    for _time in range(2):
        call_off(session_id=session.pk, now=NOW, said=Said())

    assert [m.subject.partition("：")[0] for m in mail.outbox] == ["催しが中止になりました"] * 2


def test_a_letter_the_mail_server_refused_goes_out_later_and_names_nobody_in_the_logs(
    session: Session, settings: object, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    working, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, REFUSING
    take(session, email=f"{CANARY}@example.jp", name=CANARY)
    assert mail.outbox == []

    settings.EMAIL_BACKEND = working
    OutgoingLetter.objects.update(next_try_at=NOW - timedelta(minutes=1))
    call_command("send_letters", stdout=StringIO())

    assert len(mail.outbox) == 1
    assert CANARY not in caplog.text


def test_nothing_is_kept_in_the_outbox_but_what_it_tells_of(session: Session) -> None:
    take(session)

    kept = {field.name for field in Letter._meta.fields}
    assert kept == {"id", "registration", "kind", "occasion", "created_at", "due_at", "sent_at", "came_back"}
    assert Letter.objects.get().kind == LetterKind.SEATED
