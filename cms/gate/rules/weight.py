"""A heavy page costs money on a telephone, and patience on a slow line."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.gate.content import PageContent
from cms.gate.findings import Finding, Severity
from cms.weight import weigh


def heavy_page(content: PageContent) -> Iterator[Finding]:
    """More text than the first answer holds, or pictures that take many seconds."""
    weight = weigh(content.page)
    if weight.is_heavy:
        yield Finding(
            Severity.WARN,
            _("ページが重くなっています（%(size).1fキロバイト。目安は14キロバイトまで）。") % {"size": weight.text_kb},
            _("話題ごとに2つのページに分けるか、長い表や名簿を「資料」にして、ここにはリンクを置いてください。"),
        )
    if weight.has_heavy_pictures:
        yield Finding(
            Severity.WARN,
            _("画像が重くなっています（%(count)d枚で%(size)dキロバイト）。")
            % {"count": len(weight.pictures), "size": weight.pictures_kb},
            _("なくても伝わる画像をはずすか、必要なところだけ切り抜いた画像に取りかえてください。"),
        )
