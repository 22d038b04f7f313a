"""Promises about what staff see of letters and counts."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from documents.counting.models import DownloadCount
from documents.models import DocumentIndexPage, DocumentPage
from tests.documents.digest.readers import reader
from tests.factories import staff
from tests.factories.documents import document

LETTER, COUNTS = "/cms/document-letter/", "/cms/document-counts/"


@pytest.fixture
def guide(document_index: DocumentIndexPage) -> DocumentPage:
    page = document(document_index, title="=給付金のご案内", summary="給付金の申請のしかたです。")
    day = timezone.localdate()
    for kind, count in (("mp3", 12), ("pdf22", 3), ("original", 7)):
        DownloadCount.objects.create(page=page, kind=kind, day=day, count=count)
    return page


def client_of(group: str) -> Client:
    user = get_user_model().objects.create_user("midori", "midori@example.jp", staff.PASSWORD)
    user.groups.add(Group.objects.get(name=group))
    return staff.verified_client(user)


def test_editors_see_the_letter_before_it_goes_out(guide: DocumentPage) -> None:
    reader()
    words = client_of("編集").get(LETTER).content.decode()
    assert "縁側市の新しい資料（1件）" in words
    assert "給付金の申請のしかたです。" in words
    assert "5未満" in words


def test_editors_see_how_often_each_format_was_taken_and_no_small_number(guide: DocumentPage) -> None:
    client = client_of("編集")
    words = client.get(COUNTS).content.decode()
    assert all(f"<td>{cell}</td>" in words for cell in ("12", "5未満が1つ", "19と、5未満が1つ"))
    words = client.get(f"{COUNTS}{guide.pk}/").content.decode()
    assert "音声（MP3）" in words
    assert "<td>5未満</td>" in words
    assert "<td>3</td>" not in words


def test_the_file_for_spreadsheets_holds_no_small_number_and_no_formula(guide: DocumentPage) -> None:
    lines = client_of("編集").get(f"{COUNTS}file.csv").content.decode("utf-8-sig").splitlines()
    month = timezone.localdate().strftime("%Y-%m")
    assert lines[0] == "資料番号,資料,形式,月,回数"
    assert f"{guide.number},'=給付金のご案内,音声（MP3）,{month},12" in lines
    assert any(line.endswith(f"{month},5未満") for line in lines)


@pytest.mark.parametrize("path", [LETTER, COUNTS, f"{COUNTS}file.csv"])
def test_the_reception_sees_neither(guide: DocumentPage, path: str) -> None:
    assert client_of("受付").get(path).status_code in {302, 403}


def test_the_desk_leads_there(guide: DocumentPage) -> None:
    words = client_of("編集").get("/cms/").content.decode()
    assert f'href="{LETTER}"' in words
    assert f'href="{COUNTS}"' in words


def test_a_month_that_makes_no_sense_shows_this_one(guide: DocumentPage) -> None:
    assert client_of("編集").get(f"{COUNTS}?month=x").status_code == 200
