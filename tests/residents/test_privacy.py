"""Promises about personal data: what is given can be handed out, and is gone when it is erased."""

import json
import logging
from datetime import timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from events.actions import Wish, take_place
from events.choices import RegistrationState, Way
from events.models import EventIndexPage, Registration, Session
from residents import privacy
from residents.contact import Contact
from residents.contact_points import ContactPoint
from tests.factories.events import make_event, make_session

CANARY = "canary7319"
NOW = timezone.now()


def rows_with_the_canary() -> list[str]:
    """Every table in which the canary sits, whichever room it belongs to."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 -- names from the database
            if any(CANARY in str(value) for row in cursor.fetchall() for value in row):
                found.append(table)
    return found


def a_registration(event_index: EventIndexPage, *, days_ago: int = 0) -> Registration:
    page = make_event(event_index, f"催し{days_ago}", sessions=[make_session(capacity=1)])
    session = page.sessions.get()
    wish = Wish(
        name=CANARY,
        contact=ContactPoint(email=f"{CANARY}@example.jp"),
        way=Way.PHONE,
        support=["captioning"],
        note=f"{CANARY}と話したい",
    )
    made = take_place(session_id=session.pk, wish=wish, form_key=f"{CANARY}{days_ago}", now=NOW)
    over = NOW - timedelta(days=days_ago)
    if days_ago:
        Session.objects.filter(pk=session.pk).update(starts_at=over - timedelta(hours=1), ends_at=over)
        type(made.resident).objects.filter(pk=made.resident_id).update(created_at=over - timedelta(days=5))
    return made


def test_a_resident_is_erased_from_every_table(event_index: EventIndexPage) -> None:
    registration = a_registration(event_index)
    assert set(rows_with_the_canary()) >= {"residents_resident", "events_registration"}
    # What they need is sealed: whoever reads the tables does not even find it.
    assert "events_supportrequest" not in rows_with_the_canary()

    call_command("erase_resident", registration.reference, stdout=StringIO())

    assert rows_with_the_canary() == []
    with pytest.raises(CommandError):
        call_command("export_resident", registration.reference)


def test_the_place_of_an_erased_resident_goes_to_who_waits(event_index: EventIndexPage) -> None:
    registration = a_registration(event_index)
    wish = Wish(name="じろう", contact=ContactPoint(phone="0267123456"), way=Way.PHONE)
    waiting = take_place(session_id=registration.session_id, wish=wish, form_key="waits", now=NOW)

    call_command("erase_resident", registration.reference, stdout=StringIO())

    waiting.refresh_from_db()
    assert waiting.state == RegistrationState.OFFERED


def test_a_resident_can_be_handed_everything(event_index: EventIndexPage) -> None:
    registration = a_registration(event_index)
    out = StringIO()

    call_command("export_resident", registration.reference.replace("-", ""), stdout=out)

    told = json.loads(out.getvalue())
    assert set(told) >= {"contact", "voice", "letters", "support", "registrations"}
    assert told["contact"][0]["email"] == f"{CANARY}@example.jp"
    assert f"{CANARY}と話したい" in [request["support"] for request in told["support"]]


def test_what_nothing_needs_any_more_is_erased_in_time(event_index: EventIndexPage, settings: object) -> None:
    settings.ENGAWA_PERSONAL_DATA_KEPT_DAYS = 30
    just_over, long_over = a_registration(event_index, days_ago=29), a_registration(event_index, days_ago=31)

    call_command("erase_expired", stdout=StringIO())

    just_over.resident.refresh_from_db()
    long_over.resident.refresh_from_db()
    assert (just_over.resident.name, long_over.resident.name) == (CANARY, "")


def test_nothing_personal_reaches_the_logs(event_index: EventIndexPage, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    registration = a_registration(event_index)
    call_command("erase_resident", registration.reference, stdout=StringIO())

    messages = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert messages
    assert not [message for message in messages if CANARY in message]


def test_registering_a_kind_twice_is_an_error() -> None:
    with pytest.raises(ImproperlyConfigured):
        privacy.register(Contact())


def test_every_model_that_points_at_a_resident_is_known_here() -> None:
    """A new table with a resident in it makes this fail, so that nobody forgets to erase it."""
    pointing = {
        f"{model._meta.label}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model and field.related_model.__name__ == "Resident"
    }

    assert pointing == {
        "channels.FurtherAddress",
        "channels.Unreached",
        "document_digest.Reader",
        "document_requests.Case",
        "document_requests.StandingOrder",
        "event_desk.Act",
        "event_desk.CallBack",
        "events.Registration",
        "mandates.Mandate",
        "line.LinkCode",
        "looks.Look",
        "outbox.OutgoingLetter",
        "profiles.Profile",
        "residents.Resident",
        "webforms.Submission",
    }
