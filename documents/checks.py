"""What this machine lacks for making formats, said by `manage.py check` with the command that mends it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.checks import CheckMessage
from django.core.checks import Warning as CheckWarning

from documents.extraction.ocr import tesseract
from documents.formats.fonts import FONT_FOLDERS, best_family
from documents.formats.libraries import PANGO, all_loadable
from documents.formats.maker import FormatFailedError

TESSERACT_COMMAND = "apt-get install tesseract-ocr tesseract-ocr-jpn tesseract-ocr-jpn-vert"
DEBIAN_COMMAND = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-morisawa-bizud-gothic"


def check_printing(**_kwargs: Any) -> list[CheckMessage]:
    """Pango and a Japanese font, without which no PDF is made (everything else runs)."""
    return [*missing_libraries(), *missing_font()]


def check_reading_pictures(**_kwargs: Any) -> list[CheckMessage]:
    """Tesseract, without which scanned paper gives no text (everything else is read)."""
    if tesseract.is_there():
        return []
    message = "紙の画像から文字を読み取れません。Tesseractか、その日本語のデータがありません。ほかの機能は動きます。"
    return [CheckWarning(message, hint=f"Debian・Ubuntu: {TESSERACT_COMMAND}", id="documents.W003")]


def missing_libraries(libraries: Iterable[tuple[str, ...]] = PANGO) -> list[CheckMessage]:
    """A warning when Pango is not there."""
    if all_loadable(libraries):
        return []
    message = "拡大印刷用PDFを作れません。Pango（文字を組むライブラリー）がありません。ほかの機能は動きます。"
    return [CheckWarning(message, hint=f"Debian・Ubuntu: {DEBIAN_COMMAND}", id="documents.W001")]


def missing_font(folders: Iterable[Path] = FONT_FOLDERS) -> list[CheckMessage]:
    """A warning when there is no Japanese font at all."""
    try:
        best_family(folders)
    except FormatFailedError:
        message = "拡大印刷用PDFを作れません。日本語のフォントがありません。ほかの機能は動きます。"
        return [CheckWarning(message, hint=f"Debian・Ubuntu: {DEBIAN_COMMAND}", id="documents.W002")]
    return []
