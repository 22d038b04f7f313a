"""The paper of an office file, as PDF: the same that is shown to staff (documents.correcting)."""

from datetime import datetime

from documents.correcting.models import Paper
from documents.correcting.pictures import keep_measured
from documents.upload import office
from documents.upload.limited import ChildFailedError, LimitReachedError

# Files whose pages exist only once they are printed. Slides know their places, but not how they look.
NEEDS_PAPER = {"docx", "xlsx", "pptx", "doc", "xls", "ppt"}


def paper_of_office(content: bytes, file_type: str, sha: str, *, now: datetime) -> bytes | None:
    """The PDF, made once; nothing where it cannot be made (the findings are then told by their words alone)."""
    paper = Paper.objects.filter(sha=sha).first() or _made(content, file_type, sha, now)
    if paper is None or not paper.pdf:
        return None
    try:
        with paper.pdf.open("rb") as file:
            return bytes(file.read())
    except FileNotFoundError:
        # Restored from a backup without files, for example.
        return None


def _made(content: bytes, file_type: str, sha: str, now: datetime) -> Paper | None:
    try:
        pdf = office.convert(content, file_type, "pdf")
    except (LimitReachedError, ChildFailedError, office.OfficeMissingError):
        return None
    return keep_measured(content, sha, now, pdf=pdf)
