"""Promises of what there is instead: no interpreter by the third day, a note-taker; none of those, a record."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from events.actions import cancel_place, move_support_request
from events.catalogue.models import SupportItem
from events.choices import LetterKind, SessionStatus, SupportState
from events.models import Registration, Session
from events.support.choices import StepKind
from events.support.instead import go_on_with_what_there_is_instead
from tests.events.support.conftest import Take, days_before


def states(registration: Registration) -> dict[str, str]:
    return {case.kind: case.state for case in registration.support_requests.all()}


def test_interpreter_then_note_taker_then_record(take: Take, session: Session) -> None:
    registration = take("sign_language")

    assert go_on_with_what_there_is_instead(now=days_before(session, 3, hour=23)) == 0
    assert go_on_with_what_there_is_instead(now=days_before(session, 2)) == 1
    assert states(registration) == {"sign_language": "alternative", "captioning": "asked"}

    assert go_on_with_what_there_is_instead(now=days_before(session, 1)) == 0
    assert go_on_with_what_there_is_instead(now=days_before(session, 0)) == 1
    assert states(registration) == {"sign_language": "alternative", "captioning": "alternative", "transcript": "asked"}

    chain = {case.kind: case.instead_of and case.instead_of.kind for case in registration.support_requests.all()}
    assert chain == {"sign_language": None, "captioning": "sign_language", "transcript": "captioning"}


def test_the_resident_is_told_of_each_step_once(take: Take, session: Session) -> None:
    registration = take("sign_language")

    for _run in range(3):
        go_on_with_what_there_is_instead(now=days_before(session, 2))

    [step] = registration.support_requests.get(instead_of=None).steps.all()
    assert (step.kind, step.by, step.by_resident) == (StepKind.INSTEAD, None, False)
    assert "要約筆記" in step.words
    assert registration.letters.filter(kind=LetterKind.SUPPORT, occasion=step.occasion).count() == 1


def test_what_was_arranged_in_time_stays(take: Take, session: Session) -> None:
    registration = take("sign_language")
    case = registration.support_requests.get()
    move_support_request(support_request_id=case.pk, state=SupportState.CONFIRMED, now=timezone.now())

    assert go_on_with_what_there_is_instead(now=days_before(session, 1)) == 0
    assert states(registration) == {"sign_language": "confirmed"}


def test_who_asked_for_the_note_taker_as_well_does_not_get_two(take: Take, session: Session) -> None:
    registration = take("sign_language", "captioning")

    go_on_with_what_there_is_instead(now=days_before(session, 2))

    assert states(registration) == {"sign_language": "alternative", "captioning": "asked"}


def test_nothing_goes_on_for_who_does_not_come_or_where_nobody_comes(take: Take, session: Session) -> None:
    gone = take("sign_language")
    cancel_place(registration_id=gone.pk, now=timezone.now())
    assert go_on_with_what_there_is_instead(now=days_before(session, 2)) == 0

    take("sign_language", key="two")
    Session.objects.filter(pk=session.pk).update(status=SessionStatus.CANCELLED)
    assert go_on_with_what_there_is_instead(now=days_before(session, 2)) == 0


def test_nothing_goes_on_when_it_has_begun_or_there_is_nothing_instead(take: Take, session: Session) -> None:
    registration = take("sign_language", "large_print")

    assert go_on_with_what_there_is_instead(now=session.starts_at + timedelta(minutes=1)) == 0
    assert go_on_with_what_there_is_instead(now=days_before(session, 1)) == 1
    assert states(registration)["large_print"] == "asked"


def test_an_interpreter_who_is_found_after_all_is_welcome(take: Take, session: Session) -> None:
    registration = take("sign_language")
    go_on_with_what_there_is_instead(now=days_before(session, 2))

    case = registration.support_requests.get(instead_of=None)
    moved = move_support_request(support_request_id=case.pk, state=SupportState.CONFIRMED, now=days_before(session, 1))

    assert moved.state == SupportState.CONFIRMED


def test_the_chore_says_how_many_and_never_whose(take: Take, session: Session) -> None:
    take("sign_language")
    soon = timezone.now() + timedelta(days=1, hours=1)
    Session.objects.filter(pk=session.pk).update(starts_at=soon, ends_at=soon + timedelta(hours=1))
    session.refresh_from_db()
    case = session.registrations.get().support_requests.get()
    case.due_on = timezone.localdate() - timedelta(days=1)
    case.save()
    said = StringIO()

    call_command("go_on_with_support", stdout=said)

    assert said.getvalue() == "1 support requests went on to what there is instead\n"


def test_a_circle_of_alternatives_is_refused(db: None) -> None:
    record = SupportItem.objects.get(key="transcript")
    record.instead = SupportItem.objects.get(key="sign_language")

    with pytest.raises(ValidationError):
        record.clean()


def test_what_is_instead_must_still_be_in_time(db: None) -> None:
    interpreter = SupportItem.objects.get(key="sign_language")
    interpreter.confirm_days = 0

    with pytest.raises(ValidationError):
        interpreter.clean()
