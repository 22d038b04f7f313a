"""Promises of the outbox: a letter stands and falls with what it tells of, and reaches its reader once."""

import json
import logging
from datetime import timedelta
from importlib import import_module
from io import StringIO
from smtplib import SMTPDataError, SMTPRecipientsRefused
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.core import mail
from django.core.mail import BadHeaderError
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from residents import privacy
from residents.channels.message import Attachment
from residents.models import Resident
from residents.outbox.actions import Parts, forget_address, post
from residents.outbox.message import message_of
from residents.outbox.models import LetterState, OutgoingLetter
from residents.outbox.sending import send

pytestmark = [pytest.mark.database, pytest.mark.django_db]

CANARY = "canary7319"
ADDRESS = f"{CANARY}@example.jp"
NOW = timezone.now()


class NoSuchAddress(BaseEmailBackend):
    """Names the address when it refuses it, as real mail servers do."""

    def send_messages(self, messages: list[mail.EmailMessage]) -> int:
        raise SMTPRecipientsRefused({address: (550, b"no such user") for m in messages for address in m.to})


class Busy(BaseEmailBackend):
    """A mail server that asks to come again later, and repeats what it was given."""

    def send_messages(self, messages: list[mail.EmailMessage]) -> int:
        raise SMTPDataError(451, f"try again, {messages[0].to}".encode())


def write(key: str = "test.1", to: Resident | str = ADDRESS, **parts: Any) -> OutgoingLetter:
    return post(key, to=to, **{"subject": "できました", "text": f"{CANARY}さま\n本文", **parts})


def resident() -> Resident:
    return Resident.objects.create(name=CANARY, email=ADDRESS, created_at=NOW)


@transaction.atomic
def write_and_lose_power() -> None:
    write()
    raise RuntimeError("the power went off")


@pytest.fixture
def real_queue(settings: Any) -> None:
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "speech"]},
    }


def test_what_is_rolled_back_leaves_neither_letter_nor_job(real_queue: None) -> None:
    with pytest.raises(RuntimeError):
        write_and_lose_power()

    assert not OutgoingLetter.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_one_key_is_one_letter_whatever_is_written_the_second_time() -> None:
    first, second = write(), write(text="もう一度")

    assert first.pk == second.pk
    assert len(mail.outbox) == 1


def test_once_sent_neither_address_nor_words_are_kept() -> None:
    letter = write(html=f"<p>{CANARY}</p>", headers={"List-Unsubscribe": f"<https://example.jp/{CANARY}>"})

    assert CANARY not in str(OutgoingLetter.objects.filter(pk=letter.pk).values())
    assert mail.outbox[0].alternatives[0].content == f"<p>{CANARY}</p>"
    assert mail.outbox[0].message()["List-Unsubscribe"] == f"<https://example.jp/{CANARY}>"


def test_a_letter_sent_twice_keeps_its_identity(settings: Any) -> None:
    """The worker may die after the mail server took the letter and before the mark is made."""
    letter = write(to=resident())
    kept = OutgoingLetter.objects.filter(pk=letter.pk)
    kept.update(sent_at=None, subject="できました", text="本文")

    send(letter_id=letter.pk, now=NOW)

    first, second = (message.message() for message in mail.outbox)
    assert (first["Message-ID"], first["Date"]) == (second["Message-ID"], second["Date"])
    assert first["Auto-Submitted"] == "auto-generated"
    assert first["Reply-To"] == settings.ENGAWA_TOWN["email"]


def test_a_letter_in_another_workers_hands_is_left_to_it_until_that_worker_is_dead() -> None:
    letter = write()
    OutgoingLetter.objects.filter(pk=letter.pk).update(sent_at=None, address=ADDRESS, claimed_at=NOW)

    send(letter_id=letter.pk, now=NOW + timedelta(minutes=1))
    assert len(mail.outbox) == 1

    send(letter_id=letter.pk, now=NOW + timedelta(minutes=6))
    assert len(mail.outbox) == 2


