"""Whether this machine has the system libraries of typesetting, found without loading WeasyPrint (0.8 s)."""

import ctypes
from collections.abc import Iterable

# Each by its name on Linux and on macOS.
PANGO = (
    ("libpango-1.0.so.0", "libpango-1.0.0.dylib"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.0.dylib"),
    ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
)


def all_loadable(libraries: Iterable[tuple[str, ...]] = PANGO) -> bool:
    """Every library loads under one of its names."""
    return all(any(_loads(name) for name in names) for names in libraries)


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
