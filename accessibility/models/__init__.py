"""The town's own readings, the words to look for, and the sound and rubies already made."""

from accessibility.models.drafts import WantedSentence
from accessibility.models.human import HumanRecording
from accessibility.models.readings import IS_KANA, IS_ONE_WORD, FuriganaText, ReadingEntry
from accessibility.models.search import (
    LONGEST_SYNONYM,
    MOST_SYNONYMS,
    SearchWord,
    SynonymGroup,
    are_words_for_one_thing,
    words_of_a_group,
)
from accessibility.models.speech import PageRecording, SpokenSentence

__all__ = [
    "IS_KANA",
    "IS_ONE_WORD",
    "LONGEST_SYNONYM",
    "MOST_SYNONYMS",
    "FuriganaText",
    "HumanRecording",
    "PageRecording",
    "ReadingEntry",
    "SearchWord",
    "SpokenSentence",
    "SynonymGroup",
    "WantedSentence",
    "are_words_for_one_thing",
    "words_of_a_group",
]
