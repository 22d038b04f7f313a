"""What staff see of the findings."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from lxml import html as lxml_html

from documents.findings.models import Examination, Judgement
from documents.models import DocumentIndexPage, DocumentPage
from tests.factories.documents import document, upload
from tests.factories.flawed_pdf import PARAGRAPH, changed, picture, sound_pdf, without

FAULTY = (
    f"<h1>花</h1>{PARAGRAPH}<p><img alt='花' src='{picture()}'></p><div style='break-before:page'>"
    f"<p style='color:#aaa'>薄い字です。</p><p>日　時</p></div>"
)


@pytest.fixture(scope="module")
def faulty() -> bytes:
    return changed(sound_pdf(FAULTY), without("/Alt", kind="Figure"))


@pytest.fixture
def page(document_index: DocumentIndexPage, faulty: bytes) -> DocumentPage:
    return document(document_index, upload=upload(faulty), publish=False)


@pytest.fixture
def staff(client: Client, db: None, settings) -> Client:
    settings.ENGAWA_DEMO, settings.ENGAWA_DEMO_WITHOUT_TOTP = True, True
    user = User.objects.create_user("staff")
    user.groups.add(Group.objects.get(name="編集"))
    client.force_login(user)
    return client


def screen_of(client: Client, page: DocumentPage, query: str = "") -> lxml_html.HtmlElement:
    response = client.get(reverse("document_findings:findings", args=[page.pk]) + query)
    assert response.status_code == 200
    return lxml_html.fromstring(response.content.decode())


GROUPS, FINDINGS = "//section[@class='findings__group']", ".//li[starts-with(@class, 'findings__finding')]"


def headings(tree: lxml_html.HtmlElement) -> list[str]:
    return [" ".join(each.text_content().split()) for each in tree.xpath(f"{GROUPS}/h2")]


def test_each_finding_stands_on_its_page_with_a_mark_on_the_picture(staff: Client, page: DocumentPage) -> None:
    tree = screen_of(staff, page)
    assert headings(tree) == ["1ページ目 1点", "2ページ目 2点"]
    for group in tree.xpath(GROUPS):
        marked = [link.get("href") for link in group.xpath(".//svg//a")]
        assert marked == [f"#{item.get('id')}" for item in group.xpath(FINDINGS)]
        picture_of_page = staff.get(group.xpath(".//img")[0].get("src"))
        assert picture_of_page["Content-Type"] == "image/png"


def test_a_finding_says_what_why_how_and_what_engawa_does(staff: Client, page: DocumentPage) -> None:
    words = screen_of(staff, page, "?page=1").xpath(FINDINGS)[0].text_content()
    assert "使えない人がいます：画像に、言葉の説明（代替テキスト）がありません。" in words
    assert "目の見えない人には" in words
    assert "Wordで直す" in words
    assert "LibreOffice Writerで直す" in words
    assert "縁側がすること" in words


def test_the_list_narrows_by_page_subject_and_weight(staff: Client, page: DocumentPage) -> None:
    assert headings(screen_of(staff, page, "?page=2")) == ["2ページ目 2点"]
    assert headings(screen_of(staff, page, "?subject=pictures")) == ["1ページ目 1点"]
    assert headings(screen_of(staff, page, "?severity=advice")) == ["2ページ目 1点"]
    assert headings(screen_of(staff, page, "?page=2&severity=barrier")) == []


def test_a_finding_may_stay_with_a_reason_and_be_taken_up_again(staff: Client, page: DocumentPage) -> None:
    key = screen_of(staff, page).xpath("//input[@name='key']")[0].get("value")
    address = reverse("document_findings:stay", args=[page.pk])
    assert "理由を書いてください" in staff.post(address, {"key": key, "reason": " "}, follow=True).content.decode()
    staff.post(address, {"key": key, "reason": "飾りの花なので"})
    assert "飾りの花なので" in screen_of(staff, page).text_content()
    assert "直すとよい点が2点あります" in screen_of(staff, page).text_content()
    staff.post(address, {"key": key, "again": "1"})
    assert not Judgement.objects.exists()


def test_the_table_for_spreadsheets_starts_no_formula(staff: Client, document_index: DocumentIndexPage) -> None:
    content = sound_pdf("<h1>一</h1><p style='color:#aaa'>=1+1</p>", title="=cmd|A1")
    page = document(document_index, upload=upload(changed(content, without("/ViewerPreferences"))), publish=False)
    screen_of(staff, page)
    table = staff.get(reverse("document_findings:csv", args=[page.pk])).content.decode("utf-8-sig")
    assert "'=cmd|A1" in table
    assert ",=" not in table


def test_the_printed_list_has_every_finding_and_picture(staff: Client, page: DocumentPage) -> None:
    screen_of(staff, page)
    tree = lxml_html.fromstring(staff.get(reverse("document_findings:print", args=[page.pk])).content.decode())
    assert len(tree.xpath(FINDINGS)) == 3
    assert len(tree.xpath("//img")) == 2
    assert tree.xpath("//form") == []


def test_whoever_has_not_this_duty_sees_nothing(client: Client, page: DocumentPage, settings) -> None:
    settings.ENGAWA_DEMO, settings.ENGAWA_DEMO_WITHOUT_TOTP = True, True
    user = User.objects.create_user("reception")
    user.groups.add(Group.objects.get(name="受付"))
    client.force_login(user)
    for name in ("findings", "print", "csv"):
        assert client.get(reverse(f"document_findings:{name}", args=[page.pk])).status_code in (302, 403)
    assert not Examination.objects.exists()


def test_two_frames_at_one_place_show_both_numbers(staff: Client, document_index: DocumentIndexPage) -> None:
    content = sound_pdf("<h1>一</h1><p style='color:#aaa'>日　時</p>")
    tree = screen_of(staff, document(document_index, upload=upload(content), publish=False))
    labels = [(label.text, int(label.get("x"))) for label in tree.xpath("//svg[@class='findings__marks']//text")]
    assert len(labels) == 2
    assert abs(labels[0][1] - labels[1][1]) > 40
