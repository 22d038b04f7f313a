"""Promises about letters that come back: known by their own Message-ID, and nothing else is touched."""

import mailbox
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from residents.models import Resident
from residents.outbox.actions import post
from residents.outbox.models import LetterState, OutgoingLetter
from residents.outbox.returned import read
from tests.residents.outbox import returns

pytestmark = [pytest.mark.database, pytest.mark.django_db]
NOW = timezone.now()
FROM_SOMEBODY = b"From: hanako@example.jp\nTo: salon@engawa.example\nSubject: hello\n\nI will come.\n"


@pytest.fixture
def raw() -> bytes:
    """A letter that was sent."""
    reader = Resident.objects.create(name="はなこ", email="hanako@example.jp", created_at=NOW)
    post("test.1", to=reader, subject="できました", text="本文")
    return mail.outbox[0].message().as_bytes()


@pytest.mark.parametrize(
    ("sent_back", "trouble"),
    [
        (returns.no_such_user, "もどり 5.1.1"),
        (returns.full_mailbox, "もどり 5.2.2"),
        (returns.japanese_carrier, "もどり 550"),
        (returns.late, None),
        (returns.holiday_answer, None),
    ],
)
def test_reports_are_read_and_answers_of_people_are_not(
    raw: bytes, sent_back: Callable[[bytes], bytes], trouble: str | None
) -> None:
    found = read(sent_back(raw))

    assert (found and found.trouble) == trouble
    assert not found or found.identity == OutgoingLetter.objects.get().identity


@pytest.mark.parametrize("noise", [b"", b"\xff\xfe\x00", b"Content-Type: multipart/report; boundary=x\n\n--x\n" * 9])
def test_rubbish_is_no_returned_letter(noise: bytes) -> None:
    assert read(noise) is None


def test_a_mailbox_is_emptied_of_returned_letters_and_of_nothing_else(raw: bytes, tmp_path: Path) -> None:
    for path, kind in ((tmp_path / "maildir", mailbox.Maildir), (tmp_path / "mbox", mailbox.mbox)):
        OutgoingLetter.objects.update(came_back_at=None)
        box: Any = kind(path, create=True)
        box.add(FROM_SOMEBODY)
        box.add(returns.no_such_user(raw))
        box.close()

        said = StringIO()
        call_command("read_bounces", str(path), stdout=said)

        assert said.getvalue() == "1 returned letters noted\n"
        box = kind(path, create=False)
        assert [message["Subject"] for message in box] == ["hello"]
        box.close()
    assert OutgoingLetter.objects.get().state == LetterState.CAME_BACK


def test_the_chore_knows_its_mailbox_and_says_when_it_is_not_there(settings: Any, tmp_path: Path) -> None:
    assert "read_bounces" in django_settings.ENGAWA_CHORES
    call_command("read_bounces")

    settings.ENGAWA_BOUNCE_MAILBOX = str(tmp_path / "nowhere")
    with pytest.raises(CommandError, match="no such mailbox"):
        call_command("read_bounces")


def test_a_mail_system_can_hand_over_one_message(tmp_path: Path) -> None:
    """As a pipe in its aliases. Nothing of ours is in it, so nothing is noted and nothing fails."""
    done = subprocess.run(
        [sys.executable, "manage.py", "read_bounces", "--stdin"],
        cwd=django_settings.BASE_DIR,
        input=FROM_SOMEBODY,
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, b"")
