"""Marks what stays Japanese on a page in another language (WCAG 3.1.2), so that every voice reads it in the right one.

The town's name, an address, a title that nobody translated, a word of ours that waits for its translation: whoever
wrote the template cannot know which of them will be Japanese. So the finished page is looked through once.
"""

import re
from collections.abc import Iterator
from html import unescape

TOKEN = re.compile(r"<!--.*?-->|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_LANG = re.compile(r"\slang=[\"']?([a-zA-Z0-9-]*)", re.IGNORECASE)
_ALTERNATIVE = re.compile(r"\salt=(\"[^\"]*\"|'[^']*')", re.IGNORECASE)
_LETTER = "々〆〇ぁ-ゖァ-ヺー㐀-䶿一-鿿豈-﫿ｦ-ﾝ\U00020000-\U0003ffff"
JAPANESE = re.compile(f"[{_LETTER}]")
# From the first Japanese letter to the last, with figures and signs between them, and the signs that close it.
_STRETCH = re.compile(f"[「『（]*[{_LETTER}](?:[^A-Za-z<>]*[{_LETTER}])?[」』）0-9]*")
_LATIN_LETTER = re.compile(r"[A-Za-z]")
_LATIN_WORDS = re.compile(r"[A-Za-z]+ +[A-Za-z]+")
# Elements that may hold no other: the language goes on the element itself, or nowhere.
_NOT_INSIDE = {"script", "style", "textarea", "title", "template", "option"}
_UNTOUCHED = {"script", "style", "textarea", "template"}
_OPTION = re.compile(r"<option((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>([^<]*)", re.IGNORECASE)
_SIGNS = {
    "：": ": ", "；": "; ", "、": ", ", "。": ". ", "（": " (", "）": ") ", "｜": " | ", "・": ", ", "　": " ",
    "！": "! ", "？": "? ", "「": "“", "」": "”", "〜": " to ", "～": " to ",
}  # fmt: skip
_SIGN_AND_SPACES = re.compile(r" *([：；、。（）｜・　！？「」〜～]) *(?=(.?))", re.DOTALL)
_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def mark_japanese(html: str, *, language: str) -> str:
    """The same page in ``language``, with ``lang="ja"`` on every part of it that is Japanese and does not say so."""
    html = _OPTION.sub(_option, html)
    return "".join(_marked(html, language))


def _option(found: re.Match[str]) -> str:
    attributes, text = found[1], found[2]
    if JAPANESE.search(text) and not _LANG.search(attributes):
        attributes += ' lang="ja"'
    return f"<option{attributes}>{text}"


def _marked(html: str, language: str) -> Iterator[str]:
    place, inside = 0, _Inside(language)
    for found in TOKEN.finditer(html):
        yield _text(html[place : found.start()], inside)
        yield _tag(found[0], inside)
        place = found.end()
    yield _text(html[place:], inside)


class _Inside:
    """The language of the place reached, and whether markup may stand there."""

    def __init__(self, language: str) -> None:
        self._outside = language
        self._open: list[tuple[str, str, bool]] = []

    @property
    def language(self) -> str:
        return self._open[-1][1] if self._open else self._outside

    @property
    def element(self) -> str:
        return self._open[-1][0] if self._open else ""

    @property
    def takes_markup(self) -> bool:
        return self._open[-1][2] if self._open else True

    def pass_by(self, tag: str) -> None:
        """Remember the elements that are open. An end tag closes what was left open inside of it."""
        found = _TAG.match(tag)
        if not found or found[2].lower() in _VOID or tag.endswith("/>"):
            return
        name = found[2].lower()
        if not found[1]:
            lang = _LANG.search(tag)
            takes_markup = self.takes_markup and name not in _NOT_INSIDE
            self._open.append((name, lang[1] if lang else self.language, takes_markup))
        elif any(name == opened for opened, _lang, _markup in self._open):
            while self._open.pop()[0] != name:
                pass


def _tag(tag: str, inside: _Inside) -> str:
    inside.pass_by(tag)
    alternative = _ALTERNATIVE.search(tag)
    if alternative and JAPANESE.search(unescape(alternative[1])) and not _LANG.search(tag):
        return f'{tag[: alternative.end()]} lang="ja"{tag[alternative.end() :]}'
    return tag


def _text(text: str, inside: _Inside) -> str:
    if not text.strip() or inside.language == "ja" or inside.element in _UNTOUCHED:
        return text
    if _is_mostly_japanese(text):
        words = text.strip()
        before, _words, after = text.partition(words)
        return f"{before}{_span(words, inside)}{after}"
    pieces, place = [], 0
    for found in _STRETCH.finditer(text):
        pieces += [_latin_signs(text[place : found.start()]), _span(found[0], inside)]
        place = found.end()
    return "".join([*pieces, _latin_signs(text[place:])])


def _is_mostly_japanese(text: str) -> bool:
    """A Japanese sentence with a foreign word in it, not the other way round."""
    return len(JAPANESE.findall(text)) > len(_LATIN_LETTER.findall(text)) and not _LATIN_WORDS.search(text)


def _span(words: str, inside: _Inside) -> str:
    return f'<span lang="ja">{words}</span>' if inside.takes_markup else words


def _latin_signs(text: str) -> str:
    """Signs of Japanese writing, from our templates, as the alphabet sets them."""
    return _SIGN_AND_SPACES.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    sign, following = _SIGNS[found[1]], found[2]
    if found[1] == "。" and found.string[: found.start()].endswith((".", "!", "?")):
        return " "
    return sign.rstrip() if following and (following in ",.;:!?)”" or following in _SIGNS) else sign
