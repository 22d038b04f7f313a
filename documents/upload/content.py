"""What a file really is. Its name is only compared afterwards: a page of HTML called .pdf is not a PDF."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.upload.archives import parts_of
from documents.upload.pdfs import check_pdf
from documents.upload.refusals import UploadRefusal, UploadRefusedError

LARGEST_BYTES = 50 * 1024 * 1024
# Readers of PDF look for the mark in the first kilobyte only.
PDF_MARK_WITHIN = 1024
OLD_OFFICE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class FileType(models.TextChoices):
    """The types that are taken, named as people know them."""

    PDF = "pdf", _("PDF")
    WORD = "docx", _("Word")
    SPREADSHEET = "xlsx", _("Excel")
    SLIDES = "pptx", _("PowerPoint")


# The part without which Word, Excel and PowerPoint themselves would not open the file.
MAIN_PARTS = {
    "word/document.xml": FileType.WORD,
    "xl/workbook.xml": FileType.SPREADSHEET,
    "ppt/presentation.xml": FileType.SLIDES,
}


def accept(content: bytes, *, name: str = "") -> FileType:
    """The type of a safe file; raises ``UploadRefusedError`` otherwise. Nothing is unpacked to find out."""
    if not content:
        raise UploadRefusedError(UploadRefusal.EMPTY)
    if len(content) > LARGEST_BYTES:
        raise UploadRefusedError(UploadRefusal.TOO_LARGE)
    file_type = _type_by_content(content)
    if name and not name.lower().endswith(f".{file_type.value}"):
        raise UploadRefusedError(UploadRefusal.WRONG_NAME)
    return file_type


def _type_by_content(content: bytes) -> FileType:
    if content.startswith(b"PK\x03\x04"):
        return _office_type(content)
    if content.startswith(OLD_OFFICE_MARK):
        raise UploadRefusedError(UploadRefusal.OLD_OFFICE)
    if b"%PDF-" in content[:PDF_MARK_WITHIN] and content.lstrip()[:1] != b"<":
        check_pdf(content)
        return FileType.PDF
    raise UploadRefusedError(UploadRefusal.UNKNOWN)


def _office_type(content: bytes) -> FileType:
    parts = parts_of(content)
    if "[Content_Types].xml" not in parts:
        raise UploadRefusedError(UploadRefusal.UNKNOWN)
    for part, file_type in MAIN_PARTS.items():
        if part in parts:
            return file_type
    raise UploadRefusedError(UploadRefusal.UNKNOWN)
