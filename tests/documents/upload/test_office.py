"""Promises about LibreOffice: today's formats from yesterday's files, in the same cage as everything else."""

import io
import shutil
import subprocess
import sys
import zipfile

import openpyxl
import pptx
import pypdfium2
import pytest
from django.conf import settings

from documents.upload import office
from documents.upload.limited import ChildFailedError
from tests.factories import files


@pytest.fixture(scope="module")
def old_word() -> bytes:
    return files.old_office(files.word(files.word_paragraph("縁側の広報")), "docx", "doc")


def words_of(word: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        return archive.read("word/document.xml").decode()


def test_an_old_word_file_becomes_one_of_today(old_word: bytes) -> None:
    assert old_word.startswith(b"\xd0\xcf\x11\xe0")
    assert "縁側の広報" in words_of(office.convert(old_word, "doc", "docx"))


def test_an_old_spreadsheet_becomes_one_of_today() -> None:
    old = files.old_office(files.spreadsheet({"日程": [["月曜日"]]}), "xlsx", "xls")
    assert openpyxl.load_workbook(io.BytesIO(office.convert(old, "xls", "xlsx")))["日程"]["A1"].value == "月曜日"


def test_old_slides_become_slides_of_today() -> None:
    old = files.old_office(files.slides("健診の案内", ["本文"], [["a"]]), "pptx", "ppt")
    show = pptx.Presentation(io.BytesIO(office.convert(old, "ppt", "pptx")))
    assert "健診の案内" in {shape.text_frame.text for shape in show.slides[0].shapes if shape.has_text_frame}


def test_an_office_file_is_laid_on_paper() -> None:
    with pypdfium2.PdfDocument(office.convert(files.word(files.word_paragraph("広報")), "docx", "pdf")) as paper:
        assert len(paper) == 1


def test_a_file_that_libreoffice_cannot_open_is_a_failure_and_no_empty_document() -> None:
    with pytest.raises(ChildFailedError):
        office.convert(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "doc", "docx")


def test_staff_are_told_when_libreoffice_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert office.problem() == ""
    monkeypatch.setenv("PATH", "/nonexistent")
    assert "LibreOffice" in office.problem()
    with pytest.raises(office.OfficeMissingError):
        office.convert(b"", "doc", "docx")


CONTAINER = """
import sys
import zipfile
sys.path.insert(0, {house!r})
from documents.upload import office
sys.stdout.buffer.write(office.convert(sys.stdin.buffer.read(), "doc", "docx"))
"""


def test_it_also_converts_where_a_container_forbids_namespaces(old_word: bytes) -> None:
    forbid = 'echo 0 > /proc/sys/user/max_user_namespaces; exec "$0" -c "$1"'
    command = [shutil.which("unshare") or "", "-Ur", "sh", "-c", forbid, sys.executable]
    code = CONTAINER.format(house=str(settings.BASE_DIR))
    done = subprocess.run([*command, code], input=old_word, capture_output=True, check=True)
    assert "縁側の広報" in words_of(done.stdout)