def test_a_busy_mail_server_is_asked_again_later_and_later_and_then_given_up(settings: Any, caplog: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Busy"
    letter = write()
    waits = []
    now = letter.created_at
    with caplog.at_level(logging.DEBUG):
        for _try in range(4):
            letter.refresh_from_db()
            waits.append(letter.next_try_at - now)
            now = letter.next_try_at
            send(letter_id=letter.pk, now=now)
        send(letter_id=letter.pk, now=letter.created_at + timedelta(days=3))

    letter.refresh_from_db()
    assert waits[1:] == sorted(waits[1:])
    assert (letter.state, letter.trouble) == (LetterState.GIVEN_UP, "SMTP 451")
    assert CANARY not in caplog.text


def test_an_address_that_does_not_exist_is_given_up_at_once(settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.NoSuchAddress"

    letter = write()

    letter.refresh_from_db()
    assert (letter.state, letter.trouble) == (LetterState.GIVEN_UP, "SMTP 550")


def test_a_letter_whose_job_was_lost_is_taken_up_once_by_the_chore(real_queue: None) -> None:
    letter = write()
    DBTaskResult.objects.all().delete()
    OutgoingLetter.objects.filter(pk=letter.pk).update(next_try_at=NOW - timedelta(minutes=1))

    call_command("send_letters", stdout=StringIO())
    call_command("send_letters", stdout=StringIO())

    assert DBTaskResult.objects.count() == 1
    assert "send_letters" in django_settings.ENGAWA_CHORES


def test_letters_to_an_address_alone_can_be_forgotten_by_it_and_expire_by_themselves(settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Busy"
    write("by.address")
    write("by.age", to=f"second-{ADDRESS}")

    assert forget_address(ADDRESS, now=NOW) == 1
    assert privacy.sweep(kept_since=NOW + timedelta(days=1), now=NOW)["letters"] == 1
    assert CANARY not in str(OutgoingLetter.objects.values())


def test_a_resident_is_handed_the_letters_on_their_way(settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Busy"
    reader = resident()
    write(to=reader)

    handed = json.loads(json.dumps(privacy.export(reader)["letters"]))
    assert (handed[0]["subject"], handed[0]["state"]) == ("できました", "これから送ります")


def test_a_line_break_starts_no_header_and_nobody_is_no_recipient() -> None:
    write(subject="件名\nBcc: thief@example.jp")

    assert mail.outbox[0].message()["Bcc"] is None
    with pytest.raises(BadHeaderError):
        write("second", headers={"X-Kind": "a\r\nBcc: thief@example.jp"})
    with pytest.raises(ValueError, match="no e-mail address"):
        write("third", to="0267-12-3456")


def stored() -> str:
    """The table as somebody finds it who carries off a copy of the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM outbox_outgoingletter")
        return str(cursor.fetchall())


def test_a_copy_of_the_database_gives_no_code_and_no_link_of_a_letter_that_waits(settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Busy"
    code = "4827-1631"
    calendar = Attachment("engawa.ics", f"URL:https://example.jp/{code}", "text/calendar")
    write(
        to=resident(),
        subject=code,
        text=code,
        html=f"<b>{code}</b>",
        headers={"List-Unsubscribe": f"<https://example.jp/{code}>"},
        parts=Parts(short=code, link=f"/registration/{code}/", attachments=[calendar]),
    )

    assert code not in stored()
    message = message_of(OutgoingLetter.objects.get())
    told = str((message.subject, message.text, message.html, message.headers, message.short, message.attachments))
    assert told.count(code) == 6


def test_a_letter_whose_key_is_gone_is_given_up_rather_than_sent_as_unreadable(settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Busy"
    letter = write(to=resident())
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.ENGAWA_SEALING_KEYS = ["another-key-long-enough"]

    OutgoingLetter.objects.update(next_try_at=NOW, claimed_at=None)
    send(letter_id=letter.pk, now=NOW)

    assert (OutgoingLetter.objects.get().trouble, len(mail.outbox)) == ("no key", 0)


def test_letters_that_waited_in_plain_words_are_sealed_when_the_house_is_renewed(settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Busy"
    letter = write(to=resident())
    with connection.cursor() as cursor:
        plain = "UPDATE outbox_outgoingletter SET text = %s, attachments = '[]', headers = '{\"X-A\": \"1\"}'"
        cursor.execute(plain, [CANARY])

    migration = import_module("residents.outbox.migrations.0004_seal_waiting_letters")
    migration.seal_them(apps, SimpleNamespace(connection=connection))

    letter.refresh_from_db()
    assert (letter.text, letter.attachments, letter.headers) == (CANARY, "", {"X-A": "1"})
    assert f"'{CANARY}'" not in stored()
