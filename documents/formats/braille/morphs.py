"""A word as MeCab names it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Morph:
    """One word as MeCab names it: how it is written (full width), its kinds, its reading and how it is said."""

    surface: str
    kinds: tuple[str, str, str, str]
    inflection: tuple[str, str, str] = ("*", "*", "*")
    reading: str = ""
    spoken: str = ""

    @property
    def line(self) -> str:
        """As libkuraji takes it."""
        if not self.reading:
            return ",".join((self.surface, *self.kinds, *self.inflection))
        fields = (self.surface, *self.kinds, *self.inflection, self.reading, self.spoken, f"0/{len(self.spoken)}", "*")
        return ",".join(fields)


NOUN, NAME, COUNTER, NUMBER = (
    ("名詞", "一般", "*", "*"),
    ("名詞", "固有名詞", "地域", "一般"),
    ("名詞", "接尾", "助数詞", "*"),
    ("名詞", "数", "*", "*"),
)
BLANK = Morph("\u3000", ("記号", "空白", "*", "*"), reading="\u3000", spoken="\u3000")
