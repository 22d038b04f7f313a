"""How far the sound of one page has come, told exactly: its words are looked at as they are now."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from accessibility.models import HumanRecording, PageRecording
from accessibility.speech import page_recordings
from accessibility.speech.kinds import KINDS
from accessibility.speech.lengths import length_in_words, size_in_words
from accessibility.speech.page_recordings import GIVEN_UP_AFTER, SpeakablePage
from cms.sound.states_words import SoundState, reason_in_words

State = PageRecording.State
# A room with sound of its own adds lines: a function of this hook takes page ids and returns lines by page id.
HOOK = "engawa_sound_lines"


@dataclass(frozen=True, slots=True)
class SoundLine:
    """One sound of a page: what it is, how far it has come, why not, how long and large it is."""

    name: str
    state: SoundState
    text: str = ""
    details: str = ""
    length: str = ""
    sizes: tuple[str, ...] = ()
    listen: str = ""
    again: str = ""
    human: str = ""

    @property
    def word(self) -> str:
        """The state in words."""
        return str(self.state.label)


@dataclass(frozen=True, slots=True)
class PageSound:
    """A page and its sounds."""

    page: Page
    kind: str
    lines: list[SoundLine]


def of_pages(found: Iterable[Page], *, now: datetime) -> list[PageSound]:
    """The lines of each page, those of other rooms after our own."""
    listed = list(found)
    numbers = [page.pk for page in listed]
    rows = {(row.page_id, row.version): row for row in PageRecording.objects.filter(page__in=numbers, manner="")}
    behind = {(each.page_id, each.version): _behind(each) for each in HumanRecording.objects.behind()}
    more: list[dict[int, list[SoundLine]]] = [lines_of(numbers) for lines_of in _rooms()]
    sounds = []
    for page in listed:
        heard = page_recordings.all_to_hear(page.pk)
        lines = [_line(version, each, rows.get((page.pk, version)), now) for version, each in heard.items()]
        lines += [behind[page.pk, version] for version in heard if (page.pk, version) in behind]
        lines += [line for lines_of in more for line in lines_of.get(page.pk, [])]
        sounds.append(PageSound(page, str(page.specific_class.get_verbose_name()), lines))
    return sounds


def _rooms() -> list[Callable[[list[int]], dict[int, list[SoundLine]]]]:
    found: list[Callable[[list[int]], dict[int, list[SoundLine]]]] = hooks.get_hooks(HOOK)
    return found


def _line(version: str, page: SpeakablePage, row: PageRecording | None, now: datetime) -> SoundLine:
    named = _("やさしい日本語") if version else _("ページの音声")
    again = reverse("cms_sound_states:again", args=[page.pk]) + (f"?version={version}" if version else "")
    listen = reverse("accessibility:listen", args=[page.pk])
    if version:
        listen = reverse("accessibility:listen_version", args=[page.pk, version])
    state, told = _state(page, row, now)
    return SoundLine(
        name=named,
        state=state,
        again=again,
        human=_human(page.pk, version),
        listen=listen,
        **told,
        **(_measures(row) if row and state in {SoundState.FRESH, SoundState.STALE, SoundState.HUMAN} else {}),
    )


def _behind(recording: HumanRecording) -> SoundLine:
    """A reading that does not fit its page any more."""
    text = _("録音のあとで、ページの言葉が変わりました。時刻を確かめ直すか、新しい録音に取りかえてください。")
    human = _human(recording.page_id, recording.version)
    return SoundLine(name=recording.reader, state=SoundState.BEHIND, text=text, human=human)


def _human(page_id: int, version: str) -> str:
    return reverse("cms_sound_human:page", args=[page_id, version] if version else [page_id])


def _state(page: SpeakablePage, row: PageRecording | None, now: datetime) -> tuple[SoundState, dict[str, Any]]:
    if row is None:
        text = _("だれかが聞こうとしたとき、または「作る」を押したときに作ります。")
        return SoundState.NONE, {"text": text}
    if row.state == State.FAILED:
        return SoundState.FAILED, {"text": reason_in_words(row.error), "details": row.error}
    if row.state in {State.WANTED, State.MAKING}:
        return SoundState.MAKING, {"text": _progress(row, now)}
    planned = page_recordings.plan_of(page)
    if page_recordings.ready(page.pk, planned):
        return (SoundState.HUMAN if row.is_human else SoundState.FRESH), {}
    text = _("ページの言葉か読みが、この音声を作ったあとに変わりました。聞く人には、いまの言葉を読み上げます。")
    return SoundState.STALE, {"text": text}


def _progress(row: PageRecording, now: datetime) -> str:
    if now - row.asked_at > GIVEN_UP_AFTER:
        return _("長くかかっています。止まっているようなら、「もう一度作る」を押してください。")
    return _("しばらくお待ちください。作り終わる前でも、聞くことができます。")


def _measures(row: PageRecording) -> dict[str, Any]:
    names = {"mp3": "MP3", "ogg": "Ogg", "saver.ogg": _("節約")}
    sizes = [(names.get(ending, ending), row.sizes.get(ending)) for ending in KINDS]
    return {
        "length": length_in_words(row.seconds),
        "sizes": tuple(f"{name} {size_in_words(count)}" for name, count in sizes if count),
    }
