"""Promises about counting what is taken along: every time once, and nobody."""

import datetime as dt
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from documents.counting.models import DownloadCount
from documents.counting.rules import Asked, counts, shown, total
from documents.models import DocumentIndexPage, DocumentPage, Format, FormatState
from documents.numbers import number_of
from tests.factories.documents import document, upload


@pytest.fixture
def guide(document_index: DocumentIndexPage) -> DocumentPage:
    page = document(document_index, upload=upload(b"%PDF-1.4 no text", "annai.pdf"), publish=False)
    DocumentPage.objects.filter(pk=page.pk).update(live=True)
    row = Format(page=page, kind="mp3", state=FormatState.FRESH, size=4000, source_digest="x" * 64)
    row.file.save("1.mp3", ContentFile(b"0" * 4000))
    return page


def take(client: Client, address: str, method: str = "get", **headers: str) -> Any:
    """As a browser takes a file: to the end, and the file is closed (``close`` would close the database too)."""
    response = getattr(client, method)(address, headers=headers)
    b"".join(response)
    for close in response._resource_closers:
        close()
    return response


def counted(page: DocumentPage) -> dict[str, int]:
    return {row.kind: row.count for row in DownloadCount.objects.filter(page=page)}


def test_each_download_counts_once_for_its_document_format_and_day(client: Client, guide: DocumentPage) -> None:
    for _again in range(3):
        take(client, f"/documents/{guide.pk}/mp3/")
    assert counted(guide) == {"mp3": 3}
    assert DownloadCount.objects.get().day == timezone.localdate()


def test_looking_at_its_size_or_fetching_a_later_part_is_no_download(client: Client, guide: DocumentPage) -> None:
    address = f"/documents/{guide.pk}/mp3/"
    etag = take(client, address, "head")["ETag"]
    for headers in ({"Range": "bytes=2000-3999"}, {"Range": "bytes=0-1"}, {"If-None-Match": etag}):
        take(client, address, **headers)
    assert counted(guide) == {}
    take(client, address, Range="bytes=0-")
    assert counted(guide) == {"mp3": 1}


def test_the_original_and_the_number_on_paper_are_counted_too(client: Client, guide: DocumentPage) -> None:
    take(client, guide.upload.url)
    client.get(f"/d/{number_of(guide.pk)}/")
    assert counted(guide) == {"original": 1, "number": 1}


def test_a_count_holds_nothing_that_leads_to_a_person() -> None:
    assert {field.name for field in DownloadCount._meta.get_fields()} == {"id", "page", "kind", "day", "count"}


def test_nobody_gets_a_cookie_for_taking_something_along(client: Client, guide: DocumentPage) -> None:
    assert not take(client, f"/documents/{guide.pk}/mp3/").cookies


def test_a_count_that_cannot_be_written_refuses_nobody_a_file(
    client: Client, guide: DocumentPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_kwargs: object) -> None:
        raise DatabaseError("disk full")

    monkeypatch.setattr("documents.counting.models.DownloadCountQuerySet.add_one", full)
    assert take(client, f"/documents/{guide.pk}/mp3/").status_code == 200


@pytest.mark.parametrize(
    ("agent", "expected"),
    [
        ("Mozilla/5.0 (compatible; Googlebot/2.1)", False),
        ("Mozilla/5.0 (Linux; Android 9; CUBOT X19) Chrome/99", True),
        ("w3m/0.5.3", True),
        ("facebookexternalhit/1.1", False),
        ("", True),
    ],
)
def test_programs_that_say_what_they_are_are_not_counted(agent: str, expected: bool) -> None:
    assert counts(Asked("GET", 200, agent=agent)) is expected


def test_what_a_browser_fetches_on_a_guess_is_not_counted() -> None:
    assert not counts(Asked("GET", 200, purpose="prefetch;anonymous-client-ip"))


@pytest.mark.parametrize(("count", "expected"), [(0, "0"), (1, "5未満"), (4, "5未満"), (5, "5"), (120, "120")])
def test_small_numbers_are_not_told(count: int, expected: str) -> None:
    assert shown(count) == expected


def test_a_sum_does_not_give_away_what_its_parts_hide() -> None:
    assert total([100, 20]).words == "120"
    assert total([100, 20, 3, 0]).words == "120と、5未満が1つ"
    assert total([100, 20, 4, 0]).words == total([100, 20, 1, 0]).words


def test_days_are_told_apart(guide: DocumentPage) -> None:
    day = dt.date(2026, 11, 1)
    for each in (day, day, day + dt.timedelta(days=1)):
        DownloadCount.objects.add_one(page_id=guide.pk, kind="mp3", day=each)
    assert sorted(DownloadCount.objects.values_list("count", flat=True)) == [1, 2]
