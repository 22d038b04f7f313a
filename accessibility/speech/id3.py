"""Labels at the head of an MP3: ID3 version 2.3, which players of twenty years ago read too, with its chapters."""

import struct

# ISO 639-2, as ID3 wants it.
LANGUAGES = {
    "ja": "jpn", "en": "eng", "zh": "zho", "ko": "kor", "pt": "por", "es": "spa", "vi": "vie", "id": "ind",
    "fr": "fra", "de": "deu",
}  # fmt: skip
_HEAD = 10
_UTF_16 = b"\x01"
_NO_PLACE = 0xFFFFFFFF
_ORDERED_AND_ON_TOP = 0b11
_CONTENTS = b"contents\0"


def length(content: bytes) -> int:
    """How many bytes of the file are labels, before its sound."""
    if content[:3] != b"ID3" or len(content) < _HEAD:
        return 0
    first, second, third, fourth = content[6:10]
    return _HEAD + (first << 21 | second << 14 | third << 7 | fourth)


def tag(frames: list[bytes], chapters: list[tuple[int, int, str]]) -> bytes:
    """The whole of the labels; chapters are their start and end in milliseconds, and their names."""
    body = b"".join(frames)
    if chapters:
        names = [f"chapter{number}".encode() + b"\0" for number in range(1, len(chapters) + 1)]
        contents = _CONTENTS + bytes([_ORDERED_AND_ON_TOP, len(names)]) + b"".join(names)
        body += _frame("CTOC", contents)
        body += b"".join(_chapter(name, *chapter) for name, chapter in zip(names, chapters, strict=True))
    size = len(body)
    # Seven bits a byte, so that no player takes the length for the beginning of sound.
    parts = bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + parts + body


def _chapter(name: bytes, start: int, end: int, title: str) -> bytes:
    """Places in bytes are left out: players count by time then, which stays right when labels grow."""
    return _frame("CHAP", name + struct.pack(">IIII", start, end, _NO_PLACE, _NO_PLACE) + text("TIT2", title))


def text(name: str, words: str) -> bytes:
    """A frame of words; nothing for none."""
    return _frame(name, _UTF_16 + _encoded(words)) if words else b""


def long_text(name: str, words: str, *, language: str) -> bytes:
    """A frame of words in a language, under no heading (comments, all that is said)."""
    if not words:
        return b""
    return _frame(name, _UTF_16 + LANGUAGES.get(language, "und").encode() + _encoded("") + b"\0\0" + _encoded(words))


def address(name: str, where: str) -> bytes:
    """A frame that holds an address."""
    return _frame(name, where.encode("ascii")) if where.isascii() and where else b""


def _encoded(words: str) -> bytes:
    """Little-endian with its mark. A zero would end the words early, half a letter would not be one."""
    return b"\xff\xfe" + words.replace("\0", "").encode("utf-16-le", "replace")


def _frame(name: str, content: bytes) -> bytes:
    return name.encode() + struct.pack(">IH", len(content), 0) + content
