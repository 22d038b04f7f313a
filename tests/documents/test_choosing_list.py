"""Promises about finding one document among many."""

import datetime as dt
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html as lxml_html
from wagtail.models import PageViewRestriction

from documents.labels.models import DocumentAudience, Subject
from documents.models import DocumentIndexPage, DocumentKind, DocumentPage, Format, FormatState
from tests.factories.documents import document

pytestmark = pytest.mark.database
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def shelf(document_index: DocumentIndexPage) -> DocumentIndexPage:
    """Three documents that differ in everything one can narrow by."""
    safety, _made = Subject.objects.get_or_create(slug="bousai", defaults={"name": "防災"})
    money, _made = Subject.objects.get_or_create(slug="okane", defaults={"name": "お金の支援"})
    carers, _made = DocumentAudience.objects.get_or_create(slug="carers", defaults={"name": "ご家族・支援する方"})
    guide = document(document_index, title="避難の手引き", subjects=[safety], issued_on=dt.date(2025, 4, 1))
    today = timezone.localdate()
    form = document(
        document_index,
        title="給付の申請書",
        kind=DocumentKind.FORM,
        subjects=[money],
        audiences=[carers],
        issued_on=today - dt.timedelta(days=60),
    )
    document(document_index, title="十一月号", kind=DocumentKind.NEWSLETTER, issued_on=today)
    Format.objects.create(page=guide, kind="mp3", state=FormatState.FRESH, file="formats/1.mp3", size=1200, seconds=9)
    Format.objects.create(page=form, kind="mp3", state=FormatState.STALE, file="formats/2.mp3", size=1200, seconds=9)
    return document_index


def titles(client: Client, query: str, **headers: str) -> list[str]:
    tree = lxml_html.fromstring(client.get(f"/documents/?{query}", headers=headers).content.decode())
    return [found.text_content() for found in tree.xpath("//article//h2")]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["十一月号", "給付の申請書", "避難の手引き"]),
        ("subject=bousai", ["避難の手引き"]),
        ("audience=carers", ["給付の申請書"]),
        ("kind=newsletter", ["十一月号"]),
        ("need=sound", ["避難の手引き"]),
        ("issued=2025", ["避難の手引き"]),
        ("issued=30", ["十一月号"]),
        ("subject=okane&audience=carers&kind=form", ["給付の申請書"]),
        ("subject=bousai&kind=form", []),
    ],
)
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["whole page", "htmx"])
def test_the_list_is_narrowed_by_every_condition_with_and_without_javascript(
    client: Client, shelf: DocumentIndexPage, query: str, expected: list[str], headers: dict[str, str]
) -> None:
    found = titles(client, query, **headers)
    assert found == expected


def test_only_words_that_some_document_has_can_be_chosen(client: Client, shelf: DocumentIndexPage) -> None:
    Subject.objects.create(slug="unused", name="だれも使わない")
    document(shelf, title="下書き", publish=False, subjects=[Subject.objects.get(slug="unused")])
    tree = lxml_html.fromstring(client.get("/documents/").content.decode())
    words = {name: tree.xpath(f"//select[@name='{name}']/option/text()") for name in ("subject", "audience", "issued")}
    assert sorted(words["subject"][1:]) == ["お金の支援", "防災"]
    assert words["audience"] == ["すべて", "ご家族・支援する方"]
    assert words["issued"][-1] == "令和7年（2025年）"


def test_a_question_with_one_answer_is_not_asked(client: Client, document_index: DocumentIndexPage) -> None:
    document(document_index, title="手引き")
    names = lxml_html.fromstring(client.get("/documents/").content.decode()).xpath("//select/@name")
    assert names == ["kind", "need", "issued"]
    assert "「テーマ」の条件は使わずに" in client.get("/documents/?subject=bousai").content.decode()


def test_what_was_chosen_stays_chosen_and_an_unknown_condition_is_said(
    client: Client, shelf: DocumentIndexPage
) -> None:
    tree = lxml_html.fromstring(client.get("/documents/?subject=bousai&issued=1871").content.decode())
    assert tree.xpath("//select[@name='subject']/option[@selected]/@value") == ["bousai"]
    assert "「発行した時」の条件は使わずに表示しています" in tree.text_content()


def test_nothing_found_says_what_to_do(client: Client, shelf: DocumentIndexPage) -> None:
    tree = lxml_html.fromstring(client.get("/documents/?subject=bousai&kind=form").content.decode())
    assert tree.xpath("//a[text()='条件をなくして、すべての資料を見る']/@href") == ["/documents/"]
    assert "電話でも、一緒におさがしします。" in tree.text_content()


def test_the_list_costs_at_most_ten_questions(client: Client, shelf: DocumentIndexPage) -> None:
    client.get("/documents/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/documents/?subject=bousai&audience=carers&need=sound&issued=30")
    assert len(asked) <= 10


def entries(client: Client, query: str = "") -> list[ET.Element]:
    response = client.get(f"/documents/new.atom{query}")
    assert response["Content-Type"].startswith("application/atom+xml")
    return ET.fromstring(response.content).findall(f"{ATOM}entry")  # noqa: S314 -- written by ourselves


def test_the_feed_of_a_narrowed_list_holds_the_same_documents(client: Client, shelf: DocumentIndexPage) -> None:
    tree = lxml_html.fromstring(client.get("/documents/?need=sound").content.decode())
    (address,) = tree.xpath("//head/link[@type='application/atom+xml']/@href")
    assert address == "/documents/new.atom?need=sound"
    (entry,) = entries(client, "?need=sound")
    assert entry.findtext(f"{ATOM}title") == "避難の手引き"
    assert len(entries(client)) == 3


def test_an_entry_carries_every_finished_format_with_its_kind_and_size(
    client: Client, shelf: DocumentIndexPage
) -> None:
    guide = DocumentPage.objects.get(title="避難の手引き")
    (entry,) = entries(client, "?subject=bousai")
    (sound,) = [link.attrib for link in entry.iter(f"{ATOM}link") if link.get("rel") == "enclosure"]
    assert sound["href"] == f"http://testserver/documents/{guide.pk}/mp3/"
    assert (sound["type"], sound["length"]) == ("audio/mpeg", "1200")


def test_an_entry_keeps_its_name_when_the_document_is_renamed(client: Client, shelf: DocumentIndexPage) -> None:
    before = entries(client, "?subject=bousai")[0].findtext(f"{ATOM}id")
    page = DocumentPage.objects.get(title="避難の手引き")
    page.title, page.slug = "避難のしおり", "shiori"
    page.save_revision().publish()
    assert entries(client, "?subject=bousai")[0].findtext(f"{ATOM}id") == before
    assert str(before).startswith("urn:uuid:")


def test_a_reader_that_asks_again_is_told_that_nothing_changed(client: Client, shelf: DocumentIndexPage) -> None:
    etag = client.get("/documents/new.atom")["ETag"]
    assert client.get("/documents/new.atom", headers={"If-None-Match": etag}).status_code == 304


def test_what_is_not_public_is_in_no_feed(client: Client, shelf: DocumentIndexPage) -> None:
    page = DocumentPage.objects.get(title="避難の手引き")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert len(entries(client)) == 2


def test_a_title_with_a_letter_that_xml_cannot_hold_breaks_no_feed(client: Client, shelf: DocumentIndexPage) -> None:
    DocumentPage.objects.filter(title="十一月号").update(title="十一\x0b月号")
    assert "十一月号" in [entry.findtext(f"{ATOM}title") for entry in entries(client)]
