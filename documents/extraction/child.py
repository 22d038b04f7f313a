"""Reads one file inside the child process (documents.upload.limited) and answers in JSON, also with a refusal."""

from documents.extraction import wire
from documents.extraction.engine import NoTextError
from documents.extraction.reading import read as read_here
from documents.upload import UploadRefusedError


def read(content: bytes) -> bytes:
    """Everything that the file says, or why it says nothing."""
    try:
        return wire.found(read_here(content))
    except NoTextError as error:
        return wire.no_text(error)
    except UploadRefusedError as error:
        return wire.refused(error)
