"""What Open JTalk finally says of speakable words, in katakana: は is ワ, 東京 is トーキョー.

Importing this loads the dictionary's library; only workers, measuring and staff's screens (through them) do.
"""

import pyopenjtalk

from accessibility.readings import open_jtalk
from accessibility.speech.normalise import speakable
from accessibility.speech.script import Sentence

_UNVOICED = "’"


def heard(words: str) -> str:
    """The same front end as the voice's, with the same readings; signs that only make a pause stay as they are."""
    open_jtalk.use_town_readings()
    return "".join(_said(word) for word in pyopenjtalk.run_frontend(words))


def heard_of(sentences: list[Sentence]) -> str:
    """What is heard of sentences in Japanese, one after the other."""
    return "".join(heard(words) for each in sentences if (words := speakable(each.text)))


def _said(word: pyopenjtalk.NJDFeature) -> str:
    return word["string"] if word["pos"] == "記号" else word["pron"].replace(_UNVOICED, "")
