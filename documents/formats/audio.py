"""Sound: the document read aloud, with its title, day, licence of the voice and a chapter for every heading."""

import itertools
from dataclasses import dataclass
from html import escape
from pathlib import PurePath

from django.utils import translation
from django.utils.translation import gettext as _

from accessibility.speech.cues import as_json
from accessibility.speech.engines import attribution
from accessibility.speech.recordings import Plan, join, plan
from accessibility.speech.tags import Labels
from accessibility.town import town_in_this_language
from accessibility.when import day_in_words
from documents.extraction.figures import told
from documents.formats.maker import Made, Manuscript, Progress, untold


@dataclass(frozen=True, slots=True)
class Audio:
    """One kind of sound (accessibility.speech.kinds) in the town's voice."""

    ending: str = "mp3"

    @property
    def extension(self) -> str:
        """Players know a file by the last part of its ending."""
        return PurePath(f"sound.{self.ending}").suffix[1:]

    def make(self, manuscript: Manuscript, progress: Progress = untold) -> Made:
        """Title and day first, as one would read a letter to somebody."""
        planned = _plan(manuscript)
        count = itertools.count(1)

        def between() -> None:
            progress(next(count) / len(planned.keys))

        programme = join(planned, _labels(manuscript, planned), kinds=[self.ending], between=between)
        return Made(
            content=programme.files[self.ending],
            seconds=programme.seconds[self.ending],
            cues=as_json(programme.cues[self.ending]),
        )


def _plan(manuscript: Manuscript) -> Plan:
    with translation.override(manuscript.language):
        issued = _("%(day)s 発行。") % {"day": day_in_words(manuscript.issued_on)}
    html = f"<h1>{escape(manuscript.title)}</h1><p>{escape(issued)}</p>{told(manuscript.html)}"
    return plan(html, title=manuscript.title, language=manuscript.language, page_id=manuscript.page_id)


def _labels(manuscript: Manuscript, planned: Plan) -> Labels:
    with translation.override(manuscript.language):
        town = town_in_this_language()["name"]
    return Labels(
        title=manuscript.title,
        town=town,
        day=manuscript.issued_on,
        licence=attribution(spoken.voice for spoken in planned.spoken),
        comment=manuscript.address,
        words="\n".join(spoken.sentence.text for spoken in planned.spoken),
        language=manuscript.language,
    )
