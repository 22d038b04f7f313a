"""Promises about documents and carers: no further than the resident said, and never somebody else's."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from documents.models import DocumentIndexPage, DocumentPage
from residents.mandates.choices import ActKind, Scope
from residents.mandates.models import Act, Mandate
from tests.documents.requests.asking import ask
from tests.events.carers.conftest import asked, given
from tests.factories.documents import document
from tests.factories.staff import superuser, verified_client
from tests.residents.profiles.journeys import words

pytestmark = pytest.mark.django_db

EARLIER = timezone.now() - timedelta(days=9)


@pytest.fixture
def page(document_index: DocumentIndexPage) -> DocumentPage:
    return document(document_index, title="給付金のご案内")


def say_yes(mandate: Mandate, **answer: str) -> Mandate:
    Client().post(f"/mandate/{mandate.resident_token}/answer/", {"answer": "yes", **answer})
    return Mandate.objects.get(pk=mandate.pk)


def seen(mandate: Mandate) -> str:
    return words(Client().get(f"/for/{mandate.carer_token}/documents/"))


def test_whoever_says_yes_and_chooses_nothing_shows_nothing_from_before(page: DocumentPage) -> None:
    ask(page, now=EARLIER)
    mandate = say_yes(asked())
    assert not mandate.sees_earlier
    assert "給付金のご案内" not in seen(mandate)
    assert not Act.objects.filter(kind=ActKind.SAW_DOCUMENTS).exists()


def test_the_resident_may_show_what_was_asked_for_before_and_sees_that_it_was_looked_at(page: DocumentPage) -> None:
    case = ask(page, now=EARLIER, note="玄関に置いて")
    mandate = say_yes(asked(), earlier="yes")
    told = seen(mandate)
    assert "給付金のご案内" in told
    assert "点字の紙" in told
    assert not [word for word in ("日向台", "玄関", case.reference) if word in told]
    assert "資料・参加カードを見ました：給付金のご案内" in words(Client().get(f"/mandate/{mandate.resident_token}/"))
    assert "委任より前に申し出た資料も" in words(Client().get(f"/mandate/{mandate.resident_token}/"))


def test_what_is_asked_for_later_is_seen_without_that(page: DocumentPage) -> None:
    mandate = given()
    ask(page, now=timezone.now())
    assert "給付金のご案内" in seen(mandate)


def test_another_person_at_the_same_address_stays_unseen(page: DocumentPage) -> None:
    ask(page, now=EARLIER, name="たろう")
    assert "給付金のご案内" not in seen(say_yes(asked(), earlier="yes"))


def test_the_resident_can_take_the_look_back_from_the_carer_again(page: DocumentPage) -> None:
    ask(page, now=EARLIER)
    mandate = say_yes(asked(), earlier="yes")
    scopes = [scope.value for scope in mandate.scopes]
    Client().post(f"/mandate/{mandate.resident_token}/change/", {"scopes": scopes, "earlier": "no"})
    assert "給付金のご案内" not in seen(mandate)


def test_without_the_scope_there_is_no_list_and_nothing_to_decide() -> None:
    mandate = asked(scopes=(Scope.REGISTER,))
    assert "これまでに申し出た資料" not in words(Client().get(f"/mandate/{mandate.resident_token}/"))
    mandate = say_yes(mandate, earlier="yes")
    assert not mandate.sees_earlier
    assert Client().get(f"/for/{mandate.carer_token}/documents/").status_code == 403


def test_on_the_telephone_staff_ask_it_and_note_the_answer() -> None:
    mandate = asked()
    desk = verified_client(superuser())
    assert "これまでに申し出た資料" in words(desk.get(reverse("mandates_desk:mandate", args=[mandate.pk])))
    desk.post(reverse("mandates_desk:confirm", args=[mandate.pk]), {"how": "phone", "earlier": "on"})
    mandate.refresh_from_db()
    assert mandate.sees_earlier
