"""A part in another language is read by the Japanese voice, letter by letter, unless it says its language."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from lxml.html import HtmlElement

from cms.gate.content import PageContent
from cms.gate.findings import Finding, Severity
from cms.part_languages import KNOWN

_WORD = "[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’-]*"
# Two words are a name (「Google Maps」); three and more are a sentence.
LATIN_WORDS = re.compile(rf"(?<![\w.@/]){_WORD}(?:,? +{_WORD}){{2,}}")
OTHER_SCRIPTS = (
    ("ko", re.compile("[ᄀ-ᇿ㄰-㆏가-힣]{2,}")),
    ("th", re.compile("[ก-๛]{2,}")),
    ("ne", re.compile("[ऀ-ॿ]{2,}")),
    ("my", re.compile("[က-႟]{2,}")),
    ("ru", re.compile("[Ѐ-ӿ]{2,}")),
    ("", re.compile("[֐-߿]{2,}")),
)
SHOWN = 30


def parts_without_language(content: PageContent) -> Iterator[Finding]:
    """Runs of foreign words, and foreign letters, in the text of a page in another language than theirs."""
    language = content.language
    for part in content.parts:
        for text in _unmarked(part.tree, language):
            if found := _foreign(text, language):
                yield _finding(
                    *found, part.label, part.path, _("文の中のその部分を選び、「%(button)s」のボタンを押してください。")
                )
    for text, where, path in ((content.title, _("タイトル"), "title"), (content.summary, _("ひとことで"), "summary")):
        if found := _foreign(text, language):
            yield _finding(*found, where, path, _("ここには言葉の印を付けられません。この言葉は本文に書いてください。"))


def _foreign(text: str, language: str) -> tuple[str, str] | None:
    """The first foreign part, and its language as far as its letters tell it."""
    if language == "ja" and (words := LATIN_WORDS.search(text)):
        return words[0], "en"
    for code, letters in OTHER_SCRIPTS:
        if code != language and (found := letters.search(text)):
            return found[0], code
    return None


def _unmarked(tree: HtmlElement, language: str) -> Iterator[str]:
    """Texts that count as the page's own language."""
    for element in tree.iter():
        if _language_of(element, language) == language and isinstance(element.tag, str):
            yield element.text or ""
            yield from (child.tail or "" for child in element)


def _language_of(element: HtmlElement, otherwise: str) -> str:
    marked = (each.get("lang") for each in (element, *element.iterancestors()))
    return next((lang.lower() for lang in marked if lang), otherwise)


def _finding(words: str, code: str, where: str, path: str, mend: str) -> Finding:
    button = KNOWN[code].name if code in KNOWN else _("その言葉")
    shown = words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
    return Finding(
        Severity.WARN,
        _("「%(words)s」に、言葉の印がありません。ほかの言葉の声では読まれません。") % {"words": shown},
        mend % {"button": _("%(language)sの部分") % {"language": button}} if "%(button)s" in mend else mend,
        where,
        path,
    )
