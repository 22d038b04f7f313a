"""Reckoning with boxes on a page."""

from collections.abc import Iterable

from documents.findings.finding import Box


def around(boxes: Iterable[Box]) -> Box:
    """The box around several."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
