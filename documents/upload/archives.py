"""Zip archives (docx, xlsx, pptx) judged from their table of contents, before a byte is unpacked.

Virus scanners say "OK" to 400 MB of zeros packed in 0.4 MB, so this has to be ours.
"""

import io
import stat
import struct
import zipfile

from documents.upload.refusals import UploadRefusal, UploadRefusedError

MOST_PARTS = 5_000
MOST_UNPACKED_BYTES = 300 * 1024 * 1024
# Deflate reaches about 1,000:1 on zeros; real office XML stays below 60:1.
HIGHEST_RATIO = 150
# Small parts may be very repetitive without any harm.
RATIO_MATTERS_FROM_BYTES = 1024 * 1024
ENCRYPTED_FLAG = 0x1
# The table of contents is read as a whole and may lie about its length: a few hundred bytes for each part suffice.
LARGEST_CONTENTS = MOST_PARTS * 400
END_MARK, END_WITHIN, ZIP64_LOCATOR = b"PK\x05\x06", 65_557, b"PK\x06\x07"


def parts_of(content: bytes) -> set[str]:
    """Names of the parts of a harmless archive; raises ``UploadRefusedError`` for any other."""
    _check_contents(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UploadRefusedError(UploadRefusal.DAMAGED) from error
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED_BYTES:
        raise UploadRefusedError(UploadRefusal.UNPACKS_TOO_LARGE)
    for entry in entries:
        _check_entry(entry)
    if len({entry.filename.lower() for entry in entries}) < len(entries):
        # Two parts of one name: every program would read another one of them than we looked at.
        raise UploadRefusedError(UploadRefusal.STRAY_PARTS)
    return {entry.filename for entry in entries}


def _check_contents(content: bytes) -> None:
    """Refuse a table of contents that would not fit into memory, before anybody reads it."""
    tail = content[-END_WITHIN:]
    at = tail.rfind(END_MARK)
    if at < 0 or len(tail) < at + 22:
        raise UploadRefusedError(UploadRefusal.DAMAGED)
    (size,) = struct.unpack_from("<L", tail, at + 12)
    # Only archives above 4 GB or 65,535 parts need the larger form.
    if size > LARGEST_CONTENTS or ZIP64_LOCATOR in tail[max(0, at - 20) : at]:
        raise UploadRefusedError(UploadRefusal.UNPACKS_TOO_LARGE)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & ENCRYPTED_FLAG:
        raise UploadRefusedError(UploadRefusal.OFFICE_LOCKED)
    if entry.file_size > RATIO_MATTERS_FROM_BYTES and entry.file_size > HIGHEST_RATIO * max(entry.compress_size, 1):
        raise UploadRefusedError(UploadRefusal.UNPACKS_TOO_LARGE)
    climbs = entry.filename.startswith(("/", "\\")) or ".." in entry.filename.replace("\\", "/").split("/")
    if climbs or stat.S_ISLNK(entry.external_attr >> 16):
        raise UploadRefusedError(UploadRefusal.STRAY_PARTS)
