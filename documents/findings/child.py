"""The examination in the limited child process: strangers' files, read by five libraries."""

import json

from documents.findings.finding import Examined, Finding, examined_from_json, finding_as_json, finding_from_json
from documents.findings.states import ExaminationState
from documents.upload import office
from documents.upload.content import accept
from documents.upload.limited import MEGABYTE, ChildFailedError, LimitReachedError, Limits, run
from documents.upload.refusals import UploadRefusedError

OLD_OFFICE = {"doc": "docx", "xls": "xlsx", "ppt": "pptx"}
EXAMINE, PLACE = "documents.findings.examine.in_child", "documents.findings.placing.in_child"
# Five hundred pages are painted and looked at; nobody waits before the screen.
LIMITS = Limits(seconds=300, cpu_seconds=240, memory=1536 * MEGABYTE)


class CouldNotExamineError(Exception):
    """The file was not examined. ``state`` says why."""

    def __init__(self, state: ExaminationState) -> None:
        super().__init__(state.value)
        self.state = state


def examined_in_child(content: bytes) -> tuple[str, Examined]:
    """Type and findings of a file."""
    try:
        file_type = accept(content).value
    except UploadRefusedError as error:
        raise CouldNotExamineError(ExaminationState.FAILED) from error
    if file_type in OLD_OFFICE:
        content = _of_today(content, file_type)
    told = _run(EXAMINE, OLD_OFFICE.get(file_type, file_type).encode() + b"\n" + content)
    return file_type, examined_from_json(json.loads(told))


def _of_today(content: bytes, file_type: str) -> bytes:
    """An old office file as one of today's: what it lacks, the new one lacks too."""
    try:
        return office.convert(content, file_type, OLD_OFFICE[file_type])
    except office.OfficeMissingError as error:
        raise CouldNotExamineError(ExaminationState.UNKNOWN) from error
    except (LimitReachedError, ChildFailedError) as error:
        raise CouldNotExamineError(ExaminationState.FAILED) from error


def placed_in_child(findings: list[Finding], paper: bytes) -> list[Finding]:
    """The same findings, with page and box where their words were found on paper."""
    asked = json.dumps([finding_as_json(finding) for finding in findings]).encode()
    return [finding_from_json(each) for each in json.loads(_run(PLACE, asked + b"\n" + paper))]


def _run(target: str, payload: bytes) -> bytes:
    try:
        return run(target, payload, limits=LIMITS)
    except LimitReachedError as error:
        raise CouldNotExamineError(ExaminationState.TOO_MUCH) from error
    except ChildFailedError as error:
        raise CouldNotExamineError(ExaminationState.FAILED) from error
