"""Examining in the background."""

import logging

from django.utils import timezone
from django_tasks import task
from wagtail.documents.models import Document

from documents.findings.actions import examine_file, place_on_paper
from documents.findings.child import CouldNotExamineError
from documents.findings.paper import NEEDS_PAPER, paper_of_office
from documents.findings.states import ExaminationState

logger = logging.getLogger(__name__)


@task()
def examine_document(document_id: int) -> None:
    """Look at a file of Wagtail's documents. One deleted in the meantime needs no look."""
    document = Document.objects.filter(pk=document_id).first()
    if document is None:
        return
    with document.open_file() as file:
        content = bytes(file.read())
    now = timezone.now()
    examination = examine_file(content=content, now=now)
    if examination.state != ExaminationState.DONE or examination.placed or examination.file_type not in NEEDS_PAPER:
        return
    paper = paper_of_office(content, examination.file_type, examination.sha256, now=now)
    if paper is not None:
        try:
            place_on_paper(examination=examination, paper=paper)
        except CouldNotExamineError as error:
            # The findings stand; only their places on paper stay unknown.
            logger.warning("document %s: places on paper stay unknown (%s)", document_id, error.state)
