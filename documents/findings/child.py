"""The examination in the limited child process."""

from documents.findings.examine import EXAMINERS, examine_whole
from documents.findings.finding import Examined
from documents.findings.states import ExaminationState
from documents.upload.content import accept
from documents.upload.refusals import UploadRefusedError


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
    if file_type not in EXAMINERS:
        raise CouldNotExamineError(ExaminationState.UNKNOWN)
    return file_type, examine_whole(content, file_type)
