"""What the voice says for given words, in kana: asked of Open JTalk once, and kept beside the rubies.

Only the speech worker asks; page workers look into the store.
"""

from collections.abc import Iterable

from django.utils.module_loading import import_string

from accessibility.models import FuriganaText
from accessibility.readings import table
from accessibility.readings.rubies import BATCH

# Raise it when the voice reads otherwise than before.
RULES_VERSION = "3"
# A long document fills before the eyes of whoever waits.
AT_A_TIME = 50


def kept(words: Iterable[str]) -> dict[str, str]:
    """The kana of those words that have been asked for before."""
    names = _names(words)
    digests = list(names)
    found: dict[str, str] = {}
    for start in range(0, len(digests), BATCH):
        rows = FuriganaText.objects.filter(digest__in=digests[start : start + BATCH])
        found |= {names[digest]: kana for digest, kana in rows.values_list("digest", "annotated")}
    return found


def make(words: Iterable[str]) -> None:
    """Ask for the kana of those that nobody has asked for. Loads all that the voice reads with."""
    asked = set(words)
    names = list(_names(asked - kept(asked).keys()).items())
    for start in range(0, len(names), AT_A_TIME):
        heard = import_string("accessibility.readings.wording.heard")
        rows = [FuriganaText(digest=digest, annotated=heard(each)) for digest, each in names[start : start + AT_A_TIME]]
        FuriganaText.objects.bulk_create(rows, ignore_conflicts=True)


def _names(words: Iterable[str]) -> dict[str, str]:
    readings = table.current()
    return {readings.fingerprint(f"heard {RULES_VERSION} {each}"): each for each in words}
