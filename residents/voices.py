"""Whoever reads a page aloud is somebody the town knows: a voice is personal data, and goes when its owner asks."""

import unicodedata
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accessibility.models import HumanRecording
from accessibility.speech.people import actions
from residents import privacy
from residents.contact_points import ContactPoint
from residents.models import Resident


class Voices:
    """Recordings of a person's voice, with what they agreed to."""

    name = "voice"

    def find(self, reference: str) -> Resident | None:
        """The reader was given the recording's number."""
        letters = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", reference).upper()))
        wanted = HumanRecording.objects.filter(reference=f"{letters[:1]}-{letters[1:]}")
        recording = wanted.exclude(reader_number=None).first()
        number = recording.reader_number if recording else None
        return None if number is None else Resident.objects.filter(pk=number).first()

    def export(self, resident: Resident) -> list[dict[str, Any]]:
        """What was read, when, and for what. The sound itself is given out on staff's screen, by its number."""
        return [
            {
                "reference": recording.reference,
                "reader": recording.reader,
                "page": recording.page.title,
                "version": recording.version,
                "seconds": recording.seconds,
                "licence": recording.licence,
                "consent": recording.consent,
                "state": recording.get_state_display(),
                "taken_at": recording.taken_at.isoformat(),
                "used_at": recording.used_at and recording.used_at.isoformat(),
            }
            for recording in _read_by(resident).select_related("page").order_by("pk")
        ]

    def erase(self, resident: Resident, *, now: datetime) -> int:
        """Every file of every recording; the pages are spoken by the voice again."""
        recordings = list(_read_by(resident))
        for recording in recordings:
            actions.withdraw(recording=recording, now=now)
        return len(recordings)

    def still_needed(self, *, kept_since: datetime) -> QuerySet[Resident] | None:  # noqa: ARG002 -- see below
        """As long as there is a recording: the reader may be asked about it, however old it is."""
        readers = HumanRecording.objects.exclude(reader_number=None).values("reader_number")
        return Resident.objects.filter(pk__in=readers)


def _read_by(resident: Resident) -> QuerySet[HumanRecording]:
    return HumanRecording.objects.filter(reader_number=resident.pk)


def remember_reader(recording: HumanRecording, contact: str, **_signal: Any) -> None:
    """In the transaction of the upload: who reads, and how to reach them."""
    point = ContactPoint.parse(contact)
    if point is None:
        raise ValidationError(_("電話番号かメールアドレスを入れてください。例：0267-12-3456"))
    known = {"name": recording.reader, "email": point.email, "phone": point.phone}
    reader = Resident.objects.create(**known, created_at=recording.taken_at)
    HumanRecording.objects.filter(pk=recording.pk).update(reader_number=reader.pk)
    recording.reader_number = reader.pk


def register() -> None:
    """Say that this room keeps it, and listen for new voices."""
    privacy.register(Voices())
    actions.taken_in.connect(remember_reader, dispatch_uid="residents.voices")
