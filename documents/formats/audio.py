"""Sound: the document read aloud, as an MP3 that old players take too."""

from dataclasses import dataclass
from html import escape

from accessibility.speech.recordings import record
from accessibility.when import day_in_words
from documents.formats.maker import Made, Manuscript


@dataclass(frozen=True, slots=True)
class Audio:
    """MP3 in the town's voice."""

    extension: str = "mp3"

    def make(self, manuscript: Manuscript) -> Made:
        """Title and day first, as one would read a letter to somebody."""
        title = escape(manuscript.title)
        issued = escape(day_in_words(manuscript.issued_on))
        programme = record(f"<h1>{title}</h1><p>{issued} 発行。</p>{manuscript.html}", title=manuscript.title)
        return Made(content=programme.files["mp3"], seconds=programme.seconds["mp3"])
