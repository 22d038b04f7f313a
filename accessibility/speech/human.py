"""A page read aloud by a person: whether the reading still fits the words, and the programme made of it.

Where a section was not read, the voice speaks. Where a section changed, the whole reading is set aside: two voices
that contradict each other would be worse than the one that is right.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from accessibility.models import HumanRecording
from accessibility.speech import joining, store, work
from accessibility.speech.alignment import Silence, beginnings, ends
from accessibility.speech.cues import DELAYS, Cue, chapters_of, cue_at
from accessibility.speech.engines import SpeechError
from accessibility.speech.kinds import KINDS
from accessibility.speech.plans import Plan, Spoken
from accessibility.speech.recordings import Programme
from accessibility.speech.sections import Section, sections_of
from accessibility.speech.tags import Labels, with_tags

FOLDER = f"{store.FOLDER}/human"


def name_of(recording: HumanRecording, name: str) -> str:
    """Where one of the recording's files is kept."""
    return f"{FOLDER}/{recording.folder}/{name}"


def current(page_id: int, version: str, planned: Plan) -> HumanRecording | None:
    """The recording to be heard instead of the voice, if there is one and its words are still the page's."""
    recording = HumanRecording.objects.of(page_id, version).in_use().first()
    return recording if recording and _matched(recording, planned) is not None else None


def marked(planned: Plan, *, page_id: int, version: str) -> Plan:
    """The plan under another digest if a person is to be heard: a player must not glue the one to the other."""
    recording = current(page_id, version, planned)
    if recording is None:
        return planned
    parts = f"{planned.digest} {recording.folder} {recording.used_at}"
    return replace(planned, digest=hashlib.sha256(parts.encode()).hexdigest())


def note_whether_behind(page_id: int, version: str, planned: Plan, *, now: datetime) -> HumanRecording | None:
    """As ``current``; and remember since when a reading does not fit its page any more, so that staff are told."""
    found = current(page_id, version, planned)
    in_use = HumanRecording.objects.filter(page=page_id, version=version).in_use()
    if found:
        in_use.filter(behind_since__isnull=False).update(behind_since=None)
    else:
        in_use.filter(behind_since__isnull=True).update(behind_since=now)
    return found


def left_to_the_voice(recording: HumanRecording, planned: Plan) -> list[Spoken]:
    """The sentences of the sections that were not read."""
    matched = _matched(recording, planned) or []
    return [spoken for section, read in matched if read is None for spoken in section.spoken]


def attribution(recording: HumanRecording, voice: str = "") -> str:
    """Who is heard, wherever they are heard; ``voice`` is who speaks what was not read."""
    read = f"朗読：{recording.reader}（{recording.licence}）"
    return f"{read}、{voice}" if voice else read


def programme(
    recording: HumanRecording,
    planned: Plan,
    labels: Labels | None = None,
    *,
    between: Callable[[], None] = lambda: None,
) -> Programme:
    """The reading in every kind, the voice in the sections left out, with the times of headings and sentences."""
    matched = _matched(recording, planned)
    if matched is None:
        raise SpeechError("the page says something else than was read")
    return _programme(recording, matched, labels, between=between)


def programme_of_parts(
    recording: HumanRecording,
    planned: Plan,
    labels: Labels | None = None,
    *,
    between: Callable[[], None] = lambda: None,
) -> Programme:
    """What was read of a page inside a plan that begins and ends otherwise, such as the sound of its document."""
    return _programme(recording, _found_in(recording, planned), labels, between=between)


def voices_beside(recording: HumanRecording, planned: Plan) -> set[str]:
    """The voices that speak what was not read of such a plan."""
    parts = _found_in(recording, planned)
    return {spoken.voice for section, read in parts if read is None for spoken in section.spoken}


def is_heard_in(recording: HumanRecording, planned: Plan) -> bool:
    """Whether such a plan has any part that was read."""
    return any(read for _section, read in _found_in(recording, planned))


_Matched = list[tuple[Section, dict[str, Any] | None]]


def _found_in(recording: HumanRecording, planned: Plan) -> _Matched:
    read = {section["words"]: section for section in recording.sections if section["start"] is not None}
    return [(section, read.get(section.words)) for section in sections_of(planned)]


def _programme(
    recording: HumanRecording, matched: _Matched, labels: Labels | None, *, between: Callable[[], None]
) -> Programme:
    spoken_by_the_voice = [spoken for section, read in matched if read is None for spoken in section.spoken]
    if spoken_by_the_voice:
        work.make_all(Plan(tuple(spoken_by_the_voice), ""), between=between)
    files, seconds, cues = {}, {}, {}
    for ending in KINDS:
        pieces = [piece for section, read in matched for piece in _pieces(recording, section, read, ending)]
        content = joining.join(ending, [part for piece in pieces for part in piece.parts])
        seconds[ending] = joining.seconds(ending, content)
        cues[ending] = list(_in_place(pieces, DELAYS.get(ending, 0.0)))
        if labels is not None:
            chapters = chapters_of(cues[ending], title=labels.title, seconds=seconds[ending])
            content = with_tags(ending, content, labels, chapters)
        files[ending] = content
    return Programme(files, seconds, cues)


def _matched(recording: HumanRecording, planned: Plan) -> _Matched | None:
    """Each section with what was read of it, in order; nothing if anything read is not said any more, or is new."""
    read = [section for section in recording.sections if section["start"] is not None]
    left_out = {section["title"] for section in recording.sections if section["start"] is None}
    found: _Matched = []
    for section in sections_of(planned):
        if read and read[0]["words"] == section.words:
            found.append((section, read.pop(0)))
        elif section.title in left_out:
            found.append((section, None))
        else:
            return None
    return None if read or not any(part for _section, part in found) else found


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some files one after the other, and the sentences in them with their times from the piece's beginning."""

    parts: list[bytes]
    seconds: float
    sentences: list[tuple[Spoken, float, float]]


def _pieces(recording: HumanRecording, section: Section, read: Any, ending: str) -> Iterator[_Piece]:
    if read is not None:
        yield _read_piece(recording, section, read, ending)
        return
    for spoken in section.spoken:
        parts = [_stored(f"{piece.name}.{ending}") for piece in spoken.pieces]
        said, paused = (joining.seconds_in_place(ending, part) for part in parts)
        yield _Piece(parts, said + paused, [(spoken, 0.0, said)])


def _read_piece(recording: HumanRecording, section: Section, read: dict[str, Any], ending: str) -> _Piece:
    part = _stored(name_of(recording, f"{recording.sections.index(read)}.{ending}"))
    start, end = read["start"], read["end"]
    inside = [Silence(a, b) for a, b in recording.silences if start < b < end]
    starts = beginnings(section.lengths, inside, start=start, end=end)
    stops = ends(starts, inside, end=end)
    times = zip(section.spoken, starts, stops, strict=True)
    sentences = [(spoken, begin - start, stop - start) for spoken, begin, stop in times]
    return _Piece([part], joining.seconds_in_place(ending, part), sentences)


def _in_place(pieces: list[_Piece], delay: float) -> Iterator[Cue]:
    """As the voice's own cues (``cues.cues_of``)."""
    place = 0.0
    for piece in pieces:
        for spoken, start, end in piece.sentences:
            yield cue_at(spoken, place + start + delay, place + max(end, start + delay))
        place += piece.seconds


def _stored(name: str) -> bytes:
    found = store.read(name)
    if found is None:
        raise SpeechError(f"{name} is not in the storage")
    return found
