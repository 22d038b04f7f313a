"""Plain words in YAML, made into page bodies: the pages a town opens with, and the demo town.

A body is a list of one-key entries: ``h2``, ``h3``, ``p``, ``ul``, ``ol``, ``notice``, ``table``, ``image``.
Inside text, ``**words**`` are strong and ``[words](address)`` is a link.
"""

import json
import re
from html import escape
from typing import Any
from uuid import NAMESPACE_URL, uuid5

Entry = dict[str, Any]
STRONG = re.compile(r"\*\*(.+?)\*\*")
LINK = re.compile(r"\[(.+?)\]\((.+?)\)")


def inline(text: str) -> str:
    """One line of text as HTML: escaped first, so that only our own marks become tags."""
    safe = STRONG.sub(r"<b>\1</b>", escape(text.strip(), quote=False))
    return LINK.sub(r'<a href="\2">\1</a>', safe)


def plain(text: str) -> str:
    """One line of text without any marks."""
    return LINK.sub(r"\1", STRONG.sub(r"\1", text.strip()))


def paragraphs(text: str) -> str:
    """Paragraphs, parted by blank lines. Line ends inside one are joined without a space, as Japanese is written."""
    parts = re.split(r"\n\s*\n", text.strip())
    return "".join(f"<p>{inline(''.join(line.strip() for line in part.splitlines()))}</p>" for part in parts)


def items(tag: str, lines: list[str]) -> str:
    """A list."""
    return f"<{tag}>" + "".join(f"<li>{inline(line)}</li>" for line in lines) + f"</{tag}>"


def body(entries: list[Entry], *, images: dict[str, int]) -> str:
    """The JSON of a StreamField. Ids are made from the content, so that loading twice gives the same body."""
    blocks = []
    for place, entry in enumerate(entries):
        ((word, value),) = entry.items()
        kind, raw = _block(word, value, images)
        key = f"{place}:{json.dumps(raw, ensure_ascii=False)}"
        blocks.append({"type": kind, "value": raw, "id": str(uuid5(NAMESPACE_URL, key))})
    return json.dumps(blocks, ensure_ascii=False)


def easy_fields(words: dict[str, Any], *, images: dict[str, int]) -> dict[str, str]:
    """The fields of a page's easy version, which stands under ``easy`` beside its other words."""
    easy = words.get("easy")
    if not easy:
        return {}
    return {
        "easy_title": easy.get("title", ""),
        "easy_summary": easy.get("summary", ""),
        "easy_body": body(easy["body"], images=images),
    }


def _block(word: str, value: Any, images: dict[str, int]) -> tuple[str, Any]:
    match word:
        case "h2" | "h3":
            return "heading", {"text": value, "level": word[1]}
        case "p":
            return "paragraph", paragraphs(value)
        case "ul" | "ol":
            return "paragraph", items(word, value)
        case "notice":
            return "notice", paragraphs(value)
        case "image":
            return "image", {"image": images[value["name"]], "alt_text": value["alt"], "decorative": False}
        case "table":
            return "table", _table(value)
    raise ValueError(f"no such entry in a body: {word}")


def _table(value: dict[str, Any]) -> dict[str, Any]:
    columns = [{"type": "text", "heading": heading} for heading in value["columns"]]
    rows = [{"values": [plain(cell) for cell in row]} for row in value["rows"]]
    return {"caption": value["caption"], "table": {"columns": columns, "rows": rows, "caption": ""}}
