"""The formats of a document as its page offers them: by what somebody needs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.formats.kinds import FILE_TYPES
from documents.formats.needs import NEEDS, Need
from documents.formats.register import offered
from documents.models.choices import FormatKind, FormatState
from documents.models.formats import Format
from documents.rules import Offer, Reading, seconds_in_words, size_in_words, time_on_a_slow_line

TYPES = {
    "pdf": "PDF",
    "docx": "Word",
    "xlsx": "Excel",
    "pptx": "PowerPoint",
}

NAMES = {
    FormatKind.HTML: gettext_lazy("端末に入れて、通信なしで読む"),
    FormatKind.PDF: gettext_lazy("ふつうの大きさで印刷する"),
    FormatKind.LARGE_PRINT_18: gettext_lazy("大きな字で印刷する 18ポイント"),
    FormatKind.LARGE_PRINT_22: gettext_lazy("もっと大きな字で印刷する 22ポイント"),
    FormatKind.LARGE_PRINT_26: gettext_lazy("さらに大きな字で印刷する 26ポイント"),
    FormatKind.LARGE_PRINT_28: gettext_lazy("とても大きな字で印刷する 28ポイント"),
    FormatKind.RUBY_18: gettext_lazy("ふりがなつきで印刷する 18ポイント"),
    FormatKind.RUBY_22: gettext_lazy("ふりがなつきで印刷する 22ポイント"),
    FormatKind.RUBY_26: gettext_lazy("ふりがなつきで印刷する 26ポイント"),
    FormatKind.RUBY_28: gettext_lazy("ふりがなつきで印刷する 28ポイント"),
    FormatKind.BOOKLET: gettext_lazy("冊子に印刷する A4で2つ折り"),
    FormatKind.EASY: gettext_lazy("やさしい日本語で印刷する"),
    FormatKind.AUDIO_MP3: gettext_lazy("音声のファイルで聞く"),
    FormatKind.AUDIO_OGG: gettext_lazy("音声のファイルで聞く 音がきれい"),
    FormatKind.AUDIO_SAVER: gettext_lazy("音声のファイルで聞く 通信の量が少ない"),
    FormatKind.DAISY: gettext_lazy("デイジー再生機で聞く"),
    FormatKind.EPUB: gettext_lazy("電子書籍で、読みながら聞く"),
    FormatKind.BRAILLE: gettext_lazy("点字で読む 自動点訳・未校正"),
    FormatKind.KANA: gettext_lazy("点字を確かめる かなの文"),
    FormatKind.TEXT: gettext_lazy("文字だけを読む"),
    FormatKind.TEXT_SJIS: gettext_lazy("文字だけを読む 古い機械のため シフトJIS"),
    FormatKind.VOICE_CODE: gettext_lazy("音声コードを作る文"),
    FormatKind.ZIP: gettext_lazy("すべてまとめて受け取る"),
}
_VOICE = gettext_lazy("機械の声")
_READINGS = gettext_lazy("ふりがなは機械がつけました")
# What no person has made or checked says so. Braille and its kana say it in their names.
BY_MACHINE = {
    **dict.fromkeys((FormatKind.AUDIO_MP3, FormatKind.AUDIO_OGG, FormatKind.AUDIO_SAVER), _VOICE),
    **dict.fromkeys((FormatKind.DAISY, FormatKind.EPUB), _VOICE),
    **dict.fromkeys((kind for kind in FormatKind if kind.startswith("ruby")), _READINGS),
}
# For desks and printers; nobody takes them along on a telephone.
NOT_TO_KEEP = {FormatKind.BOOKLET, FormatKind.KANA, FormatKind.TEXT_SJIS, FormatKind.VOICE_CODE, FormatKind.ZIP}
# More than this many of one need are behind a disclosure: a list is also heard.
SHOWN_AT_ONCE = {"large": 2, "sound": 2, "carry": 2, "print": 3}
COMING = {FormatState.MAKING, FormatState.STALE}


@dataclass(slots=True)
class Shelf:
    """One need as the page shows it: what most people take, and the rest behind ``more``."""

    key: str
    name: str | Promise
    about: str | Promise
    first: list[Offer | Reading] = field(default_factory=list)
    rest: list[Offer] = field(default_factory=list)
    coming: list[str] = field(default_factory=list)

    @property
    def more(self) -> str:
        """The words of the disclosure."""
        return _("「%(need)s」のほかの形（%(count)dつ）") % {"need": self.name, "count": len(self.rest)}

    @property
    def coming_words(self) -> str:
        """Which are still being made, in one line: twenty lines that say so help nobody."""
        return _("、").join(self.coming)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.first or self.coming)


def shelves(
    title: str, formats: Iterable[Format], others: Mapping[str, list[Offer | Reading]], *, offer: bool = True
) -> list[Shelf]:
    """Every need that something serves, in order. ``others`` is what belongs there beside the formats, by need.

    Without ``offer`` there is no text, of which nothing can be made: only the others are left.
    """
    rows = {row.kind: row for row in formats}
    wanted = set(offered()) if offer else set()
    found = [_shelf(title, need, rows, wanted, others.get(need.key, [])) for need in NEEDS]
    return [shelf for shelf in found if not shelf.is_empty]


def _shelf(
    title: str, need: Need, rows: dict[str, Format], wanted: set[FormatKind], others: list[Offer | Reading]
) -> Shelf:
    shelf = Shelf(need.key, need.name, need.about)
    offers: list[Offer] = []
    for kind in need.kinds:
        row = rows.get(kind)
        if kind not in wanted or (row is None and kind == FormatKind.EASY):
            continue
        if row is None or row.state in COMING:
            shelf.coming.append(str(NAMES[kind]))
        else:
            offers.append(_offer(title, kind, row))
    most = SHOWN_AT_ONCE.get(need.key, len(offers))
    # A disclosure that hides one thing is longer than the thing.
    most = len(offers) if len(offers) <= most + 1 else most
    shelf.first, shelf.rest = [*offers[:most], *others], offers[most:]
    if need.key in FIRST_OTHERS:
        shelf.first = [*others, *offers[:most]]
    return shelf


# Where reading on the page comes before any file.
FIRST_OTHERS = {"screen", "easy"}


def _offer(title: str, kind: FormatKind, row: Format) -> Offer:
    name, type_ = str(NAMES[kind]), FILE_TYPES[kind].name
    if row.state == FormatState.FAILED or not row.file:
        return Offer(title, name, type_, word=row.reason_text)
    return Offer(
        title,
        name,
        type_,
        href=reverse("documents:download", args=[row.page_id, kind.value]),
        length=_("、").join(_about(kind, row)),
        size=size_in_words(row.size),
        keep=kind not in NOT_TO_KEEP,
    )


def _about(kind: FormatKind, row: Format) -> Iterator[str]:
    """What decides besides the size: the wait, how long it is, who made it, what it cannot show."""
    yield time_on_a_slow_line(row.size)
    if row.seconds:
        yield seconds_in_words(row.seconds)
    elif row.pages:
        yield _("%(pages)dページ") % {"pages": row.pages}
    if row.by_person:
        # Only where the words are still those that were read; the machine says the rest.
        yield _("人の声。変わったところは機械の声")
    elif kind in BY_MACHINE:
        yield str(BY_MACHINE[kind])
    if row.replaced:
        yield _("表せない文字が%(count)d字") % {"count": row.replaced}


def original_offer(title: str, upload: Any) -> Offer | None:
    """The file as it was uploaded, given out by Wagtail, which knows who may have it."""
    if upload is None:
        return None
    extension = upload.file_extension.lower()
    size = upload.get_file_size() or 0
    return Offer(
        document=title,
        name=_("もとのファイル"),
        type=TYPES.get(extension, extension),
        href=upload.url,
        length=time_on_a_slow_line(size),
        size=size_in_words(size),
    )
