"""Words for findings about pictures, links, fields, sheets and slides."""

from django.utils.translation import gettext_lazy as _

from documents.findings.words.rule import CORRECTED_THERE, MADE_IN_ORDER, MADE_WITH_IT, Program, RuleWords, Subject

ALTERNATIVE_WORD = _(
    "画像を右クリック→「代替テキスト」を開き、何を伝える画像かを1〜2文で書きます。"
    "飾りなら「装飾用にする」にチェックを入れます。PDFは作り直します。"
)
ALTERNATIVE_WRITER = _(
    "画像を右クリック→「代替テキスト」を開き、何を伝える画像かを1〜2文で書きます。"
    "飾りなら「装飾的」にチェックを入れます。PDFは作り直します。"
)
DESCRIBED_THERE = _("もとのファイルを直せないときは、「文章を直す」で説明を書くと、縁側が作る形式すべてに入ります。")

RULES = {
    "alternative-missing": RuleWords(
        Subject.PICTURES,
        _("画像に、言葉の説明（代替テキスト）がありません。"),
        _(
            "目の見えない人には、画像があることしか伝わりません。地図や図の中の文字も届きません。"
            "点字や音声にも入りません。"
        ),
        {Program.WORD: ALTERNATIVE_WORD, Program.WRITER: ALTERNATIVE_WRITER},
        DESCRIBED_THERE,
    ),
    "alternative-poor": RuleWords(
        Subject.PICTURES,
        _("画像の説明が、ファイルの名前や番号だけです。"),
        _("「イメージ、いち、ドット、ピーエヌジー」と読み上げられます。何の画像かは伝わりません。"),
        {Program.WORD: ALTERNATIVE_WORD, Program.WRITER: ALTERNATIVE_WRITER},
        DESCRIBED_THERE,
    ),
    "picture-untagged": RuleWords(
        Subject.PICTURES,
        _("画像が、飾りなのか内容なのか、しるしが付いていません。"),
        _("読み上げるソフトによって、飛ばされたり、「画像」とだけ言われたりします。"),
        {Program.WORD: ALTERNATIVE_WORD, Program.WRITER: ALTERNATIVE_WRITER},
        DESCRIBED_THERE,
    ),
    "picture-floating": RuleWords(
        Subject.PICTURES,
        _("画像が、文章の流れの外に置かれています。"),
        _("読み上げる順番が決まらず、関係のない文の途中で出てきます。"),
        {
            Program.WORD: _("画像を選び、「図の形式」→「文字列の折り返し」→「行内」を選びます。"),
            Program.WRITER: _("画像を右クリック→「アンカー」→「文字として」を選びます。"),
        },
        MADE_IN_ORDER,
    ),
    "image-only": RuleWords(
        Subject.PICTURES,
        _("画像だけの資料です。言葉の説明が入っていません。"),
        _("目の見えない人には何も届きません。読み上げ・点字・拡大のもとになる文字がありません。"),
        {
            Program.ANY: _(
                "画像にする前の文書（WordやExcel）を載せます。写真や地図なら、この資料の「本文」に、"
                "伝えたいことを言葉で書きます。"
            ),
        },
        _("縁側は画像から文字を読み取ってみます。「文章を直す」で確かめてください。"),
    ),
    "image-small": RuleWords(
        Subject.PICTURES,
        _("画像が小さく、広げると文字がつぶれます。"),
        _("見えにくい人が広げても読めません。機械で文字を読み取るときも、まちがいが多くなります。"),
        {Program.ANY: _("写し直すときは、200dpi以上（A4で横1,654画素以上）にします。")},
    ),
    "image-moves": RuleWords(
        Subject.PICTURES,
        _("動く画像です。止めるしくみがありません。"),
        _("動きが気になって読めなくなる人、光の点滅で具合が悪くなる人がいます。"),
        {
            Program.ANY: _(
                "いちばん伝わる1コマを、動かない画像にして載せます。手順なら、1コマずつ並べて言葉をそえます。"
            )
        },
        counted=_("%(number)sコマあります"),
    ),
    "link-poor": RuleWords(
        Subject.FIELDS,
        _("リンクの言葉だけでは、行き先が分かりません。"),
        _("リンクだけを順に聞く人には、「こちら、こちら、こちら」としか聞こえません。住所（URL）は1字ずつ読まれます。"),
        {
            Program.WORD: _(
                "リンクを右クリック→「リンクの編集」を開き、「表示文字列」を「給付金の申込のページ」のように書きます。"
            ),
            Program.WRITER: _(
                "リンクを右クリック→「ハイパーリンクの編集」を開き、"
                "「テキスト」を「給付金の申込のページ」のように書きます。"
            ),
        },
        CORRECTED_THERE,
    ),
    "field-unnamed": RuleWords(
        Subject.FIELDS,
        _("記入欄に、名前が付いていません。"),
        _("読み上げるソフトを使う人には「入力欄」とだけ聞こえ、何を書けばよいか分かりません。"),
        {
            Program.WORD: _(
                "Wordでは「開発」→「プロパティ」で「タイトル」に欄の名前を入れます。"
                "PDFの記入欄は、Acrobatの「フォームを準備」で欄を開き、「ツールヒント」に名前を入れます。"
            ),
            Program.WRITER: _(
                "「フォーム」→「コントロールのプロパティ」を開き、「ヘルプテキスト」に欄の名前を入れます。"
            ),
        },
        _("縁側の「ウェブで記入する申込書」なら、名前のある欄になります。"),
    ),
    "form-in-file": RuleWords(
        Subject.FIELDS,
        _("ファイルの中に書きこむ申込書です。"),
        _("スマートフォンや読み上げるソフトでは書きこめないことが多く、印刷して手で書ける人だけのものになりがちです。"),
        {
            Program.ANY: _(
                "同じ内容を、ウェブのページで記入できるようにし、電話と紙でも受け付けます。"
                "ファイルだけにしないでください。"
            ),
        },
        counted=_("記入欄が%(number)sか所あります"),
    ),
    "sheet-unnamed": RuleWords(
        Subject.TABLES,
        _("シートの名前が「Sheet1」のままです。"),
        _("シートを切りかえるたびに名前が読み上げられます。中身が分かりません。"),
        {
            Program.CALC: _("シートの見出しをダブルクリックし、「令和8年度の日程」のような名前を入れます。"),
            Program.EXCEL: _("シートの見出しをダブルクリックし、「令和8年度の日程」のような名前を入れます。"),
        },
        CORRECTED_THERE,
    ),
    "sheet-empty": RuleWords(
        Subject.TABLES,
        _("何も書かれていないシートがあります。"),
        _("開いた人が、読みのがしたと思って探してしまいます。"),
        {
            Program.CALC: _("シートの見出しを右クリックして「シートの削除」を選びます。"),
            Program.EXCEL: _("シートの見出しを右クリックして「削除」を選びます。"),
        },
        MADE_WITH_IT,
    ),
    "sheet-hidden": RuleWords(
        Subject.TABLES,
        _("隠されたシートがあります。"),
        _("隠しても、だれでも開けます。町の外に見せてよい中身か、確かめてください。"),
        {
            Program.CALC: _(
                "シートの見出しを右クリック→「シートの表示」で中身を確かめ、要らなければ「シートの削除」を選びます。"
            ),
            Program.EXCEL: _("シートの見出しを右クリック→「再表示」で中身を確かめ、要らなければ「削除」します。"),
        },
    ),
    "sheet-gaps": RuleWords(
        Subject.TABLES,
        _("表の途中に、空の行が続いています。"),
        _("矢印のキーで進む人は、そこで表が終わったと思います。"),
        {
            Program.CALC: _("空の行を消し、間をあけたいときは行の高さを変えます。別の表なら、別のシートにします。"),
            Program.EXCEL: _("空の行を消し、間をあけたいときは行の高さを変えます。別の表なら、別のシートにします。"),
        },
        MADE_WITH_IT,
    ),
    "sheet-graph-paper": RuleWords(
        Subject.TABLES,
        _("細いマスをつないで作った「方眼紙」です。"),
        _("1マスずつ進む人は、何十回も空のマスを通ります。見出しと値の組は、まったく伝わりません。"),
        {
            Program.EXCEL: _(
                "1つの項目を1つのセルに入れた、ふつうの表に作り直します。文章や申込書なら、Wordで作り直します。"
            ),
            Program.CALC: _(
                "1つの項目を1つのセルに入れた、ふつうの表に作り直します。文章や申込書なら、Writerで作り直します。"
            ),
        },
        CORRECTED_THERE,
    ),
    "slide-title-missing": RuleWords(
        Subject.HEADINGS,
        _("題のないスライドがあります。"),
        _("スライドの題は、見出しの役目をします。ないと、何枚目に何があるかが分かりません。"),
        {
            Program.POWERPOINT: _(
                "「校閲」→「アクセシビリティ チェック」→「スライド タイトルの追加」を選びます。"
                "見せたくないときは、枠の外に置けます。"
            ),
            Program.IMPRESS: _("右の「レイアウト」で題のある形を選び、題を入れます。"),
        },
        CORRECTED_THERE,
    ),
    "slide-title-twice": RuleWords(
        Subject.HEADINGS,
        _("同じ題のスライドが、いくつもあります。"),
        _("題の一覧から選ぶ人には、どれがどれか分かりません。"),
        {
            Program.IMPRESS: _("「日程（1）」「日程（2）」や「日程：午前」のように、ちがう題にします。"),
            Program.POWERPOINT: _("「日程（1）」「日程（2）」や「日程：午前」のように、ちがう題にします。"),
        },
        CORRECTED_THERE,
    ),
    "runs-by-itself": RuleWords(
        Subject.ORDER,
        _("時間がたつと、ひとりでに次のスライドへ進みます。"),
        _("ゆっくり読む人、読み上げで聞く人は、読み終わる前に進まれてしまいます。"),
        {
            Program.IMPRESS: _("右の「画面切り替え」で、「画面切り替え」を「マウスクリック時」にします。"),
            Program.POWERPOINT: _("「画面切り替え」で、「画面切り替えのタイミング」の「自動」のチェックを外します。"),
        },
        MADE_WITH_IT,
    ),
    "media-in-file": RuleWords(
        Subject.PICTURES,
        _("音や動画が入っています。"),
        _("字幕や書き起こしがないと、聞こえない人に届きません。縁側が作る形式には、音や動画は入りません。"),
        {
            Program.IMPRESS: _("話していることを書き起こし、「ノート」や本文に入れます。"),
            Program.POWERPOINT: _(
                "話していることを書き起こし、「ノート」や本文に入れます。動画には「再生」→"
                "「キャプションの挿入」で字幕を付けます。"
            ),
        },
    ),
}
