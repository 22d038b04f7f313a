"""Promises about what is kept: as little as helps, sealed, seen by its owner, gone when they say so."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from accessibility.preferences import COOKIE
from residents import privacy
from residents.looks.actions import note_look
from residents.models import Resident
from residents.profiles.actions import note_use, profile_by_code, profile_of
from residents.profiles.models import Profile, Use, Visit
from tests.factories.staff import superuser
from tests.residents.profiles.journeys import HANAKO, MAKE, NEEDS, NUMBER, OWN, code_in_the_letter, keep, prove, words

pytestmark = pytest.mark.django_db


def stored() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM profiles_profile")
        profiles = str(cursor.fetchall())
        cursor.execute("SELECT * FROM profiles_visit")
        return profiles + str(cursor.fetchall())


def test_nothing_that_somebody_needs_can_be_read_from_the_table() -> None:
    number = keep(Client(), way="phone")
    for secret in ("captioning", "22ポイント", "phone", number, number.replace("-", ""), HANAKO):
        assert secret not in stored()


def test_nothing_is_kept_before_somebody_says_yes() -> None:
    client = Client()
    prove(client)
    response = client.post(MAKE, NEEDS | {"consent": ""})
    assert response.status_code == 422
    assert "預けなくても、催しに参加できます" in response.content.decode()
    assert not Profile.objects.exists()
    assert not Resident.objects.exists()


def test_a_mistake_loses_nothing_that_was_typed() -> None:
    client = Client()
    prove(client)
    page = client.post(MAKE, NEEDS | {"name": ""}).content.decode()
    assert "error-summary" in page
    assert 'value="22ポイント"' in page
    assert page.count(" checked") >= 3


def test_who_writes_only_the_size_of_letters_wants_large_letters() -> None:
    keep(Client(), functions=[], detail_large_print="26ポイント")
    assert Profile.objects.get().functions == ("large_print",)


def test_nobody_is_asked_for_a_condition() -> None:
    client = Client()
    prove(client)
    page = client.get(MAKE).content.decode()
    assert "<textarea" not in page
    assert "病気や障害の名前は聞きません" in page


def test_the_number_is_shown_until_the_visit_ends_and_never_again() -> None:
    client = Client()
    number = keep(client)
    assert number in client.get(OWN).content.decode()
    again = Client()
    prove(again)
    assert not NUMBER.search(again.get(OWN).content.decode())


def test_a_new_number_ends_the_old_one_and_everybody_who_came_with_it() -> None:
    client, other = Client(), Client()
    old = keep(client)
    other.post("/my-support/number/", {"number": old})
    client.post("/my-support/new-number/")
    new = NUMBER.search(client.get(OWN).content.decode()).group()
    assert new != old
    assert profile_by_code(old) is None
    assert profile_by_code(new) == Profile.objects.get()
    assert other.get(OWN).status_code == 302
    assert "番号が新しくなりました" in mail.outbox[-1].body


def test_another_address_is_proven_and_the_old_one_is_told() -> None:  # attack 18
    client, other = Client(), Client()
    number = keep(client)
    other.post("/my-support/number/", {"number": number})
    client.post("/my-support/contact/", {"contact": "new@example.jp"})
    assert mail.outbox[-1].to == ["new@example.jp"]
    assert Resident.objects.get().email == HANAKO
    client.post("/my-support/contact/code/", {"code": code_in_the_letter()})

    assert Resident.objects.get().email == "new@example.jp"
    assert mail.outbox[-1].to == [HANAKO]
    assert "連絡先が新しくなりました" in mail.outbox[-1].body
    assert client.get(OWN).status_code == 200
    assert other.get(OWN).status_code == 302


def test_letters_name_no_need_and_lead_nowhere_inside() -> None:
    client = Client()
    keep(client)
    client.post("/my-support/new-number/")
    client.post("/my-support/erase/")
    for letter in mail.outbox:
        assert letter.subject == "縁側市からのお知らせ"
        assert "要約筆記" not in letter.body
        assert "http" not in letter.body


def test_changing_keeps_the_rest_and_shows_what_was_chosen() -> None:
    client = Client()
    keep(client, way="phone")
    page = client.get("/my-support/change/").content.decode()
    assert 'value="22ポイント"' in page
    assert 'value="phone" required' in page or "checked" in page
    client.post("/my-support/change/", {"name": "花子", "functions": ["breaks"], "way": ""})
    profile = Profile.objects.get()
    assert (profile.functions, profile.details, profile.way, profile.resident.name) == (("breaks",), {}, "", "花子")


def test_how_pages_look_is_kept_only_on_wish() -> None:
    client = Client()
    client.cookies[COOKIE] = "text=200&colours=dark"
    keep(client, keep_look="on")
    assert Profile.objects.get().look
    assert "覚えてある見え方" in words(client.get(OWN))
    client.post("/my-support/change/", NEEDS)
    assert Profile.objects.get().look == ""


def test_erasing_takes_all_of_it_and_the_person_if_nothing_else_needs_them() -> None:
    client = Client()
    keep(client)
    response = client.post("/my-support/erase/", follow=True)
    assert "消しました" in words(response)
    assert not Profile.objects.exists()
    assert not Visit.objects.exists()
    assert not Resident.objects.exclude(name="", email="").exists()
    assert mail.outbox[-1].to == [HANAKO]


def test_whoever_asks_is_handed_everything_that_is_kept() -> None:
    client = Client()
    number = keep(client)
    kept = json.loads(client.get("/my-support/file/").content)
    assert kept["profile"][0]["functions"] == ["要約筆記", "大きな文字の資料"]
    assert kept["profile"][0]["details"] == {"large_print": "22ポイント"}
    assert privacy.find(number) == Resident.objects.get()


def test_the_owner_reads_who_looked_and_where_it_was_used() -> None:
    client = Client()
    keep(client)
    profile = Profile.objects.get()
    note_look(superuser(), "profile", profile.resident)
    note_use(profile.pk, "registration.1", now=timezone.now())
    note_use(profile.pk, "registration.1", now=timezone.now())
    page = words(client.get("/my-support/looks/"))
    assert "みんなのサロン係の職員が「わたしの配慮」を見ました" in page
    assert "1回、申し込みなどに写しました" in page
    assert "hanako" not in page


def test_what_nobody_uses_for_a_year_goes_after_a_letter() -> None:
    keep(Client())
    made = Profile.objects.get().used_at

    def sweep(days: int) -> int:
        now = made + timedelta(days=days)
        return privacy.sweep(kept_since=now - timedelta(days=30), now=now)["profiles"]

    letters = len(mail.outbox)
    assert sweep(334) == 0
    assert len(mail.outbox) == letters
    assert sweep(335) == sweep(336) == sweep(364) == 0
    assert [letter.subject for letter in mail.outbox[letters:]] == ["縁側市からのお知らせ"]
    assert "いらないときは、何もしなくてかまいません" in mail.outbox[-1].body
    assert sweep(365) == 1
    assert not Profile.objects.exists()


def test_nobody_loses_it_without_having_been_told_however_long_the_chores_slept() -> None:
    keep(Client())
    made = Profile.objects.get().used_at
    for days, left in ((500, 1), (529, 1), (530, 0)):
        now = made + timedelta(days=days)
        privacy.sweep(kept_since=now - timedelta(days=30), now=now)
        assert Profile.objects.count() == left


def test_opening_it_keeps_it_for_another_year() -> None:
    number = keep(Client())
    Profile.objects.update(used_at=timezone.now() - timedelta(days=340), warned_at=timezone.now())
    Client().post("/my-support/number/", {"number": number})
    profile = Profile.objects.get()
    assert profile.warned_at is None
    assert timezone.now() - profile.used_at < timedelta(minutes=1)


def test_who_keeps_a_profile_is_not_erased_with_old_registrations() -> None:
    keep(Client())
    later = timezone.now() + timedelta(days=60)
    Resident.objects.update(created_at=timezone.now() - timedelta(days=60))
    assert Resident.objects.get() not in privacy.expired(kept_since=later)


def test_being_forgotten_altogether_forgets_the_profile_too() -> None:
    keep(Client())
    hanako = Resident.objects.get()
    assert privacy.erase(hanako, now=timezone.now())["profile"] == 1
    assert profile_of(hanako) is None
    assert not Use.objects.exists()


def test_a_profile_whose_key_was_destroyed_can_be_erased_and_filled_in_anew(settings: Any) -> None:
    client = Client()
    settings.ENGAWA_SEALING_KEYS = ["common-to-all", "profiles:own-key"]
    keep(client)
    settings.ENGAWA_SEALING_KEYS = ["common-to-all"]
    assert "読めません" in words(client.get(OWN))
    client.post("/my-support/change/", NEEDS)
    assert Profile.objects.get().functions == ("captioning", "large_print")
