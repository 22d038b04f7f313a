"""Staff put a person's reading in the place of the voice: upload, times while listening, use, take back."""

import io

import numpy as np
import pytest
import soundfile
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from lxml import html as lxml_html

from accessibility.models import HumanRecording, PageRecording
from cms.models import HomePage, InformationPage
from tests.factories import cms, staff

TOLD = {
    "reader": "朗読の会 花子",
    "contact": "0267-12-3456",
    "licence": "このサイトで聞く",
    "consent": "2026年11月22日に書面で",
}
State = HumanRecording.State


@pytest.fixture(autouse=True)
def _storage(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def page(home: HomePage) -> InformationPage:
    body = (
        cms.heading("電話で"),
        cms.paragraph("<p>役場へ。</p>"),
        cms.heading("持ち物"),
        cms.paragraph("<p>なし。</p>"),
    )
    return cms.information_page(home, *body, title="参加のしかた", summary="")


@pytest.fixture
def client(db: None) -> Client:
    """A member of the group 編集 who has shown password and phone."""
    return member_of("編集", "hanako")


def member_of(group: str, name: str) -> Client:
    user = User.objects.create_user(name, password=staff.PASSWORD)
    user.groups.add(Group.objects.get(name=group))
    return staff.verified_client(user)


def file(name: str = "yomi.wav", content: bytes | None = None) -> SimpleUploadedFile:
    """Three stretches of sound with a second of quiet between them."""
    rate, target = 16_000, io.BytesIO()
    time = np.arange(12 * rate)
    sounds = (time // rate % 4 != 3) * 0.3 + 0.001
    soundfile.write(target, np.sin(time / 12) * sounds, rate, format="WAV")
    return SimpleUploadedFile(name, target.getvalue() if content is None else content)


def address(page: InformationPage) -> str:
    return f"/cms/sound/human/{page.pk}/"


def times_of(recording: HumanRecording) -> str:
    return f"/cms/sound/human/recording/{recording.pk}/times/"


def upload(client: Client, page: InformationPage, **changes) -> HumanRecording:
    client.post(address(page), {**TOLD, "file": file(), **changes})
    return HumanRecording.objects.get()


def fields_of(client: Client, recording: HumanRecording) -> dict[str, str]:
    html = lxml_html.fromstring(client.get(times_of(recording)).content.decode())
    form = html.xpath("//form[@data-voice-times]")[0]
    return {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}


def words_of(response) -> str:
    return " ".join(lxml_html.fromstring(response.content.decode()).xpath("//main")[0].text_content().split())


def test_a_recording_is_taken_in_listened_to_and_used(client: Client, page: InformationPage) -> None:
    recording = upload(client, page)
    assert recording.state == State.TO_CHECK
    fields = fields_of(client, recording)
    assert [fields[f"start-{number}"] for number in range(3)] == ["0:00.0", "0:03.9", "0:07.9"]
    assert client.post(times_of(recording), fields)["Location"] == address(page)
    recording.refresh_from_db()
    assert recording.state == State.IN_USE
    assert PageRecording.objects.get(page=page, manner="").is_human
    assert "ページの音声：人の声です" in words_of(client.get("/cms/sound/states/?state=human"))
    assert recording.reference in words_of(client.get(address(page)))


def test_times_are_corrected_and_a_part_may_be_left_to_the_voice(client: Client, page: InformationPage) -> None:
    recording = upload(client, page)
    fields = fields_of(client, recording) | {"start-1": "", "start-2": "０：０７．５"}
    client.post(times_of(recording), fields)
    recording.refresh_from_db()
    assert [part["start"] for part in recording.sections] == [0.0, None, 7.5]
    assert "町の音声で読む見出し電話で" in words_of(client.get(address(page)))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"start-1": "あとで"}, "時刻を「分:秒」で入れてください"),
        ({"start-1": "9:00"}, "録音の長さ（0:12.0）より前の時刻に"),
        ({"start-1": "0:08", "start-2": "0:04"}, "前の見出しより、あとの時刻に"),
        ({"start-0": "", "start-1": "", "start-2": ""}, "読み始める時刻を、ひとつは"),
    ],
)
def test_a_wrong_time_is_told_beside_its_heading_and_nothing_typed_is_lost(
    client: Client, page: InformationPage, typed: dict[str, str], told: str
) -> None:
    recording = upload(client, page)
    said = client.post(times_of(recording), fields_of(client, recording) | typed)
    assert said.status_code == 422
    assert told in words_of(said)
    assert all(f'value="{value}"' in said.content.decode() for value in typed.values())
    recording.refresh_from_db()
    assert recording.state == State.TO_CHECK


