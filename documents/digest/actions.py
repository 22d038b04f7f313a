"""What is done with readers and letters. Every verb may be repeated."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from documents.digest import letters
from documents.digest.contents import Told, published_between, told_in
from documents.digest.models import DigestIssue, Reader, ReaderQuerySet, Version, key_of
from residents import privacy
from residents.models import Resident

WEEK = dt.timedelta(days=7)
# A mailbox is looked into within two days, or the button was not meant.
TO_CONFIRM = dt.timedelta(days=2)
# Somebody who types another's address again and again must not fill that mailbox.
MOST_LETTERS_TO_CONFIRM = 3


@transaction.atomic
def ask(*, email: str, version: Version, neutral_subject: bool, now: dt.datetime) -> None:
    """Somebody wants the letter. Nothing is sent every week until they have pressed the button in the first.

    Whoever asks learns nothing about the address: for a reader and for a stranger the answer is the same.
    """
    reader = Reader.objects.filter(key=key_of(email)).select_related("resident").first()
    if reader is None:
        reader = _new_reader(email, now=now)
    if reader.confirmed_at:
        letters.known(reader, day=now.date().isoformat())
        return
    if reader.asked_times >= MOST_LETTERS_TO_CONFIRM:
        return
    reader.version, reader.neutral_subject = version, neutral_subject
    reader.asked_times += 1
    reader.save(update_fields=["version", "neutral_subject", "asked_times"])
    letters.confirm(reader)


def _new_reader(email: str, *, now: dt.datetime) -> Reader:
    try:
        with transaction.atomic():
            # The town needs no name for a letter; the words stand where a name would, so that it can be erased.
            resident = Resident.objects.create(name=_("お知らせを受け取る方"), email=email, created_at=now)
            return Reader.objects.create(resident=resident, key=key_of(email), asked_at=now)
    except IntegrityError:
        # The same form, sent twice at the same moment.
        return Reader.objects.select_related("resident").get(key=key_of(email))


def confirm(*, token: str, now: dt.datetime) -> Reader | None:
    """The button in the first letter was pressed. Pressed again, the first time counts."""
    Reader.objects.filter(token=token, confirmed_at=None).update(confirmed_at=now)
    return Reader.objects.filter(token=token).first()


def change(*, token: str, version: Version, neutral_subject: bool) -> None:
    """Other words, another sort of subject."""
    Reader.objects.filter(token=token).update(version=version, neutral_subject=neutral_subject)


@transaction.atomic
def leave(*, token: str, now: dt.datetime) -> bool:
    """End it and forget the reader at once, with every letter on its way. Whether there was one."""
    reader = Reader.objects.filter(token=token).select_related("resident").first()
    if reader is None:
        return False
    forget(reader, now=now)
    return True


def forget(reader: Reader, *, now: dt.datetime) -> None:
    """Nothing is left that led to this person."""
    resident = reader.resident
    reader.delete()
    privacy.erase(resident, now=now)
    resident.delete()


def forget_unconfirmed(*, now: dt.datetime) -> int:
    """Addresses whose owners never pressed the button."""
    readers = list(Reader.objects.unconfirmed_since(now - TO_CONFIRM).select_related("resident"))
    for reader in readers:
        forget(reader, now=now)
    return len(readers)


def issue_for(*, moment: dt.datetime) -> DigestIssue:
    """The letter of this moment, with what was published since the one before; always the same."""
    before = DigestIssue.objects.filter(moment__lt=moment).order_by("-moment").first()
    since = before.moment if before else moment - WEEK
    with transaction.atomic():
        issue, is_new = DigestIssue.objects.get_or_create(moment=moment, defaults={"since": since})
        if is_new:
            issue.documents.set(published_between(since, moment))
    return issue


def write_letters(*, issue: DigestIssue, now: dt.datetime) -> int:
    """One letter to every reader for whom there is something. A worker that was killed goes on where it stopped."""
    if issue.finished_at:
        return 0
    pages = list(published_between(issue.since, issue.moment).filter(pk__in=issue.documents.values("pk")))
    written = 0
    for version in Version:
        if told := told_in(version, pages):
            written += _write(issue, told, Reader.objects.confirmed().filter(version=version))
    DigestIssue.objects.filter(pk=issue.pk, finished_at=None).update(finished_at=now, letters=written)
    return written


def _write(issue: DigestIssue, told: list[Told], readers: ReaderQuerySet) -> int:
    written = 0
    for reader in readers.filter(confirmed_at__lte=issue.moment).select_related("resident").iterator():
        letters.weekly(reader, issue, told)
        written += 1
    return written
