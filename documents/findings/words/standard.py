"""Words for the rules of PDF/UA-1 that our own findings do not say: by families, the first that fits."""

import re

from django.utils.translation import gettext_lazy as _

from documents.findings.words.rule import MADE_WITH_IT, Program, RuleWords, Subject, Words
from documents.findings.words.whole import SAVE_AS_PDF_WORD, SAVE_AS_PDF_WRITER

FAMILIES: list[tuple[str, Words]] = [
    (r"^PAGE-TABS$", _("キーボードで進む順番が、タグの順番に合わせてありません。")),
    (r"^LINK-|^ANNOTATION-", _("リンクや注釈に、タグか説明がありません。")),
    (r"^(WIDGET|FORM)-", _("記入欄が、タグと結び付いていません。")),
    (r"^DYNAMIC-XFA$", _("動いて形が変わる申込書（XFA）です。ほとんどのソフトで開けません。")),
    (r"^MEDIA-CLIP|^(TRAPNET|PRINTER-MARK)", _("音・動画や、印刷所のための部品が、決まりどおりに入っていません。")),
    (r"LANGUAGE", _("一部の言葉に、何語かが書かれていません。")),
    (r"^(TAGGED-CONTENT-INSIDE-|)ARTIFACT|^CONTENT-TAGGING$", _("飾りと内容の区別が付いていないところがあります。")),
    (r"^STRUCT|^SUSPECTS|ROLE-MAP", _("タグの作りがあいまいです。")),
    (r"^HEADING", _("見出しのタグの入れ方が、決まりどおりではありません。")),
    (r"^TABLE-(HEADERS|CELL|COLUMN|ROW)", _("表のマスと見出しの関係が、決まりどおりではありません。")),
    (r"^(TABLE|THEAD|TBODY|TFOOT|TR|TH|TD)-", _("表のタグの入れ方が、決まりどおりではありません。")),
    (r"^(TOC|TOCI|L|LI|LBODY)-", _("目次や箇条書きのタグの入れ方が、決まりどおりではありません。")),
    (r"^NOTE-", _("注に、ほかと区別する番号が付いていません。")),
    (r"^(FIGURE|FORMULA)-", _("図や式に、説明がありません。")),
    (r"^FONT-UNICODE|^NOTDEF|^FONT-GLYPH-PRESENCE", _("何の字かが機械に分からない文字があります。")),
    (r"^(FONT|CID|CIDTOGIDMAP|CMAP|TRUETYPE|TYPE0)", _("フォントの入れ方が、決まりどおりではありません。")),
    (r"^OPTIONAL-CONTENT", _("見えたり隠れたりする層に、名前がありません。")),
    (r"^FILE-SPEC", _("ファイルの中のファイルに、名前がありません。")),
    (r"^(ID|METADATA|HEADER|VIEWER)", _("PDF/UAのファイルだという表示が、入っていないか、まちがっています。")),
]
OTHER = _("規格の決まりに合っていないところがあります。")

RULES = {
    "pdf-ua": RuleWords(
        Subject.STANDARD,
        OTHER,
        _(
            "読み上げるソフトや点字の機械によって、読まれ方が変わることがあります。ほかの点を直すと、"
            "いっしょになくなることが多いものです。"
        ),
        {Program.WORD: SAVE_AS_PDF_WORD, Program.WRITER: SAVE_AS_PDF_WRITER},
        MADE_WITH_IT,
    ),
}


def words_of_standard(rule: str) -> Words:
    """What a rule of the validator is about."""
    return next((words for pattern, words in FAMILIES if re.search(pattern, rule)), OTHER)
