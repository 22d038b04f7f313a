"""A new reading of a file, with the corrections of the old one: kept wherever the machine read the same words."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Any

from lxml import html as lxml_html

from documents.correcting.stored import StoredBlock, as_read
from documents.extraction.blocks import Block, Extracted

BLANKS = re.compile(r"\s+")
# How alike a new block must be to be proposed as the place of a correction that lost its own.
ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class Lost:
    """A correction whose words the machine no longer reads. ``near`` is the block that seems to stand in its place.

    ``html`` is empty where the correction was to take the block out of the text.
    """

    id: str
    html: str
    extracted: str
    page: int
    near: str = ""

    def as_json(self) -> dict[str, Any]:
        """For storing."""
        return {"id": self.id, "html": self.html, "extracted": self.extracted, "page": self.page, "near": self.near}


@dataclass(slots=True)
class _Merge:
    """The work in progress: which place of the old reading is which of the new one."""

    old: list[StoredBlock]
    new: list[Block]
    to_new: dict[int, int] = field(default_factory=dict)
    holder: dict[int, str] = field(default_factory=dict)


def merge(old: list[StoredBlock], extracted: Extracted) -> tuple[list[StoredBlock], list[Lost]]:
    """The new reading in the order of the old text, and the corrections that found no place in it.

    What staff wrote themselves stays behind the block that it stood behind. What staff took out stays out.
    """
    work = _Merge(old, extracted.blocks)
    work.to_new = _same_places(old, extracted.blocks)
    kept = _kept(work)
    merged = _with_new_ones(work, kept)
    return merged, _lost(work, merged)


def words_of(html: str) -> str:
    """What counts as the same words: letters and pictures, whatever the spaces, widths and tags."""
    if not html:
        return ""
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    pictures = "".join(image.get("src") or "" for image in tree.iter("img"))
    return BLANKS.sub("", unicodedata.normalize("NFKC", tree.text_content())) + pictures


def _same_places(old: list[StoredBlock], new: list[Block]) -> dict[int, int]:
    """From index in ``old`` to index in ``new``, for blocks of which the machine read the same words."""
    heads = sorted((index for index, block in enumerate(old) if block.extracted), key=lambda index: old[index].at or 0)
    before = [words_of(old[index].extracted or "") for index in heads]
    after = [words_of(block.html) for block in new]
    found: dict[int, int] = {}
    for first, second, length in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        found |= {heads[first + step]: second + step for step in range(length)}
    # A block that only moved on the paper is the same one, if there is no other with its words.
    once_before, once_after, taken = Counter(before), Counter(after), set(found.values())
    free = {words: at for at, words in enumerate(after) if at not in taken and once_after[words] == 1}
    for index, words in zip(heads, before, strict=True):
        if index not in found and once_before[words] == 1 and words in free:
            found[index] = free[words]
    return _whole(old, found)


def _whole(old: list[StoredBlock], found: dict[int, int]) -> dict[int, int]:
    """Joined blocks stay joined only if all of them were read again; otherwise each is read anew."""
    broken = {block.part_of or block.id for index, block in enumerate(old) if block.extracted and index not in found}
    return {
        index: at for index, at in found.items() if old[index].id not in broken and old[index].part_of not in broken
    }


def _kept(work: _Merge) -> list[StoredBlock]:
    """Old blocks that stay, in staff's order, with the places of the new paper."""
    alive = {work.old[index].id for index in work.to_new}
    kept = []
    for index, block in enumerate(work.old):
        if index in work.to_new:
            at = work.to_new[index]
            kept.append(_renewed(block, work.new[at], at))
            work.holder[at] = block.id
        elif block.extracted is None or block.part_of in alive:
            kept.append(block)
    return kept


def _renewed(block: StoredBlock, read: Block, at: int) -> StoredBlock:
    """Staff's words and choices at the new place; without any, whatever a better reader makes of the same words."""
    touched = block.html != block.extracted
    html = block.html if touched or block.confirmed else read.html
    removed = block.block.removed if block.block.removed != block.was_removed else read.removed
    doubts = block.block.doubts if touched or block.confirmed else read.doubts
    renewed = Block(html=html, page=read.page, box=read.box, doubts=doubts, removed=removed)
    return replace(block, block=renewed, extracted=read.html, at=at, was_removed=read.removed)


def _with_new_ones(work: _Merge, kept: list[StoredBlock]) -> list[StoredBlock]:
    """Put what was read for the first time behind the block that was read before it."""
    behind: dict[str, list[StoredBlock]] = {}
    before = ""
    for at, read in enumerate(as_read(work.new)):
        if at in work.holder:
            before = work.holder[at]
        else:
            behind.setdefault(before, []).append(read)
    merged = list(behind.get("", []))
    for group in _groups(kept):
        merged += group
        for block in group:
            merged += behind.get(block.id, [])
    return merged


def _groups(kept: list[StoredBlock]) -> list[list[StoredBlock]]:
    """A block with its own cut-off parts right behind it stays together."""
    groups: list[list[StoredBlock]] = []
    for block in kept:
        if groups and block.part_of and block.part_of == groups[-1][0].id:
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


def _lost(work: _Merge, merged: list[StoredBlock]) -> list[Lost]:
    """Corrections of blocks that were not read again. Those that only agreed with the machine are no loss."""
    cut_off: dict[str, str] = {}
    for block in work.old:
        if block.part_of:
            cut_off[block.part_of] = cut_off.get(block.part_of, "") + block.html
    fresh = [block for block in merged if block.at is not None and block.at not in work.holder]
    lost = []
    for index, block in enumerate(work.old):
        if not block.extracted or block.part_of or index in work.to_new:
            continue
        html, was_taken_out = block.html + cut_off.get(block.id, ""), block.block.removed and not block.was_removed
        if html != block.extracted or was_taken_out:
            near = _most_alike(block.extracted, fresh)
            lost.append(Lost(block.id, "" if was_taken_out else html, block.extracted, block.block.page, near))
    return lost


def _most_alike(html: str, fresh: list[StoredBlock]) -> str:
    words = words_of(html)
    best, found = ALIKE, ""
    for block in fresh:
        matcher = SequenceMatcher(None, words, words_of(block.extracted or ""), autojunk=False)
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and (alike := matcher.ratio()) > best:
            best, found = alike, block.id
    return found
