"""What a rule has to say."""

from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise


class Severity(Enum):
    """Whether a page may go live in spite of a finding."""

    BLOCK = "block"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: what is wrong, where, and what to do.

    ``path`` leads to the field or block in the editor, in Wagtail's own words ("title", "body.<block id>").
    """

    severity: Severity
    what: str | Promise
    mend: str | Promise
    where: str | Promise = ""
    path: str = ""

    @property
    def blocks(self) -> bool:
        """Whether the page cannot go live."""
        return self.severity is Severity.BLOCK
