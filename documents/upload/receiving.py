"""The way in for every file, from staff and from residents: looked at, made harmless, or refused with the reason."""

import hashlib
import json
import logging
from dataclasses import dataclass
from threading import BoundedSemaphore

from documents.upload import clamd, office
from documents.upload.content import LARGEST_BYTES, FileType, type_of
from documents.upload.limited import MEGABYTE, ChildFailedError, LimitReachedError, Limits, run
from documents.upload.names import name_to_show, safe_name
from documents.upload.refusals import UploadRefusal, UploadRefusedError

logger = logging.getLogger(__name__)

# Somebody waits for the answer; 47 MB of Word take four seconds, a newsletter half a one (measured, machine busy).
LIMITS = Limits(seconds=60, cpu_seconds=60, memory=1024 * MEGABYTE, held_memory=600 * MEGABYTE)
# So many files are looked at at once by one page process; a third one waits a little.
AT_ONCE = BoundedSemaphore(2)
LONGEST_WAIT = 60
TODAYS = {FileType.OLD_WORD: "docx", FileType.OLD_SPREADSHEET: "xlsx", FileType.OLD_SLIDES: "pptx"}


@dataclass(frozen=True, slots=True)
class Received:
    """A file that may be given to anybody (``content``, ``name``), and what is known of how it came."""

    content: bytes
    name: str
    file_type: FileType
    came: bytes
    came_as: FileType
    came_named: str
    removed: tuple[str, ...]
    scan: str

    @property
    def sha256(self) -> str:
        """Of what came."""
        return hashlib.sha256(self.came).hexdigest()

    @property
    def given_sha256(self) -> str:
        """Of what is given out."""
        return hashlib.sha256(self.content).hexdigest()


def receive(came: bytes, name: str) -> Received:
    """Look at a file and make it harmless; raises ``UploadRefusedError``. Old office files become today's."""
    came_as = type_of(came)
    scan = clamd.ask(came)
    if not AT_ONCE.acquire(timeout=LONGEST_WAIT):
        raise UploadRefusedError(UploadRefusal.BUSY)
    try:
        content = _converted(came, came_as) if came_as in TODAYS else came
        ending, removed, content = _judged(content, "" if came_as in TODAYS else name)
    finally:
        AT_ONCE.release()
    file_type = type_of(content)
    return Received(
        content=content,
        name=safe_name(name, ending),
        file_type=file_type,
        came=came,
        came_as=came_as,
        came_named=name_to_show(name),
        removed=removed,
        scan=scan,
    )


def _judged(content: bytes, name: str) -> tuple[str, tuple[str, ...], bytes]:
    """The ending of its name, what was taken out, and what is left. The child opens the file, never this process."""
    payload = json.dumps({"name": name}).encode() + b"\n" + content
    try:
        answer, _, harmless = run("documents.upload.judging.judge", payload, limits=LIMITS).partition(b"\n")
    except LimitReachedError as error:
        logger.warning("a file of %d bytes was refused: it reached the limit of %s", len(content), error.reason)
        raise UploadRefusedError(UploadRefusal.TOO_DEMANDING) from error
    except ChildFailedError as error:
        logger.warning("a file of %d bytes was refused: its reader failed", len(content))
        raise UploadRefusedError(UploadRefusal.DAMAGED) from error
    said = json.loads(answer)
    if refusal := said.get("refusal"):
        raise UploadRefusedError(UploadRefusal(refusal))
    if len(harmless) > LARGEST_BYTES:
        raise UploadRefusedError(UploadRefusal.TOO_LARGE)
    return said["ending"], tuple(said["removed"]), harmless if said["changed"] else content


def _converted(came: bytes, came_as: FileType) -> bytes:
    try:
        return office.convert(came, came_as.value, TODAYS[came_as])
    except office.OfficeMissingError as error:
        raise UploadRefusedError(UploadRefusal.NO_CONVERTER) from error
    except LimitReachedError as error:
        raise UploadRefusedError(UploadRefusal.TOO_DEMANDING) from error
    except ChildFailedError as error:
        raise UploadRefusedError(UploadRefusal.NOT_CONVERTED) from error
