"""Asking what is known of a file."""

import hashlib
from dataclasses import dataclass
from typing import Any

from wagtail.documents.models import Document

from documents.findings.actions import key_of
from documents.findings.finding import Finding, Severity
from documents.findings.models import Examination, Judgement


@dataclass(frozen=True, slots=True)
class Overview:
    """One file's findings, those that may stay apart."""

    examination: Examination
    open: list[Finding]
    stays: dict[str, Judgement]

    @property
    def barriers(self) -> int:
        """How many keep somebody out."""
        return self.count(Severity.BARRIER)

    def count(self, severity: Severity) -> int:
        """How many of this weight are still to be mended."""
        return sum(1 for finding in self.open if finding.severity == severity)


def digest_of_upload(document: Any) -> str:
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
    """Findings without those of which staff said that they may stay."""
    stays = {each.key: each for each in examination.judgements.select_related("judged_by")}
    still_open = [finding for finding in examination.findings if key_of(finding) not in stays]
    return Overview(examination=examination, open=still_open, stays=stays)
