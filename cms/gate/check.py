"""Asks every rule, and stops a page that may not go live."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from cms.gate import registry
from cms.gate.content import PageContent
from cms.gate.findings import Finding

if TYPE_CHECKING:
    from wagtail.models import Page

_let_through: ContextVar[int | None] = ContextVar("gate_let_through", default=None)


class PublishRefusedError(Exception):
    """The page stays as it was; its draft is kept."""

    def __init__(self, page: "Page", findings: Sequence[Finding]) -> None:
        super().__init__(f"Page {page.pk} may not go live: {len(findings)} findings.")
        self.page = page
        self.findings = list(findings)


def check(page: "Page") -> list[Finding]:
    """Everything the rules have to say, what blocks first."""
    content = PageContent(page)
    found = [finding for rule in registry.rules() for finding in rule(content)]
    return sorted(found, key=lambda finding: not finding.blocks)


def refuse_if_blocked(page: "Page") -> None:
    """Raise unless the page may go live as it is."""
    if blocking := [finding for finding in check(page) if finding.blocks]:
        raise PublishRefusedError(page, blocking)


@contextmanager
def letting_through(revision_id: int) -> Iterator[None]:
    """This revision was checked a moment ago: the last guard, in ``save``, need not render it again."""
    token = _let_through.set(revision_id)
    try:
        yield
    finally:
        _let_through.reset(token)


def was_let_through(revision_id: int) -> bool:
    """Whether the gate has just seen this revision."""
    return _let_through.get() == revision_id
