"""What the voice leaves out or says in other words, block by block."""

import pytest
from django.test import Client
from wagtail.models import Locale

from accessibility.speech.script import sentences
from cms.models import HomePage, InformationPage
from cms.sound.otherwise import Choice, Way, as_kept, choice_for, marked
from tests.factories import cms

pytestmark = pytest.mark.django_db
TABLE = {
    "caption": "バスの時刻",
    "table": {
        "columns": [{"type": "text", "heading": "行き"}, {"type": "text", "heading": "帰り"}],
        "rows": [{"values": ["八時", "九時"]}],
    },
}


@pytest.fixture
def page(home: HomePage) -> InformationPage:
    body = [
        {"type": "heading", "value": {"text": "来かた", "level": "2"}, "id": "aaaaaaaa-1"},
        {"type": "paragraph", "value": "<p>バスが便利です。</p><p>駅前から乗ります。</p>", "id": "bbbbbbbb-1"},
        {"type": "table", "value": TABLE, "id": "cccccccc-1"},
    ]
    easy = [{"type": "paragraph", "value": "<p>バスで きてください。</p>", "id": "dddddddd-1"}]
    page = InformationPage(title="行きかた", slug="way", body=body, easy_body=easy)
    return home.add_child(instance=page)


def heard(page: InformationPage) -> list[str]:
    return [sentence.text for sentence in sentences(page.main_html())]


def choose(page: InformationPage, **choices: Choice) -> InformationPage:
    page.heard_otherwise = as_kept({f"{name}-1": choice for name, choice in choices.items()})
    page.save()
    return page


def test_a_block_is_left_out_and_another_said_in_other_words(page: InformationPage) -> None:
    assert "八時。帰り、九時" in "".join(heard(page))
    choose(page, bbbbbbbb=Choice(Way.SKIP), cccccccc=Choice(Way.WORDS, "バスは八時に行き、九時に帰ります。"))
    assert heard(page) == ["行きかた", "来かた", "バスは八時に行き、九時に帰ります。"]


def test_a_heading_in_other_words_is_still_a_heading(page: InformationPage) -> None:
    choose(page, aaaaaaaa=Choice(Way.WORDS, "ここまでの来かた"))
    said = next(each for each in sentences(page.main_html()) if "来かた" in each.text and each.level == 2)
    assert (said.text, said.element) == ("ここまでの来かた", "h-aaaaaaaa")


def test_the_easy_version_has_choices_of_its_own(page: InformationPage) -> None:
    choose(page, dddddddd=Choice(Way.WORDS, "バスで来てください。"))
    assert "バスで来てください。" in [each.text for each in sentences(page.easy_html())]
    assert "バスで来てください。" not in "".join(heard(page))


def test_visitors_pages_are_the_same_as_before(page: InformationPage, client: Client) -> None:
    before = client.get(page.url).content
    choose(page, bbbbbbbb=Choice(Way.SKIP), cccccccc=Choice(Way.WORDS, "別の言葉"))
    after = client.get(page.url).content
    assert "別の言葉".encode() not in after
    assert after.count(b"data-speech") == before.count(b"data-speech")


def test_choices_are_drafted_and_published_with_the_page(page: InformationPage) -> None:
    page.heard_otherwise = as_kept({"cccccccc-1": Choice(Way.SKIP)})
    revision = page.save_revision()
    live = InformationPage.objects.get(pk=page.pk)
    assert "八時" in "".join(heard(live))
    revision.publish()
    assert "八時" not in "".join(heard(InformationPage.objects.get(pk=page.pk)))


def test_words_can_never_become_markup(page: InformationPage) -> None:
    words = "\"><script>alert('x')</script>と<b>書く"
    choose(page, cccccccc=Choice(Way.WORDS, words))
    assert "<script>" not in page.main_html()
    assert "".join(heard(page)[-2:]).endswith("と<b>書く")


@pytest.mark.parametrize("kept", [{}, {"x": None}, {"x": {"way": "sing"}}, {"x": {"way": "words"}}, {"x": []}])
def test_what_is_not_understood_is_read_rather_than_lost(kept: dict) -> None:
    assert choice_for(kept, "x") == Choice()
    assert choice_for(kept, None) == Choice()


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>一</p>", '<p data-speech="skip">一</p>'),
        ('\n<h2 id="a">一</h2>\n', '\n<h2 data-speech="skip" id="a">一</h2>\n'),
        ("<p>一</p><p>二</p>", '<div data-speech="skip"><p>一</p><p>二</p></div>'),
        ("言葉<b>だけ</b>", '<div data-speech="skip">言葉<b>だけ</b></div>'),
        ("<!-- x --><p>一</p>", '<div data-speech="skip"><!-- x --><p>一</p></div>'),
        ("  ", "  "),
    ],
)
def test_the_mark_stands_on_the_block_itself_or_around_it(html: str, expected: str) -> None:
    assert marked(html, Choice(Way.SKIP)) == expected


@pytest.mark.parametrize("kind", ["image", "decoration", "notice", "paragraph", "table"])
def test_every_kind_of_block_can_be_said_otherwise_and_left_out(home: HomePage, kind: str, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    blocks = {
        "image": lambda: cms.image(alt="駅から市役所までの地図"),
        "decoration": lambda: cms.image(decorative=True),
        "notice": lambda: cms.block("notice", "<p>地図の右の上です。</p>"),
        "paragraph": lambda: cms.paragraph("<p>一つめ。</p><p>地図の右の上です。</p>"),
        "table": cms.table,
    }
    page = cms.information_page(home, blocks[kind](), summary="")
    page.heard_otherwise = as_kept({page.body[0].id: Choice(Way.WORDS, "駅から歩いて五分です。")})
    assert heard(page) == [page.title, "駅から歩いて五分です。"]
    page.heard_otherwise = as_kept({page.body[0].id: Choice(Way.SKIP)})
    assert heard(page) == [page.title]


def test_a_translated_copy_begins_without_the_japanese_words(page: InformationPage) -> None:
    choose(page, cccccccc=Choice(Way.WORDS, "バスは八時に行きます。"))
    english = Locale.objects.create(language_code="en")
    copied = page.copy_for_translation(english, copy_parents=True)
    assert copied.specific.heard_otherwise == {}
