"""お待ちください, ご覧になる, お申し込みいただきますよう…: deference wrapped around a verb."""

from collections.abc import Iterator
from functools import cache

from django.utils.translation import gettext as _

from accessibility.easy_japanese.finding import Finding, Rule
from accessibility.easy_japanese.passage import Passage
from accessibility.easy_japanese.rules.doing import asked
from accessibility.easy_japanese.verbs import Verb, exchanged, verb
from accessibility.easy_japanese.wordlist import Sort, hard_words

# お越しください: nouns that hide another verb.
_HIDDEN = {
    "越し": "来る",
    "覧": "見る",
    "いで": "来る",
    "出かけ": "出かける",
    "問い合わせ": "聞く",
    "問合せ": "聞く",
    "申し込み": "申しこむ",
    "申込み": "申しこむ",
    "申込": "申しこむ",
    "申し付け": "言う",
    "申し出": "言う",
    "求め": "買う",
    "召し上がり": "食べる",
    "知らせ": "知らせる",
    "手伝い": "手つだう",
}
_BEFORE = {"お", "ご", "御"}


def wrapped_in_deference(passage: Passage) -> Iterator[Finding]:
    """お/ご + verb + になる, ください, いただく, and ていただきますようお願いします."""
    for number, token in enumerate(passage.tokens):
        if token.surface in _BEFORE and token.kind == "接頭辞":
            yield from _wrapped(passage, number)
        elif token.surface in {"ご覧", "御覧"}:
            yield from _of_verb(passage, token.start, number + 1, verb("見る"))
        elif token.surface in {"て", "で"} and token.kind == "助詞":
            yield from _asked_after_te(passage, number)


def _wrapped(passage: Passage, number: int) -> Iterator[Finding]:
    end_of_core, easier = _core(passage, number + 1)
    if easier:
        yield from _of_verb(passage, passage.token(number).start, end_of_core + 1, easier)


def _core(passage: Passage, number: int) -> tuple[int, Verb | None]:
    """Which verb is inside, and with which token it ends: 問い・合わせ is two."""
    for length in (2, 1):
        tokens = [passage.token(number + step) for step in range(length)]
        words = "".join(token.surface for token in tokens)
        if words in _HIDDEN:
            return number + length - 1, verb(_HIDDEN[words])
    token = passage.token(number)
    if token.makes_verbs:
        easy = next((e for e in hard_words().entries if e.sort is Sort.DOING and e.looked_for == token.surface), None)
        # Words of the table are told by their own rule.
        return number, None if easy else Verb(f"{token.surface}する", "サ行変格")
    if token.kind == "動詞":
        return number, Verb(token.lemma, token.conjugation)
    return number, _verb_of_noun(token.surface)


@cache
def _verb_of_noun(words: str) -> Verb | None:
    """待ち → 待つ: asked with ます behind it, which only a verb can have."""
    tokens = Passage(f"{words}ます").tokens
    if len(tokens) == 2 and tokens[0].kind == "動詞" and tokens[1].surface == "ます":
        return Verb(tokens[0].lemma, tokens[0].conjugation)
    return None


def _of_verb(passage: Passage, start: int, number: int, easier: Verb) -> Iterator[Finding]:
    token = passage.token(number)
    if token.lemma in {"くださる", "下さる"} and token.form.startswith("命令形"):
        yield _plainer(passage, start, token.end, easier.please)
    elif token.surface == "に" and passage.token(number + 1).lemma == "なる":
        put = exchanged(easier, passage.token(number + 1), passage.token(number + 2))
        if put:
            yield _plainer(passage, start, put[1], put[0])
    elif place := asked(passage, number, start, easier):
        yield _plainer(passage, *place)
    elif token.lemma in {"いただく", "頂く", "いただける"}:
        yield _plainer(passage, start, token.end, None)


def _asked_after_te(passage: Passage, number: int) -> Iterator[Finding]:
    """来ていただきますようお願いいたします → 来てください."""
    te = passage.token(number)
    if passage.token(number + 1).lemma not in {"いただく", "頂く", "くださる", "下さる"}:
        return
    if place := asked(passage, number + 1, te.start, Verb("する", "サ行変格")):
        yield _plainer(passage, te.start, place[1], f"{te.surface}ください")
    elif passage.token(number + 1).lemma in {"いただく", "頂く"}:
        yield _plainer(passage, te.start, passage.token(number + 1).end, None)


def _plainer(passage: Passage, start: int, end: int, instead: str | None) -> Finding:
    words = passage.text[start:end]
    return Finding(
        start,
        end,
        Rule.HONORIFIC,
        _("「%(words)s」は、ていねいすぎて、わかりにくいです。") % {"words": words},
        _("「〜てください」「〜ます」の、ふつうの形で書いてください。"),
        instead,
    )
