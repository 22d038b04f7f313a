"""Readers without our limits, for showing what a bomb does to them. They run inside the limited child."""

import contextlib
import io
import resource
import zipfile

import pikepdf


def read_zip(payload: bytes) -> bytes:
    """As most programs read an archive; how much memory that took."""
    with zipfile.ZipFile(io.BytesIO(payload)) as archive, contextlib.suppress(zipfile.BadZipFile):
        for name in archive.namelist():
            archive.read(name)
    return most_held()


def read_pdf(payload: bytes) -> bytes:
    """As most programs read a PDF; how much memory that took."""
    with pikepdf.open(io.BytesIO(payload)) as pdf:
        held = list(pdf.objects)
        if any("bad_alloc" in str(warning) for warning in pdf.get_warnings()):
            raise MemoryError
        return most_held() if held else b""


def most_held() -> bytes:
    return str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024).encode()
