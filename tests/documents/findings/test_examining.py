"""Files are examined once, in a limited child, when they come; the gate tells what was found."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from cms.gate.check import check
from documents.findings.actions import RECIPE, examine_file
from documents.findings.models import Examination
from documents.findings.reading import overview
from documents.findings.states import ExaminationState
from documents.findings.tasks import examine_document
from documents.models import DocumentIndexPage
from tests.factories import files
from tests.factories import flawed_office as make
from tests.factories.documents import document, upload
from tests.factories.files import scanned_pdf
from tests.factories.flawed_pdf import painting_without_end, sound_pdf

BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


@pytest.mark.django_db
def test_a_file_is_looked_at_once_and_again_when_the_detectors_get_better() -> None:
    content = scanned_pdf()
    first = examine_file(content=content, now=timezone.now())
    assert [finding.rule for finding in first.findings if finding.page] == ["scan"]
    assert examine_file(content=content, now=timezone.now()).examined_at == first.examined_at
    Examination.objects.update(recipe=RECIPE - 1)
    again = examine_file(content=content, now=timezone.now())
    assert (again.pk, again.recipe) == (first.pk, RECIPE)
    assert again.examined_at > first.examined_at


@pytest.mark.django_db
def test_a_broken_file_is_said_to_be_broken() -> None:
    broken = sound_pdf()[:2000]
    assert examine_file(content=broken, now=timezone.now()).state == ExaminationState.FAILED


@pytest.mark.django_db
def test_what_is_found_in_a_word_file_is_found_again_on_its_paper_under_the_same_key() -> None:
    lines = [make.line("給付金", style="1"), make.line("一枚目です。"), BREAK, make.line("日　時"), make.line("終わり")]
    content = make.docx(*lines, make.table(header=False))
    keys = [each.key for each in overview(examine_file(content=content, now=timezone.now())).known]
    examine_document.enqueue(upload(content, name="annai.docx").pk)
    examination = Examination.objects.get()
    found = {finding.rule: finding for finding in examination.findings}
    assert {rule: finding.page for rule, finding in found.items()} == {"letters-apart": 2, "table-headers-missing": 2}
    assert 0.05 < found["letters-apart"].box[1] < found["table-headers-missing"].box[1] < 0.3
    assert sorted(each.key for each in overview(examination).known) == sorted(keys)


def test_the_chore_looks_at_what_nobody_has_looked_at(document_index: DocumentIndexPage) -> None:
    document(document_index, upload=upload(scanned_pdf()), publish=False)
    call_command("examine_documents")
    assert Examination.objects.get().state == ExaminationState.DONE
    Examination.objects.update(result={})
    call_command("examine_documents")
    assert Examination.objects.get().result == {}


def test_a_new_file_under_an_old_name_is_looked_at(
    document_index: DocumentIndexPage, django_capture_on_commit_callbacks
) -> None:
    page = document(document_index, upload=upload(scanned_pdf()), publish=False)
    with django_capture_on_commit_callbacks(execute=True):
        page.upload.save()
    assert Examination.objects.count() == 1


def test_the_gate_warns_of_a_file_that_keeps_somebody_out(document_index: DocumentIndexPage) -> None:
    page = document(document_index, upload=upload(scanned_pdf()), publish=False)
    examine_document.enqueue(page.upload_id)
    told = [str(finding.what) for finding in check(page) if finding.path == "upload"]
    assert told == ["もとのファイルに、使えない人がいる点が1つあります。"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "file_type", "rule"),
    [
        (lambda: files.old_office(make.docx(make.line("日　時")), "docx", "doc"), "doc", "letters-apart"),
        (lambda: make.web("<img src=a.png>"), "html", "alternative-missing"),
        (lambda: "日　時：十二月五日\n".encode() * 9, "txt", "letters-apart"),
        (lambda: make.png((1600, 1200)), "image", "image-only"),
    ],
    ids=["old Word", "web page", "text", "image"],
)
def test_every_type_that_is_taken_is_looked_at(content, file_type: str, rule: str) -> None:
    examination = examine_file(content=content(), now=timezone.now())
    assert examination.file_type == file_type
    assert rule in {finding.rule for finding in examination.findings}


@pytest.mark.django_db
def test_a_page_that_paints_a_gigabyte_is_given_up_and_said_so() -> None:
    examination = examine_file(content=painting_without_end(), now=timezone.now())
    assert examination.state == ExaminationState.TOO_MUCH
    assert examination.findings == []
