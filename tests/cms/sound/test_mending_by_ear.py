"""A reading mended by ear reaches the public's sound: the touched sentences of the right pages, and nothing else."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from accessibility.models import PageRecording, SpokenSentence
from accessibility.readings import table
from accessibility.speech import claims, recordings
from accessibility.speech.drafts import Named, draft
from accessibility.speech.engines import recorded
from accessibility.speech.page_recordings import Heard, make
from cms.models import HomePage, InformationPage
from tests.factories import cms, staff

REAL = "accessibility.speech.engines.pyttsx.PyttsxEngine"
SAID = "<p>椿山公園で会います。</p><p>資料は無料です。</p>"


@pytest.fixture(autouse=True)
def _nothing_remembered(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    settings.ENGAWA_SPEAK_AHEAD = True
    cache.clear()
    table.forget()


@pytest.fixture
def pages(home: HomePage) -> list[InformationPage]:
    """Two public pages that say the same, both spoken already."""
    found = [
        cms.information_page(home, cms.paragraph(SAID), title=name, slug=slug, summary="")
        for name, slug in (("会", "mine"), ("集い", "other"))
    ]
    for page in found:
        page.save_revision()
        make(Heard(page.pk), now=timezone.now())
    recorded.asked.clear()
    return found


@pytest.fixture
def client(db: None) -> Client:
    user = User.objects.create_user("hanako", password=staff.PASSWORD)
    user.groups.add(Group.objects.get(name="編集"))
    return staff.verified_client(user)


def digests(pages: list[InformationPage]) -> list[str]:
    return [PageRecording.objects.get(page=page, state=PageRecording.State.READY).digest for page in pages]


def mend(client: Client, page: InformationPage, scope: str) -> None:
    typed = {"surface": "椿山公園", "reading": "つばやまこうえん", "scope": scope}
    assert client.post(f"/cms/sound/hear/{page.pk}/mend/?sentence=2", typed).status_code == 302


def test_one_page_is_spoken_anew_in_one_sentence_and_the_other_not_at_all(
    client: Client, pages: list[InformationPage]
) -> None:
    before = digests(pages)
    mend(client, pages[0], "page")
    assert [each.text for each in recorded.asked] == ["ツバヤマコーエンで会います。"]
    assert [old == new for old, new in zip(before, digests(pages), strict=True)] == [False, True]


def test_every_page_is_spoken_anew_where_it_says_the_word(client: Client, pages: list[InformationPage]) -> None:
    before = digests(pages)
    mend(client, pages[0], "everywhere")
    # Both pages say the same sentence, so it is spoken once.
    assert [each.text for each in recorded.asked] == ["椿山公園で会います。"]
    assert [old == new for old, new in zip(before, digests(pages), strict=True)] == [False, False]


def test_the_real_voice_says_each_page_its_own_way(settings: Any, client: Client, pages: list[InformationPage]) -> None:
    settings.ENGAWA_SPEECH_ENGINE = REAL
    mend(client, pages[0], "page")
    sounds = [
        recordings.join(recordings.plan(SAID, title="", page_id=page_id)).seconds["mp3"]
        for page_id in (pages[0].pk, pages[1].pk, pages[0].pk, None)
    ]
    assert sounds[0] == sounds[2] != sounds[1] == sounds[3]


def test_the_easy_version_is_heard_and_mended_too(client: Client, pages: list[InformationPage]) -> None:
    page = pages[0]
    page.easy_body = [("paragraph", "<p>椿山公園で会います。</p>")]
    page.save_revision()
    found = client.get(f"/cms/sound/hear/{page.pk}/?version=easy")
    assert [version["title"] for version in found.context["versions"]] == ["もとのページ", "やさしい日本語"]
    assert "椿山公園で会います。" in [line.text for line in found.context["screen"]]
    address = f"/cms/sound/hear/easy/{page.pk}/{InformationPage.objects.get(pk=page.pk).latest_revision_id}/2.mp3"
    assert address in found.content.decode()
    assert client.get(address)["Content-Type"] == "audio/mpeg"


def test_who_may_not_edit_the_page_does_not_hear_its_draft(pages: list[InformationPage]) -> None:
    user = User.objects.create_user("taro", password=staff.PASSWORD)
    for name in ("hear_drafts", "access_admin"):
        user.user_permissions.add(Permission.objects.get(codename=name))
    assert staff.verified_client(user).get(f"/cms/sound/hear/{pages[0].pk}/").status_code in {302, 403}


def test_a_sentence_that_the_voice_refused_is_tried_again_when_it_has_rested(
    client: Client, pages: list[InformationPage]
) -> None:
    found = draft(Named(pages[0].pk, InformationPage.objects.get(pk=pages[0].pk).latest_revision_id or 0))
    spoken = found and found.sentence(2)
    assert spoken is not None
    default_storage.delete(f"{spoken.name}.mp3")
    rested = timezone.now() - claims.FAILED_RESTS
    row = SpokenSentence.objects.filter(pk=spoken.key)
    row.update(state=SpokenSentence.State.FAILED, claimed_at=timezone.now(), error="busy")
    address = f"/cms/sound/hear/{pages[0].pk}/{found.named.revision_id}/2.mp3"
    said = client.get(address)
    assert (said.status_code, said.content.decode()[:15]) == (503, "この文は声にできませんでした。")
    row.update(claimed_at=rested)
    cache.clear()
    client.get(address)
    assert client.get(address)["Content-Type"] == "audio/mpeg"
