"""Staff mend a reading on the page where they see it."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from accessibility import furigana
from accessibility.models import ReadingEntry
from accessibility.readings import table
from cms.models import HomePage, InformationPage
from tests.factories import cms, staff


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    table.forget()
    furigana.forget_kept()


@pytest.fixture
def page(home: HomePage) -> InformationPage:
    """A page with a name that only its town can read."""
    body = cms.paragraph("<p>椿山公園で会います。</p><p>資料は<b>無料</b>です。</p>")
    return cms.information_page(home, body, title="椿山の会", summary="")


@pytest.fixture
def client(db: None) -> Client:
    """A member of the group 編集 who has shown password and phone."""
    user = User.objects.create_user("hanako", password=staff.PASSWORD)
    user.groups.add(Group.objects.get(name="編集"))
    return staff.verified_client(user)


def address(page: InformationPage, **query: str) -> str:
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    return f"/cms/readings/page/{page.pk}/" + (f"mend/?{asked}" if query else "")


def test_every_word_with_a_reading_leads_to_the_form(client: Client, page: InformationPage) -> None:
    html = client.get(address(page)).content.decode()
    assert "<ruby>資料<rp>（</rp><rt>しりょう</rt><rp>）</rp></ruby></a>は" in html
    assert (
        f'href="{address(page)}mend/?word=%E7%84%A1%E6%96%99&amp;reading=%E3%82%80%E3%82%8A%E3%82%87%E3%81%86' in html
    )


def test_the_form_says_how_the_word_is_read_now_and_in_which_sentence(client: Client, page: InformationPage) -> None:
    listed = client.get(address(page)).context["lines"]
    line = next(line for line in listed if "公園" in line.text)
    html = client.get(
        address(page, word="椿山公園", reading="ちんざんこうえん", line=str(line.number))
    ).content.decode()
    assert "「椿山公園」は「ちんざんこうえん」" in html
    assert "椿山公園で会います。" in html


def test_a_mended_reading_is_on_the_page_at_once_and_staff_are_back_where_they_were(
    client: Client, page: InformationPage
) -> None:
    asked = address(page, word="椿山公園", reading="ちんざんこうえん", line="2")
    said = client.post(asked, {"surface": "椿山公園", "reading": "ツバヤマコウエン", "note": "観光課に確認"})
    assert said.status_code == 302
    assert said["Location"].startswith(address(page))
    entry = ReadingEntry.objects.get()
    assert (entry.surface, entry.reading, entry.note) == ("椿山公園", "つばやまこうえん", "観光課に確認")
    client.cookies["engawa_view"] = "furigana=all"
    assert ">つばやまこうえん</rt>" in client.get(page.url).content.decode()


def test_mending_twice_replaces_what_was_mended_before(client: Client, page: InformationPage) -> None:
    for reading in ("つばきやまこうえん", "つばやまこうえん"):
        client.post(address(page, word="椿山公園"), {"surface": "椿山公園", "reading": reading})
    assert ReadingEntry.objects.get().reading == "つばやまこうえん"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"surface": "", "reading": "つばやま"}, "言葉を入れてください。例：縁側市"),
        ({"surface": "つばやま", "reading": "つばやま"}, "漢字のある言葉を入れてください"),
        ({"surface": "椿山", "reading": "tsubayama"}, "ひらがなかカタカナで入れてください"),
        ({"surface": "椿山 公園", "reading": "つばやま"}, "空白や改行を入れずに"),
        ({"surface": "幸", "reading": "さいわい"}, "前後の字もいっしょに入れてください"),
        ({"surface": "申し込み", "reading": "もう"}, "送りがなもふくめて"),
        ({"surface": "<b>椿山</b>", "reading": "<script>"}, "ひらがなかカタカナで入れてください"),
    ],
)
def test_a_mistake_is_told_kindly_and_nothing_typed_is_lost(
    client: Client, page: InformationPage, typed: dict[str, str], told: str
) -> None:
    said = client.post(address(page, word="椿山"), typed | {"note": "観光課に確認"})
    html = said.content.decode()
    assert said.status_code == 422
    assert told in html
    assert 'value="観光課に確認"' in html
    assert "<script>" not in html.split('name="reading"')[1][:200]
    assert not ReadingEntry.objects.exists()


def test_one_character_alone_is_taken_when_staff_insist(client: Client, page: InformationPage) -> None:
    client.post(address(page, word="寄"), {"surface": "寄", "reading": "やどりき", "even_if_short": "on"})
    assert ReadingEntry.objects.get().surface == "寄"


def test_only_staff_with_the_duty_may_mend(page: InformationPage) -> None:
    user = User.objects.create_user("uketsuke", password=staff.PASSWORD)
    user.groups.add(Group.objects.get(name="受付"))
    reception = staff.verified_client(user)
    for path in (address(page), address(page, word="椿山")):
        assert reception.get(path).status_code in {302, 403}
        assert Client().get(path)["Location"].startswith("/cms/login/")
    mend = address(page, word="椿山")
    assert reception.post(mend, {"surface": "椿山", "reading": "つばやま"}).status_code in {302, 403}
    assert not ReadingEntry.objects.exists()


def test_staff_find_the_way_below_the_page_and_visitors_do_not(client: Client, page: InformationPage) -> None:
    assert f'<a href="{address(page)}">このページの読みを直す</a>' in client.get(page.url).content.decode()
    assert "読みを直す" not in Client().get(page.url).content.decode()
    password_alone = Client()
    password_alone.force_login(User.objects.get(username="hanako"))
    assert "読みを直す" not in password_alone.get(page.url).content.decode()


def test_the_way_is_in_the_editor_and_on_the_desk(client: Client, page: InformationPage) -> None:
    assert address(page) in client.get(f"/cms/pages/{page.pk}/edit/").content.decode()
    assert "読み辞書を見る" in client.get("/cms/").content.decode()


def test_a_draft_has_no_readings_to_mend_yet(client: Client, page: InformationPage) -> None:
    page.unpublish()
    assert client.get(address(page)).status_code == 404


def test_an_entry_of_the_list_refreshes_pages_too(client: Client, page: InformationPage, settings) -> None:
    client.cookies["engawa_view"] = "furigana=all"
    assert "ちんざん" in client.get(page.url).content.decode()
    client.post("/cms/snippets/accessibility/readingentry/add/", {"surface": "椿山", "reading": "つばやま", "note": ""})
    assert ">つばやま</rt>" in client.get(page.url).content.decode()


def test_editors_have_the_duty_from_the_start(db: None) -> None:
    rights = Group.objects.get(name="編集").permissions.values_list("codename", flat=True)
    assert {"add_readingentry", "change_readingentry", "delete_readingentry"} <= set(rights)


def test_the_list_says_on_which_page_a_reading_holds(client: Client, page: InformationPage) -> None:
    ReadingEntry.objects.create(surface="椿山", reading="つばやま", page=page)
    ReadingEntry.objects.create(surface="縁側市", reading="えんがわし")
    html = client.get("/cms/snippets/accessibility/readingentry/").content.decode()
    assert "椿山の会" in html
    assert "すべてのページ" in html


def test_the_list_refuses_a_second_reading_of_the_same_word_everywhere(client: Client, page: InformationPage) -> None:
    ReadingEntry.objects.create(surface="椿山", reading="つばやま")
    typed = {"surface": "椿山", "reading": "ちんざん", "note": "", "page": ""}
    said = client.post("/cms/snippets/accessibility/readingentry/add/", typed)
    assert "もう読み辞書にあります。そちらを直してください。" in said.content.decode()
    client.post("/cms/snippets/accessibility/readingentry/add/", typed | {"page": str(page.pk)})
    assert set(ReadingEntry.objects.values_list("reading", "page")) == {("つばやま", None), ("ちんざん", page.pk)}


def test_a_word_is_mended_for_one_page_from_the_public_page_too(
    client: Client, page: InformationPage, home: HomePage
) -> None:
    other = cms.information_page(home, cms.paragraph("<p>椿山公園です。</p>"), title="ほか", slug="other")
    typed = {"surface": "椿山公園", "reading": "つばやまこうえん", "scope": "page"}
    client.post(address(page, word="椿山公園"), typed)
    client.cookies["engawa_view"] = "furigana=all"
    assert ">つばやまこうえん</rt>" in client.get(page.url).content.decode()
    assert "つばやま" not in client.get(other.url).content.decode()
    assert ">つばやまこうえん</rt>" in client.get(f"/listen/{page.pk}/").content.decode()


def test_a_page_that_is_deleted_takes_its_readings_along(client: Client, page: InformationPage) -> None:
    ReadingEntry.objects.create(surface="椿山", reading="つばやま", page=page)
    page.delete()
    assert not ReadingEntry.objects.exists()
