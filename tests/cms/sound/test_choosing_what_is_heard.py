"""Staff choose, block by block, what the voice leaves out or says in other words."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from accessibility.speech.script import sentences
from cms.models import HomePage, InformationPage
from tests.factories import cms, staff

WORDS = "市役所は、駅の北口から歩いて五分です。"


@pytest.fixture
def page(home: HomePage) -> InformationPage:
    return cms.information_page(home, cms.heading("来かた"), cms.paragraph("<p>地図の説明です。</p>"), cms.table())


@pytest.fixture
def client(db: None) -> Client:
    """A member of the group 編集 who has shown password and phone."""
    user = User.objects.create_user("hanako", password=staff.PASSWORD)
    user.groups.add(Group.objects.get(name="編集"))
    return staff.verified_client(user)


def address(page: InformationPage) -> str:
    return f"/cms/sound/otherwise/{page.pk}/"


def answers(page: InformationPage, *changes: tuple[int, str, str]) -> dict[str, str]:
    """Every block is read but those of ``changes``: place, way, words."""
    names = [f"b-{block.id}" for block in page.body]
    said = {f"{name}-way": "read" for name in names} | {f"{name}-words": "" for name in names}
    for place, way, words in changes:
        said |= {f"{names[place]}-way": way, f"{names[place]}-words": words}
    return said


def draft_of(page: InformationPage) -> InformationPage:
    return InformationPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def heard(page: InformationPage) -> list[str]:
    return [sentence.text for sentence in sentences(page.main_html())]


def test_every_block_stands_there_with_what_is_said_of_it(client: Client, page: InformationPage) -> None:
    html = client.get(address(page)).content.decode()
    assert "本文の2番目（文章）" in html
    assert "地図の説明です。" in html
    assert "曜日、月曜日" in html or "月曜日。時間、午前9時から" in html
    assert html.count("<fieldset") == 3


def test_a_choice_becomes_a_draft_and_is_heard_on_the_sound_screen(client: Client, page: InformationPage) -> None:
    response = client.post(address(page), answers(page, (1, "skip", ""), (2, "words", f" {WORDS}\r\n")), follow=True)
    assert response.redirect_chain[0][0] == f"/cms/sound/hear/{page.pk}/"
    html = response.content.decode()
    assert "下書きに保存しました" in html
    assert "読まない部分が1つ、別の言葉で読む部分が1つ" in html
    assert heard(draft_of(page))[-1] == WORDS
    assert "地図の説明です。" not in heard(draft_of(page))
    assert "地図の説明です。" in heard(InformationPage.objects.get(pk=page.pk))


def test_published_choices_are_shown_again_and_can_be_taken_back(client: Client, page: InformationPage) -> None:
    client.post(address(page), answers(page, (1, "words", WORDS)))
    draft_of(page).get_latest_revision().publish()
    html = client.get(address(page)).content.decode()
    assert f">\n{WORDS}</textarea>" in html
    client.post(address(page), answers(page))
    assert draft_of(page).heard_otherwise == {}


@pytest.mark.parametrize("words", ["", "  ", "。。", "あ" * 1001])
def test_other_words_must_be_words(client: Client, page: InformationPage, words: str) -> None:
    response = client.post(address(page), answers(page, (1, "words", words)))
    assert response.status_code == 422
    html = response.content.decode()
    assert f'href="#id_b-{page.body[1].id}-words"' in html
    assert "エラー：" in html
    assert draft_of(page).heard_otherwise == {}


def test_nothing_changed_makes_no_draft(client: Client, page: InformationPage) -> None:
    client.post(address(page), answers(page))
    assert InformationPage.objects.get(pk=page.pk).latest_revision is None


def test_a_locked_page_and_a_stranger_change_nothing(client: Client, page: InformationPage) -> None:
    page.locked = True
    page.save()
    assert "ロック" in client.post(address(page), answers(page, (1, "skip", ""))).content.decode()
    assert draft_of(page).heard_otherwise == {}
    stranger = staff.verified_client(User.objects.create_user("taro", password=staff.PASSWORD))
    assert stranger.get(address(page)).status_code in {302, 403}
    assert Client().get(address(page)).status_code == 302


def test_the_editor_leads_there(client: Client, page: InformationPage) -> None:
    assert address(page) in client.get(f"/cms/pages/{page.pk}/edit/").content.decode()
    assert address(page) in client.get(f"/cms/sound/hear/{page.pk}/").content.decode()
