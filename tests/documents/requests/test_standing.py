"""Promises of what comes every time: one consent, one parcel an issue, one press to end it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from documents.models import DocumentIndexPage, DocumentKind, DocumentPage
from documents.requests import actions, standing
from documents.requests.choices import CaseState, Channel
from documents.requests.models import Case, StandingOrder
from documents.requests.tasks import open_standing_cases
from tests.documents.requests.asking import NOW, PHONE, agree
from tests.factories.documents import document

pytestmark = pytest.mark.database
YESTERDAY = NOW - timedelta(days=1)


def newsletter(index: DocumentIndexPage, title: str = "えんがわだより12月号") -> DocumentPage:
    return document(index, title=title, kind=DocumentKind.NEWSLETTER)


def test_publishing_a_newsletter_opens_one_request_for_each_consent(document_index: DocumentIndexPage) -> None:
    order = agree(now=YESTERDAY)
    agree("other", now=YESTERDAY, name="じろう", contact=PHONE)

    page = newsletter(document_index)

    assert sorted(case.resident.name for case in Case.objects.filter(page=page)) == ["じろう", "はなこ"]
    case = Case.objects.get(order=order)
    assert (case.channel, case.state, case.form) == (Channel.STANDING, CaseState.ASKED, "braille")
    assert case.where_to == ("384-0011", "縁側市日向台1-2\nひだまり荘3号室")
    assert case.address == ""


def test_publishing_it_again_corrected_opens_none(document_index: DocumentIndexPage) -> None:
    agree(now=YESTERDAY)
    page = newsletter(document_index)

    page.save_revision().publish()
    open_standing_cases.call(page.pk)

    assert Case.objects.count() == 1


def test_a_worker_killed_half_way_goes_on_where_it_stopped(document_index: DocumentIndexPage) -> None:
    agree(now=YESTERDAY)
    page = newsletter(document_index)
    agree("late", now=YESTERDAY, name="じろう")

    assert len(standing.open_cases_for(page, now=NOW)) == 1
    assert Case.objects.filter(page=page).count() == 2


def test_what_was_published_before_the_consent_is_not_sent(document_index: DocumentIndexPage) -> None:
    page = newsletter(document_index)
    agree(now=NOW + timedelta(hours=1))

    page.save_revision().publish()

    assert not Case.objects.exists()


def test_other_kinds_and_other_languages_open_none(document_index: DocumentIndexPage) -> None:
    agree(now=YESTERDAY)
    agree("english", now=YESTERDAY, language="en")

    document(document_index, title="手引き")
    newsletter(document_index)

    assert [case.language for case in Case.objects.all()] == ["ja"]


def test_the_consent_is_kept_with_its_day_and_its_words(db: None) -> None:
    order = agree(now=YESTERDAY)

    assert order.consented_at == YESTERDAY
    for words in ("これから出る広報・おたよりも、毎回この形で届けてほしい", "いつでも", "点字の紙", "郵便で受け取る"):
        assert words in order.consent_words


def test_one_press_ends_it_and_what_nobody_has_begun(client: Client, document_index: DocumentIndexPage) -> None:
    order = agree(now=YESTERDAY)
    first, second = newsletter(document_index), newsletter(document_index, "1月号")
    actions.move(case_id=Case.objects.get(page=first).pk, state=CaseState.MAKING, now=NOW)
    path = f"/other-form/every-time/{order.token}/"
    assert "お届けをやめる" in client.get(path).content.decode()

    page = client.post(path, follow=True).content.decode()

    order.refresh_from_db()
    assert "毎回のお届けをやめました" in page
    assert (order.ended_by, order.address) == (Channel.WEB, "")
    assert Case.objects.get(page=second).state == CaseState.CANCELLED
    made = Case.objects.get(page=first)
    assert (made.state, "日向台" in made.address) == (CaseState.MAKING, True)
    newsletter(document_index, "2月号")
    assert Case.objects.count() == 2


def test_ending_twice_is_one_letter(document_index: DocumentIndexPage) -> None:
    order = agree()
    for _press in range(2):
        standing.end(order_id=order.pk, by=Channel.PHONE, now=NOW)

    assert [message.subject.partition("：")[0] for message in mail.outbox] == [
        "毎回のお届けを始めます",
        "毎回のお届けをやめました",
    ]


def test_what_comes_every_month_by_post_brings_no_letter_each_month(document_index: DocumentIndexPage) -> None:
    agree(now=YESTERDAY)
    mail.outbox.clear()

    newsletter(document_index)

    assert mail.outbox == []


def test_an_order_is_found_by_its_reference_and_contact(client: Client, db: None) -> None:
    order = agree()

    found = client.post("/other-form/find/", {"reference": order.reference, "contact": "hanako@example.jp"})

    assert found["Location"] == f"/other-form/every-time/{StandingOrder.objects.get().token}/"
