"""What a file really is. Its name is only compared afterwards: a page of HTML called .pdf is not a PDF."""

from django.db import models
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from documents.upload.archives import parts_of
from documents.upload.refusals import UploadRefusal, UploadRefusedError
from documents.upload.texts import decoded, is_html

LARGEST_BYTES = 50 * 1024 * 1024
# Readers of PDF look for the mark in the first kilobyte only.
PDF_MARK_WITHIN = 1024
OLD_OFFICE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class FileType(models.TextChoices):
    """The types that are taken, named as people know them. All but pictures end as they are called here."""

    PDF = "pdf", _("PDF")
    WORD = "docx", _("Word")
    SPREADSHEET = "xlsx", _("Excel")
    SLIDES = "pptx", _("PowerPoint")
    OLD_WORD = "doc", _("古い形式のWord")
    OLD_SPREADSHEET = "xls", _("古い形式のExcel")
    OLD_SLIDES = "ppt", _("古い形式のPowerPoint")
    TEXT = "txt", _("テキスト")
    HTML = "html", _("ウェブページ（HTML）")
    IMAGE = "image", _("画像")


# The part without which Word, Excel and PowerPoint themselves would not open the file.
MAIN_PARTS = {
    "word/document.xml": FileType.WORD,
    "xl/workbook.xml": FileType.SPREADSHEET,
    "ppt/presentation.xml": FileType.SLIDES,
}
# Names of streams inside the old container, written in its directory as UTF-16.
OLD_STREAMS = {
    "WordDocument": FileType.OLD_WORD,
    "PowerPoint Document": FileType.OLD_SLIDES,
    "Workbook": FileType.OLD_SPREADSHEET,
    "Book": FileType.OLD_SPREADSHEET,
}
LOCKED_STREAM = "EncryptedPackage"
PICTURES = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpg",
    b"GIF87a": "gif",
    b"GIF89a": "gif",
    b"II*\x00": "tif",
    b"MM\x00*": "tif",
}
# Other names under which the same content goes about.
ENDINGS = {
    FileType.WORD: {"docx", "docm", "dotx"},
    FileType.SPREADSHEET: {"xlsx", "xlsm", "xltx"},
    FileType.SLIDES: {"pptx", "pptm", "potx", "ppsx"},
    FileType.OLD_WORD: {"doc", "dot"},
    FileType.OLD_SPREADSHEET: {"xls", "xlt"},
    FileType.OLD_SLIDES: {"ppt", "pps", "pot"},
    FileType.TEXT: {"txt", "text"},
    FileType.HTML: {"html", "htm", "xhtml"},
}
ENDINGS_OF_PICTURES = {"jpg": {"jpg", "jpeg", "jpe", "jfif"}, "tif": {"tif", "tiff"}}
# What takes a reader of its own to look at; by name, because only the limited child should carry them.
CHECKS = {FileType.PDF: "documents.upload.pdfs.check_pdf", FileType.IMAGE: "documents.upload.pictures.check_picture"}


def accept(content: bytes, *, name: str = "") -> FileType:
    """The type of a file within our limits; raises ``UploadRefusedError`` otherwise. Opens it: in the child only."""
    file_type = type_of(content)
    if name and name.lower().rpartition(".")[2] not in endings_of(content, file_type):
        raise UploadRefusedError(UploadRefusal.WRONG_NAME)
    if check := CHECKS.get(file_type):
        import_string(check)(content)
    return file_type


def type_of(content: bytes) -> FileType:
    """The type by content alone, without opening the file; raises ``UploadRefusedError`` for what is none of them."""
    if not content:
        raise UploadRefusedError(UploadRefusal.EMPTY)
    if len(content) > LARGEST_BYTES:
        raise UploadRefusedError(UploadRefusal.TOO_LARGE)
    if content.startswith(b"PK\x03\x04"):
        return _office_type(content)
    if content.startswith(OLD_OFFICE_MARK):
        return _old_office_type(content)
    if picture_of(content):
        return FileType.IMAGE
    if b"%PDF-" in content[:PDF_MARK_WITHIN] and content.lstrip()[:1] != b"<":
        return FileType.PDF
    return _text_type(content)


def ending_of(content: bytes, file_type: FileType) -> str:
    """How the name of such a file ends."""
    return picture_of(content) if file_type is FileType.IMAGE else file_type.value


def endings_of(content: bytes, file_type: FileType) -> set[str]:
    """All endings under which this content may come."""
    ending = ending_of(content, file_type)
    if file_type is FileType.IMAGE:
        return ENDINGS_OF_PICTURES.get(ending, {ending})
    return ENDINGS.get(file_type, {ending})


def picture_of(content: bytes) -> str:
    """The ending of a picture's name, nothing when it is none."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    return next((ending for mark, ending in PICTURES.items() if content.startswith(mark)), "")


def _office_type(content: bytes) -> FileType:
    parts = parts_of(content)
    if "[Content_Types].xml" not in parts:
        raise UploadRefusedError(UploadRefusal.UNKNOWN)
    for part, file_type in MAIN_PARTS.items():
        if part in parts:
            return file_type
    raise UploadRefusedError(UploadRefusal.UNKNOWN)


def _old_office_type(content: bytes) -> FileType:
    if LOCKED_STREAM.encode("utf-16-le") in content:
        raise UploadRefusedError(UploadRefusal.OFFICE_LOCKED)
    for stream, file_type in OLD_STREAMS.items():
        if b"\0\0" + stream.encode("utf-16-le") + b"\0\0" in content:
            return file_type
    raise UploadRefusedError(UploadRefusal.UNKNOWN)


def _text_type(content: bytes) -> FileType:
    if content[4:8] == b"ftyp":
        heic = content[8:12] in {b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif"}
        raise UploadRefusedError(UploadRefusal.HEIC if heic else UploadRefusal.UNKNOWN)
    text = decoded(content)
    if text is None:
        raise UploadRefusedError(UploadRefusal.UNKNOWN)
    if not text.strip():
        raise UploadRefusedError(UploadRefusal.EMPTY)
    return FileType.HTML if is_html(text) else FileType.TEXT
