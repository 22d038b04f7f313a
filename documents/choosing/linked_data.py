"""What search engines and catalogues read of a document: schema.org, with the accessibility of every format."""

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from accessibility import languages
from accessibility.town import town_in_this_language
from documents.formats.kinds import FILE_TYPES, FormatKind
from documents.formats.metadata import SOUNDS, metadata_of, traits_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from documents.models import DocumentPage, Format, SourceText

# Inside a script element nothing else ends it or begins a comment (HTML, "restrictions for contents of script").
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def linked_data(
    page: "DocumentPage", source: "SourceText | None", formats: "Iterable[Format]", request: "HttpRequest"
) -> SafeString:
    """JSON-LD, ready to stand in the head."""
    ready = [row for row in formats if row.can_be_had]
    html = source.html if source else ""
    traits = traits_of(html, by_machine=bool(source and source.by_machine))
    town = town_in_this_language()
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "DigitalDocument",
        "name": page.title,
        "description": page.summary,
        "url": page.get_full_url(request),
        "identifier": page.number,
        "inLanguage": languages.current(),
        "datePublished": page.issued_on.isoformat(),
        "dateModified": page.last_published_at and page.last_published_at.date().isoformat(),
        "audience": {"@type": "Audience", "audienceType": page.for_whom},
        "about": [{"@type": "Thing", "name": name} for name in page.label_names["subject"]],
        "publisher": {"@type": "GovernmentOrganization", "name": town["name"], "telephone": town["phone"]},
        "isAccessibleForFree": True,
        **_accessibility(FormatKind.HTML, traits, summary=False),
        "encoding": [_encoding(row, traits, request) for row in ready],
    }
    words = json.dumps({name: value for name, value in data.items() if value}, ensure_ascii=False)
    return mark_safe(words.translate(ESCAPES))  # noqa: S308 -- nothing in it can end the element


def _encoding(row: "Format", traits: Any, request: "HttpRequest") -> dict[str, Any]:
    kind = FormatKind(row.kind)
    made = {
        "@type": "AudioObject" if kind in SOUNDS else "MediaObject",
        "name": str(kind.label),
        "contentUrl": request.build_absolute_uri(reverse("documents:download", args=[row.page_id, kind.value])),
        "encodingFormat": FILE_TYPES[kind].content_type,
        "contentSize": f"{row.size} B",
        "duration": f"PT{round(row.seconds)}S" if row.seconds else "",
        **_accessibility(kind, traits),
    }
    return {name: value for name, value in made.items() if value}


def _accessibility(kind: FormatKind, traits: Any, *, summary: bool = True) -> dict[str, Any]:
    found = dict(metadata_of(kind, traits))
    found["accessModeSufficient"] = list(_sufficient(found["accessModeSufficient"]))
    if not summary:
        # The one of the page's own file speaks of a file.
        del found["accessibilitySummary"]
    return found


def _sufficient(sets: list[list[str]]) -> Iterator[dict[str, Any]]:
    """Each set of modes as the list that schema.org wants."""
    for modes in sets:
        yield {"@type": "ItemList", "itemListElement": modes}
