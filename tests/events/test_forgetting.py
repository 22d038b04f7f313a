"""Promises to whoever is forgotten: not even what waits to be sent, or what was written about others, leads to them."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from events.actions import change_contact
from events.card.models import CardPaper
from events.desk.models import Act, CallBack, Deed
from events.models import EventIndexPage, Registration, Session
from residents import privacy
from residents.codes.models import Challenge
from residents.contact_points import ContactPoint
from residents.models import Resident
from residents.outbox.models import OutgoingLetter
from residents.profiles.actions import Needs, make_profile, note_use
from residents.profiles.models import Consent, Use
from tests.events.carers.conftest import given
from tests.events.places.people import family, take
from tests.factories.events import make_event, make_session
from tests.residents.planting import CANARY, left_behind

NOW = timezone.now()


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    cache.clear()


@pytest.fixture
def no_mail(settings: Any) -> None:
    """The mail server does not answer, so that letters wait."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9


@pytest.fixture
def session(event_index: EventIndexPage) -> Session:
    return make_event(event_index, sessions=[make_session()]).sessions.get()


def test_letters_that_wait_for_one_side_of_a_mandate_do_not_name_the_other(db: None, no_mail: None) -> None:
    mandate = given(name=CANARY)
    assert "outbox.OutgoingLetter.text" in left_behind()
    assert OutgoingLetter.objects.waiting().filter(resident=mandate.carer).exists()

    privacy.erase(mandate.resident, now=NOW)

    assert left_behind() == set()


def test_an_address_that_was_left_or_only_tried_goes_with_the_person(
    client: Client, session: Session, no_mail: None
) -> None:
    made = take(session, f"old-{CANARY}")
    made = change_contact(registration_id=made.pk, contact=ContactPoint(email="new@example.jp"), now=NOW)
    client.post(f"/registration/{made.token}/contact/", {"contact": f"tried-{CANARY}@example.jp"})
    waiting = set(OutgoingLetter.objects.waiting().values_list("address", flat=True))
    assert {f"old-{CANARY}@example.jp", f"tried-{CANARY}@example.jp"} <= waiting

    privacy.erase(made.resident, now=NOW)

    assert left_behind() == set()
    assert not Challenge.objects.exists()


def test_the_card_of_the_family_goes_with_whoever_stands_on_it(session: Session) -> None:
    made = take(session, "parent", companions=family(CANARY))
    stamps = {"wanted_at": NOW, "made_at": NOW}
    CardPaper.objects.create(registration=made, kind="text", state="made", content=CANARY.encode(), **stamps)

    privacy.erase(made.companions.get().resident, now=NOW)

    assert "event_card.CardPaper.content" not in left_behind()
    assert Registration.objects.get(pk=made.pk).resident.name == "parent"


def test_who_stays_known_was_nowhere_once_the_time_of_a_place_is_over(session: Session) -> None:
    person = given().resident
    made = take(session, "key", resident_id=person.pk, contact=None)
    profile, _number = make_profile(person, Needs(), consent=Consent.WEB, now=NOW)
    note_use(profile.pk, f"registration.{made.pk}", now=NOW)
    Act.objects.create(resident=person, registration=made, deed=Deed.NOTED, before="いすを2つ", at=NOW)
    over = NOW - timedelta(days=31)
    Session.objects.filter(pk=session.pk).update(starts_at=over - timedelta(hours=1), ends_at=over)

    call_command("erase_expired", stdout=StringIO())

    act = Act.objects.get()
    assert (act.resident, act.registration, act.before) == (person, None, "")
    assert not Use.objects.exists()
    assert Resident.objects.get(pk=person.pk).name == "はなこ"
    assert not person.registrations.exists()


def test_a_call_that_nobody_made_keeps_no_number_for_ever(db: None) -> None:
    long_ago = NOW - timedelta(days=31)
    person = Resident.objects.create(name="はなこ", phone="0267123456", created_at=long_ago)
    call = CallBack.objects.create(resident=person, about="席のこと", call_at=NOW, made_at=long_ago)
    call_command("erase_expired", stdout=StringIO())
    assert Resident.objects.get().phone == "0267123456"

    CallBack.objects.filter(pk=call.pk).update(call_at=long_ago)
    call_command("erase_expired", stdout=StringIO())

    assert Resident.objects.get().phone == ""
