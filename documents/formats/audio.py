"""Sound: the document read aloud, as an MP3 that old players take too."""

from dataclasses import dataclass
from html import escape

from accessibility.dates import japanese_date
from accessibility.speech.recordings import record
from documents.formats.maker import Made, Manuscript


@dataclass(frozen=True, slots=True)
class Audio:
    """MP3 in the town's voice."""

    extension: str = "mp3"

    def make(self, manuscript: Manuscript) -> Made:
        """Title and day first, as one would read a letter to somebody."""
        title = escape(manuscript.title)
        issued = escape(japanese_date(manuscript.issued_on))
        programme = record(f"<h1>{title}</h1><p>{issued} 発行。</p>{manuscript.html}", title=manuscript.title)
        return Made(content=programme.mp3, seconds=programme.seconds)
