"""The way back from paper: the number in groups that can be read out, and the square that a telephone reads."""

import io

import segno

from documents.extraction.blocks import Figure

KEY = "way-back"
GROUP = 3


def in_groups(number: str) -> str:
    """「001 23」: digits in threes are said and heard without losing one."""
    return " ".join(number[place : place + GROUP] for place in range(0, len(number), GROUP))


def figure_of(address: str) -> Figure:
    """The address as a QR code, drawn in lines: sharp in every size. Medium correction, because paper is folded."""
    if not address:
        return Figure(KEY, b"", "image/svg+xml", 0, 0)
    target = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(target, kind="svg", border=4, scale=4, dark="#000", light="#fff", xmldecl=False)
    width, height = code.symbol_size(scale=4, border=4)
    return Figure(KEY, target.getvalue(), "image/svg+xml", round(width), round(height))
