"""Staff hear a draft sentence by sentence, and mend what is read wrongly where they heard it."""

import subprocess
import sys

import pytest
from django.contrib.auth.models import Group, User
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accessibility import furigana
from accessibility.models import ReadingEntry, WantedSentence
from accessibility.readings import heard, table, wording
from accessibility.speech.drafts import READINGS, Named, draft, want
from accessibility.speech.engines import recorded
from accessibility.speech.page_recordings import Heard, make
from accessibility.tasks import prepare_page
from cms.models import HomePage, InformationPage
from tests.factories import cms, staff

SAID = "<p>椿山公園で会います。</p><p>資料は<b>無料</b>です。</p>"


@pytest.fixture(autouse=True)
def _nothing_remembered(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    cache.clear()
    table.forget()
    furigana.forget_kept()
    recorded.asked.clear()


@pytest.fixture
def page(home: HomePage) -> InformationPage:
    """A public page whose draft says one sentence more."""
    page = cms.information_page(home, cms.paragraph(SAID), title="椿山の会", summary="")
    page.body = [("paragraph", f"{SAID}<p>椿山で終わります。</p>")]
    page.save_revision()
    return InformationPage.objects.get(pk=page.pk)


@pytest.fixture
def client(db: None) -> Client:
    """A member of the group 編集 who has shown password and phone."""
    user = User.objects.create_user("hanako", password=staff.PASSWORD)
    user.groups.add(Group.objects.get(name="編集"))
    return staff.verified_client(user)


def address(page: InformationPage, more: str = "") -> str:
    return f"/cms/sound/hear/{page.pk}/{more}"


def sound_of(page: InformationPage, number: int) -> str:
    return address(page, f"{page.latest_revision_id}/{number}.mp3")


def shown(client: Client, page: InformationPage) -> list[tuple[str, str]]:
    return [(line.text, line.said) for line in client.get(address(page)).context["screen"]]


def test_every_sentence_of_the_draft_stands_beside_what_the_voice_says(client: Client, page: InformationPage) -> None:
    lines = dict(shown(client, page))
    assert list(lines) == ["椿山の会", "椿山公園で会います。", "資料は無料です。", "椿山で終わります。"]
    assert lines["資料は無料です。"].replace(" ", "") == "シリョーワムリョーデス"
    assert lines["椿山公園で会います。"].startswith("チンザン")


def test_a_sentence_is_spoken_when_somebody_asks_and_only_that_one(client: Client, page: InformationPage) -> None:
    said = client.get(sound_of(page, 4))
    assert said["Content-Type"] == "audio/mpeg"
    assert len(b"".join(said)) > 500
    assert [each.text for each in recorded.asked] == ["椿山で終わります。"]
    client.get(sound_of(page, 4))
    assert len(recorded.asked) == 1


@pytest.mark.parametrize("more", ["0/9.mp3", "999999/1.mp3", "mend/?sentence=99", "?version=no"])
def test_what_nobody_saved_cannot_be_heard(client: Client, page: InformationPage, more: str) -> None:
    assert client.get(address(page, more)).status_code == 404
    assert recorded.asked == []


def test_another_pages_revision_is_not_heard_under_this_ones_name(
    client: Client, page: InformationPage, home: HomePage
) -> None:
    other = cms.information_page(home, cms.paragraph("<p>秘密です。</p>"), title="秘密", slug="secret")
    secret = other.save_revision().pk
    assert client.get(address(page, f"{secret}/2.mp3")).status_code == 404


def test_words_in_the_address_are_never_spoken(client: Client, page: InformationPage) -> None:
    client.get(f"{sound_of(page, 2)}?text=悪口&words=悪口")
    assert [each.text for each in recorded.asked] == ["椿山公園で会います。"]


def test_without_scripts_each_sentence_has_a_player_of_its_own(client: Client, page: InformationPage) -> None:
    html = client.get(address(page, "?hear=2")).content.decode()
    assert f'<audio controls preload="auto" src="{sound_of(page, 2)}"></audio>' in html
    assert html.count("<audio") == 1
    assert 'href="?hear=3#sentence-3"' in html


def test_staff_see_how_many_sentences_publishing_speaks_anew(client: Client, page: InformationPage) -> None:
    found = client.get(address(page))
    assert found.context["found"].new == 1
    assert "公開すると、1文だけを新しく話します。" in found.content.decode()


def test_the_form_offers_the_words_of_the_sentence(client: Client, page: InformationPage) -> None:
    html = client.get(address(page, "mend/?sentence=2")).content.decode()
    assert "word=%E6%A4%BF%E5%B1%B1%E5%85%AC%E5%9C%92#id_reading" in html
    html = client.get(address(page, "mend/?sentence=2&word=椿山")).content.decode()
    assert "「椿山」は、このページの3文にあります。" in html


def test_a_reading_of_this_page_alone_changes_this_page_alone(
    client: Client, page: InformationPage, home: HomePage
) -> None:
    other = cms.information_page(home, cms.paragraph(SAID), title="ほか", slug="other")
    other.save_revision()
    typed = {"surface": "椿山", "reading": "つばやま", "scope": "page"}
    done = client.post(address(page, "mend/?sentence=2&word=椿山"), typed, follow=True)
    assert done.redirect_chain[-1][0] == f"{address(page)}#sentence-2"
    said = "「椿山（つばやま）」を、このページだけの読みにしました。このページの3文だけ、声を作り直します。"
    assert done.context["note"] == {"page": page.pk, "number": 2, "text": said}
    assert f'<p role="status" class="hearing__note">{said}</p>' in done.content.decode()
    assert "hearing__note" not in client.get(address(page)).content.decode()
    assert dict(shown(client, page))["椿山公園で会います。"].startswith("ツバヤマ")
    other.refresh_from_db()
    assert dict(shown(client, other))["椿山公園で会います。"].startswith("チンザン")


def test_a_reading_for_everywhere_says_how_many_sentences_of_other_pages_it_touches(
    client: Client, page: InformationPage, home: HomePage, django_capture_on_commit_callbacks
) -> None:
    other = cms.information_page(home, cms.paragraph(SAID), title="ほか", slug="other")
    make(Heard(other.pk), now=other.latest_revision_created_at or page.latest_revision_created_at)
    typed = {"surface": "椿山", "reading": "つばやま", "scope": "everywhere"}
    done = client.post(address(page, "mend/?sentence=2&word=椿山"), typed, follow=True)
    assert "このページの3文と、ほかのページの1文だけ、声を作り直します。" in done.content.decode()


def test_everywhere_takes_the_place_of_this_page_alone(client: Client, page: InformationPage) -> None:
    for scope in ("page", "everywhere"):
        typed = {"surface": "椿山", "reading": "つばやま", "scope": scope}
        client.post(address(page, "mend/?sentence=2&word=椿山"), typed)
    assert list(ReadingEntry.objects.values_list("surface", "page")) == [("椿山", None)]


def test_only_the_touched_sentences_are_spoken_again(client: Client, page: InformationPage) -> None:
    found = draft(Named(page.pk, page.latest_revision_id))
    for number in range(1, 5):
        client.get(sound_of(page, number))
    recorded.asked.clear()
    client.post(
        address(page, "mend/?sentence=2"), {"surface": "椿山公園", "reading": "つばやまこうえん", "scope": "page"}
    )
    for number in range(1, 5):
        client.get(sound_of(page, number))
    assert found is not None
    assert [each.text for each in recorded.asked] == ["ツバヤマコーエンで会います。"]


def test_a_page_nobody_has_published_can_be_heard_and_mended(client: Client, page: InformationPage) -> None:
    page.unpublish()
    assert "まだ公開していません。" in client.get(address(page)).content.decode()
    assert client.get(address(page, "mend/?sentence=2")).status_code == 200


def test_only_who_writes_pages_hears_drafts(page: InformationPage) -> None:
    user = User.objects.create_user("uketsuke", password=staff.PASSWORD)
    user.groups.add(Group.objects.get(name="受付"))
    reception = staff.verified_client(user)
    for path in (address(page), sound_of(page, 1), address(page, "mend/?sentence=1"), "/cms/sound/hear/"):
        assert reception.get(path).status_code in {302, 403}
        assert Client().get(path)["Location"].startswith("/cms/login/")
    assert recorded.asked == []


def test_the_way_is_in_the_editor_and_on_the_desk(client: Client, page: InformationPage) -> None:
    assert address(page) in client.get(f"/cms/pages/{page.pk}/edit/").content.decode()
    assert reverse("cms_hearing:choose") in client.get("/cms/").content.decode()
    assert address(page) in client.get("/cms/sound/hear/").content.decode()
    assert f'<a href="{address(page)}">このページを音で確かめる</a>' in client.get(page.url).content.decode()
    assert "音で確かめる" not in Client().get(page.url).content.decode()


def test_a_voice_that_does_not_answer_is_said_in_words(
    client: Client, page: InformationPage, settings, monkeypatch
) -> None:
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": ["default", "speech"]}
    }
    monkeypatch.setattr("accessibility.speech.draft_sound.PATIENCE", 0.1)
    monkeypatch.setattr("accessibility.speech.draft_sound.PATIENCE_FOR_KANA", 0.1)
    said = client.get(sound_of(page, 1))
    assert (said.status_code, said["Retry-After"]) == (503, "20")
    html = client.get(address(page, "?hear=1")).content.decode()
    assert "いま声を作っています。" in html
    assert "読みを調べています。" in html


