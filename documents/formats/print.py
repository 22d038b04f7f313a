"""PDFs to print: ordinary size, large print in four sizes with readings or without, and easy Japanese. All PDF/UA-1."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from documents.formats.maker import Made, Manuscript, Progress, untold
from documents.formats.paper import Said, Sheet, print_on

# What JIS S 0032 and the towns' guides to print for everybody ask for at least.
ORDINARY_POINTS, EASY_POINTS = 12, 14


@dataclass(frozen=True, slots=True)
class OrdinaryPrint:
    """For the folder at the counter: with a list of contents when there is something to look for."""

    extension: str = "pdf"

    def make(self, manuscript: Manuscript, progress: Progress = untold) -> Made:  # noqa: ARG002 -- it is one step
        """Set the manuscript."""
        with translation.override(manuscript.language):
            about = _("%(title)s（印刷用）") % {"title": manuscript.title}
        said = Said(manuscript.title, manuscript.html, about)
        return print_on(Sheet(ORDINARY_POINTS, has_contents=True), manuscript, said)


@dataclass(frozen=True, slots=True)
class LargePrint:
    """One size of large print."""

    points: int
    ruby: bool = False
    extension: str = "pdf"

    def make(self, manuscript: Manuscript, progress: Progress = untold) -> Made:  # noqa: ARG002 -- it is one step
        """Set the manuscript."""
        with translation.override(manuscript.language):
            words = (
                _("%(title)s（%(points)dポイント、ふりがなつき）")
                if self.ruby
                else _("%(title)s（%(points)dポイント）")
            )
        about = words % {"title": manuscript.title, "points": self.points}
        return print_on(Sheet(self.points, ruby=self.ruby), manuscript, Said(manuscript.title, manuscript.html, about))


@dataclass(frozen=True, slots=True)
class EasyPrint:
    """What somebody wrote in easy Japanese, with a reading over every kanji."""

    extension: str = "pdf"

    def make(self, manuscript: Manuscript, progress: Progress = untold) -> Made:  # noqa: ARG002 -- it is one step
        """Set the easy words."""
        with translation.override(manuscript.language):
            about = _("%(title)s（やさしい日本語）") % {"title": manuscript.easy_title}
        return print_on(
            Sheet(EASY_POINTS, ruby=True), manuscript, Said(manuscript.easy_title, manuscript.easy_html, about)
        )
