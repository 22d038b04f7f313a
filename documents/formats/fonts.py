"""Where the Japanese letters of printed formats come from."""

import importlib.util
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from documents.formats.maker import FormatFailedError, FormatRefusal

# Debian's fonts-morisawa-bizud-gothic, then where people put fonts by hand (Linux, macOS).
FONT_FOLDERS = (
    Path("/usr/share/fonts/truetype/bizud-gothic"),
    Path("/usr/local/share/fonts"),
    Path("/Library/Fonts"),
)
UNIVERSAL_DESIGN = ("BIZ UDPGothic", "BIZUDPGothic-Regular.ttf", "BIZUDPGothic-Bold.ttf")
# Installed from the lock with everything else, so that a machine without root prints Japanese too.
WHEELS = (
    ("noto_cjk_sans_jp_regular", "NotoSansCJKjp-Regular.otf"),
    ("noto_cjk_sans_jp_bold", "NotoSansCJKjp-Bold.otf"),
)


@dataclass(frozen=True, slots=True)
class FontFamily:
    """One family in two weights."""

    name: str
    regular: Path
    bold: Path


def best_family(folders: Iterable[Path] = FONT_FOLDERS) -> FontFamily:
    """The universal-design font when the machine has it, otherwise Noto; raises when there is neither."""
    name, regular, bold = UNIVERSAL_DESIGN
    for folder in folders:
        if (folder / regular).is_file() and (folder / bold).is_file():
            return FontFamily(name, folder / regular, folder / bold)
    return wheel_family()


def wheel_family() -> FontFamily:
    """Noto Sans CJK JP out of its wheels. They are found without importing them."""
    regular, bold = (_file_in_wheel(package, file) for package, file in WHEELS)
    if not (regular.is_file() and bold.is_file()):
        raise FormatFailedError(FormatRefusal.NO_FONT)
    return FontFamily("Noto Sans CJK JP", regular, bold)


def families(folders: Iterable[Path] = FONT_FOLDERS) -> list[FontFamily]:
    """The family to print with, then the one that lends it what letters it lacks."""
    chosen = [best_family(folders)]
    with suppress(FormatFailedError):
        chosen += [family for family in [wheel_family()] if family not in chosen]
    return chosen


def _file_in_wheel(package: str, file: str) -> Path:
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        return Path(package) / file
    return Path(found.submodule_search_locations[0]) / file
