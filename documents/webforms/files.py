"""Files that people add to an answer: judged like staff's own, and smaller."""

import unicodedata
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.translation import gettext_lazy as _

from documents.upload import FileType, UploadRefusal, UploadRefusedError, type_of
from documents.upload.receiving import Received, receive

LARGEST_BYTES = 10 * 1024 * 1024
LONGEST_NAME = 100
# What people photograph, scan or write; a web page would open in the clerk's browser.
TAKEN = {FileType.PDF, FileType.IMAGE, FileType.WORD, FileType.SPREADSHEET, FileType.OLD_WORD, FileType.OLD_SPREADSHEET}


def checked(file: "UploadedFile[bytes]") -> SimpleUploadedFile:
    """The file as it may be kept: no larger than we say, of a type we know, unable to act."""
    file.seek(0)
    # Never more than one byte over the limit: what is too large is not even read.
    content = file.read(LARGEST_BYTES + 1)
    if len(content) > LARGEST_BYTES:
        raise ValidationError(
            _("ファイルが大きすぎます。10メガバイトより小さくするか、紙で出してください。"), code="too_large"
        )
    try:
        received = _received(content, file.name or "")
    except UploadRefusedError as error:
        raise ValidationError(error.refusal.label, code=error.refusal.value) from error
    # An old office file has become one of today, and is named so.
    stem = readable_name(file.name or "").rpartition(".")[0] or "file"
    name = f"{stem}.{received.name.rpartition('.')[2]}"
    return SimpleUploadedFile(name, received.content, content_type=received.file_type.value)


def _received(content: bytes, name: str) -> Received:
    if type_of(content) not in TAKEN:
        raise UploadRefusedError(UploadRefusal.UNKNOWN)
    return receive(content, name)


def readable_name(name: str) -> str:
    """The name as people see it: no folders, nothing that hides or turns letters around, not too long."""
    last = PurePosixPath(unicodedata.normalize("NFKC", name).replace("\\", "/")).name
    shown = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C").strip(" .")
    stem, dot, ending = shown.rpartition(".")
    return f"{stem[:LONGEST_NAME]}{dot}{ending[:10]}" if dot else shown[:LONGEST_NAME] or "file"
