"""In which words somebody wants to be written to, as far as their visit tells: nobody is asked twice."""

from __future__ import annotations

from django.http import HttpRequest

from accessibility import languages
from events.choices import LetterWords


def words_of(request: HttpRequest) -> LetterWords:
    """English for who came by /en/, easy Japanese for who set it, the usual words for everybody else."""
    if languages.current() == "en":
        return LetterWords.ENGLISH
    display = getattr(request, "display", None)
    return LetterWords.EASY if display is not None and display.wants_easy else LetterWords.USUAL
