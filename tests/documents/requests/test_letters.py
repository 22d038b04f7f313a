"""Promises of the letters, of what staff say on the telephone instead, and of the history of a request."""

from typing import Any

import pytest
from django.core import mail
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from documents.models import DocumentIndexPage, DocumentPage
from documents.requests import actions
from documents.requests.choices import CaseState, Channel, Delivery, OtherForm, StepKind
from documents.requests.desk.reads import calls_to_make
from documents.requests.models import Case, Step
from documents.requests.standing import end
from residents.outbox.models import OutgoingLetter
from tests.documents.requests.asking import NOW, PHONE, agree, ask
from tests.factories.documents import document
from tests.factories.staff import superuser

pytestmark = pytest.mark.database


@pytest.fixture
def page(document_index: DocumentIndexPage) -> DocumentPage:
    return document(document_index, title="給付金のご案内")


def subjects() -> list[str]:
    return [message.subject.partition("：")[0] for message in mail.outbox]


def test_receipt_alternative_and_sending_are_told_by_letter(page: DocumentPage) -> None:
    case = ask(page)
    actions.move(case_id=case.pk, state=CaseState.ALTERNATIVE, words="大きな字の紙なら送れます。", now=NOW)
    actions.accept(case_id=case.pk, now=NOW)
    actions.move(case_id=case.pk, state=CaseState.SENT, words="目次をつけました。", now=NOW)

    assert subjects() == ["資料の申し出を受け付けました", "資料の形について、ご相談です", "お申し出の資料を送りました"]
    receipt, instead, sent = (message.body for message in mail.outbox)
    for expected in (case.reference, case.token, "点字の紙", "令和"):
        assert expected in receipt
    assert "大きな字の紙なら送れます。" in instead
    assert "目次をつけました。" in sent
    assert not any("日向台" in body for body in (receipt, instead, sent))


@pytest.mark.parametrize(
    ("delivery", "form", "subject"),
    [
        (Delivery.COUNTER, OtherForm.PRINT, "窓口に用意できました"),
        (Delivery.EMAIL, OtherForm.TEXT_DATA, "お申し出の資料です"),
    ],
)
def test_the_letter_says_what_is_true_of_the_way_it_comes(
    page: DocumentPage, delivery: Delivery, form: OtherForm, subject: str
) -> None:
    case = ask(page, delivery=delivery, form=form)
    actions.move(case_id=case.pk, state=CaseState.SENT, now=NOW)

    assert subjects()[-1] == subject


def test_who_asks_in_english_is_answered_in_english(page: DocumentPage) -> None:
    case = ask(page, language="en")
    for state, words in ((CaseState.ALTERNATIVE, "Large print?"), (CaseState.SENT, ""), (CaseState.MAKING, "")):
        actions.move(case_id=case.pk, state=state, words=words, now=NOW)
    actions.move(case_id=case.pk, state=CaseState.CANCELLED, now=NOW)
    end(order_id=agree(language="en").pk, by=Channel.PHONE, now=NOW)

    told = [message.subject.partition(":")[0] for message in mail.outbox]
    assert told == [
        "We received your request",
        "A question about your request",
        "Sent by post",
        "Your request is cancelled",
        "What you will get every time",
        "Ended",
    ]
    assert ["/en/other-form/" in message.body for message in mail.outbox] == [True, True, True, False, True, False]


def test_who_gave_a_telephone_number_is_called_and_once(page: DocumentPage) -> None:
    case = ask(page, contact=PHONE, delivery=Delivery.COUNTER, form=OtherForm.PRINT)
    actions.move(case_id=case.pk, state=CaseState.SENT, now=NOW)
    assert mail.outbox == []

    [call] = calls_to_make()
    clerk = superuser("hana")
    for _press in range(2):
        actions.note_that_resident_was_told(step_id=call.step.pk, now=NOW, by=clerk)

    assert calls_to_make() == []
    assert case.steps.filter(kind=StepKind.TOLD).count() == 1


def test_whom_a_letter_did_not_reach_is_called_too(page: DocumentPage) -> None:
    case = ask(page)
    actions.move(case_id=case.pk, state=CaseState.ALTERNATIVE, words="大きな字なら", now=NOW)
    step = case.steps.last()
    assert step
    OutgoingLetter.objects.filter(key=step.letter_key).update(sent_at=None, given_up_at=NOW, trouble="SMTP 550")

    [call] = calls_to_make()
    assert (call.step.pk, call.letter_failed) == (step.pk, True)

    actions.note_that_resident_was_told(step_id=step.pk, now=NOW, by=superuser("hana"))
    assert calls_to_make() == []


def test_a_step_that_makes_no_sense_any_more_is_refused(page: DocumentPage) -> None:
    case = ask(page)
    actions.move(case_id=case.pk, state=CaseState.CANCELLED, now=NOW)

    with pytest.raises(actions.MoveRefusedError):
        actions.move(case_id=case.pk, state=CaseState.SENT, now=NOW)
    with pytest.raises(actions.MoveRefusedError):
        actions.accept(case_id=case.pk, now=NOW)


def test_pressing_twice_is_one_step_and_one_letter(page: DocumentPage) -> None:
    case = ask(page)
    for _press in range(2):
        actions.move(case_id=case.pk, state=CaseState.SENT, now=NOW)

    assert case.steps.filter(state=CaseState.SENT).count() == 1
    assert len(mail.outbox) == 2


def test_another_way_needs_words(page: DocumentPage) -> None:
    with pytest.raises(actions.MoveRefusedError):
        actions.move(case_id=ask(page).pk, state=CaseState.ALTERNATIVE, words=" ", now=NOW)


@transaction.atomic
def ask_and_lose_power(page: DocumentPage) -> None:
    ask(page)
    raise RuntimeError("the power went off")


def test_request_history_and_letter_stand_and_fall_together(page: DocumentPage, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "speech"]}}
    with pytest.raises(RuntimeError):
        ask_and_lose_power(page)

    assert [model.objects.count() for model in (Case, Step, OutgoingLetter)] == [0, 0, 0]
    assert not DBTaskResult.objects.filter(task_path__contains="outbox").exists()
