"""Names of people who come along, as they are typed into one field. Pure."""

from __future__ import annotations

import re
import unicodedata

from events.places.wishes import Companion
from residents.names import in_one_line

MOST = 9
LONGEST_NAME = 100
_BETWEEN = re.compile(r"[\r\n、，,;；]+")
# 「1. はなこ」「・はなこ」: people write lists as they are used to.
_BULLET = re.compile(r"^\s*(?:[・*•●○-]|[0-9０-９]{1,2}\s*[.．)）:：])\s*")
_WITH_READING = re.compile(r"^(?P<name>.+?)\s*[（(](?P<reading>[^（）()]+)[）)]$")
_KANA = re.compile(r"[ぁ-ゖァ-ヺー・\s]+")


def people_in(typed: str) -> list[Companion]:
    """One person for each line: 「山田花子（やまだはなこ）」. The name stays in the letters it was typed in."""
    lines = (in_one_line(_BULLET.sub("", line)) for line in _BETWEEN.split(typed))
    return [_person(line) for line in lines if line]


def _person(line: str) -> Companion:
    """What stands in brackets is the reading when it is kana; 「花子（孫）」 is a name as it is."""
    found = _WITH_READING.match(line)
    if found and _KANA.fullmatch(unicodedata.normalize("NFKC", found["reading"])):
        return Companion(found["name"].strip(), found["reading"].strip())
    return Companion(line)
