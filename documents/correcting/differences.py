"""What changed between two versions, block by block and word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from documents.correcting.kinds import Kind, kind_of, text_of
from documents.correcting.stored import StoredBlock

# Runs of one script are the nearest to words that Japanese has without a dictionary.
PIECE = re.compile(r"[A-Za-z0-9]+|[\u30a0-\u30ff]+|\s+|.", re.DOTALL)

BY_CHANCE = 2


class Change(models.TextChoices):
    """What happened to a block."""

    WRITTEN = "written", _("書き直し")
    ADDED = "added", _("書き足し")
    TAKEN_OUT = "taken_out", _("文章から外した")
    PUT_BACK = "put_back", _("文章に戻した")
    MOVED = "moved", _("場所を移した")
    KIND = "kind", _("種類を変えた")


@dataclass(frozen=True, slots=True)
class Difference:
    """One changed block. ``marked`` shows old and new words in one line."""

    id: str
    change: Change
    page: int
    kind_before: str
    kind_after: str
    marked: SafeString


def differences(before: list[StoredBlock], after: list[StoredBlock]) -> list[Difference]:
    """In the order of the newer text; what is gone stands at the end."""
    old = {block.id: block for block in before if block.is_shown}
    new = {block.id: block for block in after if block.is_shown}
    moved = _moved([name for name in old if name in new], [name for name in new if name in old])
    known = {block.id for block in before}
    found = []
    for name, block in new.items():
        if name not in old:
            found.append(_difference(Change.PUT_BACK if name in known else Change.ADDED, None, block))
        elif old[name].html != block.html:
            found.append(_difference(_written(old[name], block), old[name], block))
        elif name in moved:
            found.append(_difference(Change.MOVED, block, block))
    return found + [_difference(Change.TAKEN_OUT, block, None) for name, block in old.items() if name not in new]


def _written(old: StoredBlock, new: StoredBlock) -> Change:
    return Change.KIND if text_of(old.html) == text_of(new.html) and _kind(old) != _kind(new) else Change.WRITTEN


def _moved(old: list[str], new: list[str]) -> set[str]:
    """Those that are not part of the longest common order."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    stayed = {old[block.a + step] for block in matcher.get_matching_blocks() for step in range(block.size)}
    return set(new) - stayed


def _difference(change: Change, old: StoredBlock | None, new: StoredBlock | None) -> Difference:
    shown = new or old
    return Difference(
        id=shown.id if shown else "",
        change=change,
        page=shown.block.page if shown else 0,
        kind_before=_kind(old),
        kind_after=_kind(new),
        marked=marked(text_of(old.html) if old else "", text_of(new.html) if new else ""),
    )


def _kind(block: StoredBlock | None) -> str:
    return str(Kind(kind_of(block.html)).label) if block else ""


def marked(old: str, new: str) -> SafeString:
    """Old words struck out, new ones underlined; each says so to the ear."""
    pieces: list[tuple[str, str]] = []
    for is_same, gone, come in _runs(PIECE.findall(old), PIECE.findall(new)):
        pieces += [("", gone)] if is_same else [("del", gone), ("ins", come)]
    return format_html_join("", "{}", ((_told(tag, words),) for tag, words in pieces if words))


def _runs(before: list[str], after: list[str]) -> list[tuple[bool, str, str]]:
    """What stayed and what changed, in turn. A letter or two between two changes is chance."""
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    told = [(step == "equal", "".join(before[a:b]), "".join(after[c:d])) for step, a, b, c, d in steps]
    runs: list[tuple[bool, str, str]] = []
    for place, (is_same, gone, come) in enumerate(told):
        is_between = 0 < place < len(told) - 1
        changed = not is_same or (is_between and len(gone) <= BY_CHANCE)
        if changed and runs and not runs[-1][0]:
            runs[-1] = (False, runs[-1][1] + gone, runs[-1][2] + come)
        else:
            runs.append((not changed, gone, come))
    return runs


def _told(tag: str, words: str) -> SafeString | str:
    if tag == "del":
        return format_html('<del><span class="w-sr-only">{}</span>{}</del>', _("（消した言葉）"), words)
    if tag == "ins":
        return format_html('<ins><span class="w-sr-only">{}</span>{}</ins>', _("（足した言葉）"), words)
    return words
