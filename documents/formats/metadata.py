"""What schema.org and the W3C's accessibility vocabulary say of each format, for catalogues, shops and search.

https://www.w3.org/community/reports/a11y-discov-vocab/CG-FINAL-vocabulary-20241209/ names the values. Only what holds
of this document is said: a text without a table or a figure promises none.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from lxml import html as lxml_html

from documents.extraction.figures import WITHOUT_ALTERNATIVE
from documents.formats.kinds import FormatKind
from documents.formats.maker import Manuscript

TEXTUAL, VISUAL, AUDITORY, TACTILE = "textual", "visual", "auditory", "tactile"
SOUNDS = {FormatKind.AUDIO_MP3, FormatKind.AUDIO_OGG, FormatKind.AUDIO_SAVER}
LARGE = {kind for kind in FormatKind if kind.value.startswith(("pdf", "ruby")) and kind is not FormatKind.PDF}
RUBY = {kind for kind in FormatKind if kind.value.startswith("ruby")} | {FormatKind.EASY}
PAPER = LARGE | RUBY | {FormatKind.PDF, FormatKind.BOOKLET}
PLAIN = {FormatKind.TEXT, FormatKind.TEXT_SJIS, FormatKind.KANA, FormatKind.VOICE_CODE}
# What shows the pictures themselves; elsewhere their descriptions stand for them.
WITH_FIGURES = PAPER | {FormatKind.HTML, FormatKind.EPUB, FormatKind.ZIP}


@dataclass(frozen=True, slots=True)
class Traits:
    """What a document's text has, as far as its metadata asks."""

    has_figures: bool = False
    all_described: bool = True
    has_headings: bool = False
    has_tables: bool = False
    by_machine: bool = False


def traits_of(html: str, *, by_machine: bool = False) -> Traits:
    """Read off the source text."""
    if not html.strip():
        return Traits(by_machine=by_machine)
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    figures = [(image.get("alt") or "").strip() for image in tree.iter("img")]
    return Traits(
        has_figures=bool(figures),
        all_described=all(told and not told.startswith(WITHOUT_ALTERNATIVE) for told in figures),
        has_headings=tree.find(".//h2") is not None,
        has_tables=tree.find(".//table") is not None,
        by_machine=by_machine,
    )


def traits_of_manuscript(manuscript: Manuscript) -> Traits:
    """For makers that write their metadata into the file."""
    return traits_of(manuscript.html, by_machine=manuscript.by_machine)


def metadata_of(kind: str, traits: Traits) -> dict[str, Any]:
    """The five properties by their names in schema.org; the summary is in the language of the visit."""
    return {
        "accessMode": _modes(kind, traits),
        "accessModeSufficient": _sufficient(kind, traits),
        "accessibilityFeature": _features(kind, traits),
        # Nothing flashes or moves, and the voice makes no sudden noise, in anything that is made here.
        "accessibilityHazard": ["none"],
        "accessibilitySummary": _summary(kind, traits),
    }


def _modes(kind: str, traits: Traits) -> list[str]:
    """What somebody meets in it."""
    if kind in SOUNDS:
        return [AUDITORY]
    if kind == FormatKind.BRAILLE:
        return [TACTILE]
    modes = [TEXTUAL]
    if kind in {FormatKind.EPUB, FormatKind.DAISY, FormatKind.ZIP}:
        modes.append(AUDITORY)
    if traits.has_figures and kind in WITH_FIGURES:
        modes.append(VISUAL)
    return modes


def _sufficient(kind: str, traits: Traits) -> list[list[str]]:
    """Which of these alone are enough to have all of it. A picture that nobody described needs eyes."""
    modes = _modes(kind, traits)
    if VISUAL in modes and not traits.all_described:
        return [[mode, VISUAL] for mode in modes if mode != VISUAL]
    # Sheets of paper are also enough for whoever only sees: what stands on them is all drawn.
    return [[mode] for mode in modes if mode != VISUAL]


