"""「もとの文から始める」: the page's own words as a first draft of its easy version."""

import json
from collections.abc import Iterator
from html import escape
from typing import Any
from uuid import uuid4

from cms.easy.version import EasyVersion


def start_from_original(page: EasyVersion) -> None:
    """Copy title, summary and body. What an easy version has no block for becomes a list."""
    page.easy_title = page.title
    page.easy_summary = page.summary
    blocks = [{**block, "id": str(uuid4())} for raw in page.blocks_to_start_from() for block in _copied(raw)]
    page.easy_body = json.dumps(blocks, default=dict)


def _copied(raw: Any) -> Iterator[dict[str, Any]]:
    kind, value = raw["type"], raw["value"]
    if kind == "heading":
        yield {"type": "heading", "value": {"text": value["text"]}}
    elif kind == "table":
        yield {"type": "heading", "value": {"text": value["caption"]}}
        yield {"type": "paragraph", "value": _rows_as_list(value["table"])}
    elif kind in {"paragraph", "notice", "image"}:
        yield {"type": kind, "value": value}


def _rows_as_list(table: Any) -> str:
    headings = [column["heading"] for column in table["columns"]]
    rows = [
        "、".join(f"{heading}：{cell}" for heading, cell in zip(headings, row["values"], strict=False))
        for row in table["rows"]
    ]
    return "<ul>" + "".join(f"<li>{escape(row, quote=False)}</li>" for row in rows) + "</ul>"
