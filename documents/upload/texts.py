"""Plain text and web pages: found by what is not in them, and turned into letters whatever an old machine wrote."""

import codecs
import re

# Letters as mail of the nineties sends them: plain ASCII but for the sequences that switch to kanji.
SWITCH_TO_KANJI = (b"\x1b$B", b"\x1b$@", b"\x1b$(")
BYTE_ORDER_MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
# What no text has: control letters besides tab, line and page feeds, and the escape of ISO-2022-JP.
NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
DECLARED_WITHIN = 2048
HTML_BEGINS = re.compile(
    r"\s*(<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
OLD_JAPANESE = {"shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932"}


def decoded(content: bytes) -> str | None:
    """The letters, or nothing when these bytes are no text."""
    for encoding in _candidates(content):
        try:
            text = content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if not NOT_IN_TEXT.search(text):
            return text.replace("\r\n", "\n").replace("\r", "\n")
    return None


def is_html(text: str) -> bool:
    """Whether it begins as a web page does. Fragments and programs that print pages are plain text."""
    return HTML_BEGINS.match(text[:DECLARED_WITHIN]) is not None


def _candidates(content: bytes) -> list[str]:
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return [encoding]
    # Kanji of EUC also pass as half-width letters of Shift_JIS: a page that says what it is, is believed first.
    declared = DECLARED.search(content[:DECLARED_WITHIN])
    said = declared.group(1).decode().lower() if declared else ""
    candidates = ["utf-8-sig", OLD_JAPANESE.get(said, said)] if said else []
    if any(mark in content for mark in SWITCH_TO_KANJI):
        candidates.insert(0, "iso2022_jp_2")
    return [*candidates, *_eight_bit(content)]


def _eight_bit(content: bytes) -> list[str]:
    """UTF-8 refuses what is not its own. The old two take much of each other: the one with fewer ｶﾀｶﾅ wrote it."""
    found = []
    for encoding in ("cp932", "euc_jp"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        found.append((sum("｡" <= letter <= "ﾟ" for letter in text), encoding))
    return ["utf-8-sig", *(encoding for _, encoding in sorted(found))]
