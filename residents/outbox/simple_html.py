"""The HTML half of a letter, made of its text: the same words in the same order, so that nobody gets the other half.

Large, in one column, with headings and lists that a screen reader can jump by; no picture, nothing loaded from
anywhere, no colour of its own where the reader's device has one. Lines that begin with 「■」 are headings, with 「・」
points of a list; addresses become links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from django.utils.html import escape

HEADING, POINT, RULE = "■", "・", "――"
ADDRESS = re.compile(r"https?://[^\s<>「」（）、。]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b0\d{1,4}-\d{1,4}-\d{3,4}\b")
# Mail programs keep a style element of the head, or show the words in the reader's own style: both can be read.
PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="color-scheme" content="light dark"><meta name="viewport" content="width=device-width">
<style>body{{max-width:38em;margin:1em auto;padding:0 1em;font-family:sans-serif;font-size:1.125rem;line-height:1.8}}
h1{{font-size:1.35em;line-height:1.5}}h2{{font-size:1.1em;margin:1.5em 0 0}}p,ul{{margin:.25em 0 1em}}
a{{overflow-wrap:anywhere}}</style></head>
<body>
<h1>{title}</h1>
{body}
</body></html>
"""


def simple_html(text: str, *, title: str, language: str) -> str:
    """The whole page."""
    body = "\n".join(_blocks(text.strip().splitlines()))
    return PAGE.format(language=language, title=escape(title), body=body)


def _blocks(lines: list[str]) -> Iterator[str]:
    """Headings, lists, rules and paragraphs, as the lines begin."""
    for kind, group in groupby(lines, key=_kind):
        words = list(group)
        if kind == HEADING:
            yield from (f"<h2>{_linked(line.removeprefix(HEADING).strip())}</h2>" for line in words)
        elif kind == POINT:
            points = "".join(f"<li>{_linked(line.removeprefix(POINT))}</li>" for line in words)
            yield f"<ul>{points}</ul>"
        elif kind == RULE:
            yield "<hr>"
        elif kind:
            yield f"<p>{'<br>'.join(_linked(line) for line in words)}</p>"


def _kind(line: str) -> str:
    if not line.strip():
        return ""
    return next((sign for sign in (HEADING, POINT, RULE) if line.startswith(sign)), "words")


def _linked(line: str) -> str:
    """With its addresses as links. Telephone numbers too: on a telephone one press calls."""
    parts: list[str] = []
    end = 0
    for found in ADDRESS.finditer(line):
        parts.append(escape(line[end : found.start()]))
        parts.append(f'<a href="{escape(_href(found[0]))}">{escape(found[0])}</a>')
        end = found.end()
    return "".join([*parts, escape(line[end:])])


def _href(found: str) -> str:
    if "@" in found and not found.startswith("http"):
        return f"mailto:{found}"
    return found if found.startswith("http") else f"tel:{found.replace('-', '')}"
