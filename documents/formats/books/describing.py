"""What an EPUB says of its own accessibility (EPUB Accessibility 1.1, JIS X 23761)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from documents.formats.books.book import Book


def accessibility(book: Book) -> Iterator[tuple[str, str]]:
    """schema.org names and values. No claim of conformance: nobody has judged the text (docs/decisions/0029)."""
    has_pictures = bool(book.pictures)
    has_tables = any(block.tag == "table" for part in book.parts for block in part.blocks)
    modes = ["textual", "auditory", *(["visual"] if has_pictures else [])]
    yield from (("accessMode", mode) for mode in modes)
    yield from (("accessModeSufficient", modes) for modes in ("textual", "auditory", "textual,auditory"))
    features = ["synchronizedAudioText", "tableOfContents", "structuralNavigation", "readingOrder"]
    features += ["displayTransformability", *(["alternativeText"] if has_pictures else [])]
    yield from (("accessibilityFeature", feature) for feature in features)
    yield "accessibilityHazard", "none"
    summary = [
        _("文章のすべてに、声が文ごとに付いています。見出しから目次で進めます。文字の大きさと色は変えられます。")
    ]
    summary += [_("表は、行ごとに見出しと値を読みます。")] if has_tables else []
    summary += [_("画像には説明があります。")] if has_pictures else []
    summary += (
        [_("文章は紙の画像から機械が読み取ったもので、まだ人が確かめていません。")]
        if book.manuscript.by_machine
        else []
    )
    yield "accessibilitySummary", "".join(summary)
