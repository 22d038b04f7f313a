"""Promises about what a request tells of a person: handed out, erased, and gone by itself in time."""

import json
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from documents.models import DocumentIndexPage, DocumentKind, DocumentPage
from documents.requests import actions, standing
from documents.requests.choices import CaseState, Channel, StepKind
from documents.requests.models import Case, StandingOrder
from residents.contact_points import ContactPoint
from residents.models import Resident
from tests.documents.requests.asking import NOW, agree, ask, wish
from tests.factories.documents import document

CANARY = "canary7319"
KEEPING = {
    "name": CANARY,
    "contact": ContactPoint(email=f"{CANARY}@example.jp"),
    "address": f"{CANARY}町1-2",
    "note": f"{CANARY}に電話して",
}


@pytest.fixture
def page(document_index: DocumentIndexPage) -> DocumentPage:
    return document(document_index, title="えんがわだより", kind=DocumentKind.NEWSLETTER)


def tables_with_the_canary() -> list[str]:
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 -- names from the database
            if any(CANARY in str(value) for row in cursor.fetchall() for value in row):
                found.append(table)
    return found


def quietly(name: str, *arguments: Any) -> str:
    out = StringIO()
    call_command(name, *arguments, stdout=out)
    return out.getvalue()


def test_a_resident_is_handed_everything_and_erased_from_every_table(page: DocumentPage) -> None:
    case = ask(page, **KEEPING)
    actions.move(case_id=case.pk, state=CaseState.ALTERNATIVE, words=f"{CANARY}さんへ", now=NOW)
    told = json.loads(quietly("export_resident", case.reference))
    assert CANARY in told["document_requests"][0]["address"]
    assert f"{CANARY}さんへ" in str(told["document_requests"][0]["history"])
    assert "document_requests_case" in tables_with_the_canary()

    asked_as = case.reference
    quietly("erase_resident", asked_as)

    assert tables_with_the_canary() == []
    case.refresh_from_db()
    assert (case.state, case.form) == (CaseState.CANCELLED, "braille")
    for reference in (asked_as, case.reference):
        with pytest.raises(CommandError):
            quietly("export_resident", reference)


def test_erasing_somebody_ends_what_they_get_every_time(page: DocumentPage) -> None:
    case = standing.begin_with(page=page, wish=wish(**KEEPING), form_key="every", now=NOW)
    order = case.order
    told = json.loads(quietly("export_resident", order.reference))
    assert "毎回この形で" in told["standing_orders"][0]["consent"]

    quietly("erase_resident", order.reference)

    assert tables_with_the_canary() == []
    assert StandingOrder.objects.get().ended_at is not None


def test_what_is_over_is_erased_after_its_time_and_what_is_open_is_not(page: DocumentPage, settings: Any) -> None:
    settings.ENGAWA_PERSONAL_DATA_KEPT_DAYS = 30
    long_ago = NOW - timedelta(days=40)
    over, still_open = ask(page, "over", now=long_ago), ask(page, "open", now=long_ago)
    actions.move(case_id=over.pk, state=CaseState.SENT, now=long_ago)
    order = agree(now=long_ago)

    quietly("erase_expired")

    names = {case.pk: case.resident.name for case in Case.objects.select_related("resident")}
    assert names == {over.pk: "", still_open.pk: "はなこ"}
    assert Resident.objects.get(pk=order.resident_id).name == "はなこ"


def test_a_postal_address_goes_on_arrival_and_two_weeks_after_sending(page: DocumentPage) -> None:
    arrived, sent, recent = (ask(page, key) for key in ("arrived", "sent", "recent"))
    for case, days in ((arrived, 0), (sent, 14), (recent, 13)):
        actions.move(case_id=case.pk, state=CaseState.SENT, now=NOW - timedelta(days=days))
    actions.move(case_id=arrived.pk, state=CaseState.ARRIVED, now=NOW)
    assert Case.objects.get(pk=arrived.pk).address == ""

    assert "postal_addresses: 1" in quietly("erase_expired")

    kept = Case.objects.exclude(address="").get()
    assert (kept.pk, kept.resident.name) == (recent.pk, "はなこ")
    assert sent.steps.filter(kind=StepKind.FORGOTTEN).count() == 1


def test_the_person_of_an_order_is_forgotten_some_time_after_it_ended(page: DocumentPage) -> None:
    order = agree(now=NOW - timedelta(days=80), **KEEPING)
    standing.end(order_id=order.pk, by=Channel.PHONE, now=NOW - timedelta(days=31))

    quietly("erase_expired")

    assert tables_with_the_canary() == []


def test_no_log_and_no_job_names_anybody(page: DocumentPage, caplog: Any, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "speech"]}}
    with caplog.at_level("DEBUG"):
        case = ask(page, **KEEPING)
        actions.move(case_id=case.pk, state=CaseState.SENT, now=NOW)
        call_command("db_worker", batch=True, interval=0, verbosity=0)

    assert CANARY not in caplog.text
    assert "django_tasks_db_dbtaskresult" not in tables_with_the_canary()
