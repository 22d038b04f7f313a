"""Looks at one file inside the limited child: its type, its limits, and what is taken out of it."""

import json

from django.utils.module_loading import import_string

from documents.upload.content import FileType, accept, ending_of
from documents.upload.refusals import UploadRefusedError

# By name: each carries readers of its own.
CLEANERS = {
    FileType.PDF: "documents.upload.cleaning.harmless",
    FileType.WORD: "documents.upload.office_cleaning.harmless",
    FileType.SPREADSHEET: "documents.upload.office_cleaning.harmless",
    FileType.SLIDES: "documents.upload.office_cleaning.harmless",
    FileType.HTML: "documents.upload.web_cleaning.harmless",
    FileType.IMAGE: "documents.upload.picture_cleaning.harmless",
}


def judge(payload: bytes) -> bytes:
    """``payload`` is a line of JSON (the name), then the file; the answer a line of JSON, then what is left of it."""
    asked, _, content = payload.partition(b"\n")
    try:
        file_type = accept(content, name=json.loads(asked)["name"])
        cleaner = CLEANERS.get(file_type)
        harmless, removed = import_string(cleaner)(content) if cleaner else (content, set())
    except UploadRefusedError as error:
        return json.dumps({"refusal": error.refusal.value}).encode() + b"\n"
    changed = harmless != content
    answer = {"ending": ending_of(content, file_type), "removed": sorted(removed), "changed": changed}
    return json.dumps(answer).encode() + b"\n" + (harmless if changed else b"")
