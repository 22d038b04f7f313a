"""Promises about deciding, on the page of a document, whether and how to read it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html as lxml_html

from accessibility.weight import BUDGET, seconds_on_a_slow_line, squeezed
from cms.gate.content import PageContent
from documents.choosing.contents import with_anchors
from documents.choosing.ways import Place, Way, forget, register
from documents.formats.register import offered as registered
from documents.gate_rules import two_sentences
from documents.labels.models import DocumentAudience, Subject
from documents.models import DocumentIndexPage, DocumentPage, Format, FormatKind, FormatState, SourceText
from documents.models.offers import shelves
from documents.rules import time_on_a_slow_line
from tests.factories import files
from tests.factories.documents import document, upload

HTML = "".join(f"<h2>{name}</h2><p>お一人につき五万円です。</p>" for name in ("支給額", "申請", "窓口"))


@pytest.fixture
def guide(document_index: DocumentIndexPage) -> DocumentPage:
    """A document of which everything has been made."""
    file = upload(files.pdf("<h1>支給額</h1>"), "案内.pdf")
    summary = "給付金の申請のしかたです。だれが、いくら受け取れるか分かります。"
    page = document(document_index, title="給付金のご案内", summary=summary, upload=file, publish=False)
    DocumentPage.objects.filter(pk=page.pk).update(live=True)
    now = timezone.now()
    lengths = {"minutes_to_read": 6, "seconds_to_hear": 500.0}
    SourceText.objects.create(page=page, html=HTML, digest="a" * 64, made_at=now, **lengths)
    for kind in FormatKind:
        sound = {"seconds": 200.0} if kind in {"mp3", "ogg", "saver", "daisy"} else {"pages": 6}
        Format.objects.create(
            page=page, kind=kind, state=FormatState.FRESH, size=245_000, file=f"formats/{kind}.x", **sound
        )
    return DocumentPage.objects.get(pk=page.pk)


def tree_of(client: Client, page: DocumentPage) -> Any:
    return lxml_html.fromstring(client.get(page.url).content.decode())


def words_of(tree: Any) -> str:
    return " ".join(tree.text_content().split())


def test_the_page_says_what_it_is_for_whom_since_when_and_how_long(client: Client, guide: DocumentPage) -> None:
    guide.audiences = [
        DocumentAudience.objects.create(slug="k", name="ご家族"),
        DocumentAudience.objects.get(slug="older"),
    ]
    guide.subjects = [Subject.objects.create(slug="m", name="お金")]
    guide.audience_note = "令和8年度に申し込む方"
    guide.save()
    tree = tree_of(client, guide)
    facts = {row.findtext("dt"): words_of(row.find("dd")) for row in tree.xpath("//dl/div")}
    assert tree.xpath("//p[@class='lead']/text()") == [guide.summary]
    assert set(facts["対象"].replace("（令和8年度に申し込む方）", "").split("、")) == {"ご家族", "高齢の方"}
    assert facts["テーマ"] == "お金"
    assert facts["長さ"] == "印刷すると6ページ、読むのに約6分、聞くのに約3分"
    assert facts["資料番号"] == guide.number


def test_a_document_for_nobody_in_particular_is_for_everybody(client: Client, guide: DocumentPage) -> None:
    assert "対象どなたでも" in words_of(tree_of(client, guide).xpath("//dl")[0])


def test_formats_stand_under_the_need_they_serve(client: Client, guide: DocumentPage) -> None:
    panel = tree_of(client, guide).xpath("//section[@aria-labelledby='formats']")[0]
    needs = [heading.text_content() for heading in panel.iter("h3")]
    assert needs[:2] == ["この画面で読む", "大きな文字で"]
    assert {"音で", "印刷して渡す"} <= set(needs)
    large = next(heading for heading in panel.iter("h3") if heading.text_content() == "大きな文字で")
    first = large.xpath("following-sibling::ul[1]//a[@download]/@href")
    assert first[:2] == [f"/documents/{guide.pk}/{kind}/" for kind in ("pdf22", "pdf18")]


def test_no_format_is_lost_behind_the_grouping(guide: DocumentPage) -> None:
    found = shelves(guide.title, guide.formats.all(), {})
    offers = [offer for shelf in found for offer in (*shelf.first, *shelf.rest)]
    offered = {offer.href.split("/")[-2] for offer in offers}
    assert offered == {str(kind) for kind in registered()}


def test_what_a_machine_made_says_so_in_the_link(client: Client, guide: DocumentPage) -> None:
    tree = tree_of(client, guide)
    (sound,) = tree.xpath(f"//a[@href='/documents/{guide.pk}/mp3/']")
    assert sound.text_content().endswith("（MP3、245キロバイト、遅い回線で約10秒、3分20秒、機械の声）")


def test_a_text_that_was_read_off_paper_by_a_machine_says_so(client: Client, guide: DocumentPage) -> None:
    assert "機械が読み取った文章です" not in words_of(tree_of(client, guide))
    SourceText.objects.update(by_machine=True)
    assert "機械が読み取った文章です" in words_of(tree_of(client, guide))


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (1, "遅い回線で約5秒"),
        (245_000, "遅い回線で約10秒"),
        (2_900_000, "遅い回線で約1分"),
        (9_000_000, "遅い回線で約4分"),
    ],
)
def test_the_wait_on_a_slow_line_is_never_told_shorter_than_it_is(size: int, expected: str) -> None:
    told = time_on_a_slow_line(size)
    number = int("".join(filter(str.isdigit, told))) * (60 if told.endswith("分") else 1)
    assert told == expected
    assert number >= seconds_on_a_slow_line(size) - 0.5


def test_the_contents_lead_to_headings_of_the_text(client: Client, guide: DocumentPage) -> None:
    tree = tree_of(client, guide)
    entries = tree.xpath("//nav[@aria-label='この資料の目次']//a")
    assert [entry.text_content() for entry in entries] == ["支給額", "申請", "窓口"]
    assert all(tree.xpath(f"//h2[@id='{entry.get('href')[1:]}']") for entry in entries)


def test_a_text_of_two_headings_needs_no_contents_and_no_address_is_given_twice() -> None:
    html, entries = with_anchors('<h2 id="part-2">一</h2><h2>二</h2><p id="part-1">注</p>')
    assert entries == []
    assert html.count('id="part-1"') == html.count('id="part-2"') == 1


def linked(tree: Any) -> dict[str, Any]:
    (words,) = tree.xpath("//head/script[@type='application/ld+json']/text()")
    found: dict[str, Any] = json.loads(words)
    return found


def test_machines_read_every_format_with_its_accessibility(client: Client, guide: DocumentPage) -> None:
    data = linked(tree_of(client, guide))
    assert (data["@type"], data["identifier"]) == ("DigitalDocument", guide.number)
    encodings = {each["contentUrl"].split("/")[-2]: each for each in data["encoding"]}
    assert encodings["mp3"]["accessMode"] == ["auditory"]
    assert encodings["mp3"]["duration"] == "PT200S"
    assert "largePrint" in encodings["pdf22"]["accessibilityFeature"]
    assert all({"accessMode", "accessibilityHazard", "accessibilitySummary"} <= set(each) for each in data["encoding"])


def test_a_format_that_cannot_be_had_is_told_to_no_machine(client: Client, guide: DocumentPage) -> None:
    guide.formats.filter(kind="mp3").update(state=FormatState.STALE)
    assert "/mp3/" not in json.dumps(linked(tree_of(client, guide)))


def test_no_title_can_end_the_element_that_holds_the_data(client: Client, guide: DocumentPage) -> None:
    DocumentPage.objects.update(title="</script><script>alert(1)</script>")
    assert linked(tree_of(client, guide))["name"] == "</script><script>alert(1)</script>"


@pytest.fixture
def way() -> Iterator[str]:
    register("tests.way", lambda page: [Way("ほかの形で ほしい", f"/ask/{page.pk}/", "郵便でも届きます。")])
    register("tests.form", lambda _page: [Way("ここで書く", "/form/")], place=Place.BEFORE_FORMATS)
    yield "tests.way"
    forget("tests.way")
    forget("tests.form")


def test_other_parts_put_their_links_before_and_after_the_formats(
    client: Client, guide: DocumentPage, way: str
) -> None:
    words = words_of(tree_of(client, guide))
    assert words.index("ここで書く") < words.index("使いやすい形を選ぶ") < words.index("ほかの形で ほしい")
    assert "郵便でも届きます。" in words


def test_the_page_with_every_format_fits_into_one_congestion_window(client: Client, guide: DocumentPage) -> None:
    assert len(squeezed(client.get(guide.url).content)) <= BUDGET


def test_the_page_asks_the_database_at_most_ten_times(client: Client, guide: DocumentPage) -> None:
    client.get(guide.url)
    with CaptureQueriesContext(connection) as asked:
        client.get(guide.url)
    assert len(asked) <= 10, "\n".join(each["sql"][:150] + " … " + each["sql"][-250:] for each in asked)


def test_a_form_that_can_be_filled_in_here_costs_no_more_than_ten_either(client: Client, guide: DocumentPage) -> None:
    DocumentPage.objects.filter(pk=guide.pk).update(kind="form")
    client.get(guide.url)
    with CaptureQueriesContext(connection) as asked:
        client.get(guide.url)
    assert len(asked) <= 10


def test_a_persons_voice_is_said_to_be_one(client: Client, guide: DocumentPage) -> None:
    guide.formats.filter(kind="mp3").update(by_person=True)
    (sound,) = tree_of(client, guide).xpath(f"//a[@href='/documents/{guide.pk}/mp3/']")
    assert "人の声。変わったところは機械の声）" in sound.text_content()


@pytest.mark.parametrize(
    ("summary", "findings"),
    [("一つめ。二つめ。", 0), ("一つめ。二つめ。三つめ。", 1), ("It costs 3.5 yen. Call us.", 0), ("", 0)],
)
def test_staff_are_told_when_two_sentences_became_three(guide: DocumentPage, summary: str, findings: int) -> None:
    guide.summary = summary
    assert len(list(two_sentences(PageContent(guide)))) == findings
