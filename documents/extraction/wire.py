"""What crosses between the worker and the child process that reads a file: bytes in, JSON out, never a pickle.

The child reads what strangers made. If a reader of files were ever taken over, its answer could still only be words.
"""

import json
from base64 import b64decode, b64encode
from typing import Any

from documents.extraction.blocks import Extracted, Figure, block_as_json, block_from_json
from documents.extraction.engine import NoTextError, TextRefusal
from documents.upload import UploadRefusal, UploadRefusedError


def found(extracted: Extracted) -> bytes:
    """The answer of a child that could read."""
    told = {
        "blocks": [block_as_json(block) for block in extracted.blocks],
        "figures": [_figure_as_json(figure) for figure in extracted.figures],
        "pages": extracted.pages,
        "by_machine": extracted.by_machine,
    }
    return json.dumps(told, ensure_ascii=False).encode()


def no_text(error: NoTextError) -> bytes:
    """The answer where there was nothing to read."""
    return json.dumps({"no_text": error.refusal.value}).encode()


def refused(error: UploadRefusedError) -> bytes:
    """The answer where the file was not even opened."""
    return json.dumps({"refused": error.refusal.value}).encode()


def extracted_from(answer: bytes) -> Extracted:
    """What the child found; its refusal is raised here."""
    told = json.loads(answer)
    if "no_text" in told:
        raise NoTextError(TextRefusal(told["no_text"]))
    if "refused" in told:
        raise UploadRefusedError(UploadRefusal(told["refused"]))
    return Extracted(
        blocks=[block_from_json(block) for block in told["blocks"]],
        figures=[_figure_from_json(figure) for figure in told["figures"]],
        pages=told["pages"],
        by_machine=told["by_machine"],
    )


def _figure_as_json(figure: Figure) -> dict[str, Any]:
    return {
        "key": figure.key,
        "content": b64encode(figure.content).decode(),
        "content_type": figure.content_type,
        "width": figure.width,
        "height": figure.height,
    }


def _figure_from_json(told: dict[str, Any]) -> Figure:
    return Figure(told["key"], b64decode(told["content"]), told["content_type"], told["width"], told["height"])
