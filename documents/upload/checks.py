"""What this machine lacks for taking files in, said by `manage.py check` with the command that mends it."""

from typing import Any

from django.core.checks import CheckMessage
from django.core.checks import Warning as CheckWarning

from documents.upload import limited, office

DEBIAN_COMMAND = (
    "apt-get install --no-install-recommends libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui"
)
WALLS = {
    "namespaces": "専用の名前空間（ネットワークなし）",
    "files": "Landlock（読めるファイルの制限）",
    "calls": "seccomp（使えるシステムコールの制限）",
}


def check_office(**_kwargs: Any) -> list[CheckMessage]:
    """LibreOffice, without which .doc, .xls and .ppt are refused (everything else runs)."""
    if not (problem := office.problem()):
        return []
    return [CheckWarning(problem, hint=f"Debian・Ubuntu: {DEBIAN_COMMAND}", id="documents.W003")]


def check_walls(**_kwargs: Any) -> list[CheckMessage]:
    """Which walls round the reader of files the kernel does not grant. Starts a process: in deployments only."""
    standing = limited.run("documents.cage.report.walls", b"").decode().split()
    missing = [words for name, words in WALLS.items() if name not in standing]
    if not missing:
        return []
    message = (
        f"ファイルを読む子プロセスの囲いのうち、使えないものがあります：{'、'.join(missing)}。ほかは働いています。"
    )
    return [CheckWarning(message, hint="docs/documents/upload.md", id="documents.W004")]
