"""A PDF as it is mostly saved: good to look at, and with what staff can find and mend in it."""

from html import escape
from typing import Any

from weasyprint import HTML

from portal.demo import content

PAGE = """<!doctype html><html><head><meta charset="utf-8"><style>
@page {{ size: A4; margin: 20mm }}
body {{ font: 11pt/1.8 "BIZ UDPGothic", "BIZ UDGothic", "Noto Sans CJK JP", sans-serif; color: #1a1a1c }}
.title {{ font-size: 22pt; margin: 0 0 20mm }}
.head {{ font-size: 15pt; color: #8ab4d8; margin: 6mm 0 2mm }}
.faint {{ color: #a3a3a3 }}
.small {{ font-size: 7pt }}
.late {{ position: absolute; inset-block-start: 16mm }}
img {{ width: 70mm }}
table {{ border-collapse: collapse }}
td {{ border: .7pt solid #595959; padding: 2mm 4mm }}
</style></head><body><p class="title">{title}</p>{body}</body></html>"""


def careless(words: dict[str, Any]) -> bytes:
    """Without tags, title and language; paragraphs stand in the order in which somebody typed them."""
    inside = "".join(_element(*entry) for given in words["body"] for entry in given.items())
    return bytes(HTML(string=PAGE.format(title=escape(words["title"]), body=inside)).write_pdf())


def _element(word: str, value: Any) -> str:
    if word == "table":
        rows = [value["columns"], *value["rows"]]
        cells = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
    if word == "image":
        return f'<p><img alt="" src="{(content.FILES / value).as_uri()}"></p>'
    if word == "link":
        return f'<p>{escape(value["before"])}<a href="{escape(value["href"])}">{escape(value["text"])}</a></p>'
    return f'<p class="{word}">{escape(value)}</p>'
