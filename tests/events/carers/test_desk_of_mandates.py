"""Promises to somebody without e-mail: staff ask them in person, and end a mandate on their word."""

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accessibility.keyed_form import new_key
from events.carers.desk.forms import DeskMandateForm
from events.carers.desk.views import calls_to_make
from residents.contact_points import ContactPoint
from residents.looks.models import Look
from residents.mandates.choices import Confirmation, EndedBy
from residents.mandates.models import Mandate
from tests.events.carers.conftest import asked, given
from tests.events.carers.test_mandates import ANSWERS
from tests.factories.staff import staff_of, staff_with, verified_client

pytestmark = pytest.mark.django_db
DESK = "/cms/mandates/"
BY_PHONE = ContactPoint(phone="0267123456")


@pytest.fixture
def desk(db: None) -> Client:
    return verified_client(staff_of("受付"))


def test_who_has_no_address_stands_on_the_list_to_be_asked(desk: Client) -> None:
    asked(contact=BY_PHONE)

    page = desk.get(DESK).content.decode()

    assert "0267123456" in page
    assert "ご本人に電話で確かめる" in page


def test_a_word_on_the_telephone_begins_it_and_says_who_heard_it(desk: Client) -> None:
    mandate = asked(contact=BY_PHONE)

    nothing_chosen = desk.post(f"{DESK}{mandate.pk}/confirm/", {})
    mandate.refresh_from_db()
    assert nothing_chosen.status_code == 302
    assert mandate.confirmed_at is None

    desk.post(f"{DESK}{mandate.pk}/confirm/", {"how": "phone"})

    mandate.refresh_from_db()
    assert mandate.confirmed_how == Confirmation.PHONE
    assert mandate.confirmed_with is not None
    assert not calls_to_make().filter(to_carer=False).exists()


def test_staff_end_it_on_the_residents_word_and_the_carer_is_out(desk: Client) -> None:
    mandate = given(contact=BY_PHONE)

    desk.post(f"{DESK}{mandate.pk}/end/")

    mandate.refresh_from_db()
    assert mandate.ended_by == EndedBy.STAFF
    assert Client().get(f"/for/{mandate.carer_token}/").status_code == 403
    call = calls_to_make().filter(to_carer=False).last()
    assert call is not None
    desk.post(f"{DESK}told/{call.pk}/")
    assert call not in calls_to_make()


def test_at_the_counter_two_people_may_share_one_telephone(desk: Client) -> None:
    answers = ANSWERS | {"carer_contact": "0267123456", "resident_contact": "0267123456"}
    key = {"form_key": new_key(DeskMandateForm.salt)}

    by_phone = desk.post(f"{DESK}add/", answers | key | {"here": "phone"})
    desk.post(f"{DESK}add/", answers | key | {"here": "counter"})

    assert by_phone.status_code == 422
    mandate = Mandate.objects.get()
    assert mandate.is_valid(timezone.now())
    assert mandate.confirmed_how == Confirmation.COUNTER


def test_a_mandate_is_found_by_number_name_and_telephone(desk: Client) -> None:
    mandate = given(contact=BY_PHONE)

    for words in (mandate.reference, mandate.reference.replace("-", ""), "はなこ", "ケアする", "0267123456"):
        assert mandate.reference in desk.get(DESK, {"words": words}).content.decode()
    assert "見つかりませんでした" in desk.get(DESK, {"words": "だれもいない"}).content.decode()


def test_only_those_whose_duty_it_is_see_mandates() -> None:
    client = verified_client(staff_with())
    mandate = asked()

    for path in (DESK, f"{DESK}add/", f"{DESK}{mandate.pk}/"):
        assert client.get(path).status_code in {302, 403}
    client.post(f"{DESK}{mandate.pk}/confirm/", {"how": "phone"})
    mandate.refresh_from_db()
    assert mandate.confirmed_at is None


@pytest.mark.parametrize("typed", ["0267-12", "ﾔﾏﾀﾞ", "3456", "やまだ"])
def test_a_mandate_is_found_as_people_are_found_at_the_desk(desk: Client, typed: str) -> None:
    mandate = asked(name="やまだはな", contact=BY_PHONE)

    assert mandate.reference in desk.get(DESK, {"words": typed}).content.decode()


def test_whoever_said_yes_at_the_counter_is_not_to_be_called_and_asked_again(desk: Client) -> None:
    answers = ANSWERS | {"resident_contact": "0267123456", "here": "counter", "form_key": new_key(DeskMandateForm.salt)}

    desk.post(f"{DESK}add/", answers)

    assert not calls_to_make().filter(to_carer=False).exists()


def test_the_telephone_desk_shows_who_may_act_for_whom_and_who_is_to_be_called(desk: Client) -> None:
    mandate = given(contact=BY_PHONE)

    talk = desk.get("/cms/registrations/desk/", {"person": mandate.resident_id}).content.decode()

    assert f"{DESK}{mandate.pk}/" in talk
    assert f"{DESK}#calls" in desk.get("/cms/registrations/calls/").content.decode()
    page = desk.get(f"{DESK}{mandate.pk}/").content.decode()
    assert f"/cms/registrations/desk/?person={mandate.resident_id}" in page


def test_whoever_looked_at_a_mandate_and_made_a_call_is_named(desk: Client) -> None:
    mandate = given(contact=BY_PHONE)
    desk.get(f"{DESK}{mandate.pk}/")
    call = calls_to_make().filter(to_carer=False).last()
    desk.post(f"{DESK}told/{call.pk}/")

    assert set(Look.objects.values_list("about", flat=True)) == {mandate.resident_id, mandate.carer_id}
    assert ModelLogEntry.objects.exclude(user=None).filter(action="mandates.told").count() == 1
