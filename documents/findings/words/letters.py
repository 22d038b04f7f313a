"""Words for findings about letters, colours and the order of reading."""

from django.utils.translation import gettext_lazy as _

from documents.findings.words.rule import (
    CORRECTED_THERE,
    MADE_IN_ORDER,
    MADE_LEGIBLE,
    Program,
    RuleWords,
    Subject,
)
from documents.findings.words.whole import SAVE_AS_PDF_WORD, SAVE_AS_PDF_WRITER

RULES = {
    "scan": RuleWords(
        Subject.LETTERS,
        _("このページは、紙を写した画像だけです。文字が入っていません。"),
        _(
            "読み上げ・点字・拡大・ふりがなのどれも、文字がないと作れません。目の見えない人には、"
            "何もないページと同じです。"
            "言葉で探しても見つかりません。"
        ),
        {
            Program.WORD: _(
                "紙にする前の、もとの文書を開き、PDFに保存し直して取りかえます。もとの文書がないときは、"
                "下の「縁側がすること」を見てください。"
            ),
            Program.WRITER: _(
                "紙にする前の、もとの文書を開き、「PDFとしてエクスポート」で書き出し直して取りかえます。"
            ),
        },
        _(
            "縁側は画像から文字を読み取り、「機械が読み取った文章」として各形式を作ります。"
            "「文章を直す」で確かめてください。もとの文書があれば、そのほうが確かです。"
        ),
    ),
    "scan-read-by-machine": RuleWords(
        Subject.LETTERS,
        _("紙を写した画像の下に、機械が読み取った文字が入っています。"),
        _("読みまちがいがあっても、見た目では分かりません。数字や名前がちがうまま読み上げられることがあります。"),
        {
            Program.WORD: _("もとの文書があれば、それをPDFに保存し直して取りかえます。"),
            Program.WRITER: _("もとの文書があれば、それをPDFに書き出し直して取りかえます。"),
        },
        CORRECTED_THERE,
    ),
    "text-untagged": RuleWords(
        Subject.ORDER,
        _("タグの付いたPDFですが、タグの外に残された文章があります。"),
        _("読み上げるソフトはタグをたどって読むため、この文章は飛ばされます。"),
        {Program.WORD: SAVE_AS_PDF_WORD, Program.WRITER: SAVE_AS_PDF_WRITER},
        MADE_IN_ORDER,
    ),
    "letters-unreadable": RuleWords(
        Subject.LETTERS,
        _("見えていても、機械には何の字か分からない文字があります。"),
        _("読み上げでは飛ばされるか、ちがう字になります。書き写しても、探しても、正しい字になりません。"),
        {
            Program.WORD: _(
                "外字やふつうにはないフォントを、ふつうの文字（BIZ UDゴシックなど）に変えてから、PDFに保存し直します。"
            ),
            Program.WRITER: _("外字やふつうにはないフォントを、ふつうの文字に変えてから、PDFに書き出し直します。"),
        },
        CORRECTED_THERE,
    ),
    "font-not-embedded": RuleWords(
        Subject.LETTERS,
        _("文字の形（フォント）が、ファイルに入っていません。"),
        _("開く人の機械に同じフォントがないと、形が変わったり、字が重なったり、四角になったりします。"),
        {
            Program.WORD: SAVE_AS_PDF_WORD,
            Program.WRITER: SAVE_AS_PDF_WRITER,
        },
        _("縁側が作るPDFには、読みやすいUDフォントが入ります。"),
    ),
    "small-letters": RuleWords(
        Subject.LETTERS,
        _("小さな文字が多くあります。"),
        _(
            "見えにくい人は、大きくすると1行が画面からはみ出し、左右に動かしながら読むことになります。"
            "印刷したものは大きくできません。"
        ),
        {
            Program.WRITER: _("本文は10.5ポイント以上（できれば12ポイント）、注も8ポイント以上にします。"),
            Program.IMPRESS: _("いちばん小さい文字も12ポイント以上（できれば18ポイント）にします。"),
            Program.WORD: _(
                "本文は10.5ポイント以上（できれば12ポイント）、注も8ポイント以上にします。"
                "紙1枚に入らないときは、2枚にします。"
            ),
            Program.POWERPOINT: _(
                "いちばん小さい文字も12ポイント以上（できれば18ポイント）にします。入らないときは、スライドを分けます。"
            ),
        },
        MADE_LEGIBLE,
    ),
    "contrast": RuleWords(
        Subject.LETTERS,
        _("文字の色と背景の色が近く、読みにくいところがあります。"),
        _(
            "見えにくい人、お年寄り、日のあたるところで画面を見る人には、消えて見えます。"
            "ふつうの文字は4.5対1以上、大きな文字は3対1以上の差が要ります（JIS X 8341-3）。"
        ),
        {
            Program.WORD: _(
                "その文字を選び、「フォントの色」を濃くします。色の付いた背景の上では、"
                "黒か白のはっきりしたほうにします。"
            ),
            Program.WRITER: _(
                "その文字を選び、「文字の色」を濃くします。色の付いた背景の上では、黒か白のはっきりしたほうにします。"
            ),
        },
        MADE_LEGIBLE,
    ),
    "letters-apart": RuleWords(
        Subject.LETTERS,
        _("空白を入れて広げた言葉があります（「日　時」など）。"),
        _("読み上げでは「にち、とき」のように1字ずつになり、探しても見つかりません。点字でも言葉になりません。"),
        {
            Program.WORD: _("空白を消して「日時」とし、幅をそろえたいときは、「ホーム」→「均等割り付け」で広げます。"),
            Program.WRITER: _(
                "空白を消して「日時」とし、幅をそろえたいときは、「書式」→「文字」→「位置」で文字の間を広げます。"
            ),
            Program.EXCEL: _(
                "空白を消して「日時」とし、「セルの書式設定」→「配置」→「横位置」を「均等割り付け」にします。"
            ),
            Program.CALC: _(
                "空白を消して「日時」とし、「セルの書式設定」→「配置」→「横位置」を「均等割り付け」にします。"
            ),
        },
        CORRECTED_THERE,
    ),
    "order": RuleWords(
        Subject.ORDER,
        _("読まれる順番が、見た目の順番とちがいます。"),
        _("耳で聞く人には、話が前後して聞こえます。キーボードやスイッチで進む人は、思わぬところへ飛びます。"),
        {
            Program.WORD: _(
                "文字の枠（テキスト ボックス）をやめて、ふつうの段落や「段組み」「表」にすると、"
                "順番どおりになります。"
                "その後、PDFに保存し直します。"
            ),
            Program.WRITER: _(
                "枠をやめて、ふつうの段落や「段組み」「表」にすると、順番どおりになります。その後、"
                "PDFに書き出し直します。"
            ),
            Program.POWERPOINT: _(
                "「ホーム」→「配置」→「オブジェクトの選択と表示」を開きます。いちばん下から順に読まれるので、"
                "題がいちばん下になるように並べかえます。"
            ),
            Program.IMPRESS: _(
                "図形を右クリックし、「整列」→「最背面へ移動」を、"
                "先に読む物から順に使います（奥にある物から読まれます）。"
            ),
        },
        MADE_IN_ORDER,
    ),
    "text-box": RuleWords(
        Subject.ORDER,
        _("文字の枠（テキスト ボックス）に文章が入っています。"),
        _("枠は本文の外にあるため、読み上げるソフトが最後に読んだり、まったく読まなかったりします。"),
        {
            Program.WORD: _("枠の中の文章を本文に移します。囲みたいときは、「ホーム」→「罫線」で段落を囲みます。"),
            Program.WRITER: _("枠の中の文章を本文に移します。囲みたいときは、「書式」→「段落」→「外枠」を使います。"),
        },
        MADE_IN_ORDER,
    ),
    "zoom-forbidden": RuleWords(
        Subject.LETTERS,
        _("指で広げて大きくすることを、禁じています。"),
        _("見えにくい人が、スマートフォンで文字を大きくできません。"),
        {Program.ANY: _("HTMLの viewport から、user-scalable と maximum-scale を消します。")},
        MADE_LEGIBLE,
    ),
}
