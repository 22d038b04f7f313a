"""The easy version: it must follow the page, and be easy. Warnings only: a hard easy page still helps somebody."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from accessibility.easy_japanese.measure import measure
from cms.gate.content import PageContent, paragraphs_of
from cms.gate.findings import Finding, Severity

TAB = "easy_body"


def easy_version_is_behind(content: PageContent) -> Iterator[Finding]:
    """Somebody changed the page and not its easy words: a wrong day there sends people on the wrong day."""
    if getattr(content.page, "easy_is_behind", False):
        yield _warn(
            _("もとのページが変わりました。やさしい日本語は、前のままです。"),
            _("やさしい日本語の文をたしかめてください。合っていれば、手伝いの画面で「合っている」を押します。"),
        )


def easy_title_alone(content: PageContent) -> Iterator[Finding]:
    """A title or summary was written, and nobody will see it."""
    page = content.page
    written = getattr(page, "easy_title", "") or getattr(page, "easy_summary", "")
    if written and not page.has_easy_version:
        yield _warn(
            _("やさしい題だけがあって、やさしい本文がありません。"),
            _("本文を書くと、やさしい日本語のページができます。"),
        )


def easy_words_that_are_hard(content: PageContent) -> Iterator[Finding]:
    """One warning for all: the aid shows each sentence."""
    if not getattr(content.page, "has_easy_version", False):
        return
    texts = [content.page.easy_title, content.page.easy_summary]
    texts += [text for part in content.easy_parts for text in paragraphs_of(part.tree)]
    reports = [sentence for text in texts if text for sentence in measure(text).sentences]
    hard = [sentence for sentence in reports if not sentence.is_easy]
    if hard:
        yield _warn(
            _("やさしい日本語に、わかりにくい文が%(count)dあります：「%(start)s…」")
            % {"count": len(hard), "start": hard[0].sentence.text[:20]},
            _("「やさしい日本語の手伝い」が、一文ずつ書きかえを提案します。"),
        )


def _warn(what: str, mend: str) -> Finding:
    return Finding(Severity.WARN, what, mend, _("やさしい日本語"), TAB)
