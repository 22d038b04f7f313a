"""What a recording says of itself wherever it is carried: title, town, day, licence of the voice, chapters, words."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from accessibility.speech import id3, mp3, ogg

# Labels come before the sound: a whole newsletter's words would make a slow line wait for its first sentence.
MOST_WORDS = 3_000
# The list of contents in an MP3 counts in one byte.
MOST_CHAPTERS = 255
_CREATIVE_COMMONS = re.compile(r"CC (BY(?:-[A-Z]{2})*) (\d\.\d)")
_ADDRESS = re.compile(r"https?://[!-~]+")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part to jump to; both ends in seconds."""

    start: float
    end: float
    title: str


@dataclass(frozen=True, slots=True)
class Labels:
    """What stands on the recording. ``licence`` is that of the voices, ``words`` all that is said, if it is short."""

    title: str
    town: str
    day: dt.date | None
    licence: str
    comment: str = ""
    words: str = ""
    language: str = "ja"

    @property
    def licence_address(self) -> str:
        """Where the licence can be read, if its name tells."""
        if found := _ADDRESS.search(self.licence):
            return found[0].rstrip(".,)")
        if found := _CREATIVE_COMMONS.search(self.licence):
            return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
        return ""


def with_tags(ending: str, content: bytes, labels: Labels, chapters: list[Chapter]) -> bytes:
    """The same sound with its labels and chapters; what it was labelled with before is replaced."""
    kept = not_too_many(chapters)
    labels = replace(labels, words=labels.words if len(labels.words) <= MOST_WORDS else "")
    if ending == "mp3":
        return id3.tag(_frames(labels), [_id3_chapter(each) for each in kept]) + mp3.with_length(content)
    return ogg.with_comments(content, _comments(labels) + _chapter_comments(kept))


def not_too_many(chapters: list[Chapter]) -> list[Chapter]:
    """As many as a list of contents holds: of more, neighbours are put together."""
    step = -(-len(chapters) // MOST_CHAPTERS)
    if step <= 1:
        return chapters
    groups = [chapters[place : place + step] for place in range(0, len(chapters), step)]
    return [replace(group[0], end=group[-1].end) for group in groups]


def _frames(labels: Labels) -> list[bytes]:
    """Version 2.3 has the day in two frames and asks for the year before a notice of rights."""
    notice = labels.licence if labels.day is None else f"{labels.day.year} {labels.town}. {labels.licence}"
    frames = [
        id3.text("TIT2", labels.title),
        id3.text("TPE1", labels.town),
        id3.text("TCON", "Speech"),
        id3.text("TLAN", id3.LANGUAGES.get(labels.language, "und")),
        id3.text("TCOP", notice),
        id3.address("WCOP", labels.licence_address),
        id3.long_text("COMM", labels.comment, language=labels.language),
        id3.long_text("USLT", labels.words, language=labels.language),
    ]
    if labels.day:
        frames += [id3.text("TYER", f"{labels.day:%Y}"), id3.text("TDAT", f"{labels.day:%d%m}")]
    return [frame for frame in frames if frame]


def _id3_chapter(chapter: Chapter) -> tuple[int, int, str]:
    return round(chapter.start * 1000), round(chapter.end * 1000), chapter.title


def _comments(labels: Labels) -> list[tuple[str, str]]:
    address = labels.licence_address
    comments = [
        ("TITLE", labels.title),
        ("ARTIST", labels.town),
        ("GENRE", "Speech"),
        ("LANGUAGE", labels.language),
        ("DATE", labels.day.isoformat() if labels.day else ""),
        ("COPYRIGHT", labels.licence),
        ("LICENSE", address or labels.licence),
        ("DESCRIPTION", labels.comment),
        ("LYRICS", labels.words),
    ]
    return [(name, value) for name, value in comments if value]


def _chapter_comments(chapters: list[Chapter]) -> list[tuple[str, str]]:
    """A chapter ends where the next begins: this form, which every player of Ogg knows, has no ends."""
    comments = []
    for number, chapter in enumerate(chapters):
        minutes, seconds = divmod(round(chapter.start * 1000) / 1000, 60)
        hours, minutes = divmod(int(minutes), 60)
        comments.append((f"CHAPTER{number:03}", f"{hours:02}:{minutes:02}:{seconds:06.3f}"))
        comments.append((f"CHAPTER{number:03}NAME", chapter.title))
    return comments
