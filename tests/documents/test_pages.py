"""Promises about what a carer sees on a telephone."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html as lxml_html
from wagtail.models import PageViewRestriction
from wagtail.search.backends import get_search_backend

from documents.easy_start import blocks_of
from documents.models import DocumentIndexPage, DocumentKind, DocumentPage, Format, FormatState
from tests.factories import files, staff
from tests.factories.documents import document, upload

TEXT = "<h1>支給額</h1><p>お一人につき五万円です。</p>"


@pytest.fixture
def guide(document_index: DocumentIndexPage) -> DocumentPage:
    return document(document_index, title="給付金のご案内", upload=upload(files.pdf(TEXT), "案内.pdf"))


def words_of(response) -> str:
    tree = lxml_html.fromstring(response.content.decode())
    return " ".join(tree.text_content().split())


def test_each_link_names_document_format_length_and_exact_size(client: Client, guide: DocumentPage) -> None:
    row = guide.formats.get(kind="pdf22")
    tree = lxml_html.fromstring(client.get(guide.url).content.decode())
    (link,) = tree.xpath(f"//a[@href='/documents/{guide.pk}/pdf22/']")
    kilobytes = -(-row.size // 1000)
    assert link.text_content() == (
        "給付金のご案内、もっと大きな字で印刷する 22ポイント"
        f"（PDF、{kilobytes}キロバイト、遅い回線で約5秒、{row.pages}ページ）"
    )


def test_the_page_says_when_it_was_issued_how_long_it_is_and_what_it_says(client: Client, guide: DocumentPage) -> None:
    words = words_of(client.get(guide.url))
    assert "令和8年（2026年）11月1日" in words
    assert "約1分" in words
    assert "お一人につき五万円です。" in words
    assert "もとのファイル（PDF、" in words


def test_a_format_that_is_not_ready_is_no_link_and_says_what_to_do(client: Client, guide: DocumentPage) -> None:
    guide.formats.filter(kind="pdf18").update(state=FormatState.MAKING)
    guide.formats.filter(kind="pdf28").update(state=FormatState.FAILED, reason="no_typesetter")
    response = client.get(guide.url)
    assert "18ポイント：いま作っています" in words_of(response)
    assert "28ポイント：このサーバーではPDFを作れません" in words_of(response)
    assert f"/documents/{guide.pk}/pdf18/" not in response.content.decode()
    assert "電話でお話しください" in words_of(response)


def test_what_may_be_spoken_holds_the_text_and_not_the_downloads(guide: DocumentPage) -> None:
    tree = lxml_html.fromstring(guide.main_html())
    for silent in tree.xpath("//*[@data-speech='skip']"):
        silent.drop_tree()
    assert "お一人につき五万円です。" in tree.text_content()
    assert "キロバイト" not in tree.text_content()


def test_a_format_is_given_out_whole_in_parts_and_under_its_japanese_name(client: Client, guide: DocumentPage) -> None:
    whole = client.get(f"/documents/{guide.pk}/pdf22/")
    body = b"".join(whole)
    assert (whole["Content-Type"], len(body)) == ("application/pdf", guide.formats.get(kind="pdf22").size)
    assert "filename*=utf-8''%E7%B5%A6%E4%BB%98%E9%87%91" in whole["Content-Disposition"]
    part = client.get(f"/documents/{guide.pk}/pdf22/", headers={"Range": "bytes=10-19"})
    assert (part.status_code, b"".join(part)) == (206, body[10:20])
    assert client.get(f"/documents/{guide.pk}/pdf22/", headers={"If-None-Match": whole["ETag"]}).status_code == 304


def test_what_is_not_public_is_not_given_out(client: Client, guide: DocumentPage) -> None:
    address = f"/documents/{guide.pk}/pdf22/"
    file = guide.formats.get(kind="pdf22").file
    assert client.get(f"/media/{file.name}").status_code == 404
    restriction = PageViewRestriction.objects.create(page=guide, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(address).status_code == 404
    restriction.delete()
    assert b"".join(client.get(address)).startswith(b"%PDF")
    guide.unpublish()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("kind", ["pdf99", "original", "mp3x"])
def test_a_format_that_does_not_exist_is_not_found(client: Client, guide: DocumentPage, kind: str) -> None:
    assert client.get(f"/documents/{guide.pk}/{kind}/").status_code == 404


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["whole page", "htmx"])
def test_the_list_is_filtered_by_kind_with_and_without_javascript(
    client: Client, document_index: DocumentIndexPage, headers: dict[str, str]
) -> None:
    document(document_index, title="申請書", kind=DocumentKind.FORM)
    document(document_index, title="十一月号", kind=DocumentKind.NEWSLETTER)
    response = client.get("/documents/?kind=form", headers=headers)
    assert "HX-Request" in response["Vary"]
    assert ("申請書" in words_of(response), "十一月号" in words_of(response)) == (True, False)
    assert ("<!doctype html>" in response.content.decode()) is not bool(headers)


@pytest.mark.parametrize("query", ["kind=%00", "kind=x&page=abc", "page=-1", "page=999999999999999999999"])
def test_a_strange_address_shows_the_list_all_the_same(client: Client, guide: DocumentPage, query: str) -> None:
    response = client.get(f"/documents/?{query}")
    assert (response.status_code, "給付金のご案内" in words_of(response)) == (200, True)


def test_the_newest_document_comes_first(client: Client, document_index: DocumentIndexPage) -> None:
    document(document_index, title="古い号", issued_on=dt.date(2026, 1, 1))
    document(document_index, title="新しい号", issued_on=dt.date(2026, 11, 1))
    words = words_of(client.get("/documents/"))
    assert words.index("新しい号") < words.index("古い号")


def count_queries(client: Client) -> int:
    client.get("/documents/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/documents/")
    return len(queries)


def test_one_document_or_three_cost_the_same_queries(client: Client, document_index: DocumentIndexPage) -> None:
    document(document_index, title="一")
    before = count_queries(client)
    document(document_index, title="二")
    document(document_index, title="三")
    assert count_queries(client) == before


def test_search_finds_words_that_only_stand_inside_the_file(guide: DocumentPage) -> None:
    found = get_search_backend().search("支給額", DocumentPage.objects.live())
    assert [page.pk for page in found] == [guide.pk]


def test_a_draft_without_text_can_be_previewed(document_index: DocumentIndexPage) -> None:
    page = document(document_index, publish=False, upload=upload(files.pdf(TEXT)))
    assert not Format.objects.filter(page=page).exists()
    assert "いま作っています" in page.main_html()


def test_an_easy_version_starts_from_the_words_of_the_file() -> None:
    html = "<h2>手当</h2><p>月<strong>500円</strong>。</p><table><tr><th>課</th><td>福祉</td></tr></table>"
    blocks = [(block["type"], block["value"]) for block in blocks_of(html)]
    assert blocks == [
        ("heading", {"text": "手当"}),
        ("paragraph", "<p>月<strong>500円</strong>。</p>"),
        ("paragraph", "<ul><li>課、福祉</li></ul>"),
    ]


def test_the_texts_for_printed_squares_hold_the_document_and_not_its_web_page(guide: DocumentPage) -> None:
    client = staff.verified_client(staff.superuser())
    (code,) = client.get(f"/cms/voice-code/page/{guide.pk}/").context["codes"]
    assert code.text.splitlines()[0] == "給付金のご案内。"
    assert "お一人につき五万円です。" in code.text
    assert "発行日" not in code.text
