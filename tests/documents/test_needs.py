"""Promises about how formats are offered by need, and about what is said of each to catalogues and search."""

import datetime as dt

import pytest

from documents.formats import Manuscript
from documents.formats.kinds import FILE_TYPES, FormatKind
from documents.formats.metadata import Traits, metadata_of, traits_of, traits_of_manuscript
from documents.formats.needs import NEEDS
from documents.formats.turns import FIRST

# The W3C's Schema.org Accessibility Properties for Discoverability Vocabulary, what of it is used here.
MODES = {"auditory", "tactile", "textual", "visual"}
FEATURES = {
    "alternativeText", "bookmarks", "braille", "displayTransformability", "fullRubyAnnotations", "highContrastDisplay",
    "horizontalWriting", "largePrint", "readingOrder", "structuralNavigation", "synchronizedAudioText",
    "tableOfContents", "taggedPDF", "unlocked",
}  # fmt: skip
RICH = Traits(has_figures=True, has_headings=True, has_tables=True, by_machine=True)


def test_every_kind_answers_exactly_one_need_and_has_its_turn() -> None:
    assert sorted(kind for need in NEEDS for kind in need.kinds) == sorted(FormatKind)
    assert sorted(FIRST) == sorted(FormatKind) == sorted(FILE_TYPES)


@pytest.mark.parametrize("kind", FormatKind)
@pytest.mark.parametrize("traits", [Traits(), RICH], ids=["plain", "rich"])
def test_metadata_uses_only_words_of_the_vocabulary(kind: str, traits: Traits) -> None:
    said = metadata_of(kind, traits)
    assert set(said["accessMode"]) <= MODES
    assert said["accessModeSufficient"]
    assert all(set(modes) <= set(said["accessMode"]) for modes in said["accessModeSufficient"])
    assert set(said["accessibilityFeature"]) <= FEATURES
    assert (said["accessibilityHazard"], said["accessibilitySummary"].endswith("。")) == (["none"], True)


def test_only_what_the_document_has_is_promised() -> None:
    plain, rich = metadata_of("pdf22", Traits()), metadata_of("pdf22", RICH)
    assert "alternativeText" not in plain["accessibilityFeature"]
    assert {"alternativeText", "bookmarks", "largePrint", "taggedPDF"} <= set(rich["accessibilityFeature"])
    assert "機械が読み取った" in rich["accessibilitySummary"]
    assert metadata_of("mp3", RICH)["accessMode"] == ["auditory"]
    assert metadata_of("brf", RICH)["accessMode"] == ["tactile"]


def test_a_picture_that_nobody_described_needs_eyes() -> None:
    html = '<h2>地図</h2><p><img src="figure:a" alt="画像（説明はまだありません）"></p>'
    traits = traits_of_manuscript(Manuscript("題", dt.date(2026, 11, 1), html))
    assert (traits.has_figures, traits.all_described) == (True, False)
    assert metadata_of("pdf", traits)["accessModeSufficient"] == [["textual", "visual"]]
    assert traits_of('<p><img src="figure:a" alt="駅からの道"></p>').all_described
