"""The braille draft as a file for embossers and displays (.brf): North American ASCII braille, a form feed per page."""

from dataclasses import dataclass

from documents.formats.braille.cells import in_ascii
from documents.formats.braille.draft import draft_of
from documents.formats.maker import Made, Manuscript, Progress, untold

_LINE_END, _PAGE_END = "\r\n", "\f"


@dataclass(frozen=True, slots=True)
class Brf:
    """What a town may hand to somebody who reads braille, and to whoever proof-reads it first."""

    extension: str = "brf"

    def make(self, manuscript: Manuscript, progress: Progress = untold) -> Made:
        """The whole draft."""
        draft = draft_of(manuscript, progress)
        pages = [_LINE_END.join(in_ascii(line).rstrip() for line in page.cells) + _LINE_END for page in draft.pages]
        content = _PAGE_END.join(pages).encode("ascii")
        return Made(content=content, pages=len(draft.pages), replaced=draft.replaced)
