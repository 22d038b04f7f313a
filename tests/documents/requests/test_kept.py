"""Promises about a request for another form and what somebody keeps: offered, put in by a press, seen no further."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from documents.models import DocumentIndexPage, DocumentPage
from documents.requests.kept import AUDIO
from documents.requests.models import Case
from residents.looks.models import Look, What
from residents.profiles.models import Profile, Use
from tests.documents.requests.asking import filled_in
from tests.factories.documents import document
from tests.factories.staff import superuser, verified_client
from tests.residents.profiles.journeys import HANAKO, OWN, keep, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def hanako() -> Client:
    """A browser with an open profile: two forms that documents have, one need that documents do not meet."""
    client = Client()
    keep(client, functions=["large_print", AUDIO, "sign_language"])
    return client


@pytest.fixture
def page(document_index: DocumentIndexPage) -> DocumentPage:
    return document(document_index)


@pytest.fixture
def path(page: DocumentPage) -> str:
    return f"/other-form/{page.pk}/"


def press(client: Client, path: str, **changes: Any) -> Any:
    return client.post(path, {**filled_in(client, path), "do": "hand_over", "handed": ["who", "large_print"]} | changes)


def send(client: Client, path: str) -> Case:
    form = press(client, path, form="", name="", contact="", note="").context["form"]
    typed = {name: form[name].value() or "" for name in form.fields if name != "every_time"}
    profile = Profile.objects.get().pk
    answers = typed | {"delivery": "post", "address": "縁側市日向台1-2", "from_profile": profile}
    assert client.post(path, answers).status_code == 302
    return Case.objects.get()


def test_nothing_is_put_in_before_the_press(hanako: Client, path: str) -> None:
    shown = hanako.get(path)
    assert not {"form", "name", "contact", "note"} & {
        name for name, value in shown.context["form"].initial.items() if value
    }
    assert "はなこさんの「わたしの配慮」から入れられます" in words(shown)
    assert "大きな文字の資料（22ポイント）" in words(shown)


def test_only_what_documents_can_use_is_offered(hanako: Client, path: str) -> None:
    assert "手話通訳" not in words(hanako.get(path))


def test_the_press_puts_it_in_and_loses_nothing_that_was_typed(hanako: Client, path: str) -> None:
    page = press(hanako, path, form="", name="", contact="", note="3ページ目だけ", wanted_on="12月5日")
    initial = page.context["form"].initial
    assert (initial["form"], initial["name"], initial["contact"]) == ("large_print", "はなこ", HANAKO)
    assert initial["note"].split("\n") == ["3ページ目だけ", "大きな文字の資料：22ポイント"]
    assert initial["wanted_on"] == "12月5日"
    assert not Case.objects.exists()


def test_what_was_not_picked_stays_out(hanako: Client, path: str) -> None:
    initial = press(hanako, path, form="", name="", contact="", handed=[AUDIO]).context["form"].initial
    assert initial["form"] == "audio_cd"
    assert not {"name", "contact"} & set(initial)
    assert not initial["note"]


def test_pressing_enter_in_a_field_does_not_hand_anything_over(hanako: Client, path: str) -> None:
    buttons = re.findall(
        r"<button[^>]*submit[^>]*>",
        re.search(r"(?s)<form[^>]*other-form.*?</form>", hanako.get(path).content.decode())[0],
    )
    assert "hand_over" not in buttons[0]
    assert "hand_over" in buttons[1]


def test_what_is_sent_is_a_request_of_its_own_and_the_profile_remembers_where(hanako: Client, path: str) -> None:
    case = send(hanako, path)
    assert (case.form, case.note) == ("large_print", "大きな文字の資料：22ポイント")
    assert case.resident_id != Profile.objects.get().resident_id
    assert Use.objects.get().where == f"document_request.{case.pk}"
    assert "資料をほかの形で受け取る申し出（資料のページから）：1回" in words(hanako.get("/my-support/looks/"))


def test_staff_see_what_was_handed_over_and_the_person_sees_which_office_looked(hanako: Client, path: str) -> None:
    case = send(hanako, path)
    client = verified_client(superuser())
    shown = client.get(reverse("documents_desk:case", args=[case.pk]))
    assert shown.status_code == 200
    assert "22ポイント" in words(shown)
    assert not {"手話", "音声のCD"} & set(re.findall("手話|音声のCD", words(shown)))
    look = Look.objects.get()
    assert (look.what, look.which, look.about) == (
        What.HANDED,
        f"document_request.{case.pk}",
        Profile.objects.get().resident,
    )
    assert "資料をお届けする係の職員" in words(hanako.get("/my-support/looks/"))


def test_a_form_that_names_a_profile_which_is_not_open_here_counts_nowhere(
    path: str, hanako: Client, client: Client
) -> None:
    answers = filled_in(client, path) | {"from_profile": str(Profile.objects.get().pk)}
    assert client.post(path, answers).status_code == 302
    assert not Use.objects.exists()


def test_who_opens_the_profile_from_the_form_is_led_back_to_it(path: str, page: DocumentPage, client: Client) -> None:
    assert f"/my-support/?back=document_request.{page.pk}" in client.get(path).content.decode()
    client.get(f"/my-support/?back=document_request.{page.pk}")
    keep(client)
    assert f'href="{path}"' in client.get(OWN).content.decode()
