"""Promises about the screen 「文章を直す」: everything by plain forms, nothing typed is lost."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from lxml import html as lxml_html

from documents.correcting.current import text_of
from documents.correcting.models import SourceVersion, WorkingCopy
from documents.correcting.stored import StoredBlock, state_of
from documents.correcting.working import blocks_of
from documents.models import DocumentPage


def section(page: DocumentPage, number: int = 1) -> str:
    return reverse("correcting:section", args=[page.pk, number])


def text(page: DocumentPage) -> str:
    return text_of(blocks_of(page)).html


def block(page: DocumentPage, words: str) -> StoredBlock:
    return next(each for each in blocks_of(page) if words in each.html)


def write(staff: Client, page: DocumentPage, at: StoredBlock, **fields: str):
    data = {"seen": state_of(at), "do": "save", "form": "text", "block-kind": "p"}
    address = reverse("correcting:write", args=[page.pk, 1, at.id])
    return staff.post(address, data | {f"block-{name}": words for name, words in fields.items()})


def do(staff: Client, page: DocumentPage, verb: str, *ids: str, number: int = 1):
    """As the screen sends it: with the state of every block that is on it."""
    shown = lxml_html.fromstring(staff.get(section(page, number)).content)
    seen = {field.get("name"): field.get("value") for field in shown.xpath("//input[starts-with(@name,'seen-')]")}
    data = seen | {"do": verb, "block": list(ids)}
    return staff.post(reverse("correcting:do", args=[page.pk, number]), data, follow=True)


def words_of(response) -> str:
    return " ".join(lxml_html.fromstring(response.content).text_content().split())


def test_each_sheet_shows_its_own_words_beside_its_picture(staff: Client, page: DocumentPage) -> None:
    first, second = staff.get(section(page, 1)), staff.get(section(page, 2))
    assert "月曜日は燃えるごみ" in words_of(first)
    assert "火曜日は休み" not in words_of(first)
    assert "火曜日は休み" in words_of(second)
    assert f"/cms/documents/{page.pk}/paper/2.png" in second.content.decode()


def test_a_correction_is_kept_apart_until_it_is_put_into_use(staff: Client, page: DocumentPage) -> None:
    response = write(staff, page, block(page, "月曜日"), text="月曜日と木曜日は、**燃えるごみ**です。")
    assert response.status_code == 302
    assert "<p>月曜日と木曜日は、<strong>燃えるごみ</strong>です。</p>" in text(page)
    assert "月曜日は燃える" in SourceVersion.objects.newest(page.pk).stored[1].html


def test_an_empty_line_cuts_a_block_and_joining_puts_it_together(staff: Client, page: DocumentPage) -> None:
    write(staff, page, block(page, "月曜日"), text="月曜日は、\n\n燃えるごみです。")
    assert "<p>月曜日は、</p><p>燃えるごみです。</p>" in text(page)
    do(staff, page, f"with-above:{block(page, '燃えるごみです').id}")
    assert "<p>月曜日は、燃えるごみです。</p>" in text(page)


@pytest.mark.parametrize(
    ("kind", "words", "html"),
    [
        ("h3", "月曜日", "<h3>月曜日</h3>"),
        ("ul", "かみ\n　新聞\nびん", "<ul><li>かみ<ul><li>新聞</li></ul></li><li>びん</li></ul>"),
        ("note", "※ 祝日も集めます", '<p class="note">※ 祝日も集めます</p>'),
        ("table", "曜日｜もの\n月｜かみ", '<th scope="col">曜日</th><th scope="col">もの</th>'),
    ],
)
def test_a_block_becomes_whatever_it_is(staff: Client, page: DocumentPage, kind: str, words: str, html: str) -> None:
    assert write(staff, page, block(page, "月曜日"), kind=kind, text=words).status_code == 302
    assert html in text(page)


def test_blocks_are_moved_taken_out_put_back_and_added(staff: Client, page: DocumentPage) -> None:
    monday = block(page, "月曜日")
    do(staff, page, f"out:{monday.id}")
    assert "月曜日" not in text(page)
    do(staff, page, f"back:{monday.id}")
    do(staff, page, f"up:{monday.id}")
    assert text(page).index("月曜日") < text(page).index("ごみの出し方")
    address = reverse("correcting:add", args=[page.pk, 1])
    staff.post(address, {"after": monday.id, "block-kind": "p", "block-text": "水曜日も休みです。"})
    assert "月曜日は燃えるごみです。</p><p>水曜日も休みです。</p>" in text(page)
    do(staff, page, f"erase:{block(page, '水曜日').id}")
    assert "水曜日" not in text(page)


def test_a_block_goes_back_to_what_the_machine_read(staff: Client, page: DocumentPage) -> None:
    before, monday = text(page), block(page, "月曜日")
    write(staff, page, monday, text="ちがう\n\n文")
    do(staff, page, f"as-read:{monday.id}")
    assert text(page) == before


def test_a_mistake_is_said_and_the_words_stay_in_the_field(staff: Client, page: DocumentPage) -> None:
    response = write(staff, page, block(page, "月曜日"), text="[町](javascript:alert) へ")
    assert response.status_code == 422
    assert "リンクの行き先を確かめてください" in words_of(response)
    assert "[町](javascript:alert) へ" in response.content.decode()
    assert not WorkingCopy.objects.exists()


def test_two_people_at_one_block_see_both_texts_and_choose(staff: Client, page: DocumentPage) -> None:
    monday = block(page, "月曜日")
    other = Client()
    other.force_login(User.objects.create_superuser("hanako"))
    write(other, page, monday, text="花子の文です。")
    response = write(staff, page, monday, text="太郎の文です。")
    assert response.status_code == 409
    assert "hanakoさんがここを直しました" in words_of(response)
    assert "花子の文です。" in words_of(response)
    assert "太郎の文です。" in response.content.decode()
    assert "太郎" not in text(page)
    seen = re.search(r'name="seen" value="(\w+)"', response.content.decode())
    assert seen
    again = reverse("correcting:write", args=[page.pk, 1, monday.id])
    data = {"seen": seen[1], "do": "anyway", "form": "text", "block-kind": "p", "block-text": "太郎の文です。"}
    assert staff.post(again, data).status_code == 302
    assert "太郎の文です。" in text(page)


def test_words_for_a_block_that_is_gone_can_be_added_as_new(staff: Client, page: DocumentPage) -> None:
    address = reverse("correcting:add", args=[page.pk, 1])
    staff.post(address, {"after": "", "block-kind": "p", "block-text": "はじめに"})
    added = block(page, "はじめに")
    do(staff, page, f"erase:{added.id}")
    response = write(staff, page, added, text="はじめに読んでください")
    assert response.status_code == 409
    assert "はじめに読んでください" in response.content.decode()
    assert 'action="' + address in response.content.decode()


def test_people_at_different_blocks_do_not_disturb_each_other(staff: Client, page: DocumentPage) -> None:
    monday, title = block(page, "月曜日"), block(page, "ごみの出し方")
    assert write(staff, page, monday, text="一つ目").status_code == 302
    assert write(staff, page, title, text="二つ目").status_code == 302
    assert "<p>二つ目</p><p>一つ目</p>" in text(page)


def test_who_may_not_correct_texts_sees_nothing_of_it(client: Client, page: DocumentPage, settings) -> None:
    settings.ENGAWA_DEMO, settings.ENGAWA_DEMO_WITHOUT_TOTP = True, True
    client.force_login(User.objects.create_user("stranger"))
    for address in (section(page), reverse("correcting:overview", args=[page.pk]), reverse("correcting:all")):
        assert client.get(address).status_code in {302, 403}
