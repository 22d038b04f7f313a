"""A table is heard cell by cell: its name and its headers are all the overview a listener has (1.3.1)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cms.gate.content import PageContent
from cms.gate.findings import Finding


def tables_without_names(content: PageContent) -> Iterator[Finding]:
    """No caption, no columns, or a column without a name."""
    for part in content.parts:
        if part.kind != "table":
            continue
        if not str(part.value.get("caption") or "").strip():
            yield part.blocks(
                _("表に題がありません。"), _("何の表かを「表の題」に書いてください。例：「窓口が開いている時間」")
            )
        columns = part.value["table"].columns if part.value.get("table") else []
        if not columns:
            yield part.blocks(_("表に列がありません。"), _("列を足すか、表を消してください。"))
        elif not all(str(column["heading"]).strip() for column in columns):
            yield part.blocks(_("名前のない列があります。"), _("どの列にも、いちばん上に名前を書いてください。"))
