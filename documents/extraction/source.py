"""The way in: the text of a file, read by a child process, and the text of a page's own body."""

import logging

from documents.extraction import wire
from documents.extraction.blocks import Extracted
from documents.extraction.engine import NoTextError, TextRefusal
from documents.extraction.structure import tidy
from documents.upload import FileType, limited, office
from documents.upload.content import type_of

logger = logging.getLogger(__name__)

MINUTE, MEGABYTE = 60, 1024 * 1024
# A hundred scanned pages take about eight minutes on one slow core (measured in `make bench`), 500 with text one.
# Files of yesterday that came in before they were converted by themselves, or out of an old backup.
TODAY = {
    FileType.OLD_WORD: FileType.WORD,
    FileType.OLD_SPREADSHEET: FileType.SPREADSHEET,
    FileType.OLD_SLIDES: FileType.SLIDES,
}
LIMITS = limited.Limits(seconds=20 * MINUTE, cpu_seconds=20 * MINUTE, memory=2048 * MEGABYTE)


def read_file(content: bytes) -> Extracted:
    """Everything that a file says; raises ``NoTextError`` or ``UploadRefusedError`` with the reason."""
    try:
        if (kind := type_of(content)) in TODAY:
            content = office.convert(content, kind.value, TODAY[kind].value)
        answer = limited.run("documents.extraction.child.read", content, limits=LIMITS)
    except office.OfficeMissingError as error:
        raise NoTextError(TextRefusal.OLD_OFFICE) from error
    except limited.LimitReachedError as error:
        raise NoTextError(TextRefusal.TOO_MUCH) from error
    except limited.ChildFailedError as error:
        # Its last words may quote the file; that it happened must be known all the same.
        logger.warning("a file of %d bytes could not be read: its reader failed", len(content))
        raise NoTextError(TextRefusal.DAMAGED) from error
    return wire.extracted_from(answer)


def text_of_file(content: bytes) -> str:
    """The same as one piece of source HTML."""
    return read_file(content).html


def text_of_body(html: str, *, base_url: str) -> str:
    """Source HTML of a page's own body, perhaps empty. Images are told by their alternative text."""
    return tidy(html, base_url=base_url)
