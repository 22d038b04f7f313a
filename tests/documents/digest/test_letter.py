"""Promises about the weekly letter: wanted twice, left with one press, and nothing kept behind."""

import datetime as dt
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client, override_settings
from django.utils import timezone
from lxml import html as lxml_html

from cms.models import HomePage
from documents.digest import actions, rhythm
from documents.digest.models import DigestIssue, Reader, Version
from documents.models import DocumentIndexPage, DocumentPage
from residents import privacy
from residents.models import Resident
from residents.outbox.models import OutgoingLetter
from tests.documents.digest.readers import MOMENT, address_in, first_published, reader, send, subscribe
from tests.factories.documents import document
from tests.factories.translations import translated


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    cache.clear()


@pytest.fixture
def guide(document_index: DocumentIndexPage) -> DocumentPage:
    """A document of this week."""
    page = document(document_index, title="給付金のご案内", slug="kyufu", summary="給付金の申請のしかたです。")
    first_published(page, days_before=2)
    return page


def test_nobody_gets_the_letter_before_pressing_the_button_in_the_first(
    client: Client, guide: DocumentPage, home: HomePage
) -> None:
    assert subscribe(client).headers["Location"] == "/letter/sent/"
    (first,) = mail.outbox
    assert first.to == ["hanako@example.jp"]
    assert not Reader.objects.confirmed().exists()
    address = address_in(first.body, "/confirm/")

    client.get(address)
    assert not Reader.objects.confirmed().exists()
    client.post(address)

    assert Reader.objects.confirmed().count() == 1


def test_for_a_reader_and_for_a_stranger_the_answer_is_the_same(client: Client, home: HomePage) -> None:
    known = reader()
    answers = [subscribe(client), subscribe(client, "taro@example.jp")]
    assert [(answer.status_code, answer.headers["Location"]) for answer in answers] == [(302, "/letter/sent/")] * 2
    assert mail.outbox[0].subject == "お知らせのメールは、もう届くようになっています"
    assert Reader.objects.get(pk=known.pk).confirmed_at


def test_nobody_can_fill_anothers_mailbox(client: Client, home: HomePage) -> None:
    answers = [subscribe(client, "taro@example.jp").status_code for _again in range(7)]
    assert len(mail.outbox) == actions.MOST_LETTERS_TO_CONFIRM
    assert answers[-1] == 429


def test_a_mistake_is_said_with_an_example_and_what_was_typed_stays(client: Client, home: HomePage) -> None:
    response = subscribe(client, "hanako@", version="easy")
    words = response.content.decode()
    assert response.status_code == 422
    assert "メールアドレスを確かめてください。例：hanako@example.jp" in words
    assert 'value="hanako@"' in words
    assert lxml_html.fromstring(words).xpath("//input[@name='version'][@checked]/@value") == ["easy"]


def test_a_program_that_fills_in_every_field_gets_no_letter_sent(client: Client, home: HomePage) -> None:
    assert subscribe(client, website="https://spam.example/").status_code == 422
    assert not mail.outbox


def test_the_letter_tells_of_this_weeks_documents_and_of_nothing_else(
    guide: DocumentPage, document_index: DocumentIndexPage
) -> None:
    first_published(document(document_index, title="先月の手引き"), days_before=20)
    document(document_index, title="下書きの手引き", publish=False)
    reader()
    send()
    (letter,) = mail.outbox
    assert letter.subject == "縁側市の新しい資料（1件）"
    assert all(
        words in letter.body
        for words in ("給付金のご案内", "給付金の申請のしかたです。", f"http://localhost:8000{guide.url}", guide.number)
    )
    assert "先月" not in letter.body
    assert "下書き" not in letter.body


def test_a_letter_written_twice_is_sent_once(guide: DocumentPage) -> None:
    reader()
    send()
    DigestIssue.objects.update(finished_at=None)
    send()
    assert len(mail.outbox) == 1
    assert DigestIssue.objects.get().letters == 1


def test_a_week_without_new_documents_brings_no_letter(document_index: DocumentIndexPage) -> None:
    reader()
    assert send().letters == 0
    assert not mail.outbox


def test_what_came_out_while_the_machine_was_off_is_in_the_next_letter(guide: DocumentPage) -> None:
    send(MOMENT - dt.timedelta(days=21))
    first_published(guide, days_before=12)
    reader()
    send()
    assert "給付金のご案内" in mail.outbox[0].body


