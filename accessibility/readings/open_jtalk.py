"""Open JTalk's front end with the town's readings in it.

Importing this loads the dictionary's library; only workers and ``readings.words`` (on a miss) do.
"""

import csv
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pyopenjtalk
from pyopenjtalk.types import UserDictionaryEntry

from accessibility.readings import table
from accessibility.readings.kana import katakana, said

_LOCK = threading.Lock()
# Lower than any word of the dictionary: what the town writes wins.
_COST = -9000
# What Open JTalk calls letters that it has no word for.
_UNKNOWN = "フィラー"
_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}


class _Loaded:
    """Which table Open JTalk holds in this process."""

    version = ""


def use_town_readings() -> None:
    """Give Open JTalk the table as it is now. Costs nothing while the table stays the same."""
    wanted = table.current()
    if _Loaded.version == wanted.version:
        return
    with _LOCK:
        _load(wanted)
        _Loaded.version = wanted.version


def _load(wanted: table.ReadingTable) -> None:
    with tempfile.TemporaryDirectory(prefix="engawa-readings-") as folder:
        source, compiled = Path(folder) / "town.csv", Path(folder) / "town.dic"
        with source.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(map(_row, wanted.readings.items()))
        _compile(source, compiled)
        town = UserDictionaryEntry(dic_path=str(compiled), is_reading_protected=True)
        pyopenjtalk.update_global_jtalk_with_user_dict([town])


def _compile(source: Path, compiled: Path) -> None:
    """In a process of its own: the compiler writes its progress to standard output, where a command's result goes."""
    program = "import pyopenjtalk, sys; pyopenjtalk.mecab_dict_index(*sys.argv[1:])"
    subprocess.run(
        [sys.executable, "-c", program, str(source), str(compiled)], check=True, stdout=subprocess.DEVNULL, timeout=60
    )


def _row(entry: tuple[str, str]) -> list[str]:
    surface, reading = entry[0].translate(_FULL_WIDTH), katakana(entry[1])
    spoken = said(reading)
    kind = ["名詞", "固有名詞", "一般", "*", "*", "*"]
    return [surface, "", "", str(_COST), *kind, surface, reading, spoken, f"0/{_beats(spoken)}", "*"]


def _beats(reading: str) -> int:
    return sum(letter not in "ァィゥェォャュョヮ" for letter in reading)


def morphemes(text: str) -> list[tuple[int, int, str, bool]]:
    """Start, end, reading in katakana and whether it is a sign, of each word of ``text``."""
    use_town_readings()
    # Without the package's own second thoughts: they take half of the time, and in 900 sentences of event files they
    # changed 22 words, nearly all of which ``context`` knows by now.
    found = pyopenjtalk.g2p_mapping(text, revert_long_vowels=True, revert_yotsugana=True, use_vanilla=True)
    return [
        (*word["char_span"], word["pron"].replace("’", ""), word["pos"] == "記号" or word["is_ignored"])
        for word in found
    ]


def knows(word: str) -> bool:
    """Whether a foreign word stands in the dictionary; what does not is spelled."""
    found = pyopenjtalk.run_frontend(word)
    return len(found) == 1 and found[0]["pos"] != _UNKNOWN


def heard(words: str) -> str:
    """What the voice says for ``words``, in katakana, with a blank where it draws a new breath of melody.

    With the same second thoughts as the voice has, which takes the package's defaults.
    """
    use_town_readings()
    kana = ""
    for word in pyopenjtalk.run_frontend(words):
        is_sign = word["pos"] == "記号" or not word["mora_size"]
        pause = "" if is_sign or word["chain_flag"] == 1 or not kana or kana.endswith(" ") else " "
        kana += pause + ("" if is_sign and kana.endswith("、") else word["pron"].replace("’", ""))
    return kana.replace("、 ", "、").strip(" 、")
