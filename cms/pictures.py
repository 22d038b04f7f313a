"""An image as pages show it: small modern formats at the sizes that phones and desks need, and its weight in words.

Renditions are made when the publishing gate renders the draft, so no visitor waits for one.
"""

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from PIL import features
from wagtail.images.exceptions import InvalidFilterSpecError

from accessibility.speech.lengths import size_in_words

# The column is 45 rem wide at most; a phone's is 360 pixels, drawn twice or three times as fine.
WIDTHS = (400, 800)
SIZES = "(min-width: 48rem) 43rem, 92vw"
# Best first. Pillow can be built without AVIF; pages then begin with WebP.
FORMATS = ("avif", "webp") if features.check("avif") else ("webp",)
# For browsers that read neither: the kind that was uploaded.
FALLBACK = f"width-{WIDTHS[-1]}"
# A drawing in lines is sharp at every size and small already.
UNTOUCHED = "original"
FILTERS = (*(f"width-{width}|format-{form}" for form in FORMATS for width in WIDTHS), FALLBACK, UNTOUCHED)
NAMES = {"avif": "AVIF", "webp": "WebP", "svg": "SVG", "png": "PNG", "jpg": "JPEG", "jpeg": "JPEG"}


@dataclass(frozen=True, slots=True)
class Source:
    """One format: its type, and where its sizes are."""

    type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that the component ``picture`` needs."""

    alt: str
    src: str
    width: int
    height: int
    sources: list[Source]
    small: str  # for whoever asks for little data
    href: str
    type: str
    size: str
    sizes: str = SIZES


def picture_of(image: Any, *, alt: str) -> Picture | None:
    """The picture, or None when its file is lost (a backup restored without media): its words are there still."""
    try:
        if image.is_svg():
            (drawing,) = image.get_renditions(UNTOUCHED).values()
            return _picture(alt, drawing, drawing, [], "")
        made = image.get_renditions(*(spec for spec in FILTERS if spec != UNTOUCHED))
    except (OSError, InvalidFilterSpecError):
        return None
    sources = [_source(form, [made[f"width-{width}|format-{form}"] for width in WIDTHS]) for form in FORMATS]
    smallest = _source("webp", [made[f"width-{WIDTHS[0]}|format-webp"]])
    return _picture(alt, made[FALLBACK], made[f"width-{WIDTHS[-1]}|format-webp"], sources, smallest.srcset)


def _source(form: str, renditions: list[Any]) -> Source:
    """An image narrower than a size comes out once, not twice under two names."""
    by_width = {rendition.width: rendition for rendition in renditions}
    return Source(f"image/{form}", ", ".join(f"{made.url} {width}w" for width, made in by_width.items()))


def _picture(alt: str, shown: Any, asked_for: Any, sources: list[Source], small: str) -> Picture:
    return Picture(
        alt=alt,
        src=shown.url,
        width=shown.width,
        height=shown.height,
        sources=sources,
        small=small,
        href=asked_for.url,
        type=NAMES.get(asked_for.file.name.rpartition(".")[2].lower(), ""),
        size=size_in_words(weight_of(asked_for)),
    )


def weight_on_a_phone(image: Any) -> int:
    """What a phone of today loads of an image: 360 pixels drawn twice as fine, in the smallest format."""
    spec = UNTOUCHED if image.is_svg() else f"width-{WIDTHS[-1]}|format-{FORMATS[0]}"
    try:
        return weight_of(image.get_rendition(spec))
    except OSError:
        return 0


def weight_of(rendition: Any) -> int:
    """Bytes of a rendition. Asked of the storage once: far away it is a request of its own, and it never changes."""
    key = f"cms.pictures:{rendition.pk}:{rendition.file.name}"
    known = cache.get(key)
    if known is None:
        known = rendition.file.size
        cache.set(key, known, timeout=None)
    return int(known)
