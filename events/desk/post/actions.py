"""Asking for something to be posted, and saying that it was."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from events.desk.acts import By, record
from events.desk.models import Contents, Deed, Parcel
from events.desk.post.due import Due
from events.models import Letter, Registration


@transaction.atomic
def ask_for(by: By, registration: Registration, contents: Contents) -> Parcel:
    """Something is to be printed and posted. Asking twice is asking once."""
    parcel, is_new = Parcel.objects.get_or_create(
        registration=registration,
        contents=contents,
        letter=None,
        posted_at=None,
        defaults={"asked_at": by.now, "asked_by": by.user},
    )
    if is_new:
        record(by, Deed.POST_ASKED, registration, about=parcel.pk)
    return parcel


@transaction.atomic
def posted(by: By, items: Iterable[Due]) -> int:
    """These envelopes have gone out. How many had not before."""
    return sum(_posted(by, item) for item in items)


def _posted(by: By, item: Due) -> int:
    parcel = item.parcel or _of_itself(by, item)
    gone = Parcel.objects.filter(pk=parcel.pk, posted_at=None).update(posted_at=by.now)
    if gone and item.letter:
        Letter.objects.filter(pk=item.letter.pk, sent_at=None).update(sent_at=by.now)
    if gone:
        record(by, Deed.POSTED, item.registration, about=parcel.pk, before={"by_itself": item.parcel is None})
    return gone


def _of_itself(by: By, item: Due) -> Parcel:
    """The row of what is due without having been asked for; two who press at once share it."""
    named = {"registration": item.registration, "contents": item.contents, "letter": item.letter}
    known = Parcel.objects.filter(**named).first()
    return known or Parcel.objects.create(**named, asked_at=item.since, asked_by=by.user)
