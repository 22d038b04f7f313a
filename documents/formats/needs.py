"""Formats by what somebody needs, in the words they would say it in, in the order in which a page offers them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from documents.formats.kinds import FormatKind


@dataclass(frozen=True, slots=True)
class Need:
    """One need: its name, who is helped by it, the formats that serve it, the one to begin with first."""

    key: str
    name: str | Promise
    about: str | Promise
    kinds: tuple[FormatKind, ...]


# Every kind stands in exactly one group: a list in which the same file stands twice is twice as long to listen to.
NEEDS = (
    Need(
        "screen",
        _("この画面で読む"),
        _("文字の大きさや色を変えて、すぐに読めます。"),
        (),
    ),
    Need(
        "large",
        _("大きな文字で"),
        _("紙に印刷しても、画面で開いても使えます。ふりがなつきも選べます。"),
        (
            FormatKind.LARGE_PRINT_22,
            FormatKind.LARGE_PRINT_18,
            FormatKind.LARGE_PRINT_26,
            FormatKind.LARGE_PRINT_28,
            FormatKind.RUBY_22,
            FormatKind.RUBY_18,
            FormatKind.RUBY_26,
            FormatKind.RUBY_28,
        ),
    ),
    Need(
        "sound",
        _("音で"),
        _("耳で聞くための録音です。見出しごとに頭出しができます。"),
        (FormatKind.AUDIO_MP3, FormatKind.AUDIO_OGG, FormatKind.AUDIO_SAVER, FormatKind.DAISY),
    ),
    Need(
        "braille",
        _("点字で"),
        _("点字ディスプレイや点字プリンターで使うデータです。機械が訳したもので、人は確かめていません。"),
        (FormatKind.BRAILLE, FormatKind.KANA),
    ),
    Need(
        "carry",
        _("持ち歩く"),
        _("通信のできない所でも読めるように、端末に入れておけます。"),
        (FormatKind.EPUB, FormatKind.HTML, FormatKind.TEXT, FormatKind.TEXT_SJIS, FormatKind.ZIP),
    ),
    Need(
        "print",
        _("印刷して渡す"),
        _("紙で渡すためのものです。紙の終わりに、このページにもどる番号がつきます。"),
        (FormatKind.PDF, FormatKind.BOOKLET, FormatKind.VOICE_CODE),
    ),
    Need(
        "easy",
        _("やさしい日本語で"),
        _("短い文と、やさしい言葉で書いたものです。"),
        (FormatKind.EASY,),
    ),
)
NEED_OF = {kind: need for need in NEEDS for kind in need.kinds}
