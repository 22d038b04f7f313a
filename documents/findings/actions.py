"""Examine a file, and keep what was found. Both may be repeated."""

import hashlib
import logging
from dataclasses import replace
from datetime import datetime
from typing import Any

from documents.findings.child import CouldNotExamineError, examined_in_child, placed_in_child
from documents.findings.examine import place
from documents.findings.finding import examined_as_json
from documents.findings.models import Examination, Judgement
from documents.findings.states import ExaminationState

logger = logging.getLogger(__name__)
# Raise it when a detector gets better: files are then looked at again.
RECIPE = 1


def digest_of(content: bytes) -> str:
    """What a file is known by."""
    return hashlib.sha256(content).hexdigest()


def examine_file(*, content: bytes, now: datetime) -> Examination:
    """Look at a file. One that was looked at by the same recipe is not looked at again."""
    digest = digest_of(content)
    known = Examination.objects.filter(sha256=digest, recipe=RECIPE, state=ExaminationState.DONE).first()
    if known is not None:
        return known
    found: dict[str, Any] = {"recipe": RECIPE, "examined_at": now, "result": {}, "placed": False}
    try:
        file_type, examined = examined_in_child(content)
    except CouldNotExamineError as error:
        logger.warning("file %s was not examined: %s", digest[:12], error.state)
        found |= {"state": error.state}
    else:
        found |= {"state": ExaminationState.DONE, "file_type": file_type, "result": examined_as_json(examined)}
    row, _made = Examination.objects.update_or_create(sha256=digest, defaults=found)
    return row


def place_on_paper(*, examination: Examination, paper: bytes) -> None:
    """Say of findings that know only their words on which sheet they stand, and where."""
    examined = examination.examined
    waiting = [finding for finding in examined.findings if finding.anchor and not finding.page]
    if waiting:
        found = iter(placed_in_child(waiting, paper))
        findings = [next(found) if finding.anchor and not finding.page else finding for finding in examined.findings]
        examination.result = examined_as_json(replace(examined, findings=sorted(findings, key=place)))
    examination.placed = True
    examination.save(update_fields=["result", "placed"])


def let_it_stay(*, examination: Examination, key: str, reason: str, user: Any, now: datetime) -> Judgement:
    """A finding that may stay, with the reason. Saying it again replaces the reason."""
    said = {"reason": reason, "judged_by": user, "judged_at": now}
    row, _made = Judgement.objects.update_or_create(examination=examination, key=key, defaults=said)
    return row


def take_up_again(*, examination: Examination, key: str) -> None:
    """It is to be mended after all."""
    Judgement.objects.filter(examination=examination, key=key).delete()