def test_a_page_published_while_somebody_listens_is_not_mixed_up(client: Client, page: InformationPage) -> None:
    recording = upload(client, page)
    fields = fields_of(client, recording)
    page.body = [*page.body.raw_data, cms.heading("費用"), cms.paragraph("<p>無料。</p>")]
    page.save_revision().publish()
    said = client.post(times_of(recording), fields)
    assert "その間にページの言葉が変わりました" in said.content.decode()
    recording.refresh_from_db()
    assert recording.state == State.TO_CHECK


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "録音のファイルを選んで|ファイルが空|中身がありません|空です"),
        (b"\x00\x00\x00\x20ftypM4A \x00\x00", "スマートフォンの形式"),
        (b"\xff\xf1\x50\x80\x00\x1f\xfc" + b"\x00" * 90, "スマートフォンの形式"),
        (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11" + b"\x00" * 90, "Windows Media"),
        (b"<html><script>alert(1)</script>", "音声のファイルではないようです"),
        (b"%PDF-1.7", "音声のファイルではないようです"),
        (b"MZ\x90\x00" + b"\x00" * 90, "音声のファイルではないようです"),
    ],
)
def test_what_is_no_recording_is_refused_with_what_to_do(
    client: Client, page: InformationPage, content: bytes, told: str
) -> None:
    said = client.post(address(page), {**TOLD, "file": file("yomi.mp3", content)})
    assert said.status_code == 422
    assert any(words in words_of(said) for words in told.split("|"))
    assert 'value="朗読の会 花子"' in said.content.decode()
    assert not HumanRecording.objects.exists()


@pytest.mark.parametrize("name", TOLD)
def test_without_name_contact_and_consent_no_voice_is_kept(client: Client, page: InformationPage, name: str) -> None:
    said = client.post(address(page), {**TOLD, "file": file(), name: ""})
    assert said.status_code == 422
    assert not HumanRecording.objects.exists()


def test_a_contact_that_reaches_nobody_is_asked_for_again(client: Client, page: InformationPage) -> None:
    said = client.post(address(page), {**TOLD, "file": file(), "contact": "そのうち"})
    assert "電話番号かメールアドレスを入れてください" in words_of(said)
    assert not HumanRecording.objects.exists()


def test_a_broken_file_can_be_tried_again_or_taken_away(client: Client, page: InformationPage) -> None:
    recording = upload(client, page, file=file(content=b"fLaC" + b"\xff" * 4000))
    words = words_of(client.get(address(page)))
    assert "ファイルがこわれているようで" in words
    client.post(f"/cms/sound/human/recording/{recording.pk}/again/")
    client.post(f"/cms/sound/human/recording/{recording.pk}/withdraw/")
    assert not HumanRecording.objects.exists()


def test_taking_back_is_asked_first_and_stands_in_the_history_without_a_name(
    client: Client, page: InformationPage
) -> None:
    recording = upload(client, page)
    asked = client.get(f"/cms/sound/human/recording/{recording.pk}/withdraw/")
    assert "元にはもどせません" in words_of(asked)
    assert HumanRecording.objects.exists()
    client.post(f"/cms/sound/human/recording/{recording.pk}/withdraw/")
    assert not HumanRecording.objects.exists()
    history = client.get(f"/cms/pages/{page.pk}/history/").content.decode()
    assert "人の声の録音を消去" in history
    assert "花子" not in history


def test_when_the_words_change_the_desk_and_the_list_tell(client: Client, page: InformationPage) -> None:
    recording = upload(client, page)
    client.post(times_of(recording), fields_of(client, recording))
    assert "人の声の録音を確かめる" not in client.get("/cms/").content.decode()
    HumanRecording.objects.update(behind_since=timezone.now())
    assert "人の声の録音を確かめる（1件）" in client.get("/cms/").content.decode()
    assert "人の声が古くなっています" in words_of(client.get("/cms/sound/states/?state=behind"))


def test_staff_hear_it_in_parts_and_nobody_else_hears_it(client: Client, page: InformationPage) -> None:
    recording = upload(client, page)
    sound = f"/cms/sound/human/recording/{recording.pk}/sound.mp3"
    part = client.get(sound, headers={"range": "bytes=0-99"})
    assert (part.status_code, len(b"".join(part.streaming_content))) == (206, 100)
    part.close()
    reception = member_of("受付", "uketsuke")
    for path in (sound, address(page), times_of(recording)):
        assert reception.get(path).status_code in {302, 403}
        assert Client().get(path)["Location"].startswith("/cms/login/")
    assert reception.post(f"/cms/sound/human/recording/{recording.pk}/withdraw/").status_code in {302, 403}
    assert HumanRecording.objects.exists()


def test_the_editor_leads_there(client: Client, page: InformationPage) -> None:
    assert f'href="{address(page)}"' in client.get(f"/cms/pages/{page.pk}/edit/").content.decode()
