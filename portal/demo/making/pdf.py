"""A tagged PDF, as a town hall with good habits would save it."""

from html import escape
from typing import Any

from weasyprint import HTML

from portal import markup

PAGE = """<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>{title}</title><style>
@page {{ size: A4; margin: 22mm 20mm; @bottom-center {{ content: counter(page) "ページ"; font-size: 10pt }} }}
body {{ font: 12pt/1.8 "BIZ UDPGothic", "BIZ UDGothic", "Noto Sans CJK JP", sans-serif; color: #1a1a1c }}
h1 {{ font-size: 22pt; line-height: 1.4; margin: 0 0 8mm }}
h2 {{ font-size: 16pt; margin: 8mm 0 3mm; border-bottom: 1pt solid #8a5a00 }}
h3 {{ font-size: 13pt }}
table {{ border-collapse: collapse; width: 100% }}
th, td {{ border: .7pt solid #595959; padding: 2mm; text-align: left }}
caption {{ text-align: left; font-weight: bold; padding: 2mm 0 }}
.notice {{ border: 1.2pt solid #8a5a00; padding: 3mm 5mm }}
</style></head><body><h1>{title}</h1>{body}</body></html>"""


def pdf(words: dict[str, Any]) -> bytes:
    """The words on A4 pages, with headings, lists and tables tagged."""
    inside = "".join(_element(*entry) for given in words["body"] for entry in given.items())
    page = PAGE.format(title=escape(words["title"]), body=inside)
    return bytes(HTML(string=page).write_pdf(pdf_variant="pdf/ua-1"))


def _element(word: str, value: Any) -> str:
    match word:
        case "h2" | "h3":
            return f"<{word}>{escape(value)}</{word}>"
        case "ul" | "ol":
            return markup.items(word, value)
        case "notice":
            return f'<div class="notice">{markup.paragraphs(value)}</div>'
        case "table":
            head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in value["columns"])
            rows = "".join(
                "<tr>" + "".join(f"<td>{markup.inline(cell)}</td>" for cell in row) + "</tr>" for row in value["rows"]
            )
            caption = escape(value["caption"])
            return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return markup.paragraphs(value)
