"""Findings about a PDF as a whole: tags, title, language, bookmarks, locks."""

import re
from collections.abc import Iterator

import pikepdf

from documents.findings.finding import Finding, Severity, words_of
from documents.findings.pdf.opened import Opened
from documents.findings.words_found import is_poor_title, japanese_share

# Adobe's own rule asks for bookmarks from 21 pages on; by ear ten are already long.
BOOKMARKS_FROM_PAGES = 10
MOSTLY = 0.3
FEWEST_LETTERS = 40


def findings(opened: Opened) -> Iterator[Finding]:
    """One for each fault."""
    if not opened.tagged and opened.letters:
        yield Finding("untagged", severity=Severity.BARRIER)
    yield from _title(opened)
    yield from _language(opened)
    if len(opened.sheets) >= BOOKMARKS_FROM_PAGES and not _has_bookmarks(opened.pdf):
        yield Finding("bookmarks-missing", detail=str(len(opened.sheets)), severity=Severity.HARD)
    if opened.pdf.is_encrypted and not opened.pdf.allow.accessibility:
        yield Finding("locked", severity=Severity.BARRIER)


def title_of(pdf: pikepdf.Pdf) -> str:
    """What the file calls itself, in its newer or its older place."""
    try:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            newer = str(metadata.get("dc:title") or "")
    except (ValueError, TypeError, KeyError):
        newer = ""
    older = pdf.docinfo.get("/Title")
    return (newer or (str(older) if isinstance(older, pikepdf.String) else "")).strip()


def _title(opened: Opened) -> Iterator[Finding]:
    title = title_of(opened.pdf)
    preferences = opened.pdf.Root.get("/ViewerPreferences")
    shown = isinstance(preferences, pikepdf.Dictionary) and bool(preferences.get("/DisplayDocTitle", False))
    if not title:
        yield Finding("title-missing", severity=Severity.HARD)
    elif is_poor_title(title):
        yield Finding("title-poor", detail=words_of(title), severity=Severity.HARD)
    elif not shown:
        yield Finding("title-hidden", detail=words_of(title), severity=Severity.ADVICE)


def _language(opened: Opened) -> Iterator[Finding]:
    stated = opened.pdf.Root.get("/Lang")
    language = str(stated).strip() if isinstance(stated, pikepdf.String) else ""
    if not language:
        if opened.letters:
            yield Finding("language-missing", severity=Severity.HARD)
        return
    text = "".join(piece.text for sheet in opened.sheets for piece in sheet.pieces)
    if len(text) < FEWEST_LETTERS:
        return
    is_japanese = japanese_share(text) > MOSTLY
    says_japanese = re.match(r"ja(-|$)", language, re.IGNORECASE) is not None
    if is_japanese and not says_japanese:
        yield Finding("language-wrong", detail=words_of(language), severity=Severity.HARD)


def _has_bookmarks(pdf: pikepdf.Pdf) -> bool:
    outlines = pdf.Root.get("/Outlines")
    return isinstance(outlines, pikepdf.Dictionary) and "/First" in outlines