def test_a_worker_in_the_middle_of_a_long_recording_speaks_what_staff_ask_for_next(
    page: InformationPage, monkeypatch
) -> None:
    """The recording's third sentence waits until the fourth sentence of the draft is spoken."""
    named = Named(page.pk, page.latest_revision_id or 0)
    long = cms.information_page(
        HomePage.objects.get(), cms.paragraph("<p>一。</p><p>二。</p><p>三。</p>"), title="長い", slug="long"
    )

    def press(spoken: str) -> None:
        if spoken == "一。":
            want(named, 4, now=timezone.now())
            want(named, READINGS, now=timezone.now())

    monkeypatch.setattr(recorded, "asked", _Watched(press))
    prepare_page.enqueue(long.pk)
    order = [each.text for each in recorded.asked]
    assert order.index("椿山で終わります。") < order.index("三。")
    assert not WantedSentence.objects.exists()
    found = draft(named)
    assert found is not None
    assert set(heard.kept(found.japanese)) == found.japanese


class _Watched(list):
    """Tells of each sentence while it is being spoken."""

    def __init__(self, tell) -> None:
        super().__init__()
        self.tell = tell

    def append(self, asked) -> None:
        super().append(asked)
        self.tell(asked.text)


def test_what_staff_chose_for_the_voice_is_shown_where_they_listen(client: Client, page: InformationPage) -> None:
    draft_page = page.get_latest_revision_as_object()
    [block] = draft_page.body
    draft_page.heard_otherwise = {block.id: {"way": "words", "words": "駅から歩いて五分です。"}}
    draft_page.save_revision()
    page.refresh_from_db()
    found = client.get(address(page))
    assert [(line.text, line.is_instead) for line in found.context["screen"]] == [
        ("椿山の会", False),
        ("駅から歩いて五分です。", True),
    ]
    html = found.content.decode()
    assert "別の言葉で読む「駅から歩いて五分です。」" in html


def test_what_is_shown_is_what_the_voice_is_given_at_the_very_end(client: Client, home: HomePage) -> None:
    words = cms.paragraph("<p>御所（ごしょ）でthe salonを開きます。</p>")
    page = cms.information_page(home, words, title="会", slug="last", summary="")
    assert shown(client, page)[1][1].replace(" ", "") == wording.heard("御所(ごしょ)でthe salonを開きます。").replace(
        " ", ""
    )


def test_a_reading_that_another_process_has_just_kept_is_heard_at_once(client: Client, page: InformationPage) -> None:
    shown(client, page)
    # Sends no signal in this process, as another process's writing would not.
    ReadingEntry.objects.bulk_create([ReadingEntry(surface="椿山", reading="つばやま", page=page)])
    assert dict(shown(client, page))["椿山公園で会います。"].startswith("ツバヤマ")


def test_the_screens_load_no_voice_into_a_page_worker() -> None:
    program = (
        "import django, sys; django.setup(); import cms.sound.hearing_views, accessibility.tasks;"
        "print({'numpy', 'pyopenjtalk', 'soundfile', 'kanalizer', 'lameenc'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
