"""Examine a file, and keep what was found. Both may be repeated."""

import hashlib
import json
import logging
from datetime import datetime
from typing import Any

from documents.findings.child import CouldNotExamineError, examined_in_child
from documents.findings.finding import Finding, examined_as_json
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
    found: dict[str, Any] = {"recipe": RECIPE, "examined_at": now, "result": {}}
    try:
        file_type, examined = examined_in_child(content)
    except CouldNotExamineError as error:
        logger.warning("file %s was not examined: %s", digest[:12], error.state)
        found |= {"state": error.state}
    else:
        found |= {"state": ExaminationState.DONE, "file_type": file_type, "result": examined_as_json(examined)}
    row, _made = Examination.objects.update_or_create(sha256=digest, defaults=found)
    return row


def key_of(finding: Finding) -> str:
    """By which a finding is known again when the same file is looked at anew."""
    where = [
        finding.rule,
        finding.page,
        [round(value, 2) for value in finding.box or ()],
        finding.detail,
        finding.anchor,
    ]
    return hashlib.sha256(json.dumps(where, ensure_ascii=False).encode()).hexdigest()


def let_it_stay(*, examination: Examination, key: str, reason: str, user: Any, now: datetime) -> Judgement:
    """A finding that may stay, with the reason. Saying it again replaces the reason."""
    said = {"reason": reason, "judged_by": user, "judged_at": now}
    row, _made = Judgement.objects.update_or_create(examination=examination, key=key, defaults=said)
    return row


def take_up_again(*, examination: Examination, key: str) -> None:
    """It is to be mended after all."""
    Judgement.objects.filter(examination=examination, key=key).delete()
