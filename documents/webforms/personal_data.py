"""The personal data of forms: what people wrote into them."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from documents.webforms.models import Submission
from residents import privacy, references
from residents.models import Resident


class FormAnswers:
    """Answers, with their files. Each goes by itself after the days that its form names."""

    name = "web_forms"

    def find(self, reference: str) -> Resident | None:
        """Who was given this reference."""
        answer = Submission.objects.filter(reference=references.read(reference) or reference).first()
        return answer.resident if answer else None

    def export(self, resident: Resident) -> list[dict[str, Any]]:
        """Every answer in full. Files are named; staff hand them out on the screen of the answer."""
        return [
            {
                "reference": answer.reference,
                "form": answer.page.title,
                "answers": {told["label"]: told["text"] for told in answer.form_data},
                "files": [attachment.name for attachment in answer.attachments.all()],
                "channel": answer.get_channel_display(),
                "state": answer.get_state_display(),
                "sent_at": answer.submit_time.isoformat(),
                "erased_at": answer.erase_at.isoformat(),
            }
            for answer in _of(resident).select_related("page").prefetch_related("attachments")
        ]

    def erase(self, resident: Resident, *, now: datetime) -> int:  # noqa: ARG002 -- nothing here waits for a time
        """The answers and their files, whole: nobody counts them."""
        answers = list(_of(resident))
        for answer in answers:
            answer.delete()
        return len(answers)

    def still_needed(self, *, kept_since: datetime) -> QuerySet[Resident] | None:  # noqa: ARG002 -- see below
        """As long as there is an answer: how long that is, its form says."""
        return Resident.objects.filter(pk__in=Submission.objects.exclude(resident=None).values("resident"))


def _of(resident: Resident) -> QuerySet[Submission]:
    return Submission.objects.filter(resident=resident)


def register() -> None:
    """Say that this room keeps it."""
    privacy.register(FormAnswers())
