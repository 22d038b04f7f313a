"""Promises about the town's forms and what somebody keeps: a question asks for it, a press answers it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from documents.models import DocumentIndexPage
from documents.webforms.models import Draft, Submission, WebFormField, WebFormPage
from residents.looks.models import Look
from residents.profiles.models import Profile, Use
from tests.factories.staff import superuser, verified_client
from tests.residents.profiles.journeys import HANAKO, keep, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def asking(document_index: DocumentIndexPage) -> WebFormPage:
    """A form that asks who it is and what helps."""
    page = WebFormPage(title="相談の申込書", slug="soudan", purpose="相談の準備に使います。", live=False)
    kinds = (("お名前", "name"), ("連絡先", "contact"), ("してほしい配慮", "helps"), ("相談したいこと", "multiline"))
    page.form_fields = [
        WebFormField(sort_order=place, label=label, field_type=kind, required=False)
        for place, (label, kind) in enumerate(kinds)
    ]
    document_index.add_child(instance=page)
    page.save_revision().publish()
    return WebFormPage.objects.get(pk=page.pk)


@pytest.fixture
def hanako() -> Client:
    client = Client()
    keep(client, functions=["large_print", "sign_language"])
    return client


def named(page: WebFormPage, label: str) -> str:
    return next(field.clean_name for field in page.form_fields.all() if field.label == label)


def press(client: Client, page: WebFormPage, *picked: str, **typed: str) -> dict[str, Any]:
    answer = client.post(f"/forms/{page.pk}/", {**typed, "do": "hand_over", "handed": list(picked)})
    return dict(answer.context["form"].initial)


def send(client: Client, page: WebFormPage) -> Submission:
    filled = press(client, page, "who", "large_print")
    answers = {**filled, "do": "check", "from_profile": Profile.objects.get().pk}
    checked = client.post(f"/forms/{page.pk}/", answers)
    client.post(checked["Location"])
    return Submission.objects.get()


def test_the_question_is_answered_with_what_was_picked(hanako: Client, asking: WebFormPage) -> None:
    typed = {named(asking, "相談したいこと"): "道のこと"}
    initial = press(hanako, asking, "who", "large_print", **typed)
    told = {field.label: initial.get(field.clean_name) for field in asking.form_fields.all()}
    assert told["してほしい配慮"] == "大きな文字の資料（22ポイント）"
    assert (told["お名前"], told["連絡先"], told["相談したいこと"]) == ("はなこ", HANAKO, "道のこと")
    assert not Draft.objects.exists()


def test_a_form_that_does_not_ask_for_it_offers_nothing(hanako: Client, form_page: WebFormPage) -> None:
    shown = hanako.get(f"/forms/{form_page.pk}/")
    assert shown.context["handing"] is None
    assert "「わたしの配慮」" not in words(shown)


def test_staff_see_no_more_than_was_sent_and_their_look_is_noted(hanako: Client, asking: WebFormPage) -> None:
    answer = send(hanako, asking)
    assert Use.objects.get().where == f"web_form.{answer.pk}"
    client = verified_client(superuser())
    shown = words(client.get(reverse("webforms_desk:answer", args=[answer.pk])))
    assert "大きな文字の資料（22ポイント）" in shown
    assert "手話" not in shown
    assert Look.objects.get().which == f"web_form.{answer.pk}"
    assert "用紙を受け付ける係の職員" in words(hanako.get("/my-support/looks/"))


def test_taking_the_answers_out_of_the_house_is_a_look_too(hanako: Client, asking: WebFormPage) -> None:
    send(hanako, asking)
    client = verified_client(superuser())
    client.get(reverse("webforms_desk:export", args=[asking.pk]))
    assert Look.objects.get().about == Profile.objects.get().resident


def test_who_erases_the_profile_meanwhile_can_still_send_the_form(hanako: Client, asking: WebFormPage) -> None:
    answers = {**press(hanako, asking, "large_print"), "do": "check", "from_profile": Profile.objects.get().pk}
    checked = hanako.post(f"/forms/{asking.pk}/", answers)
    Profile.objects.all().delete()
    assert hanako.post(checked["Location"]).status_code == 302
    assert Submission.objects.exists()
    assert not Use.objects.exists()
