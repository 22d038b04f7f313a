"""Promises about a profile and the form for a place: filled in, shown, changeable, and copied no further than that."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from events.actions import Wish, take_place
from events.choices import Way
from events.models import EventIndexPage, Registration, Session, SupportRequest
from events.needs.offers import OffersOfTheTown
from residents import privacy
from residents.contact_points import ContactPoint
from residents.looks.actions import note_look
from residents.looks.models import What
from residents.profiles.models import Profile, Use
from tests.factories.events import make_event, make_session, make_support
from tests.factories.staff import superuser
from tests.residents.profiles.journeys import HANAKO, MAKE, OWN, keep, prove, words

pytestmark = pytest.mark.django_db

NOW = timezone.now()


@pytest.fixture
def session(event_index: EventIndexPage) -> Session:
    """Large print can be asked for; braille is not offered; breaks are there for everybody."""
    offers = [make_support("large_print", ask_days_before=1), make_support("breaks", ask_days_before=None)]
    return make_event(event_index, sessions=[make_session(capacity=9)], support_offers=offers).sessions.get()


@pytest.fixture
def hanako() -> Client:
    """A browser in which Hanako has her profile open."""
    client = Client()
    keep(client, functions=["large_print", "breaks", "braille"], way="phone")
    return client


def send(client: Client, session: Session, **other: Any) -> Registration:
    page = client.get(f"/join/{session.pk}/")
    form, filled = page.context["form"], page.context["filled"]
    data = {name: form[name].value() or "" for name in form.fields if name not in {"partial_ok", "neutral_subject"}}
    data |= {"from_profile": filled.kept.profile_id} if filled else {}
    data.pop("no_reminders", None)
    response = client.post(f"/join/{session.pk}/", data | other)
    assert response.status_code == 302, response.context["form"].errors
    return Registration.objects.order_by("-pk").first()


def test_an_open_profile_fills_in_the_form_and_says_so(hanako: Client, session: Session) -> None:
    page = hanako.get(f"/join/{session.pk}/")
    initial = page.context["form"].initial
    assert (initial["name"], initial["contact"], initial["way"]) == ("はなこ", HANAKO, "phone")
    assert "はなこさんの「わたしの配慮」から入れました" in words(page)
    assert page.content.decode().count(" checked") == 2  # the way, and large print


def test_what_cannot_be_ticked_here_is_not_lost(hanako: Client, session: Session) -> None:
    initial = hanako.get(f"/join/{session.pk}/").context["form"].initial
    assert initial["note"] == "できれば：点字の資料"


def test_what_is_sent_becomes_support_with_what_has_to_be_known(hanako: Client, session: Session) -> None:
    registration = send(hanako, session)
    asked = {request.kind: request.detail for request in SupportRequest.objects.filter(registration=registration)}
    assert asked["large_print"] == "22ポイント"
    assert Use.objects.get().where == f"registration.{registration.pk}"
    assert "「わたしの配慮」から入れました" in words(hanako.get(f"/registration/{registration.token}/"))


def test_two_registrations_out_of_one_profile_do_not_lead_to_each_other(hanako: Client, session: Session) -> None:
    first, second = send(hanako, session), send(hanako, session)
    assert len({first.resident_id, second.resident_id, Profile.objects.get().resident_id}) == 3


def test_what_was_changed_in_the_form_counts(hanako: Client, session: Session) -> None:
    registration = send(hanako, session, support=[], note="", name="H")
    assert registration.resident.name == "H"
    assert not registration.support_requests.exists()
    assert Profile.objects.get().functions == ("large_print", "braille", "breaks")


def test_a_form_that_was_not_filled_in_from_it_takes_nothing_out_of_it(hanako: Client, session: Session) -> None:
    registration = send(hanako, session, from_profile="", support=["large_print"])
    assert [request.detail for request in registration.support_requests.all() if request.kind] == [""]
    assert not Use.objects.exists()


def test_without_a_profile_the_form_is_as_ever_and_shows_the_way_to_one(client: Client, session: Session) -> None:
    page = client.get(f"/join/{session.pk}/")
    assert page.context["form"].initial == {}
    assert f"/my-support/?back={session.pk}" in page.content.decode()


def test_who_opens_it_from_the_form_comes_back_there(session: Session) -> None:
    keep(Client())
    client = Client()
    client.get(f"/my-support/?back={session.pk}")
    prove(client)
    assert f'href="/join/{session.pk}/"' in client.get(OWN).content.decode()


@pytest.mark.parametrize("back", ["//evil.example/", "https://evil.example", "-1", "１", "9" * 30])
def test_nobody_is_led_anywhere_else(back: str) -> None:
    client = Client()
    client.get("/my-support/", {"back": back})
    keep(client)
    assert "申し込みの画面にもどる" not in words(client.get(OWN))


def test_the_form_asks_the_database_once_more_with_a_profile(
    hanako: Client, client: Client, session: Session, django_assert_max_num_queries: Any
) -> None:
    client.get(f"/join/{session.pk}/")
    with django_assert_max_num_queries(10):
        client.get(f"/join/{session.pk}/")
    with django_assert_max_num_queries(11):
        hanako.get(f"/join/{session.pk}/")


def test_what_was_asked_for_before_is_put_in_when_somebody_begins_to_keep_it(session: Session) -> None:
    wish = Wish(
        name="はなこ",
        contact=ContactPoint(email=HANAKO),
        way=Way.PHONE,
        support=["large_print"],
        details={"large_print": "26ポイント"},
    )
    registration = take_place(session_id=session.pk, wish=wish, form_key="before", now=NOW)
    assert "預けておけます" in words(Client().get(f"/registration/{registration.token}/"))

    client = Client()
    prove(client)
    form = client.get(MAKE).context["form"]
    assert form.initial["functions"] == ["large_print"]
    assert form.initial["detail_large_print"] == "26ポイント"
    assert OffersOfTheTown().asked_before(ContactPoint(email="nobody@example.jp")).functions == ()


def test_where_somebody_has_been_is_forgotten_though_they_are_still_known(session: Session) -> None:
    wish = Wish(name="はなこ", contact=ContactPoint(email=HANAKO), way=Way.PHONE, staff_note="canary7319")
    old = take_place(session_id=session.pk, wish=wish, form_key="old", now=NOW)
    Session.objects.filter(pk=session.pk).update(
        starts_at=NOW - timedelta(days=31, hours=1), ends_at=NOW - timedelta(days=31)
    )
    privacy.sweep(kept_since=NOW - timedelta(days=30), now=NOW)
    known, old = old.resident, Registration.objects.get(pk=old.pk)
    assert (old.resident.name, old.staff_note, old.registered_by) == ("", "", None)
    assert old.reference.startswith("erased-")
    assert not known.registrations.exists()


def test_whoever_holds_the_link_reads_who_looked_at_the_registration(session: Session) -> None:
    wish = Wish(name="はなこ", contact=ContactPoint(email=HANAKO), way=Way.PHONE)
    registration = take_place(session_id=session.pk, wish=wish, form_key="looked", now=NOW)
    page = f"/registration/{registration.token}/"
    assert f"{page}looks/" in Client().get(page).content.decode()
    assert "まだ、だれも見ていません" in words(Client().get(f"{page}looks/"))
    note_look(superuser(), What.CARD, registration.resident, now=NOW)
    assert "みんなのサロン係の職員が「参加カード」を見ました" in words(Client().get(f"{page}looks/"))
    assert Client().get("/registration/nobody/looks/").status_code == 404
