"""Promises about what is made anew and what is left alone: nobody waits for what did not change."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accessibility.models import ReadingEntry
from accessibility.speech.engines.recorded import HurriedEngine
from cms.models import HomePage
from documents import actions, making
from documents.formats import Made
from documents.formats.kinds import FormatKind
from documents.formats.register import Entry, offered, register
from documents.formats.turns import bring, order, priority_of
from documents.models import DocumentIndexPage, DocumentPage, Format, FormatState
from documents.tasks import freshen, make_format, read_document
from tests.factories import cms
from tests.factories.documents import document, upload
from tests.factories.files import pdf

KINDS = ["txt", "sjis", "pdf18", "ruby18", "mp3", "zip"]
READ = "<p>小諸の縁側で、五万円をお渡しします。</p>"


class AnotherVoice(HurriedEngine):
    """Told apart by its name."""

    def identity(self, voice: str) -> str:
        return f"another {voice}"


@pytest.fixture(autouse=True)
def _few_kinds(settings, tmp_path) -> None:
    settings.ENGAWA_FORMATS, settings.MEDIA_ROOT = KINDS, tmp_path
    settings.ENGAWA_SPEECH_ENGINE = "accessibility.speech.engines.recorded.HurriedEngine"


@pytest.fixture
def guide(document_index: DocumentIndexPage) -> DocumentPage:
    return document(document_index, body=[cms.paragraph(READ)])


def made_at(page: DocumentPage) -> dict[str, object]:
    return dict(page.formats.values_list("kind", "made_at"))


@contextmanager
def remade(page: DocumentPage) -> Iterator[set[str]]:
    """The kinds that were made anew meanwhile; everything is fresh afterwards."""
    before, found = made_at(page), set()
    yield found
    found |= {kind for kind, moment in made_at(page).items() if moment != before.get(kind)}
    assert set(page.formats.values_list("state", flat=True)) == {FormatState.FRESH}


def test_every_kind_is_made_and_the_zip_of_them_last(guide: DocumentPage) -> None:
    assert set(guide.formats.ready().values_list("kind", flat=True)) == set(KINDS)
    assert max(made_at(guide).items(), key=lambda pair: pair[1])[0] == "zip"


def test_a_changed_sentence_makes_everything_anew(guide: DocumentPage) -> None:
    with remade(guide) as kinds:
        guide.body = [cms.paragraph("<p>六万円です。</p>")]
        guide.save_revision().publish()
    assert kinds == set(KINDS)


def test_a_reading_makes_anew_what_is_read_and_nothing_else(guide: DocumentPage) -> None:
    with remade(guide) as kinds:
        ReadingEntry.objects.create(surface="小諸", reading="こもろし")
        assert freshen(now=timezone.now()) == 2
    assert kinds == {"ruby18", "mp3", "zip"}
    with remade(guide) as kinds:
        ReadingEntry.objects.create(surface="佐久", reading="さく")
        freshen(now=timezone.now())
    assert kinds == set()


def test_another_voice_makes_only_sound_anew(guide: DocumentPage, settings) -> None:
    with remade(guide) as kinds:
        settings.ENGAWA_SPEECH_ENGINE = f"{__name__}.AnotherVoice"
        freshen(now=timezone.now())
    assert kinds == {"mp3", "zip"}


def test_a_new_telephone_number_makes_anew_what_says_it(guide: DocumentPage, settings) -> None:
    with remade(guide) as kinds:
        settings.ENGAWA_TOWN = settings.ENGAWA_TOWN | {"phone": "0267-00-0199"}
        freshen(now=timezone.now())
    assert kinds == {"txt", "sjis", "pdf18", "ruby18", "mp3", "zip"}


def test_a_format_the_town_does_not_offer_any_more_goes_with_its_file(
    guide: DocumentPage, settings, django_capture_on_commit_callbacks
) -> None:
    gone = guide.formats.get(kind="sjis").file
    settings.ENGAWA_FORMATS = [kind for kind in KINDS if kind != "sjis"]
    with django_capture_on_commit_callbacks(execute=True):
        freshen(now=timezone.now())
    assert not guide.formats.filter(kind="sjis").exists()
    assert not gone.storage.exists(gone.name)


def test_what_waits_in_the_queue_is_not_put_there_twice(guide: DocumentPage, settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": ["default"]}}
    guide.title = "新しい題"
    guide.save()
    now = timezone.now()
    first = actions.read_document(page=guide, now=now)
    assert set(first) == set(KINDS) - {"zip"}
    assert actions.read_document(page=guide, now=now) == []
    assert set(actions.read_document(page=guide, now=now, again=True)) == set(first)


def test_noting_the_size_of_a_file_reads_no_document_again(document_index: DocumentIndexPage) -> None:
    page = document(document_index, upload=upload(pdf(READ)))
    page.upload.file_size = None
    with CaptureQueriesContext(connection) as asked:
        assert page.upload.get_file_size()
    assert not [query["sql"] for query in asked if "documents_sourcetext" in query["sql"]]


def test_how_far_a_format_has_come_is_written_down(guide: DocumentPage, monkeypatch) -> None:
    monkeypatch.setattr(making, "TOLD_EVERY_SECONDS", 0)
    row = guide.formats.get(kind="mp3")
    making.Told(row.pk)(0.5)
    row.refresh_from_db()
    assert row.progress == 50
    making.Told(row.pk)(1.0)
    row.refresh_from_db()
    assert row.progress == 99
    assert guide.formats.get(kind="txt").progress == 100


def test_a_format_that_failed_is_tried_again_when_asked(guide: DocumentPage) -> None:
    Format.objects.filter(page=guide, kind="txt").update(state=FormatState.FAILED, reason="unexpected", asked_digest="")
    read_document.enqueue(guide.pk)
    assert guide.formats.get(kind="txt").state == FormatState.FRESH


def test_a_zip_made_of_older_files_is_thrown_away(guide: DocumentPage) -> None:
    row = guide.formats.get(kind="zip")
    making._exchange(row, Made(b"late"), digest="of older files")
    row.refresh_from_db()
    assert row.size != 4


def test_what_is_fetched_most_has_the_first_turn(monkeypatch, home: HomePage) -> None:
    monkeypatch.setattr("documents.formats.turns._counted", [])
    assert order()[-1] == FormatKind.ZIP
    bring(lambda: {"brf": 40, "mp3": 3, "zip": 99})
    assert order()[:2] == ["brf", "mp3"]
    assert priority_of("brf") == -1
    assert order()[-1] == FormatKind.ZIP


def test_a_kind_is_registered_once_and_must_be_known() -> None:
    for kind in ("pdf18", "unheard-of"):
        with pytest.raises(ValueError, match=kind):
            register(kind, Entry("documents.formats.print.LargePrint", frozenset()))
    assert "pdf18" in set(offered())


def test_a_document_that_is_gone_needs_no_format(guide: DocumentPage) -> None:
    key = guide.pk
    guide.delete()
    make_format.enqueue(key, "txt")
    assert not Format.objects.filter(page_id=key).exists()
