"""What the publishing gate says of a document's file: a warning, never a bar. A scan today beats nothing for weeks."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.gate.content import PageContent
from cms.gate.findings import Finding, Severity
from documents.findings.reading import overview_of_upload
from documents.models import DocumentPage


def rule(content: PageContent) -> Iterator[Finding]:
    """How many points of the file keep somebody out, and where to read of them."""
    page = content.page
    if not isinstance(page, DocumentPage) or page.upload is None:
        return
    overview = overview_of_upload(page.upload)
    if overview is None or not overview.barriers:
        return
    yield Finding(
        Severity.WARN,
        _("もとのファイルに、使えない人がいる点が%(count)dつあります。") % {"count": overview.barriers},
        _(
            "「資料の使いやすさを確かめる」で、場所と直し方を見てください。直さずに公開しても、本文と各形式は作られます。"
        ),
        _("もとのファイル"),
        "upload",
    )
