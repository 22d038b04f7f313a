"""Words as the voice is given them: what Open JTalk would spell or misread is written in kana first.

Foreign words (kanalizer knows how Japanese people say them), names of places (SudachiPy's addresses), and words whose
reading stands behind them in brackets: 卵嚢（らんのう） is said once. Importing this loads all three; workers only.
"""

import re
from difflib import SequenceMatcher
from functools import lru_cache

import kanalizer

from accessibility.readings import open_jtalk, table
from accessibility.readings.alignment import Fixed
from accessibility.readings.context import decided
from accessibility.readings.kana import katakana
from accessibility.readings.places import long_names, places

# kanalizer takes more than a minute for 2,000 letters.
LONGEST_WORD = 40
_FOREIGN = re.compile(r"[A-Za-z]{2,}(?:['’][A-Za-z]{1,2})?")
_KANJI = r"[一-龯々〆ヶ]"
_WITH_READING = re.compile(
    rf"(?P<word>(?:{_KANJI}[一-龯々〆ヶぁ-ん]*|[ァ-ヶー]+)(?: {_KANJI}+)?)"
    r"[(（](?P<reading>[ぁ-ゖァ-ヺー]+(?:[ ・][ぁ-ゖァ-ヺー]+)*)[)）]"
)
# A reading is at least this like the one that Open JTalk would give; 御所（ごせ） is no more like it than that.
_ALIKE = 0.6
_SMALL_KE = re.compile(r"(?<=[一-龯々])[ヶケ](?=[一-龯])")
_AROUND_KE = re.compile(r"[一-龯々]+[ヶケ][一-龯々]+")


def worded(text: str) -> str:
    """``text`` for Open JTalk."""
    return _known_better(_ga_between_kanji(_said_once(_FOREIGN.sub(_in_kana, text))))


def heard(words: str) -> str:
    """What the voice says for speakable ``words``, in katakana."""
    return open_jtalk.heard(worded(words))


def _in_kana(found: re.Match[str]) -> str:
    return _foreign(found[0])


@lru_cache(maxsize=2000)
def _foreign(word: str) -> str:
    """As Open JTalk's dictionary has it; else as Japanese people would say it, rather than letter by letter."""
    if open_jtalk.knows(word) or open_jtalk.knows(word.lower()):
        return word
    letters = re.sub(r"[^a-z]", "", word.lower())
    if len(letters) > LONGEST_WORD:
        return word
    return kanalizer.convert(letters, on_incomplete="ignore")


def _said_once(text: str) -> str:
    return _WITH_READING.sub(_once, text)


def _once(found: re.Match[str]) -> str:
    """The reading instead of the word it belongs to, which may be the end of what stands before the bracket."""
    word, reading = found["word"], found["reading"]
    wanted = katakana(re.sub(r"[ ・]", "", reading))
    starts = [place for place in range(len(word)) if re.match(rf"{_KANJI}|^[ァ-ヶー]", word[place:])]
    likeness = {start: _likeness(word[start:], wanted) for start in starts[-8:]}
    best = max(likeness, key=lambda start: likeness[start], default=0)
    if likeness.get(best, 0) < _ALIKE:
        return found[0]
    return word[:best] + katakana(reading)


def _likeness(word: str, wanted: str) -> float:
    said = _plain(open_jtalk.heard(word))
    return SequenceMatcher(None, said, _plain(wanted), autojunk=False).ratio()


def _plain(kana: str) -> str:
    """Without what is written in several ways: ー and ウ, blanks."""
    return re.sub(r"[ーウイ 、]", "", katakana(kana))


def _ga_between_kanji(text: str) -> str:
    """小松ヶ池: where the dictionary does not have the name, ヶ is said ガ as in nearly all of them."""
    if not _SMALL_KE.search(text):
        return text
    return _AROUND_KE.sub(lambda found: _SMALL_KE.sub("が", found[0]) if _stumbles(found[0]) else found[0], text)


def _stumbles(name: str) -> bool:
    """Open JTalk takes a ヶ that belongs to no word it knows for a pause."""
    return "、" in open_jtalk.heard(name)


def _known_better(text: str) -> str:
    """What neighbours decide and names of places, in kana where Open JTalk reads otherwise. The town's table wins."""
    taken = [found.span() for word in table.current().found_in(text) for found in re.finditer(re.escape(word), text)]
    names = (each for each in long_names(text) if _is_cut_alike(text, each))
    better = [*(each for each in decided(text) if not _is_day(each)), *places(text), *names]
    for fixed in sorted(better, key=lambda each: each.start, reverse=True):
        said = "".join(katakana(word.reading or word.text) for word in fixed.words)
        is_free = all(fixed.end <= start or end <= fixed.start for start, end in taken)
        if is_free and not _agreed(text, fixed.start, fixed.end, said):
            taken.append((fixed.start, fixed.end))
            text = text[: fixed.start] + said + text[fixed.end :]
    return text


def _is_day(fixed: Fixed) -> bool:
    """Open JTalk says days by their names, in one melody with the month."""
    return fixed.words[0].text.endswith("日")


def _is_cut_alike(text: str, name: Fixed) -> bool:
    """Whether both take the same characters for the name; else one of them took a part of another word for it."""
    over = [token for token in open_jtalk.morphemes(text) if token[0] < name.end and token[1] > name.start]
    return bool(over) and over[0][0] == name.start and over[-1][1] == name.end


def _agreed(text: str, start: int, end: int, wanted: str) -> bool:
    """Whether Open JTalk says the same, or begins before and so knows a longer name (武蔵中原駅)."""
    over = [token for token in open_jtalk.morphemes(text) if token[0] < end and token[1] > start]
    said = "".join(reading for *_span, reading, is_sign in over if not is_sign)
    return said.startswith(wanted) or (len(wanted) > 2 and bool(over) and over[0][0] < start)