def test_easy_words_lead_to_the_easy_page(guide: DocumentPage) -> None:
    guide.easy_title, guide.easy_summary = "おかねの もらいかた", "おかねの はなしです。"
    guide.easy_body = [("paragraph", "<p>おかねが もらえます。</p>")]
    guide.save_revision().publish()
    first_published(guide, days_before=2)
    reader(version=Version.EASY)
    send()
    (letter,) = mail.outbox
    assert "おかねの もらいかた" in letter.body
    assert f"http://localhost:8000{guide.url}easy/" in letter.body


def test_an_english_letter_tells_each_document_once_in_english_where_it_is(
    guide: DocumentPage, document_index: DocumentIndexPage, home: HomePage
) -> None:
    first_published(document(document_index, title="避難の手引き"), days_before=1)
    for page in (home, document_index):
        translated(page)
    first_published(translated(guide, title="About the benefit", summary="How to apply."), days_before=1)
    reader(version=Version.ENGLISH)
    send()
    (letter,) = mail.outbox
    assert letter.subject == "New documents from 縁側市 (2)"
    assert "About the benefit\n" in letter.body
    assert "避難の手引き (in Japanese)" in letter.body
    assert "給付金のご案内" not in letter.body
    assert "/en/letter/" in letter.body


def test_a_neutral_subject_tells_nothing(guide: DocumentPage) -> None:
    reader(neutral=True)
    send()
    assert mail.outbox[0].subject == "お知らせ"


@pytest.mark.parametrize("typed", [{}, {"List-Unsubscribe": "One-Click"}], ids=["page", "mail program"])
def test_one_press_ends_it_and_nothing_is_left(client: Client, guide: DocumentPage, typed: dict[str, str]) -> None:
    found = reader()
    send()
    letter = mail.outbox[0]
    address = letter.extra_headers["List-Unsubscribe"].strip("<>").partition("localhost:8000")[2]
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert client.get(address).status_code == 200
    assert Reader.objects.count() == 1

    assert client.post(address, typed).status_code in {204, 302}

    assert not Reader.objects.exists()
    assert not Resident.objects.filter(pk=found.resident_id).exists()
    assert not OutgoingLetter.objects.exists()
    assert client.get(address).status_code == 200


def test_a_reader_changes_how_it_comes_without_an_account(client: Client, guide: DocumentPage) -> None:
    found = reader()
    own = f"/letter/{found.token}/"
    assert "届きます" in client.get(own).content.decode()
    client.post(own, {"version": "easy", "subject": "neutral"})
    found.refresh_from_db()
    assert (found.version, found.neutral_subject) == ("easy", True)


def test_who_never_confirmed_is_forgotten_after_two_days(client: Client, home: HomePage) -> None:
    subscribe(client)
    actions.forget_unconfirmed(now=timezone.now() + dt.timedelta(days=1))
    assert Reader.objects.count() == 1
    actions.forget_unconfirmed(now=timezone.now() + dt.timedelta(days=3))
    assert (Reader.objects.count(), Resident.objects.count()) == (0, 0)


def test_a_reader_can_be_told_what_is_kept_and_be_erased_by_the_number_in_the_letter(guide: DocumentPage) -> None:
    found = reader()
    resident = privacy.find(found.reference.replace("-", ""))
    assert resident == found.resident
    kept: dict[str, Any] = privacy.export(resident)
    assert kept["weekly_letter"][0]["version"] == "日本語"
    privacy.erase(resident, now=MOMENT)
    assert not Reader.objects.exists()
    send()
    assert not mail.outbox


def test_a_reader_of_years_is_not_erased_with_what_expired(guide: DocumentPage) -> None:
    found = reader()
    Resident.objects.update(created_at=MOMENT - dt.timedelta(days=900))
    assert found.resident not in privacy.expired(kept_since=MOMENT)


@pytest.mark.parametrize(
    ("days", "hours", "is_due"),
    [(0, 0, True), (0, -1, False), (1, 0, True), (3, 0, False)],
    ids=["at the hour", "before", "late", "too late"],
)
def test_the_letter_is_due_at_its_hour_and_a_day_late_at_most(days: int, hours: int, is_due: bool) -> None:
    assert (rhythm.due(MOMENT + dt.timedelta(days=days, hours=hours)) is not None) is is_due


@pytest.mark.django_db
def test_a_town_can_do_without() -> None:
    with override_settings(ENGAWA_DIGEST_WEEKDAY=7):
        assert rhythm.due(MOMENT) is None
        call_command("send_digest")
    assert rhythm.next_moment(MOMENT) == MOMENT
