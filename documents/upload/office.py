"""LibreOffice, for what nothing else reads: .doc, .xls, .ppt into today's formats, and for paper (PDF)."""

import json
import shutil

from django.utils.translation import gettext as _

from documents.upload.limited import MEGABYTE, Limits, run

# Threads count as processes; its halves talk over a socket of their own.
LIMITS = Limits(
    seconds=120,
    memory=4096 * MEGABYTE,
    held_memory=700 * MEGABYTE,
    open_files=500,
    processes=64,
    local_sockets=True,
)


class OfficeMissingError(Exception):
    """LibreOffice is not on this machine; ``problem`` says what to do."""


def convert(content: bytes, from_ending: str, to_ending: str) -> bytes:
    """The same document in another format. Endings without a dot. Raises as ``limited.run`` does, and when missing."""
    command = _command()
    if command is None:
        raise OfficeMissingError(problem())
    asked = json.dumps({"command": command, "from": from_ending, "to": to_ending})
    return run("documents.upload.office_child.convert", asked.encode() + b"\n" + content, limits=LIMITS)


def problem() -> str:
    """What is missing, in words for staff; empty when all is there."""
    if _command():
        return ""
    return _("この機械にLibreOffice（リブレオフィス）がないため、古い形式（doc・xls・ppt）を変換できません。")


def _command() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")
