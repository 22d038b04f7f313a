"""Grammar that takes a second look: negatives on negatives, duties, the passive, deference."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from accessibility.easy_japanese.finding import Finding, Rule, Weight
from accessibility.easy_japanese.passage import Passage, Token
from accessibility.easy_japanese.verbs import Form, Verb, form_of

_NO = r"(?:ない|ありません|なく|いません|いない)"
_DOUBLE_NEGATIVE = re.compile(
    rf"(?:な(?:い|く)|ず|ざる)(?:こと|もの|わけ|訳|人|方|者|とき|場合|日)?(?:(?:に|で)?[はもが]){_NO}"
    r"|ないわけに[はも]?(?:いかない|いきません)|ないとは(?:限らない|限りません|言えない|言えません|いえない|いえません)"
    r"|ざるを(?:得ない|得ません|えない|えません)|ずには(?:いられない|いられません|おかない)"
    r"|ない(?:限り|かぎり)[^。\n]{1,40}?(?:ません|ない)|なければ[^。\n]{1,40}?(?:られません|られない|できません|できない)"
)
_MUST = re.compile(
    r"(?:なければ|なくては|ねば|ないと|なくちゃ)(?:なりません|ならない|ならず|いけません|いけない|だめです)"
)
_NEED = re.compile(r"(?:こと(?:が|は)|)必要(?:が(?:あります|ある)|です|となります|になります)")
# Said of what is done to everybody; with people of the town as subject the sentence is shorter.
_TAKES_PLACE = {"行う", "おこなう", "開く", "催す"}
_PEOPLE = {"方", "人", "かた", "皆さん", "皆様", "みなさん"}
_ICHIDAN_PASSIVES = {"定める", "求める", "認める", "設ける", "決める", "考える", "含める", "見込む"}
_DEFERENCE = re.compile(
    r"(?P<be>でございま(?=す|した|せん))|(?P<is>ございま(?=す|した|せん))|(?P<stay>おりま(?=す|した|せん))"
    r"|(?P<do>(?<=[ぁ-ん一-龯ァ-ヶ])(?:いたし|致し|申し上げ|申しあげ)(?=ま(?:す|した|せん)))|(?P<can>いただけ(?=ま(?:す|した|せん)|る))"
    r"|(?P<go>参り(?=ま(?:す|した|せん)))|(?P<think>存じ(?=ま(?:す|した|せん)))"
)
_PLAINLY = {"be": "で", "is": "ありま", "stay": "いま", "do": "し", "can": "でき", "go": "行き", "think": "思い"}
_OTHER_DEFERENCE = re.compile(
    r"いらっしゃ[いらっるれ]|なさ[いっるれら](?=ます|て|た|る)|おいで(?:になる|ください)|伺[いうっ]|うかが(?:い|う|っ)(?=ます|て|た)|"
    r"拝[見読借]|差し上げ|さしあげ|くださいますよう|賜[りるっ]|仰[せっ]|存じ(?:上げ|あげ)"
)


def double_negatives(passage: Passage) -> Iterator[Finding]:
    """〜ないことはない: the reader has to turn round twice."""
    for match in _DOUBLE_NEGATIVE.finditer(passage.text):
        if _MUST.match(match[0]):
            continue
        yield Finding(
            match.start(),
            match.end(),
            Rule.DOUBLE_NEGATIVE,
            _("「%(words)s」は、「ない」が2回あって、わかりにくいです。") % {"words": match[0]},
            _("「ない」を使わないで、「〜できます」「〜したら、〜できます」のように書いてください。"),
            weight=Weight.STRONG,
        )


def duties(passage: Passage) -> Iterator[Finding]:
    """〜なければなりません → 〜てください."""
    for pattern in (_MUST, _NEED):
        for match in pattern.finditer(passage.text):
            verb = _verb_before(passage, match.start(), negated=pattern is _MUST)
            if verb is None and pattern is _NEED:
                continue  # 切手が必要です is good easy Japanese
            ends = match.end() == len(passage.text) or passage.text[match.end()] in "。\n」）"
            instead = Verb(verb.lemma, verb.conjugation).please if verb and ends else None
            start = verb.start if verb else match.start()
            what = _("「%(words)s」は、長くて、わかりにくいです。") % {"words": passage.text[start : match.end()]}
            yield Finding(start, match.end(), Rule.MUST, what, _("「〜てください」と書いてください。"), instead)


def _verb_before(passage: Passage, place: int, *, negated: bool) -> Token | None:
    number = passage.ends.get(place)
    if number is None and negated:
        # なければ may be one word with what is before it.
        number = next((passage.starts[s] - 1 for s in (place,) if s in passage.starts), None)
    token = passage.token(number) if number is not None else None
    return token if token is not None and token.kind == "動詞" else None


def passives(passage: Passage) -> Iterator[Finding]:
    """Who does it? されます does not say."""
    for number, token in enumerate(passage.tokens):
        verb = passage.token(number - 1)
        if token.lemma not in {"れる", "られる"} or verb.kind != "動詞" or form_of(verb, token) is not Form.PASSIVE:
            continue
        if token.lemma == "られる" and verb.lemma not in _ICHIDAN_PASSIVES:
            continue  # 見られる, 受けられる: that one can
        start, instead = _without_passive(passage, number)
        yield Finding(
            start,
            instead[0] if instead else token.end,
            Rule.PASSIVE,
            _("「%(words)s」では、だれがするのかが、わかりにくいです。") % {"words": passage.text[start : token.end]},
            _("「だれが」「します」の形で書いてください。例：「市役所がします」"),
            instead[1] if instead else None,
        )


def _without_passive(passage: Passage, number: int) -> tuple[int, tuple[int, str] | None]:
    """提出された方 → 提出した方; 行われます → あります."""
    verb, token = passage.token(number - 1), passage.token(number)
    noun = passage.token(number - 2)
    start = noun.start if verb.lemma == "する" and noun.end == verb.start and noun.is_noun else verb.start
    after, thing = passage.token(number + 1), passage.token(number + 2)
    plain = Verb(verb.lemma, verb.conjugation)
    if after.surface == "た" and thing.surface in _PEOPLE:
        return start, (after.end, passage.text[start : verb.start] + plain.before_te("た"))
    if token.surface == "れる" and after.surface in _PEOPLE:
        return start, (token.end, passage.text[start : verb.start] + plain.lemma)
    takes_place = verb.lemma in _TAKES_PLACE or (verb.lemma == "する" and noun.surface in {"開催", "実施"})
    if takes_place and passage.text[start - 1 : start] in {"が", "は", "も"} and (put := _is_there(passage, number)):
        return start, put
    return start, None


def _is_there(passage: Passage, number: int) -> tuple[int, str] | None:
    token, after = passage.token(number), passage.token(number + 1)
    if token.surface == "れ" and after.lemma == "ます":
        return token.end, "あり"
    if token.surface == "れ" and after.surface in {"た", "て"}:
        return token.end, "あっ"
    return (token.end, "ある") if token.surface == "れる" else None


def deference(passage: Passage) -> Iterator[Finding]:
    """いたします, ございます, おります: です and ます are polite enough."""
    for match in _DEFERENCE.finditer(passage.text):
        name = str(match.lastgroup)
        if _means_something_else(passage, match, name):
            continue
        instead = _PLAINLY[name] if match.start() in passage.starts or name in {"be", "do"} else None
        if name == "can" and passage.text[match.start() - 1] not in "てで":
            instead = "もらえ"
        yield from _deferent(passage, match, instead, name)
    for match in _OTHER_DEFERENCE.finditer(passage.text):
        if match.start() in passage.starts:
            yield _too_polite(match.start(), match.end(), match[0], None)


def _means_something_else(passage: Passage, match: re.Match[str], name: str) -> bool:
    """バスをおります is no deference, and おはようございます no sentence to mend."""
    if name == "stay":
        number = passage.starts.get(match.start())
        before = passage.token(number - 1) if number is not None else None
        return before is None or (before.surface == "で" and before.sort != "接続助詞")
    return passage.text[: match.start()].endswith(("おはよう", "ありがとう", "おめでとう"))


def _deferent(passage: Passage, match: re.Match[str], instead: str | None, name: str) -> Iterator[Finding]:
    start, end = match.span()
    if name == "be":
        # でございます → です.
        tail = re.match(r"す|した|せん", passage.text[end:])
        put = {"す": "です", "した": "でした"}.get(tail[0] if tail else "")
        yield _too_polite(start, end + (len(tail[0]) if tail and put else 0), match[0], put)
    elif name == "can" and passage.text[start - 1] in "てで":
        # 参加していただけます → 参加できます is only sure for する.
        is_suru = passage.text[:start].endswith("して")
        yield _too_polite(start - 2 if is_suru else start, end, match[0], "でき" if is_suru else None)
    else:
        yield _too_polite(start, end, match[0], instead)


def _too_polite(start: int, end: int, words: str, instead: str | None) -> Finding:
    return Finding(
        start,
        end,
        Rule.HONORIFIC,
        _("「%(words)s」は、ていねいすぎて、わかりにくいです。") % {"words": words},
        _("「です」「ます」の、ふつうの形で書いてください。"),
        instead,
    )
