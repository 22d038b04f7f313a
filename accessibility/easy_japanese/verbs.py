"""Verbs in the form that their place asks for: 提出して → 出して, 提出しない → 出さない."""

from dataclasses import dataclass
from enum import Enum
from functools import cache

from accessibility.easy_japanese.passage import NOTHING, Passage, Token


class Form(Enum):
    """What follows the stem decides its form."""

    PLAIN = "書く"
    POLITE = "書きます"
    TE = "書いて"
    NEGATIVE = "書かない"
    PASSIVE = "書かれる"
    CAUSATIVE = "書かせる"
    CONDITION = "書けば"
    WILL = "書こう"


_ROWS = {
    "カ": "かきくけこ",
    "ガ": "がぎぐげご",
    "サ": "さしすせそ",
    "タ": "たちつてと",
    "ナ": "なにぬねの",
    "バ": "ばびぶべぼ",
    "マ": "まみむめも",
    "ラ": "らりるれろ",
    "ワ": "わいうえお",
}
# The stem before て and た, and whether they are voiced (で, だ).
_BEFORE_TE = {
    "カ": ("い", False),
    "ガ": ("い", True),
    "サ": ("し", False),
    "タ": ("っ", False),
    "ナ": ("ん", True),
    "バ": ("ん", True),
    "マ": ("ん", True),
    "ラ": ("っ", False),
    "ワ": ("っ", False),
}
_IN_ROW = {Form.NEGATIVE: 0, Form.PASSIVE: 0, Form.CAUSATIVE: 0, Form.POLITE: 1, Form.CONDITION: 3, Form.WILL: 4}
_SURU = {
    Form.PLAIN: "する",
    Form.POLITE: "し",
    Form.TE: "し",
    Form.NEGATIVE: "し",
    Form.PASSIVE: "さ",
    Form.CAUSATIVE: "さ",
    Form.CONDITION: "すれ",
    Form.WILL: "しよう",
}
_ICHIDAN = {Form.PLAIN: "る", Form.PASSIVE: "ら", Form.CAUSATIVE: "さ", Form.CONDITION: "れ", Form.WILL: "よう"}
_VOICED = {"て": "で", "た": "だ", "ち": "じ"}
_UNVOICED = {voiced: plain for plain, voiced in _VOICED.items()}


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb, perhaps with words before it (お金を払う), as its dictionary form and its conjugation."""

    lemma: str
    conjugation: str

    def stem(self, form: Form) -> str:
        """What stands before た, ます, ない and so on; the whole word where nothing follows."""
        if self.conjugation.startswith("サ行変格"):
            return self.lemma.removesuffix("する") + _SURU[form]
        if self.conjugation.startswith("カ行変格"):
            return self._kuru(form)
        if self.conjugation.startswith("五段"):
            return self._godan(form)
        return self.lemma[:-1] + _ICHIDAN.get(form, "")

    def _kuru(self, form: Form) -> str:
        if form is Form.PLAIN:
            return self.lemma
        before, ending = self.lemma[:-2], _ICHIDAN.get(form, "")
        if self.lemma.endswith("来る"):
            return f"{before}来{ending}"
        sound = "き" if form in {Form.POLITE, Form.TE} else "く" if form is Form.CONDITION else "こ"
        return f"{before}{sound}{ending}"

    def _godan(self, form: Form) -> str:
        row = self.conjugation.removeprefix("五段-")[0]
        if form is Form.PLAIN:
            return self.lemma
        if form is Form.TE:
            # 行く alone of its row: 行って.
            ending = "っ" if self.lemma.endswith(("行く", "いく")) else _BEFORE_TE[row][0]
            return self.lemma[:-1] + ending
        if row == "ラ" and form is Form.NEGATIVE and self.lemma == "ある":
            return ""
        will = "う" if form is Form.WILL else ""
        return self.lemma[:-1] + _ROWS[row][_IN_ROW[form]] + will

    def before_te(self, following: str) -> str:
        """With て, た, たり … after it, voiced as it must be: 読んで."""
        is_voiced = self.conjugation.startswith("五段") and _BEFORE_TE[self.conjugation.removeprefix("五段-")[0]][1]
        first = following[:1]
        first = _VOICED.get(first, first) if is_voiced else _UNVOICED.get(first, first)
        return self.stem(Form.TE) + first + following[1:]

    @property
    def please(self) -> str:
        """「書いてください」."""
        return self.before_te("てください")


@cache
def verb(words: str) -> Verb:
    """The verb that ``words`` end with. Raises ValueError when they end with something else."""
    last = Passage(words).tokens[-1]
    # 知らせる is cut into 知ら and せる, whose own sort is not that of a verb.
    if (
        not last.conjugation.startswith(("五段", "上一段", "下一段", "サ行変格", "カ行変格"))
        or last.surface != last.lemma
    ):
        raise ValueError(f"not a verb in its dictionary form: {words}")
    return Verb(words, last.conjugation)


def form_of(token: Token, following: Token) -> Form | None:
    """In which form a verb stands; None for forms that nobody should exchange blindly."""
    if token.form.startswith(("終止形", "連体形")):
        return Form.PLAIN
    if token.form.startswith("連用形"):
        is_te = following.surface[:1] in {"て", "た", "で", "だ", "ち", "じ"} and following.lemma not in {
            "たい",
            "です",
        }
        return Form.TE if is_te else Form.POLITE
    if token.form.startswith("仮定形"):
        return Form.CONDITION
    if token.form.startswith("意志推量形"):
        return Form.WILL
    return _before_negative(token, following)


def _before_negative(token: Token, following: Token) -> Form | None:
    if not token.form.startswith("未然形"):
        return None
    if following.lemma in {"れる", "られる"}:
        return Form.PASSIVE
    if following.lemma in {"せる", "させる"}:
        return Form.CAUSATIVE
    return Form.NEGATIVE if following.lemma in {"ない", "ず", "ぬ", "なんだ"} else None


def exchanged(easier: Verb, token: Token, following: Token) -> tuple[str, int] | None:
    """``easier`` in the place of ``token``: the text to put there, and where that place ends."""
    form = form_of(token, following)
    if form is None or (following is NOTHING and form not in {Form.PLAIN, Form.WILL}):
        return None
    if form is Form.TE:
        return easier.before_te(following.surface), following.end
    stem = easier.stem(form)
    if form in {Form.PASSIVE, Form.CAUSATIVE}:
        # れる and せる themselves stay: 出さ・れる; 食べ・ら・れる.
        ending = following.surface.removeprefix("ら" if form is Form.PASSIVE else "さ")
        return stem + ending, following.end
    return (stem, token.end) if stem else None
