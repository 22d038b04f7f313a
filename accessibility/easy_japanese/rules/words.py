"""Hard words, words to explain, words from abroad: each with what to write instead."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from accessibility.easy_japanese.finding import Finding, Rule, Weight
from accessibility.easy_japanese.passage import Passage
from accessibility.easy_japanese.rules.doing import doing
from accessibility.easy_japanese.verbs import exchanged
from accessibility.easy_japanese.wordlist import Entry, Sort, hard_loanwords, hard_words, known_loanwords

_KATAKANA = re.compile(r"[ァ-ヺー]{3,}(?:[・＝][ァ-ヺー]{2,})*")
_SENTENCE_ENDS = ("。", "\n", "！", "？", "」", "）", "")


def hard_words_in(passage: Passage) -> Iterator[Finding]:
    """Words of the table, longest first, in whatever form they stand."""
    after = 0
    for number, token in enumerate(passage.tokens):
        if token.start < after:
            continue
        if entry := hard_words().at(passage, token):
            after = token.start + len(entry.looked_for)
            yield from _plain_or_doing(passage, number, entry)
        elif entry := hard_words().verb_at(passage, token):
            after = token.end
            yield from _verb(passage, number, entry)


def _plain_or_doing(passage: Passage, number: int, entry: Entry) -> Iterator[Finding]:
    start = passage.token(number).start
    end = start + len(entry.looked_for)
    last = passage.ends[end]
    if entry.explain:
        if passage.text[end : end + 1] not in {"（", "("}:
            yield _explained(start, end, entry)
        return
    if entry.sort is Sort.DOING:
        place = doing(passage, number, last, entry.easier_verb)
    else:
        place = _plain(passage, number, last, entry)
    yield _finding(start, end, entry, place)


def _finding(start: int, end: int, entry: Entry, place: tuple[int, int, str] | None) -> Finding:
    what = _("「%(word)s」は、むずかしい言葉です。") % {"word": entry.looked_for or entry.word}
    suggestion = _("「%(easy)s」と書くと、わかりやすくなります。") % {"easy": entry.easy} + entry.note
    if place is None:
        return Finding(start, end, Rule.HARD_WORD, what, suggestion)
    return Finding(min(start, place[0]), max(end, place[1]), Rule.HARD_WORD, what, suggestion, place[2])


def _explained(start: int, end: int, entry: Entry) -> Finding:
    said = f"{entry.looked_for}（{entry.explain}）"
    what = _("「%(word)s」は、生活に大切な言葉です。残して、説明を書きましょう。") % {"word": entry.looked_for}
    return Finding(
        start, end, Rule.EXPLAIN, what, _("例：%(said)s") % {"said": said} + entry.note, said, weight=Weight.HINT
    )


def _verb(passage: Passage, number: int, entry: Entry) -> Iterator[Finding]:
    token = passage.token(number)
    start = token.start - len(entry.looked_for)
    put = exchanged(entry.easier_verb, token, passage.token(number + 1))
    what = _("「%(word)s」は、むずかしい言葉です。") % {"word": entry.word}
    suggestion = _("「%(easy)s」と書くと、わかりやすくなります。") % {"easy": entry.easy} + entry.note
    is_request = passage.token(number - 1).lemma in {"お", "ご"} or passage.text[start - 1 : start] == "お"
    if put is None or is_request:
        yield Finding(start, token.end, Rule.HARD_WORD, what, suggestion)
    elif passage.text[start : put[1]] != put[0]:
        yield Finding(start, put[1], Rule.HARD_WORD, what, suggestion, put[0])


def _plain(passage: Passage, first: int, last: int, entry: Entry) -> tuple[int, int, str] | None:
    """The easy word in the same place, unless the hard one is part of a longer word."""
    start, end = passage.token(first).start, passage.token(last).end
    if _is_part_of_a_longer_word(passage, first, last):
        return None
    if entry.easy.endswith(("ます", "ません")):
        return _whole_statement(passage, start, last, entry.easy)
    if entry.easy.endswith("い") and "形状詞" in passage.token(last).kind + passage.token(last).use:
        return _as_adjective(passage, start, last, entry.easy)
    return start, end, entry.easy


def _is_part_of_a_longer_word(passage: Passage, first: int, last: int) -> bool:
    """書類 in 必要書類. What joins words (において) always stands beside one."""
    before, after = passage.token(first - 1), passage.token(last + 1)
    is_after = before.end == passage.token(first).start and (before.is_noun or before.kind == "接頭辞")
    is_before = after.start == passage.token(last).end and (after.is_noun or after.surface in {"的", "化"})
    nouns = [passage.token(first).is_noun, passage.token(last).is_noun]
    return (nouns[0] and is_after) or (nouns[1] and is_before)


def _whole_statement(passage: Passage, start: int, last: int, easy: str) -> tuple[int, int, str] | None:
    """無料です → お金はいりません: only where the statement ends there."""
    after = passage.token(last + 1)
    end = after.end if after.lemma in {"です", "だ"} and after.form.startswith("終止形") else passage.token(last).end
    if passage.text[start - 1 : start] in {"は", "が", "も"}:
        easy = easy.removeprefix("お金は").removeprefix("お金が")
    return (start, end, easy) if passage.text[end : end + 1] in _SENTENCE_ENDS else None


def _as_adjective(passage: Passage, start: int, last: int, easy: str) -> tuple[int, int, str] | None:
    """困難な → むずかしい, 困難に → むずかしく."""
    after = passage.token(last + 1)
    put = {"な": easy, "です": f"{easy}です", "だ": easy, "に": f"{easy[:-1]}く", "で": f"{easy[:-1]}くて"}.get(
        after.surface
    )
    return (start, after.end, put) if put else None


def loanwords(passage: Passage) -> Iterator[Finding]:
    """Words in katakana that are not met every day. Names that stand among them cannot be told apart."""
    for match in _KATAKANA.finditer(passage.text):
        word = match[0]
        number = passage.starts.get(match.start())
        if word in known_loanwords() or (number is not None and passage.token(number).is_name):
            continue
        what = _("「%(word)s」は、カタカナの言葉です。外国から来た人にも、わかりにくいことがあります。") % {
            "word": word
        }
        if easier := hard_loanwords().get(word):
            suggestion = _("「%(easy)s」と書くと、わかりやすくなります。") % {"easy": easier}
            yield Finding(match.start(), match.end(), Rule.LOANWORD, what, suggestion)
        elif not _is_made_of_known(passage, match):
            yield Finding(
                match.start(), match.end(), Rule.LOANWORD, what, _("ほかの言葉にするか、説明を書いてください。")
            )


def _is_made_of_known(passage: Passage, match: re.Match[str]) -> bool:
    parts = [token for token in passage.tokens if match.start() <= token.start and token.end <= match.end()]
    return bool(parts) and all(part.surface in known_loanwords() or part.is_name for part in parts)
