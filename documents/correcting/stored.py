"""A block as it is kept: what the machine read, and what staff made of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any
from uuid import uuid4

from documents.extraction.blocks import Block, Doubt, block_as_json, block_from_json

ID_LENGTH = 10


@dataclass(frozen=True, slots=True)
class StoredBlock:
    """One block of a version.

    ``extracted`` is the html as the machine read it: nothing where staff wrote the block, and empty where the block was
    cut off another one, named in ``part_of``, which then answers for both. A block that was joined to the one before it
    stays here without html, and names that one in ``part_of`` too: so both readings can be found again.
    ``at`` is its place in the reading, whatever order staff gave it. ``was_removed``: the machine itself took it for
    furniture of the paper.
    """

    id: str
    block: Block
    extracted: str | None = None
    confirmed: bool = False
    at: int | None = None
    part_of: str = ""
    was_removed: bool = False
    # Staff put it among blocks of another sheet.
    moved: bool = False

    @property
    def html(self) -> str:
        """What counts now."""
        return self.block.html

    @property
    def is_joined(self) -> bool:
        """Whether its words stand in another block now."""
        return bool(self.part_of and self.extracted)

    @property
    def is_shown(self) -> bool:
        """Whether it is part of the text."""
        return not self.block.removed and not self.is_joined

    @property
    def is_corrected(self) -> bool:
        """Whether staff made it differ from what was read, or agreed with what was read."""
        return self.html != self.extracted or self.block.removed != self.was_removed or self.confirmed

    @property
    def open_doubts(self) -> tuple[str, ...]:
        """What nobody has looked at yet. Page numbers left out are looked at together, not sheet by sheet."""
        if self.confirmed or (self.block.removed and self.block.doubts == (Doubt.FURNITURE,)):
            return ()
        return self.block.doubts

    def with_html(self, html: str) -> "StoredBlock":
        """The same block in other words."""
        return replace(self, block=replace(self.block, html=html))


def state_of(stored: StoredBlock) -> str:
    """Differs whenever somebody changed the block: who writes says with it what they had before them."""
    told = [stored.html, str(stored.block.removed), str(stored.confirmed), stored.part_of]
    return sha256("\0".join(told).encode()).hexdigest()[:ID_LENGTH]


def new_id() -> str:
    """Short, for addresses; unique among the blocks of a document."""
    return uuid4().hex[:ID_LENGTH]


def as_read(blocks: Iterable[Block]) -> list[StoredBlock]:
    """Blocks that nobody has touched. The same reading gives the same ids, so that its copies can be compared."""
    blocks = list(blocks)
    reading = sha256("\0".join(block.html for block in blocks).encode()).hexdigest()
    return [
        StoredBlock(
            id=sha256(f"{reading} {at}".encode()).hexdigest()[:ID_LENGTH],
            block=block,
            extracted=block.html,
            at=at,
            was_removed=block.removed,
        )
        for at, block in enumerate(blocks)
    ]


def as_json(stored: StoredBlock) -> dict[str, Any]:
    """For storing."""
    own = {"id": stored.id, "extracted": stored.extracted, "confirmed": stored.confirmed, "at": stored.at}
    kept = {"part_of": stored.part_of, "was_removed": stored.was_removed, "moved": stored.moved}
    return block_as_json(stored.block) | own | kept


def from_json(stored: dict[str, Any]) -> StoredBlock:
    """As it was stored."""
    return StoredBlock(
        id=stored["id"],
        block=block_from_json(stored),
        extracted=stored["extracted"],
        confirmed=stored["confirmed"],
        at=stored["at"],
        part_of=stored.get("part_of", ""),
        was_removed=stored.get("was_removed", False),
        moved=stored.get("moved", False),
    )


def blocks_from(rows: Iterable[dict[str, Any]]) -> list[StoredBlock]:
    """All of a version."""
    return [from_json(row) for row in rows]


def rows_from(blocks: Iterable[StoredBlock]) -> list[dict[str, Any]]:
    """All of a version, for storing."""
    return [as_json(block) for block in blocks]
