"""Promises about a new telephone number: nothing goes there before somebody has called it, and both ends are told."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.actions import Wish, cancel_place, take_place
from events.choices import Way
from events.desk.calls.reads import calls
from events.models import EventIndexPage, Registration, Session
from events.numbers.actions import give_number
from events.numbers.models import NewNumber
from residents import privacy
from residents.contact_points import ContactPoint
from residents.references import new_reference
from tests.factories.events import make_event, make_session
from tests.factories.staff import superuser, verified_client
from tests.residents.profiles.journeys import words

pytestmark = pytest.mark.django_db

NOW = timezone.now()
OLD, NEW = "0267123456", "0267987654"
MAIL = "hanako@example.jp"


@pytest.fixture
def session(event_index: EventIndexPage) -> Session:
    return make_event(event_index, sessions=[make_session(capacity=9)]).sessions.get()


def registered(session: Session, contact: ContactPoint) -> Registration:
    wish = Wish(name="はなこ", contact=contact, way=Way.PHONE)
    return take_place(session_id=session.pk, wish=wish, form_key=f"{contact}", now=NOW)


def change(registration: Registration, phone: str = "０２６７－９８－７６５４", **data: str) -> Any:
    return Client().post(f"/registration/{registration.token}/contact/", data or {"contact": phone}, follow=True)


def listed() -> list[tuple[str, str]]:
    return [(call.kind, call.phone) for call in calls(now=timezone.now()) if call.kind.endswith("number")]


def answer(given: NewNumber, **heard: str) -> Any:
    return verified_client(superuser()).post(reverse("events_desk:new_number", args=[given.pk]), heard)


def contact(registration: Registration) -> tuple[str, str]:
    person = Registration.objects.get(pk=registration.pk).resident
    return person.email, person.phone


def test_until_the_call_everything_goes_where_it_went(session: Session) -> None:
    registration = registered(session, ContactPoint(email=MAIL))
    mail.outbox.clear()
    told = words(change(registration))
    assert contact(registration) == (MAIL, "")
    assert "それまでの知らせは、いまの連絡先に届きます" in told
    assert Registration.objects.get(pk=registration.pk).token == registration.token
    assert [letter.to for letter in mail.outbox] == [[MAIL]]
    assert "0267" not in mail.outbox[0].body.replace(registration.reference, "").split("電話でお知らせください")[0]
    assert listed() == [("new_number", NEW)]


def test_who_answers_and_reads_the_right_digits_is_reached_there_from_now_on(session: Session) -> None:
    registration = registered(session, ContactPoint(phone=OLD))
    change(registration)
    assert answer(NewNumber.objects.get(), digits=f" {registration.reference} ").status_code == 302
    assert contact(registration) == ("", NEW)
    assert Registration.objects.get(pk=registration.pk).token != registration.token
    assert listed() == [("old_number", OLD)]


def test_the_old_number_is_told_and_then_nothing_of_it_is_kept(session: Session) -> None:
    registration = registered(session, ContactPoint(phone=OLD))
    given = give_number(registration_id=registration.pk, phone=NEW, now=NOW)
    answer(given, digits=registration.reference)
    verified_client(superuser("jiro")).post(reverse("events_desk:call_done", args=["old_number", given.pk]))
    assert not listed()
    assert not NewNumber.objects.exists()


def test_whoever_does_not_know_the_digits_changes_nothing(session: Session) -> None:
    registration = registered(session, ContactPoint(phone=OLD))
    given = give_number(registration_id=registration.pk, phone=NEW, now=NOW)
    assert answer(given, digits=new_reference()).status_code == 422
    assert contact(registration) == ("", OLD)
    assert NewNumber.objects.get().tries == 1


def test_the_screen_and_the_list_do_not_give_the_digits_away_to_be_read_out(session: Session) -> None:
    registration = registered(session, ContactPoint(phone=OLD))
    give_number(registration_id=registration.pk, phone=NEW, now=NOW)
    desk = verified_client(superuser())
    screens = [
        desk.get(reverse("events_desk:calls")),
        desk.get(reverse("events_desk:new_number", args=[NewNumber.objects.get().pk])),
    ]
    assert all(screen.status_code == 200 and NEW in words(screen) for screen in screens)
    assert not [screen for screen in screens if registration.reference in words(screen)]


def test_a_stranger_who_answers_ends_it(session: Session) -> None:
    registration = registered(session, ContactPoint(phone=OLD))
    given = give_number(registration_id=registration.pk, phone=NEW, now=NOW)
    answer(given, wrong="on")
    assert (contact(registration), listed()) == (("", OLD), [])


def test_the_person_can_take_it_back_and_give_another(session: Session) -> None:
    registration = registered(session, ContactPoint(phone=OLD))
    change(registration)
    change(registration, phone="09012345678")
    assert listed() == [("new_number", "09012345678")]
    change(registration, do="withdraw")
    assert not listed()


def test_nobody_is_called_about_a_place_that_was_given_back_or_is_over(session: Session) -> None:
    registration = registered(session, ContactPoint(phone=OLD))
    give_number(registration_id=registration.pk, phone=NEW, now=NOW)
    assert not [call for call in calls(now=NOW + timedelta(days=900)) if call.kind == "new_number"]
    cancel_place(registration_id=registration.pk, now=NOW)
    assert not listed()


def test_nobody_answering_is_counted(session: Session) -> None:
    given = give_number(registration_id=registered(session, ContactPoint(phone=OLD)).pk, phone=NEW, now=NOW)
    verified_client(superuser()).post(reverse("events_desk:call_nobody", args=["new_number", given.pk]))
    assert len(next(call.tries for call in calls(now=NOW) if call.kind == "new_number")) == 1


def test_the_number_is_sealed_and_goes_with_the_person(session: Session) -> None:
    registration = registered(session, ContactPoint(phone=OLD))
    give_number(registration_id=registration.pk, phone=NEW, now=NOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM event_numbers_newnumber")
        assert NEW not in str(cursor.fetchall())
    privacy.erase(registration.resident, now=NOW)
    assert not NewNumber.objects.exists()


def test_too_many_numbers_are_refused_in_words_and_what_was_said_last_counts(session: Session) -> None:
    registration = registered(session, ContactPoint(phone=OLD))
    cache.clear()
    answers = [change(registration, phone=f"0267{number:06d}").status_code for number in range(100000, 100011)]
    assert answers == [200] * 10 + [429]
    Client().post(f"/registration/{registration.token}/contact/", {"contact": "〒384-0301 佐久市臼田123"})
    assert not listed()
