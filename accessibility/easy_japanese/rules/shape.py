"""The shape of sentences: their length, how many things they say at once, chains of nouns, brackets in brackets."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from accessibility.easy_japanese.finding import Finding, Rule, Weight
from accessibility.easy_japanese.passage import Passage, Sentence, Token
from accessibility.easy_japanese.verbs import exchanged, verb

# Thresholds: reference of our decision 10.
LONG, TOO_LONG = 35, 50
NOUNS_IN_A_ROW, LETTERS_IN_A_ROW = 4, 7
LONG_BRACKET = 15
_JOINS = {"が", "ので", "から", "けれど", "けれども", "し", "のに", "ながら", "つつ"}
_NOUN_JOINS = {"ため", "ほか", "うえ", "上", "際", "場合"}
_BRACKET = re.compile(r"[（(]([^（()）]*)([（(][^（()）]*[）)])?[^（()）]*[）)]")
_POINTING = re.compile(
    r"(?:これ|それ|あれ|この|その|あの|ここ|そこ|こちら|そちら|こうした|そうした|このような|そのような|上記|下記|前述|同[一-龯])"
    r"(?!から|ぞれ|ぞ|で、|と、|に、|ため|まま|うち|あと|後、|とき|ほか|ように|日)"
)
_NOMINAL = re.compile(r"について|に関し|に関する|に係る|における|にあたって|にあたり|のため")
_SINGLE_SUFFIXES = {"さん", "様", "さま", "たち", "ら", "中", "目", "以上", "以下", "ごと"}


def long_sentences(passage: Passage) -> Iterator[Finding]:
    """Over 35 characters, spaces not counted, is long; over 50 much too long."""
    for sentence in passage.sentences:
        if (length := sentence.length) > LONG:
            yield Finding(
                sentence.start,
                sentence.end,
                Rule.LONG,
                _("この文は%(length)d文字あります。") % {"length": length},
                _("%(most)d文字までにしてください。ひとつの文で、ひとつのことを書きます。") % {"most": LONG},
                weight=Weight.STRONG if length > TOO_LONG else Weight.WARN,
            )


def many_clauses(passage: Passage) -> Iterator[Finding]:
    """Two joins, or one in a long sentence: what was said first is forgotten."""
    for sentence in passage.sentences:
        joins = [number for number in _numbers(passage, sentence) if _is_join(passage, number)]
        if len(joins) >= 2 or (joins and sentence.length > LONG):
            yield _clauses(passage, joins)


def _numbers(passage: Passage, sentence: Sentence) -> Iterator[int]:
    return (number for number, token in enumerate(passage.tokens) if sentence.start <= token.start < sentence.end)


def _is_join(passage: Passage, number: int) -> bool:
    token, after = passage.token(number), passage.token(number + 1)
    if after.surface not in {"、", "，"}:
        return token.surface == "けれども" or (_is_because(passage, number) and after.surface != "は")
    if _is_because(passage, number):
        return True
    if passage.text[: token.end].endswith(("。だから", "。ですから", "。それから")):
        return False  # the word that joins two sentences
    if token.sort == "接続助詞" and token.surface in {*_JOINS, "て", "で", "ば", "と"}:
        return True
    is_stopped_short = token.kind in {"動詞", "助動詞"} and token.form.startswith("連用形")
    return is_stopped_short or token.surface in _NOUN_JOINS


def _clauses(passage: Passage, joins: list[int]) -> Finding:
    what = _("ひとつの文で、%(count)dつのことを言っています。") % {"count": len(joins) + 1}
    suggestion = _("「、」の所で切って、%(count)dつの文にしてください。") % {"count": len(joins) + 1}
    for number in joins:
        if put := _cut_here(passage, number):
            start, end, instead = put
            return Finding(start, end, Rule.CLAUSES, what, suggestion, instead)
    first = passage.token(joins[0])
    return Finding(first.start, first.end, Rule.CLAUSES, what, suggestion)


def _cut_here(passage: Passage, number: int) -> tuple[int, int, str] | None:
    """〜ますが、 → 〜ます。 Only after a polite end, which can stand as the end of a sentence."""
    token, before, comma = passage.token(number), passage.token(number - 1), passage.token(number + 1)
    if _is_because(passage, number):
        token, before = before, passage.token(number - 2)
    is_polite = before.lemma in {"ます", "です"} or passage.text[: token.start].endswith(("ました", "ません", "でした"))
    if not is_polite or comma.surface != "、":
        return None
    said = {
        "が": "。",
        "けれども": "。でも、",
        "けれど": "。でも、",
        "ので": "。だから、",
        "から": "。だから、",
        "し": "。",
    }
    joined = passage.text[token.start : comma.start]
    return (token.start, comma.end, said[joined]) if joined in said else None


def _is_because(passage: Passage, number: int) -> bool:
    """ので, which the dictionary cuts into の and で."""
    return passage.token(number).surface == "で" and passage.token(number - 1).sort == "準体助詞"


def pointing_words(passage: Passage) -> Iterator[Finding]:
    """これ, その, 上記 at the head of a sentence: nobody knows at what, when the sentence is heard alone."""
    for sentence in passage.sentences:
        if match := _POINTING.match(sentence.text):
            yield Finding(
                sentence.start,
                sentence.start + len(match[0]),
                Rule.POINTING,
                _("「%(word)s」が何のことか、わかりにくいかもしれません。") % {"word": match[0]},
                _("名前をもう一度書いてください。"),
                weight=Weight.HINT,
            )


def noun_chains(passage: Passage) -> Iterator[Finding]:
    """高齢者福祉計画策定委員会: nobody knows where one word ends."""
    chain: list[Token] = []
    for token in [*passage.tokens, passage.token(-1)]:
        goes_on = chain and token.start == chain[-1].end
        if _links(token) and (goes_on or not chain):
            chain.append(token)
            continue
        yield from _chain(passage, chain)
        chain = [token] if _links(token) else []


def _links(token: Token) -> bool:
    return token.is_noun and token.has_kanji and token.sort != "数詞" and token.surface not in _SINGLE_SUFFIXES


def _chain(passage: Passage, chain: list[Token]) -> Iterator[Finding]:
    if not chain or any(token.is_name for token in chain):
        return
    start, end = chain[0].start, chain[-1].end
    if len(chain) >= NOUNS_IN_A_ROW and end - start >= LETTERS_IN_A_ROW:
        parts = "・".join(token.surface for token in chain)
        what = _("「%(words)s」は、漢字の言葉が%(count)dつ続いています。")
        words = {"words": passage.text[start:end], "count": len(chain)}
        yield Finding(
            start,
            end,
            Rule.NOUN_CHAIN,
            what % words,
            _("「の」や「する」を入れて分けてください。（%(parts)s）") % {"parts": parts},
        )


def nominal_style(passage: Passage) -> Iterator[Finding]:
    """説明会の実施について, 受付を行います: a verb says it."""
    for number, token in enumerate(passage.tokens):
        if not token.makes_verbs:
            continue
        if (put := _done(passage, number)) is not None:
            yield put
        elif passage.token(number - 1).surface == "の" and (ends := _NOMINAL.match(passage.text, token.end)):
            yield Finding(
                passage.token(number - 1).start,
                ends.end(),
                Rule.NOMINAL,
                _("「〜の%(word)s」は、書類の書き方です。") % {"word": token.surface},
                _("「〜を%(word)sします」「〜するために」のように、動詞で書いてください。") % {"word": token.surface},
            )


def _done(passage: Passage, number: int) -> Finding | None:
    """受付を行います → 受付します."""
    noun, particle, done = (passage.token(number + step) for step in range(3))
    if particle.surface != "を" or done.lemma not in {"行う", "おこなう", "図る"}:
        return None
    put = exchanged(verb("する"), done, passage.token(number + 3))
    what = _("「%(words)s」は、書類の書き方です。") % {"words": passage.text[noun.start : done.end]}
    suggestion = _("「%(word)sする」と、動詞で書いてください。") % {"word": noun.surface}
    if put is None:
        return Finding(noun.start, done.end, Rule.NOMINAL, what, suggestion)
    return Finding(noun.start, put[1], Rule.NOMINAL, what, suggestion, noun.surface + put[0])


def brackets(passage: Passage) -> Iterator[Finding]:
    """A sentence inside a sentence."""
    for match in _BRACKET.finditer(passage.text):
        if match[2]:
            what = _("かっこの中に、かっこがあります。")
        elif len(match[1]) > LONG_BRACKET:
            what = _("かっこの中が長いです（%(length)d文字）。") % {"length": len(match[1])}
        else:
            continue
        yield Finding(match.start(), match.end(), Rule.BRACKETS, what, _("かっこの中を、別の文にしてください。"))
