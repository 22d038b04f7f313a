"""Promises of the desk: staff keep for others only on their word, and every look is noted."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.desk_pieces import Asking, pieces_of_person
from events.models import EventIndexPage
from residents.looks.models import Look
from residents.models import Resident
from residents.profiles.actions import profile_by_code
from residents.profiles.models import Consent, Profile
from tests.factories.staff import superuser, verified_client

pytestmark = pytest.mark.django_db

NOW = timezone.now()
SAID = {"name": "はなこ", "functions": ["large_print"], "detail_large_print": "26ポイント", "consent": "phone"}


@pytest.fixture
def caller() -> Resident:
    return Resident.objects.create(name="はなこ", phone="0267123456", created_at=NOW)


@pytest.fixture
def clerk(event_index: EventIndexPage) -> Client:
    return verified_client(superuser())


def kept(clerk: Client, caller: Resident, **other: Any) -> str:
    page = clerk.post(f"/cms/residents/needs/{caller.pk}/keep/", SAID | other)
    assert page.status_code == 200
    return re.search(r"\d{4}-\d{4}-\d{4}-\d{4}", page.content.decode()).group()


def test_somebody_without_mail_has_it_kept_by_telephone_and_opens_it_with_the_number(
    clerk: Client, caller: Resident
) -> None:
    number = kept(clerk, caller)
    profile = Profile.objects.get()
    assert (profile.resident, profile.consent, profile.functions) == (caller, Consent.PHONE, ("large_print",))
    assert profile_by_code(number) == profile
    own = Client().post("/my-support/number/", {"number": number}, follow=True)
    assert "26ポイント" in own.content.decode()


def test_nothing_is_kept_without_the_persons_own_word(clerk: Client, caller: Resident) -> None:
    page = clerk.post(f"/cms/residents/needs/{caller.pk}/keep/", SAID | {"consent": ""})
    assert page.status_code == 422
    assert not Profile.objects.exists()
    words = clerk.get(f"/cms/residents/needs/{caller.pk}/keep/").content.decode()
    assert "お預かりしてよろしいですか" in words


def test_looking_is_noted_and_the_person_can_read_of_it(clerk: Client, caller: Resident) -> None:
    number = kept(clerk, caller)
    Look.objects.all().delete()
    clerk.get(f"/cms/residents/needs/{caller.pk}/")
    assert Look.objects.get().about == caller
    own = Client()
    own.post("/my-support/number/", {"number": number})
    assert "みんなのサロン係の職員が「わたしの配慮」を見ました" in own.get("/my-support/looks/").content.decode()


def test_the_desk_says_that_something_is_kept_and_not_what(clerk: Client, caller: Resident) -> None:
    asking = Asking(caller, superuser("jiro"), NOW)
    before = [says for template, says in pieces_of_person(asking) if "needs" in template]
    assert before[0]["may_keep"]
    kept(clerk, caller)
    page = clerk.get(f"{reverse('events_desk:talk')}?person={caller.pk}").content.decode()
    assert f"/cms/residents/needs/{caller.pk}/" in page
    assert "26ポイント" not in page


def test_changing_a_new_number_and_erasing_are_done_on_their_word(clerk: Client, caller: Resident) -> None:
    old = kept(clerk, caller)
    clerk.post(f"/cms/residents/needs/{caller.pk}/keep/", {"name": "花子", "functions": ["braille"], "way": ""})
    assert Profile.objects.get().functions == ("braille",)
    clerk.post(f"/cms/residents/needs/{caller.pk}/number/")
    assert profile_by_code(old) is None
    clerk.post(f"/cms/residents/needs/{caller.pk}/erase/")
    assert not Profile.objects.exists()


def test_who_may_only_edit_pages_sees_no_needs_and_no_looks(caller: Resident, event_index: EventIndexPage) -> None:
    editor = get_user_model().objects.create_user("saburo")
    editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = verified_client(editor)
    for path in (f"needs/{caller.pk}/", f"needs/{caller.pk}/keep/", "looks/"):
        assert client.get(f"/cms/residents/{path}").status_code in {302, 403}
    assert not Look.objects.exists()


def test_reception_keeps_and_auditors_read_who_looked() -> None:
    reception = set(Group.objects.get(name="受付").permissions.values_list("codename", flat=True))
    auditors = set(Group.objects.get(name="監査").permissions.values_list("codename", flat=True))
    assert {"view_profile", "change_profile"} <= reception
    assert "view_look" in auditors
    assert "view_look" not in reception


def test_auditors_find_the_looks_at_one_person_and_no_word_of_what_was_seen(clerk: Client, caller: Resident) -> None:
    kept(clerk, caller)
    other = Resident.objects.create(name="じろう", phone="0267123457", created_at=NOW)
    clerk.get(f"/cms/residents/needs/{other.pk}/keep/")
    everything = clerk.get("/cms/residents/looks/").content.decode()
    assert everything.count("hanako</td>") == 2
    assert "はなこ" not in everything
    one = clerk.get("/cms/residents/looks/", {"number": caller.pk}).content.decode()
    assert one.count("hanako</td>") == 1
    assert clerk.get("/cms/residents/looks/", {"number": "１2a"}).content.decode().count("hanako</td>") == 0


def test_that_staff_look_keeps_nothing_longer_but_the_persons_word_does(clerk: Client, caller: Resident) -> None:
    kept(clerk, caller)
    long_ago = NOW - timedelta(days=300)
    Profile.objects.update(used_at=long_ago)

    clerk.get(f"/cms/residents/needs/{caller.pk}/")
    assert Profile.objects.get().used_at == long_ago

    clerk.post(f"/cms/residents/needs/{caller.pk}/stay/")
    assert Profile.objects.get().used_at > long_ago
