"""Headings are how listeners find their way (1.3.1, 2.4.6)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.gate.content import PageContent
from cms.gate.findings import Finding

LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")


def empty_headings(content: PageContent) -> Iterator[Finding]:
    """A heading without words is read out as "heading" and nothing more."""
    for part in content.parts:
        if part.kind == "heading" and not str(part.value.get("text") or "").strip():
            yield part.blocks(_("見出しに文字がありません。"), _("見出しの言葉を書くか、見出しを消してください。"))


def skipped_levels(content: PageContent) -> Iterator[Finding]:
    """A level 3 under no level 2. Only what staff wrote is judged: they cannot mend a template."""
    if not any(part.kind == "heading" for part in content.parts):
        return
    written = {part.anchor: part for part in content.parts if part.kind == "heading"}
    before = 1
    for heading in content.main.iter(*LEVELS):
        level = LEVELS.index(heading.tag) + 1
        part = written.get(heading.get("id", ""))
        if part and level > before + 1:
            yield part.blocks(
                _("見出し%(before)dの次に、見出し%(level)dが来ています。") % {"before": before, "level": level},
                _("段階を「見出し%(wanted)d」に変えてください。") % {"wanted": before + 1},
                "level",
            )
        before = level
