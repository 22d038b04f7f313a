"""Every choice in the words that people see and staff say on the telephone."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accessibility.preferences import CHOICES, DisplayPreferences

LABELS: dict[str, Any] = {
    "text": _("文字の大きさ"),
    "font": _("書体"),
    "colours": _("色"),
    "line": _("行の間"),
    "paragraph": _("段落の間"),
    "letter": _("文字の間"),
    "word": _("単語の間"),
    "width": _("一行の長さ"),
    "furigana": _("ふりがな"),
    "easy": _("やさしい日本語"),
    "audio": _("音声"),
    "layout": _("ページの並び"),
    "light": _("通信量"),
}
SPACING_WORDS = {"normal": _("ふつう"), "wide": _("広い"), "wider": _("もっと広い")}
WORDS: dict[str, dict[str, Any]] = {
    "text": {
        "100": _("ふつう（100パーセント）"),
        "125": _("125パーセント"),
        "150": _("150パーセント"),
        "200": _("2倍（200パーセント）"),
        "300": _("3倍（300パーセント）"),
        "400": _("4倍（400パーセント）"),
    },
    "line": SPACING_WORDS,
    "paragraph": SPACING_WORDS,
    "letter": SPACING_WORDS,
    "word": SPACING_WORDS,
    "width": {"normal": _("ふつう（38文字まで）"), "narrow": _("短い（25文字まで）"), "wide": _("画面の幅いっぱい")},
    "font": {
        "ud": _("UDゴシック体（ふつう）"),
        "system": _("端末のいつもの書体"),
        "rounded": _("丸ゴシック体"),
        "dyslexia": _("読み書きが苦手な人のための書体"),
    },
    "colours": {
        "auto": _("端末の設定に合わせる"),
        "standard": _("明るい色"),
        "dark": _("暗い色"),
        "black-yellow": _("黒地に黄色の文字"),
        "black-white": _("黒地に白の文字"),
        "cream": _("クリーム色の地に黒い文字"),
        "blue-yellow": _("青い地に黄色の文字"),
    },
    "furigana": {
        "off": _("付けない"),
        "hard": _("むずかしい漢字と名前だけに付ける"),
        "all": _("すべての漢字に付ける"),
        "1": _("小学1年生で習う漢字には付けない"),
        "2": _("小学2年生までに習う漢字には付けない"),
        "3": _("小学3年生までに習う漢字には付けない"),
        "4": _("小学4年生までに習う漢字には付けない"),
        "5": _("小学5年生までに習う漢字には付けない"),
        "6": _("小学校で習う漢字には付けない"),
    },
    "easy": {"off": _("ふつうの文章"), "on": _("やさしい日本語のページがあれば、そちらを見る")},
    "light": {
        "auto": _("端末の設定に合わせる"),
        "off": _("画像も見る"),
        "on": _("軽くする（画像は、見たいものだけを選んで見る）"),
    },
    "audio": {"off": _("出さない"), "on": _("ページの上に、聞くための操作を出す")},
    "layout": {"standard": _("ふつう"), "simple": _("かんたん（一列にならべ、一つずつ見せる）")},
}


def in_words(preferences: DisplayPreferences) -> list[dict[str, Any]]:
    """What differs from the usual look, as terms and texts in the order of the page."""
    chosen = preferences.differences
    return [{"term": label, "text": WORDS[name][chosen[name]]} for name, label in LABELS.items() if name in chosen]


def changes_in_words(before: DisplayPreferences, after: DisplayPreferences) -> list[dict[str, Any]]:
    """What somebody just changed."""
    old, new = before.choices, after.choices
    return [{"term": label, "text": WORDS[name][new[name]]} for name, label in LABELS.items() if old[name] != new[name]]


if set(LABELS) != set(CHOICES) or any(set(WORDS[name]) != set(values) for name, values in CHOICES.items()):
    raise AssertionError("every choice needs its words")
