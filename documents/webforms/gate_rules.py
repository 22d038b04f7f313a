"""What the publishing gate asks of forms."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from accessibility import languages
from cms.gate.content import PageContent
from cms.gate.findings import Finding, Severity
from cms.gate.registry import register as register_rule
from documents.models import DocumentKind, DocumentPage
from documents.webforms.choices import Ending, Question
from documents.webforms.models import WebFormPage

WITH_CHOICES = {Question.ONE, Question.MANY}


def never_alone(content: PageContent) -> Iterator[Finding]:
    """A file to print and fill in shuts out whoever cannot see, hold a pen or print."""
    page = content.page
    if not isinstance(page, DocumentPage) or page.kind != DocumentKind.FORM or page.upload is None:
        return
    if page.locale_id and page.locale.language_code != languages.default_language():
        return
    if page.pk is None or not page.web_forms.exists():
        yield Finding(
            Severity.BLOCK,
            _("用紙のファイルだけでは、書けない方がいます。"),
            _(
                "下書きを保存してから、画面の上の「ウェブの用紙を作る」を押してください。"
                "ファイルの記入欄から質問の下書きができます。署名が要る用紙は「印刷して紙で出す」を選べます。"
            ),
            _("種類"),
            "kind",
        )


def can_be_filled_in(content: PageContent) -> Iterator[Finding]:
    """A form asks something, offers something to choose, and says where paper goes."""
    page = content.page
    if not isinstance(page, WebFormPage):
        return
    fields = list(page.get_form_fields())
    if not fields:
        yield _blocks(_("質問がまだありません。"), _("質問を一つ以上書いてください。"), "form_fields")
    for field in fields:
        if field.field_type in WITH_CHOICES and not field.choices.strip():
            what = _("質問「%(label)s」に、選ぶものがありません。") % {"label": field.label}
            yield _blocks(what, _("選ぶものを、一行に一つずつ書いてください。"), "form_fields")
    if page.ending == Ending.PRINT and not page.hand_in.strip():
        yield _blocks(_("紙で出すところが書いてありません。"), _("郵便の宛先か、窓口を書いてください。"), "hand_in")


def _blocks(what: str, mend: str, path: str) -> Finding:
    return Finding(Severity.BLOCK, what, mend, _("質問") if path == "form_fields" else _("出し方と返事"), path)


def register() -> None:
    """Say so to the gate."""
    register_rule("webforms.never_alone", never_alone)
    register_rule("webforms.can_be_filled_in", can_be_filled_in)