def _features(kind: str, traits: Traits) -> list[str]:
    found = {
        "alternativeText": traits.has_figures and traits.all_described and kind not in {*SOUNDS, FormatKind.BRAILLE},
        "structuralNavigation": traits.has_headings and kind not in PLAIN,
        "tableOfContents": traits.has_headings and kind in {FormatKind.EPUB, FormatKind.DAISY, FormatKind.HTML},
        "readingOrder": kind in PAPER | {FormatKind.HTML, FormatKind.EPUB, FormatKind.DAISY},
        "taggedPDF": kind in PAPER,
        "bookmarks": traits.has_headings and kind in PAPER,
        "largePrint": kind in LARGE,
        "highContrastDisplay": kind in PAPER,
        "fullRubyAnnotations": kind in RUBY,
        "horizontalWriting": kind in PAPER,
        "displayTransformability": kind in {FormatKind.HTML, FormatKind.EPUB, *PLAIN},
        "synchronizedAudioText": kind in {FormatKind.EPUB, FormatKind.DAISY},
        "braille": kind == FormatKind.BRAILLE,
        # No lock of any sort: whoever has a file may have it read by whatever they use.
        "unlocked": True,
    }
    return [name for name, holds in found.items() if holds]


def _summary(kind: str, traits: Traits) -> str:
    told = [_about(kind)]
    if traits.has_figures and kind in WITH_FIGURES:
        told.append(
            _("画像には、説明があります。")
            if traits.all_described
            else _("説明のない画像があります。電話でおたずねください。")
        )
    elif traits.has_figures:
        told.append(_("画像は、説明を文章にしてあります。"))
    if traits.has_tables and kind in PAPER:
        told.append(_("表の見出しが、どの行・どの列のものか分かります。"))
    if traits.by_machine:
        told.append(_("文章は、紙の画像から機械が読み取ったもので、誤りがあるかもしれません。"))
    return "".join(told)


def _about(kind: str) -> str:
    return str(next(words for kinds, words in _ABOUT if kind in kinds))


_ABOUT: tuple[tuple[Collection[str], Promise], ...] = (
    (
        {FormatKind.HTML},
        gettext_lazy("文字の大きさや色を変えられ、読み上げソフトで読めます。一つのファイルで、通信なしで開けます。"),
    ),
    (
        RUBY,
        gettext_lazy(
            "漢字に読みがなをつけたPDFです。読み上げソフトには、ふりがなのない拡大印刷用PDFをお使いください。"
        ),
    ),
    (LARGE, gettext_lazy("大きな文字の、タグつきPDF（PDF/UA-1）です。読み上げソフトで見出しごとに読めます。")),
    ({FormatKind.PDF}, gettext_lazy("タグつきPDF（PDF/UA-1）です。読み上げソフトで見出しごとに読めます。")),
    ({FormatKind.BOOKLET}, gettext_lazy("冊子に印刷するためのPDFです。画面で読むときは、印刷用PDFをお使いください。")),
    (SOUNDS, gettext_lazy("文章を読み上げた録音です。見出しごとに頭出しができます。")),
    ({FormatKind.DAISY}, gettext_lazy("デイジー再生機で、見出しやページを選んで聞けます。")),
    ({FormatKind.EPUB}, gettext_lazy("文字の大きさや色を変えられ、読み上げの音声に合わせて文が示されます。")),
    ({FormatKind.BRAILLE}, gettext_lazy("機械が訳した点字です。人は確かめていません。")),
    ({FormatKind.KANA}, gettext_lazy("点字を確かめる人のための、かなの文です。")),
    (
        {FormatKind.TEXT, FormatKind.TEXT_SJIS},
        gettext_lazy("文字だけのファイルです。どの読み上げソフトや古い機械でも読めます。"),
    ),
    ({FormatKind.VOICE_CODE}, gettext_lazy("紙に印刷する音声コードを作るための文です。")),
    ({FormatKind.ZIP}, gettext_lazy("すべての形式が入っています。使いやすいものを選んでください。")),
)
