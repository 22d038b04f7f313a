"""Promises of calls about support: the list leads to the case, the case and the person lead to the list."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from events.actions import Companion, Wanted, add_support, write_to_resident
from events.choices import Channel
from events.desk.acts import By
from events.desk.calls.actions import promise
from events.models import Letter, Registration, SupportRequest
from tests.events.support.conftest import Take

NOW = timezone.now()
CALLS, DESK = "/cms/registrations/calls/", "/cms/registrations/desk/"
ALL = ("view_registration", "change_registration", "view_supportrequest", "change_supportrequest")
Staff = Callable[..., Client]


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def to_call(take: Take) -> tuple[Registration, SupportRequest]:
    """Somebody with a telephone only, to whom staff wrote about their interpreter."""
    registration = take("sign_language", phone="0267123456")
    case = registration.support_requests.get()
    clerk = User.objects.create_user("tanaka")
    write_to_resident(support_request_id=case.pk, words="入口でお待ちします。", now=NOW, by=clerk)
    return registration, case


def test_the_list_leads_to_the_case_and_the_case_and_the_person_to_the_list(
    staff: Staff, to_call: tuple[Registration, SupportRequest]
) -> None:
    registration, case = to_call
    client, anchor = staff(*ALL), f"call-letter-{Letter.objects.get().pk}"

    listed = page(client, CALLS)
    assert f'href="/cms/support/{case.pk}/"' in listed
    assert f'id="{anchor}"' in listed
    for address in (f"/cms/support/{case.pk}/", f"{DESK}?person={registration.resident_id}"):
        assert f'href="{CALLS}#{anchor}"' in page(client, address)


def test_a_promised_call_leads_to_what_is_open_for_the_person(
    staff: Staff, to_call: tuple[Registration, SupportRequest]
) -> None:
    registration, case = to_call
    Letter.objects.all().delete()
    by = By(User.objects.get(username="tanaka"), Channel.PHONE, NOW)
    promise(by, registration.resident, about="通訳が決まったか", call_at=NOW)
    client = staff(*ALL)

    assert f'href="/cms/support/{case.pk}/"' in page(client, CALLS)
    assert "通訳が決まったか" in page(client, f"/cms/support/{case.pk}/")


def test_a_call_about_somebody_who_comes_along_stands_with_both(staff: Staff, take: Take) -> None:
    lead = take(companions=[Companion("たろう")], phone="0267123456")
    companion = lead.companions.get()
    [case] = add_support(registration_id=companion.pk, wanted=[Wanted("sign_language")], now=NOW)
    client = staff(*ALL)
    write_to_resident(support_request_id=case.pk, words="入口です。", now=NOW, by=User.objects.get())

    for person in (lead, companion):
        assert "#call-letter-" in page(client, f"{DESK}?person={person.resident_id}")
    assert "#call-letter-" in page(client, f"/cms/support/{case.pk}/")


def test_who_may_not_see_cases_sees_the_call_without_them(
    staff: Staff, to_call: tuple[Registration, SupportRequest]
) -> None:
    listed = page(staff("view_registration"), CALLS)

    assert "はなこ" in listed
    assert "手話" not in listed
