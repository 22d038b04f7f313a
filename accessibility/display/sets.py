"""Ready-made sets (おすすめの組み合わせ): what people say they need, as choices that go well together."""

from accessibility.preferences import DisplayPreferences

READY_MADE: dict[str, DisplayPreferences] = {
    "large": DisplayPreferences(text="200", line="wide"),
    "glare": DisplayPreferences(colours="dark", line="wide"),
    "ear": DisplayPreferences(audio="on", layout="simple"),
    "kanji": DisplayPreferences(furigana="all", easy="on"),
    "data": DisplayPreferences(light="on"),
    "hands": DisplayPreferences(text="125", layout="simple"),
}
