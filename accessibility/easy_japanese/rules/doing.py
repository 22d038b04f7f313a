"""What people do, said with a noun (提出): the easy verb in whatever shape the sentence gives it."""

from accessibility.easy_japanese.passage import NOTHING, Passage, Token
from accessibility.easy_japanese.verbs import Verb, exchanged

Place = tuple[int, int, str]
# 提出後 → 出したあと, 提出方法 → 出すしかた. True: what was done before it.
_AFTERWORDS = {
    "後": ("あと", True),
    "前": ("前", False),
    "時": ("とき", False),
    "際": ("とき", False),
    "先": ("ところ", False),
    "場所": ("場所", False),
    "方法": ("しかた", False),
    "期限": ("期限", False),
    "期間": ("期間", False),
}


def doing(passage: Passage, first: int, last: int, easier: Verb) -> Place | None:
    """Where to put ``easier`` for the noun from token ``first`` to ``last``, and in which shape; None if unsure."""
    start = passage.token(first).start
    polite = passage.token(first - 1)
    if polite.end == start and polite.surface in {"ご", "お", "御"}:
        start = polite.start
    elif polite.end == start and (polite.is_noun or polite.kind == "接頭辞"):
        return None  # 書類提出: part of a longer word
    return (
        _as_verb(passage, last, start, easier)
        or _as_request(passage, last, start, easier)
        or _as_noun(passage, last, start, easier)
    )


def _as_verb(passage: Passage, last: int, start: int, easier: Verb) -> Place | None:
    after, following = passage.token(last + 1), passage.token(last + 2)
    if after.lemma in {"する", "いたす", "致す"} and after.start == passage.token(last).end:
        put = exchanged(easier, after, following)
        return (start, put[1], put[0]) if put else None
    if after.lemma in {"できる", "出来る"}:
        return start, passage.token(last).end, f"{easier.lemma}ことが"
    return None


def _as_request(passage: Passage, last: int, start: int, easier: Verb) -> Place | None:
    """ご提出ください, 提出をお願いします, ご提出いただきますようお願いいたします: all of it is 出してください."""
    number = last + 1
    if passage.token(number).lemma in {"くださる", "下さる"}:
        return request(passage, start, passage.token(number).end, easier)
    if passage.token(number).surface == "を":
        number += 1
    return asked(passage, number, start, easier)


def asked(passage: Passage, number: int, start: int, easier: Verb) -> Place | None:
    """A request that begins with token ``number``: (いただきますよう)(お)願い(し・いたし・申し上げ)ます."""
    place = number
    if passage.token(place).lemma in {"いただく", "頂く"} and passage.token(place + 2).surface == "よう":
        place += 3
    if passage.token(place).surface == "お":
        place += 1
    if passage.token(place).normal not in {"願う", "願い"}:
        return None
    place += 1
    while passage.token(place).lemma in {"する", "いたす", "致す", "申す", "上げる", "申し上げる"}:
        place += 1
    token = passage.token(place)
    return request(passage, start, token.end, easier) if token.surface == "ます" else None


def request(passage: Passage, start: int, end: int, easier: Verb) -> Place:
    """「…してください」; 書類の提出を… becomes 書類を出して…."""
    if passage.text[start - 1 : start] == "の":
        return start - 1, end, f"を{easier.please}"
    return start, end, easier.please


def _as_noun(passage: Passage, last: int, start: int, easier: Verb) -> Place | None:
    token, after = passage.token(last), passage.token(last + 1)
    if after is NOTHING or after.start != token.end:
        return start, token.end, f"{easier.lemma}こと"
    if after.surface in _AFTERWORDS:
        return _with_afterword(passage, last, start, easier)
    if after.surface == "の":
        return _of_something(passage, last, start, easier)
    if after.is_noun or after.kind == "動詞":
        return None  # 提出物, 提出し忘れ
    return (start, token.end, f"{easier.lemma}こと") if after.surface in {"が", "は", "も", "、", "。", "を"} else None


def _with_afterword(passage: Passage, last: int, start: int, easier: Verb) -> Place | None:
    after = passage.token(last + 1)
    if _goes_on(passage.token(last + 2), after):
        return None
    word, is_done = _AFTERWORDS[after.surface]
    return start, after.end, (easier.before_te("た") if is_done else easier.lemma) + word


def _of_something(passage: Passage, last: int, start: int, easier: Verb) -> Place | None:
    """提出の方法 → 出す方法, 提出の際 → 出すとき."""
    after, thing = passage.token(last + 1), passage.token(last + 2)
    if thing.surface in {"際", "時", "とき"}:
        return start, thing.end, f"{easier.lemma}とき"
    if thing.surface in {"うえ", "上"}:
        return start, thing.end, easier.before_te("てから")
    if thing.surface in {"方法", "場所", "期限", "期間", "理由", "目的", "仕方", "前"}:
        return start, after.end, easier.lemma
    return None


def _goes_on(token: Token, before: Token) -> bool:
    return token.start == before.end and token.is_noun
