"""Promises of all desks for taking part: clear words for who may not, and nothing changes by looking."""

import re

import pytest
from django.apps import apps
from django.contrib.auth.models import Permission, User
from django.core.cache import cache
from django.test import Client
from django.urls import resolve

from events.models import EventIndexPage
from tests.events.staff_screens import Duties, addresses_of_desks, duties
from tests.factories.staff import verified_client

pytestmark = pytest.mark.django_db
# Notes that somebody looked are what looking leaves behind, and the visit itself is none of the town's data.
LEFT_BY_LOOKING = {"looks.Look", "sessions.Session", "wagtailcore.PageLogEntry", "wagtailcore.ModelLogEntry"}


@pytest.fixture
def before_me(event_index: EventIndexPage) -> Duties:
    cache.clear()
    return duties(event_index)


def newcomer(*codenames: str) -> Client:
    user = User.objects.create_user("shinjin", password="a-long-password")
    user.user_permissions.set(Permission.objects.filter(codename__in=[*codenames, "access_admin"]))
    return verified_client(user)


def everything_kept() -> dict[str, list[object]]:
    rooms = ("events", "event_", "residents", "outbox", "mandates", "profiles", "codes", "channels")
    models = [model for model in apps.get_models() if model._meta.app_label.startswith(rooms)]
    return {
        m._meta.label: list(m.objects.order_by("pk").values()) for m in models if m._meta.label not in LEFT_BY_LOOKING
    }


def test_looking_at_every_screen_works_and_changes_nothing(before_me: Duties) -> None:
    clerk, before = verified_client(before_me.clerk), everything_kept()

    answers = {address: clerk.get(address).status_code for address in before_me.screens()}

    assert {address: status for address, status in answers.items() if status != 200} == {}
    assert everything_kept() == before


def test_what_changes_something_cannot_be_opened_by_a_link_nor_sent_from_elsewhere(before_me: Duties) -> None:
    clerk, before = verified_client(before_me.clerk), everything_kept()
    elsewhere = Client(enforce_csrf_checks=True)
    elsewhere.cookies = clerk.cookies

    wrong = []
    for name, address in addresses_of_desks():
        looked = clerk.get(address).status_code
        if looked not in {200, 302, 404, 405}:
            wrong.append((name, "get", looked))
        if elsewhere.post(address, {"next": "/cms/"}).status_code not in {403, 405}:
            wrong.append((name, "post"))

    assert wrong == []
    assert everything_kept() == before


def test_who_has_none_of_the_duties_is_told_so_in_words_and_finds_no_link(before_me: Duties) -> None:
    client = newcomer()

    for name, address in addresses_of_desks():
        refused = client.get(address)
        if refused.status_code == 405:
            refused = client.post(address)
        assert refused.status_code == 302, name
        told = client.get(refused["Location"]).content.decode()
        assert "権限がありません" in told, name

    links = set(re.findall(r'href="(/cms/[^"?#]*)"', client.get("/cms/").content.decode()))
    spaces = {resolve(link).namespace for link in links}
    assert spaces.isdisjoint({name.partition(":")[0] for name, _address in addresses_of_desks()})


def test_who_may_only_look_finds_nothing_to_press(before_me: Duties) -> None:
    views = ["view_registration", "view_supportrequest", "view_mandate", "view_profile", "view_act", "view_look"]
    client = newcomer(*views)

    pressed = {}
    for address in before_me.screens():
        answer = client.get(address)
        if answer.status_code == 200:
            shown = answer.content.decode().partition("<main")[2]
            forms = re.findall(r'<form[^>]*method="post"[^>]*action="([^"]*)"', shown, re.IGNORECASE)
            pressed[address] = [form for form in forms if "desk/channel/" not in form]

    assert len(pressed) > 10
    assert {address: forms for address, forms in pressed.items() if forms} == {}


def test_every_link_on_every_screen_leads_somewhere(before_me: Duties) -> None:
    clerk = verified_client(before_me.clerk)
    links = set()
    for address in before_me.screens():
        shown = clerk.get(address).content.decode().partition("<main")[2]
        links |= set(
            re.findall(
                r'href="(/cms/(?:registrations|support|mandates|residents|sessions|doors|reminders)/[^"#]*)', shown
            )
        )

    wrong = {}
    for link in sorted(links):
        if link.endswith(".pdf") or "card" in link:
            continue
        status = clerk.get(link.replace("&amp;", "&")).status_code
        if status != 200:
            wrong[link] = status
    assert wrong == {}


def test_what_is_wrong_with_a_form_is_said_first_and_has_the_focus(before_me: Duties) -> None:
    clerk, person, event = verified_client(before_me.clerk), before_me.person.pk, before_me.event.pk
    wrong = {
        f"/cms/registrations/desk/person/{person}/contact/": {"phone": "番号"},
        f"/cms/registrations/desk/person/{person}/call/": {"about": ""},
        "/cms/mandates/add/": {"carer_name": "けあ"},
        f"/cms/residents/needs/{person}/keep/": {"name": ""},
        f"/cms/sessions/session/{before_me.registration.session_id}/": {"starts_at": "いつか"},
        f"/cms/doors/{event}/phone/": {"dial_in": "でんわ"},
    }
    for address, typed in wrong.items():
        answer = clerk.post(address, typed)
        words = answer.content.decode()
        summary = re.search(r'class="help-block help-critical" role="alert"[^>]*', words)
        assert answer.status_code == 422, address
        assert summary, address
        assert 'tabindex="-1" autofocus' in summary[0], address
        assert all(value in words for value in typed.values()), address
