"""The first draft of a web form, out of the places to write that a paper form has."""

import re
from typing import Any

from django.utils.translation import gettext as _
from lxml import html as lxml_html
from lxml.html import HtmlElement

from documents.models import DocumentPage
from documents.webforms.choices import Question
from documents.webforms.models import WebFormField, WebFormPage

LONGEST_LABEL = 100
MOST_QUESTIONS = 60
# What paper leaves for the pen: blanks between brackets, rows of underlines or of wide blanks.
ROOM = re.compile(r"（[\s　]{2,}）|\([\s　]{3,}\)|[＿_]{3,}|　{4,}|（記入欄）")
# The first that fits wins: 「メールアドレス」 holds 「アドレス」, 「電話かメール」 both.
KINDS = (
    (re.compile("電話.*メール|メール.*電話|連絡先"), Question.CONTACT),
    (re.compile("メール|e-?mail", re.IGNORECASE), Question.EMAIL),
    (re.compile("電話|携帯|FAX|ファクス|ファックス", re.IGNORECASE), Question.PHONE),
    (re.compile("郵便番号|〒"), Question.POSTCODE),
    (re.compile("住所|所在地"), Question.ADDRESS),
    (re.compile("氏名|名前|お名前|フリガナ|ふりがな"), Question.NAME),
    (re.compile("生年月日|日にち|年月日|期日|月日|日付"), Question.DATE),
    (re.compile("人数|年齢|回数|何人"), Question.NUMBER),
    (re.compile("配慮|あると助かる|手助け|お手伝い"), Question.HELPS),
    (re.compile("理由|そのほか|その他|備考|内容|事情"), Question.TEXT),
)


def form_for(document: DocumentPage, *, user: Any) -> WebFormPage:
    """The document's form; made as a draft beside it if there is none yet."""
    existing = WebFormPage.objects.filter(document=document).first()
    if existing is not None:
        return existing
    title = _("%(title)s（ウェブで書く）") % {"title": document.title}
    page = WebFormPage(
        title=title,
        slug=f"{document.slug}-web"[:255],
        summary=document.summary,
        document=document,
        purpose=_("この用紙の受付と、お返事に使います。"),
        locale=document.locale,
        owner=user,
        live=False,
    )
    source = document.source
    page.form_fields = [
        WebFormField(sort_order=place, label=label, field_type=kind, required=False)
        for place, (label, kind) in enumerate(questions_in(source.html if source else ""))
    ]
    document.get_parent().add_child(instance=page)
    page.save_revision(user=user, log_action=True)
    return page


def questions_in(html: str) -> list[tuple[str, str]]:
    """Labels of the places to write, in order, each once, with a guess at what is asked."""
    if not html.strip():
        return []
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    labels: list[str] = []
    for element in tree.iter("p", "li", "tr"):
        label = _label_of_row(element) if element.tag == "tr" else _label_of_line(element)
        if label and label not in labels:
            labels.append(label)
    return [(label, kind_of(label)) for label in labels[:MOST_QUESTIONS]]


def kind_of(label: str) -> str:
    """What the words of a question ask for."""
    return next((kind for words, kind in KINDS if words.search(label)), Question.LINE)


def _label_of_row(row: HtmlElement) -> str:
    """A row with words in its first cell and an empty one beside it."""
    cells = [cell.text_content() for cell in row if cell.tag in {"td", "th"}]
    has_room = len(cells) > 1 and any(not ROOM.sub("", cell).strip(" 　") for cell in cells[1:])
    return _clean(cells[0]) if has_room else ""


def _label_of_line(line: HtmlElement) -> str:
    """Words with room behind them."""
    words = line.text_content()
    found = ROOM.search(words)
    return _clean(words[: found.start()]) if found else ""


def _clean(words: str) -> str:
    return re.sub(r"[\s　]+", " ", words).strip(" ：:・").removesuffix("（")[:LONGEST_LABEL]
