"""Promises about books of pages that somebody of the town read aloud."""

import io

import pytest
from django.utils import timezone

from accessibility.readings import table
from accessibility.speech import page_recordings
from accessibility.speech.people import actions
from accessibility.speech.people.actions import Told
from accessibility.speech.sections import sections_of
from documents.formats.books.book import book_of
from documents.formats.books.epub import Epub
from documents.manuscripts import manuscript_of
from documents.models import DocumentIndexPage, DocumentPage
from tests.accessibility.people.readers import read_aloud
from tests.documents.books.unpacking import decoded, parsed, seconds, unpacked
from tests.factories.documents import document

TOLD = Told("朗読の会 花子", "0267-12-3456", "このサイトで聞けるように", "2026年11月22日に本人から書面で")
SMIL = "{http://www.w3.org/ns/SMIL}"


@pytest.fixture
def guide(document_index: DocumentIndexPage, settings, tmp_path) -> DocumentPage:
    settings.MEDIA_ROOT, settings.ENGAWA_FORMATS = tmp_path, ["txt"]
    settings.ENGAWA_SPEECH_ENGINE = "accessibility.speech.engines.recorded.RecordedEngine"
    table.forget()
    body = [
        ("heading", {"text": "給付金", "level": "2"}),
        ("paragraph", "<p>お一人につき五万円です。市役所でお渡しします。</p>"),
        ("heading", {"text": "問い合わせ", "level": "2"}),
        ("paragraph", "<p>電話でお話しください。</p>"),
    ]
    page = document(document_index, body=body)
    planned = page_recordings.plan_of(page)
    content, starts = read_aloud(planned)
    now = timezone.now()
    recording = actions.take_in(page_id=page.pk, version="", file=io.BytesIO(content), told=TOLD, now=now)
    recording.refresh_from_db()
    actions.use(recording=recording, starts=[0.0, *starts[1:]], words=[each.words for each in sections_of(planned)])
    return page


def test_whoever_read_the_page_is_heard_and_named_in_its_book(guide: DocumentPage, tmp_path) -> None:
    manuscript = manuscript_of(guide, guide.source)
    book = book_of(manuscript, starts=("h1", "h2"))
    assert "朗読の会 花子" in book.voices
    files = unpacked(Epub().make(manuscript).content)
    assert "朗読の会 花子" in files["EPUB/package.opf"].decode()
    for name in sorted(name for name in files if name.endswith(".smil")):
        ends = [seconds(audio.get("clipEnd")) for audio in parsed(files[name]).iter(f"{SMIL}audio")]
        samples = decoded(files[name.replace(".smil", ".mp3")], tmp_path)
        assert ends == sorted(ends)
        assert ends[-1] == pytest.approx(len(samples) / 24_000, abs=0.03)
