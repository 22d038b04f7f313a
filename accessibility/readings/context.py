"""Words whose reading their neighbours decide, and which Open JTalk gets wrong."""

import re
from collections.abc import Iterator

from accessibility.readings.alignment import Fixed, Word

# 妊産婦の方: a person (かた). 北の方, その方がよい: a direction or a choice (ほう).
_PERSON = re.compile(
    r"(?:(?<=[のるたいなす])|(?<=[一-龯]の))方(?=[はもをにへでとのや、。々・「（()）」』】！？!?\s]|$|がた|から|まで|向け|対象|限定|同士|など|必見|優先|歓迎|全員|ご|お)"
)
_NOT_A_PERSON = re.compile(
    r"(?:(?<!以)[東西南北上下左右前後]|この|その|あの|どちら|両|多い|少ない|早い|よい|良い|いい"
    r"|大きい|小さい|新しい|古い|安い|[所駅庁館])の?$"
)
# Days of a month have names of their own, which go over number and sign together.
_DAY = re.compile(
    r"(?<![0-9０-９.．,，:：/／])(?<!第)(?:(?<=月)([0０]?[1１])|([2-9２-９]|1[04]|2[04]|１[０４]|２[０４]))日(?!曜)"
)
_DAYS = {
    1: "ついたち", 2: "ふつか", 3: "みっか", 4: "よっか", 5: "いつか", 6: "むいか", 7: "なのか", 8: "ようか",
    9: "ここのか", 10: "とおか", 14: "じゅうよっか", 20: "はつか", 24: "にじゅうよっか",
}  # fmt: skip
# Each with one group: what is read so.
_READ_SO = [
    (re.compile(written), reading)
    for written, reading in (
        (r"(共)に", "とも"),
        (r"(国)ごと", "くに"),
        (r"(?<=小・)(中)(?![一-龯])", "ちゅう"),
        (r"(?<=[小中]・)(高)(?![一-龯])", "こう"),
        (r"(?<=[一-龯々ァ-ヶー\s　])(?<![平均対同上高特優劣初中一二三何])(等)(?![一-龯しく])", "とう"),
        (r"(?<![一-龯])(何)(?=[だなの])", "なん"),
        (r"(?<=様)(方)(?![一-龯])", "がた"),
        (r"(昼時)(?!間)", "ひるどき"),
        (r"(?<![有著匿氏])(名主)(?![催要体宰婦人義])", "なぬし"),
        (r"(?:(?<=[市町村区郡])|(?<![一-龯]))(大字)(?=[一-龯])(?!大字[幕数報])", "おおあざ"),
        # Old readings of these hurt.
        (r"(?<![一-龯])(盲)(?![一-龯])", "もう"),
        (r"(?<![一-龯])(聾)(?![一-龯])", "ろう"),
        (r"(?<![一-龯])(唖)(?![一-龯])", "あ"),
    )
]


def decided(text: str) -> Iterator[Fixed]:
    """What is certain from the words around it."""
    for found in re.finditer("方", text):
        if is_a_person(text, found.start()):
            yield _fixed(found.start(), "方", "かた")
    for found in _DAY.finditer(text):
        day = Word(found[0], _DAYS[int(found[1] or found[2])])
        # 10日間: cut off behind its day, 間 alone would be a room (ま).
        span = (Word("間", "かん"),) if text.startswith("間", found.end()) else ()
        yield Fixed(found.start(), found.end() + len(span), (day, *span))
    for pattern, reading in _READ_SO:
        for found in pattern.finditer(text):
            yield _fixed(found.start(1), found[1], reading)


def _fixed(start: int, text: str, reading: str) -> Fixed:
    return Fixed(start, start + len(text), (Word(text, reading),))


def is_a_person(text: str, place: int) -> bool:
    """Whether 方 at ``place`` is somebody (かた) and no side of anything (ほう)."""
    return bool(_PERSON.match(text, place)) and not _NOT_A_PERSON.search(text[:place])


def people_in_kana(text: str) -> str:
    """「妊娠中の方の」 as 「妊娠中のかたの」, for the voice: Open JTalk alone makes people a direction."""
    return re.sub("方", lambda found: "かた" if is_a_person(text, found.start()) else "方", text)
