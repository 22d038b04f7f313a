"""What is done with forms. Each verb is one transaction and may be repeated."""

import datetime as dt
import secrets
from collections.abc import Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from documents.webforms import receipts
from documents.webforms.building import AnswerForm
from documents.webforms.choices import AnswerState, Channel, Question
from documents.webforms.kept import NAME
from documents.webforms.models import Attachment, Draft, Submission, WebFormPage
from residents.contact_points import ContactPoint, normalised_phone
from residents.models import Resident
from residents.profiles.handing import note_handed
from residents.references import Numbering, new_reference

SAVED_FOR = dt.timedelta(days=30)
# Until it is sent or saved on purpose: a line that broke, a battery that died.
HELD_FOR = dt.timedelta(days=1)
MOST_FILES, TRIES = 10, 5
CODES = Numbering((4, 4, 4))


class TooManyFilesError(Exception):
    """A draft holds as many files as it may."""


@transaction.atomic
def keep_draft(
    *, page: WebFormPage, draft: Draft | None, typed: dict[str, Any], files: Mapping[str, Any], now: dt.datetime
) -> Draft:
    """Keep what was written so far, and the files that came with it; a new file takes the place of the old one."""
    if draft is None:
        draft = Draft.objects.create(page=page, data=typed, created_at=now, expires_at=now + HELD_FOR)
    else:
        draft.data = typed
        draft.save(update_fields=["data"])
    for question, file in files.items():
        _attach(draft, question, file)
    return draft


def remember_profile(*, draft: Draft, profile_id: int) -> None:
    """It was filled from this profile: its owner will see that it was used, once it is sent."""
    Draft.objects.filter(pk=draft.pk).update(kept_from=profile_id)


def _attach(draft: Draft, question: str, file: Any) -> None:
    for old in draft.attachments.filter(question=question):
        old.delete()
    if draft.attachments.count() >= MOST_FILES:
        raise TooManyFilesError
    content = file.read()
    row = Attachment(draft=draft, question=question, name=file.name, content_type=file.content_type, size=len(content))
    # Its name on disk tells nobody anything.
    row.file.save(f"{secrets.token_hex(16)}.bin", ContentFile(content))


def give_code(*, draft: Draft, now: dt.datetime) -> str:
    """The code with which its author comes back; the draft is kept for a month from now."""
    for _attempt in range(TRIES):
        try:
            with transaction.atomic():
                draft.code = draft.code or new_code()
                draft.expires_at = now + SAVED_FOR
                draft.save(update_fields=["code", "expires_at"])
        except IntegrityError:
            draft.code = None
        else:
            return str(draft.code)
    raise RuntimeError("no free code was found")


def new_code() -> str:
    """Twelve digits, the last a check digit: nearly 10 to the 11th codes, and few of them in use."""
    return CODES.new()


def forget_draft(*, draft: Draft) -> None:
    """Its author wants nothing of it kept."""
    draft.delete()


@transaction.atomic
def send(*, draft: Draft, now: dt.datetime, channel: str = Channel.WEB) -> Submission:
    """Hand a draft in. Sent twice, it is the same answer with the same reference. Its form must be valid."""
    draft = Draft.objects.select_for_update().select_related("page").get(pk=draft.pk)
    if draft.submission:
        return draft.submission
    form = form_of(draft)
    if not form.is_valid():
        raise ValueError(f"draft {draft.pk} is not complete")
    submission = Submission.objects.create(
        page=draft.page,
        form_data=answers_of(draft.page, form.cleaned_data),
        resident=_resident(draft.page, form.cleaned_data, now=now),
        reference=new_reference(),
        channel=channel,
        erase_at=now + dt.timedelta(days=draft.page.kept_days),
    )
    draft.attachments.update(draft=None, submission=submission)
    # The draft stays, empty, so that a second press finds what the first one did.
    if draft.kept_from_id:
        note_handed(draft.kept_from_id, NAME, submission.pk, now=now)
    draft.data, draft.code, draft.submission, draft.kept_from = {}, None, submission, None
    draft.expires_at = now + HELD_FOR
    draft.save(update_fields=["data", "code", "submission", "kept_from", "expires_at"])
    receipts.post(submission)
    return submission


def form_of(draft: Draft) -> AnswerForm:
    """The draft as the form that would be sent."""
    form: AnswerForm = draft.page.get_form(draft.data, page=draft.page, held=held_by(draft))
    return form


def held_by(draft: Draft | None) -> dict[str, list[Attachment]]:
    """The files a draft has, by the name of their question."""
    held: dict[str, list[Attachment]] = {}
    for attachment in draft.attachments.order_by("pk") if draft else []:
        held.setdefault(attachment.question, []).append(attachment)
    return held


def answers_of(page: WebFormPage, cleaned: dict[str, Any]) -> list[dict[str, str]]:
    """Each question with its answer in words, in order: it can be read when the form has long changed."""
    told = []
    for field in page.get_form_fields():
        if field.field_type == Question.FILE:
            continue
        name = field.clean_name or field.get_field_clean_name()
        told.append({"name": name, "label": field.label, "text": in_words(cleaned.get(name))})
    return told


def in_words(value: Any) -> str:
    """One answer."""
    if isinstance(value, bool):
        return _("はい") if value else _("いいえ")
    if isinstance(value, list):
        return "、".join(value)
    return str(value or "")


def _resident(page: WebFormPage, cleaned: dict[str, Any], *, now: dt.datetime) -> Resident | None:
    """Who answered, as far as they said how to reach them: so that what is kept of them is found and erased."""
    kinds = {field.clean_name: field.field_type for field in page.get_form_fields()}

    def first(*wanted: str) -> str:
        return next((str(cleaned[name]) for name, kind in kinds.items() if kind in wanted and cleaned.get(name)), "")

    point = ContactPoint.parse(first(Question.CONTACT)) or ContactPoint()
    email = first(Question.EMAIL) or point.email
    phone = normalised_phone(first(Question.PHONE)) or point.phone
    if not (email or phone):
        return None
    name = first(Question.NAME)[:100] or _("お名前なし")
    return Resident.objects.create(name=name, email=email, phone=phone, created_at=now)


def move(*, submission: Submission, state: str, user: Any, now: dt.datetime) -> None:
    """Staff say how far they have come."""
    Submission.objects.filter(pk=submission.pk).update(state=AnswerState(state), handled_by=user, handled_at=now)


@transaction.atomic
def erase_old(*, now: dt.datetime) -> tuple[int, int]:
    """Answers and drafts whose time is over, with their files. How many of each."""
    answers = Submission.objects.filter(erase_at__lte=now)
    drafts = Draft.objects.filter(expires_at__lte=now)
    counted = answers.count(), drafts.count()
    answers.delete()
    drafts.delete()
    return counted
