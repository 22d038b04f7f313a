"""Asking what is known of a file."""

import hashlib
from dataclasses import dataclass

from wagtail.documents.models import Document

from documents.findings.finding import Finding, Severity, keyed
from documents.findings.models import Examination, Judgement


@dataclass(frozen=True, slots=True)
class Known:
    """One finding, its number in the file, its key, and staff's word if it may stay."""

    number: int
    key: str
    finding: Finding
    judgement: Judgement | None


@dataclass(frozen=True, slots=True)
class Overview:
    """All that is known of one file."""

    examination: Examination
    known: list[Known]

    @property
    def open(self) -> list[Known]:
        """What is still to be mended."""
        return [each for each in self.known if each.judgement is None]

    @property
    def barriers(self) -> int:
        """How many keep somebody out."""
        return self.count(Severity.BARRIER)

    def count(self, severity: Severity) -> int:
        """How many of this weight are still to be mended."""
        return sum(1 for each in self.open if each.finding.severity == severity)


def digest_of_upload(document: Document) -> str:
    """The digest of a file as it is stored now. Wagtail's own (SHA-1) may be missing and is of no use here."""
    digest = hashlib.sha256()
    with document.file.open("rb") as file:
        for piece in iter(lambda: file.read(1 << 20), b""):
            digest.update(piece)
    return digest.hexdigest()


def overview_of_upload(document: Document) -> Overview | None:
    """What is known of a file; nothing while it waits, or when the file itself is gone."""
    try:
        digest = digest_of_upload(document)
    except FileNotFoundError:
        return None
    examination = Examination.objects.filter(sha256=digest).first()
    return overview(examination) if examination else None


def overview(examination: Examination) -> Overview:
    """Findings with their numbers, and with staff's word on them."""
    stays = {each.key: each for each in examination.judgements.select_related("judged_by")}
    known = [
        Known(number, key, finding, stays.get(key))
        for number, (key, finding) in enumerate(keyed(examination.findings), start=1)
    ]
    return Overview(examination=examination, known=known)
