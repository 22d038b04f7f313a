"""Sound: the document read aloud, with its title, day, licence of the voice and a chapter for every heading."""

import itertools
from dataclasses import dataclass
from html import escape
from pathlib import PurePath

from django.utils import translation
from django.utils.translation import gettext as _

from accessibility.models import HumanRecording
from accessibility.speech import human, page_recordings
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
        planned = plan_of(manuscript)
        count = itertools.count(1)

        def between() -> None:
            progress(min(1.0, next(count) / len(planned.keys)))

        person = reader_of(manuscript, planned)
        labels = _labels(manuscript, planned, person)
        if person is None:
            programme = join(planned, labels, kinds=[self.ending], between=between)
        else:
            programme = human.programme_of_parts(person, planned, labels, between=between)
        return Made(
            content=programme.files[self.ending],
            seconds=programme.seconds[self.ending],
            cues=as_json(programme.cues[self.ending]),
            by_person=person is not None,
        )


def reader_of(manuscript: Manuscript, planned: Plan) -> HumanRecording | None:
    """Somebody of the town who read the page aloud, as long as the page still says what was read."""
    page = page_recordings.page_to_hear(manuscript.page_id or 0)
    if page is None:
        return None
    person = human.current(page.pk, "", page_recordings.plan_of(page))
    return person if person and human.is_heard_in(person, planned) else None


def plan_of(manuscript: Manuscript) -> Plan:
    """All that is said, in order."""
    with translation.override(manuscript.language):
        issued = _("%(day)s 発行。") % {"day": day_in_words(manuscript.issued_on)}
    html = f"<h1>{escape(manuscript.title)}</h1><p>{escape(issued)}</p>{told(manuscript.html)}"
    return plan(html, title=manuscript.title, language=manuscript.language, page_id=manuscript.page_id)


def _labels(manuscript: Manuscript, planned: Plan, person: HumanRecording | None) -> Labels:
    voices = human.voices_beside(person, planned) if person else {spoken.voice for spoken in planned.spoken}
    licence = attribution(voices) if voices else ""
    with translation.override(manuscript.language):
        town = town_in_this_language()["name"]
    return Labels(
        title=manuscript.title,
        town=town,
        day=manuscript.issued_on,
        licence=human.attribution(person, licence) if person else licence,
        comment=manuscript.address,
        words="\n".join(spoken.sentence.text for spoken in planned.spoken),
        language=manuscript.language,
    )
