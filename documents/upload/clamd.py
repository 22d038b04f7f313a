"""Asks the virus scanner ClamAV over its socket (https://docs.clamav.net/manual/Usage/Scanning.html, INSTREAM).

``ENGAWA_CLAMD`` is the path of its socket, or ``tcp://host:port``. When it is set but does not answer, nothing comes
in: a scanner that fails silently is worse than none.
"""

import logging
import socket
import struct
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from documents.upload.models import Scan
from documents.upload.refusals import UploadRefusal, UploadRefusedError

logger = logging.getLogger(__name__)

SECONDS_TO_CONNECT, SECONDS_TO_ANSWER = 3, 120
PIECE = 256 * 1024
TOO_LONG = "size limit exceeded"
LONGEST_ANSWER = 4096
PORT = 3310


class ScannerError(Exception):
    """The scanner did not answer, or not as it should."""


def ask(content: bytes) -> str:
    """What the scanner says (a ``Scan``); raises ``UploadRefusedError`` for a virus, or when no answer comes."""
    if not settings.ENGAWA_CLAMD:
        return Scan.NOT_CONFIGURED
    try:
        answer = _instream(content)
    except (OSError, ScannerError) as error:
        if TOO_LONG in str(error):
            raise UploadRefusedError(UploadRefusal.TOO_LARGE_TO_SCAN) from error
        logger.error("the virus scanner did not answer: %s", error)  # noqa: TRY400 -- the reason suffices
        raise UploadRefusedError(UploadRefusal.SCANNER_DOWN) from error
    if answer.endswith("FOUND"):
        logger.warning("the virus scanner refused a file of %d bytes: %s", len(content), answer)
        raise UploadRefusedError(UploadRefusal.VIRUS)
    if TOO_LONG in answer:
        raise UploadRefusedError(UploadRefusal.TOO_LARGE_TO_SCAN)
    if not answer.endswith("OK"):
        logger.error("the virus scanner answered %s", answer)
        raise UploadRefusedError(UploadRefusal.SCANNER_DOWN)
    return Scan.CLEAN


def problem() -> str:
    """Why files come in unscanned, or not at all, in words for staff; empty when all is well."""
    if not settings.ENGAWA_CLAMD:
        return _("ウイルス検査（ClamAV）がつながっていません。アップロードしたファイルは、ウイルス検査なしで入ります。")
    try:
        answer = _command(b"PING")
    except (OSError, ScannerError):
        answer = ""
    if answer == "PONG":
        return ""
    return _(
        "ウイルス検査（ClamAV）が答えません。直るまで、ファイルはアップロードできません。管理者に知らせてください。"
    )


def _instream(content: bytes) -> str:
    with _connected() as scanner:
        try:
            scanner.sendall(b"zINSTREAM\0")
            for at in range(0, len(content), PIECE):
                piece = memoryview(content)[at : at + PIECE]
                scanner.sendall(struct.pack("!L", len(piece)) + piece)
            scanner.sendall(struct.pack("!L", 0))
        except (BrokenPipeError, ConnectionResetError) as error:
            # It hangs up on what is longer than its StreamMaxLength; its last word is still in the line.
            raise ScannerError(_last_word(scanner)) from error
        return _answer(scanner)


def _command(name: bytes) -> str:
    with _connected() as scanner:
        scanner.sendall(b"z" + name + b"\0")
        return _answer(scanner)


def _connected() -> socket.socket:
    address = settings.ENGAWA_CLAMD
    if address.startswith("tcp://"):
        at = urlsplit(address)
        scanner = socket.create_connection((at.hostname or "", at.port or PORT), timeout=SECONDS_TO_CONNECT)
    else:
        scanner = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        scanner.settimeout(SECONDS_TO_CONNECT)
        try:
            scanner.connect(address)
        except OSError:
            scanner.close()
            raise
    scanner.settimeout(SECONDS_TO_ANSWER)
    return scanner


def _answer(scanner: socket.socket) -> str:
    said = b""
    while b"\0" not in said and len(said) < LONGEST_ANSWER:
        piece = scanner.recv(LONGEST_ANSWER)
        if not piece:
            break
        said += piece
    if not said:
        raise ScannerError("it said nothing")
    return said.split(b"\0")[0].decode(errors="replace").strip()


def _last_word(scanner: socket.socket) -> str:
    try:
        return _answer(scanner)
    except (OSError, ScannerError):
        return "it hung up"
