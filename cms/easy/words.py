"""The words of a body as plain text: to see whether there are any, and whether they changed."""

import re
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from typing import Any

# What stands in a block beside its words.
_NO_WORDS = {"id", "type", "image", "decorative", "level"}
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")


def words_of(raw: Any) -> str:
    """All words inside raw StreamField data, without tags and spaces: an editor's tidier HTML is no change."""
    return _SPACE.sub("", unescape(_TAG.sub(" ", " ".join(_texts(raw)))))


def _texts(raw: Any) -> Iterator[str]:
    if isinstance(raw, str):
        yield raw
    elif hasattr(raw, "items"):
        for name, value in raw.items():
            if name not in _NO_WORDS:
                yield from _texts(value)
    elif hasattr(raw, "__iter__"):
        for value in raw:
            yield from _texts(value)


def fingerprint(*texts: str) -> str:
    """A short name for just these words."""
    return sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
