"""Words for findings about headings, lists and tables."""

from django.utils.translation import gettext_lazy as _

from documents.findings.words.rule import CORRECTED_THERE, MADE_WITH_IT, Program, RuleWords, Subject

HEADING_WORD = _(
    "その行にカーソルを置き、「ホーム」→「スタイル」で「見出し1」（大きい順に1、2、3）を選びます。PDFは作り直します。"
)
HEADING_WRITER = _("その行にカーソルを置き、Ctrlキーを押しながら1（大きい順に1、2、3）を押します。PDFは作り直します。")

RULES = {
    "headings-none": RuleWords(
        Subject.HEADINGS,
        _("長い文章なのに、見出しが1つもありません。"),
        _("読み上げるソフトを使う人は、見出しを飛び石にして読みます。ないと、全部聞くまで目あてのところに着けません。"),
        {Program.WORD: HEADING_WORD, Program.WRITER: HEADING_WRITER},
        _("縁側は、文字の大きさから見出しを推し量ります。「文章を直す」で確かめてください。"),
    ),
    "heading-skipped": RuleWords(
        Subject.HEADINGS,
        _("見出しの段（1、2、3）が飛んでいます。"),
        _("「どこかを聞きのがした」と思わせます。章と節の関係が分からなくなります。"),
        {Program.WORD: HEADING_WORD, Program.WRITER: HEADING_WRITER},
        CORRECTED_THERE,
    ),
    "heading-empty": RuleWords(
        Subject.HEADINGS,
        _("言葉のない見出しがあります。"),
        _("見出しの一覧に、名前のない行が出ます。何かを聞きのがしたように思えます。"),
        {
            Program.WORD: _("その空の行のスタイルを「標準」に戻すか、行を消します。"),
            Program.WRITER: _("その空の行のスタイルを「本文」に戻すか、行を消します。"),
        },
        MADE_WITH_IT,
    ),
    "heading-fake": RuleWords(
        Subject.HEADINGS,
        _("見出しのように見えますが、見出しのしるしがありません。"),
        _("目で見ると見出しでも、読み上げるソフトにはただの文です。見出しの一覧に出ません。"),
        {Program.WORD: HEADING_WORD, Program.WRITER: HEADING_WRITER},
        _("縁側は、大きな文字の行を見出しと推し量ります。「文章を直す」で確かめてください。"),
    ),
    "list-fake": RuleWords(
        Subject.HEADINGS,
        _("「・」や「①」を手で打った、箇条書きがあります。"),
        _("読み上げるソフトが「3つの項目」と言えず、どこで終わるかが分かりません。"),
        {
            Program.WORD: _(
                "その行を選び、「ホーム」→「箇条書き」（または「段落番号」）を押して、手で打ったしるしを消します。"
            ),
            Program.WRITER: _("その行を選び、「書式」→「箇条書きと番号付け」を選んで、手で打ったしるしを消します。"),
        },
        CORRECTED_THERE,
    ),
    "empty-lines": RuleWords(
        Subject.HEADINGS,
        _("空の行を続けて、間をあけています。"),
        _("「空行、空行、空行」と読み上げられ、終わったと思って読むのをやめてしまう人がいます。"),
        {
            Program.WORD: _(
                "空の行を消し、「段落」→「間隔」の「段落後」であけます。次の紙へ送るときは、Ctrl＋Enterを押します。"
            ),
            Program.WRITER: _(
                "空の行を消し、「書式」→「段落」→「インデントと間隔」であけます。次の紙へ送るときは、"
                "Ctrl＋Enterを押します。"
            ),
        },
        MADE_WITH_IT,
        counted=_("%(number)s行続いています"),
    ),
    "table-headers-missing": RuleWords(
        Subject.TABLES,
        _("表に、見出しの行や列のしるしがありません。"),
        _("「5万円」と聞いても、何の5万円かが分かりません。表を1マスずつ聞く人は、見出しと組で聞いています。"),
        {
            Program.WORD: _(
                "表の1行目を選び、「テーブル レイアウト」→「タイトル行の繰り返し」を押します。"
                "左の列が見出しの表は、「テーブル デザイン」の「最初の列」にチェックを入れ、"
                "「タイトル行」を外します。"
            ),
            Program.WRITER: _(
                "表の中で右クリック→「表のプロパティ」→「テキストの流れ」を開き、"
                "「見出しの繰り返し」にチェックを入れます。"
            ),
            Program.EXCEL: _(
                "表を選び、「ホーム」→"
                "「テーブルとして書式設定」で「先頭行をテーブルの見出しとして使用する」にチェックを入れます。"
            ),
            Program.CALC: _("「書式」→「印刷範囲」→「編集」を開き、「繰り返す行」に見出しの行を入れます。"),
            Program.POWERPOINT: _(
                "表を選び、「テーブル デザイン」で「タイトル行」（左の列なら「最初の列」）にチェックを入れます。"
            ),
            Program.IMPRESS: _("表を選び、右の「プロパティ」→「表デザイン」で「見出し行」にチェックを入れます。"),
        },
        _("縁側は、1行目や左の列を見出しと推し量ります。「文章を直す」で確かめてください。"),
    ),
    "table-headers-unclear": RuleWords(
        Subject.TABLES,
        _("表の見出しが、たての見出しか、よこの見出しか分かりません。"),
        _("読み上げるソフトが、ちがう見出しと組にして読むことがあります。"),
        {
            Program.WORD: _("見出しは1行目だけ（または左の列だけ）にし、タグの付いたPDFを作り直します。"),
            Program.WRITER: _("見出しは1行目だけ（または左の列だけ）にし、PDF/UAで書き出し直します。"),
        },
        MADE_WITH_IT,
    ),
    "table-irregular": RuleWords(
        Subject.TABLES,
        _("表の行ごとに、マスの数がちがいます。"),
        _("途中から見出しと値がずれて読み上げられます。"),
        {
            Program.WORD: _(
                "マスの分割や結合をやめて、どの行も同じ数のマスにします。ちがう内容なら、表を2つに分けます。"
            ),
            Program.WRITER: _(
                "マスの分割や結合をやめて、どの行も同じ数のマスにします。ちがう内容なら、表を2つに分けます。"
            ),
        },
        CORRECTED_THERE,
    ),
    "table-merged": RuleWords(
        Subject.TABLES,
        _("結合されたマス（セル）があります。"),
        _("1マスずつ進む人には、いまどの行の、どの列にいるかが分かりにくくなります。"),
        {
            Program.WORD: _("できるところは結合をやめ、同じ言葉をそれぞれのマスに書きます。"),
            Program.WRITER: _("できるところは結合をやめ、同じ言葉をそれぞれのマスに書きます。"),
            Program.EXCEL: _("結合をやめ、「セルの書式設定」→「配置」→「選択範囲内で中央」で同じ見た目にできます。"),
            Program.CALC: _("「書式」→「セルの結合」→「セルの分割」でやめ、同じ言葉をそれぞれのセルに書きます。"),
        },
        _("縁側は、結合のまま見出しと値の組を保ちます。「文章を直す」で確かめてください。"),
    ),
    "table-nested": RuleWords(
        Subject.TABLES,
        _("表の中に、表があります。"),
        _("どちらの表の、どのマスにいるかが分からなくなります。"),
        {
            Program.WORD: _(
                "中の表を外に出し、2つの表にします。形をそろえるためだけの表は、やめてふつうの段落にします。"
            ),
            Program.WRITER: _(
                "中の表を外に出し、2つの表にします。形をそろえるためだけの表は、やめてふつうの段落にします。"
            ),
        },
        CORRECTED_THERE,
    ),
    "table-drawn": RuleWords(
        Subject.TABLES,
        _("罫線の文字で描いた表があります。"),
        _("「けいせん、けいせん」と読み上げられ、マスと見出しの組が伝わりません。大きくすると形がくずれます。"),
        {
            Program.WORD: _("Wordの「挿入」→「表」で作り直し、Wordの文書のまま載せます。"),
            Program.WRITER: _("「表」→「表の挿入」で作り直し、Wordの形式で保存して載せます。"),
        },
        CORRECTED_THERE,
    ),
}
