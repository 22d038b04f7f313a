"""Ready-made sets (おすすめ): what people say they need, as choices that go well together."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accessibility.preferences import DisplayPreferences

READY_MADE: dict[str, DisplayPreferences] = {
    "large": DisplayPreferences(text="200", line="wide"),
    "glare": DisplayPreferences(colours="dark", line="wide"),
    "ear": DisplayPreferences(audio="on", layout="simple"),
    "kanji": DisplayPreferences(furigana="all", easy="on"),
    "data": DisplayPreferences(light="on"),
    "hands": DisplayPreferences(text="125", layout="simple"),
}
# What people say, and what will be different then. Named after what helps, never after a condition.
WORDS: dict[str, tuple[Any, Any]] = {
    "large": (_("大きく見たい"), _("文字が2倍になり、行の間が広くなります。")),
    "glare": (_("まぶしいのがつらい"), _("暗い色の地に、明るい文字になります。")),
    "ear": (_("読み上げで使う"), _("どのページにも「聞く」が出ます。上にあるものがへり、本文に早く着きます。")),
    "kanji": (_("漢字が苦手"), _("漢字にふりがなが付きます。やさしい日本語があれば、そちらが出ます。")),
    "data": (_("通信を節約したい"), _("画像は、見たいものだけを選んで見ます。動く仕組みも読み込みません。")),
    "hands": (_("手が動かしにくい"), _("ボタンや選ぶところが大きくなり、一列にならびます。")),
}
if set(WORDS) != set(READY_MADE):
    raise AssertionError("every ready-made set needs its words")
