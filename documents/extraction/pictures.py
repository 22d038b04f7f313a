"""Pictures made small enough for a telephone and harmless: only their pixels are kept."""

import hashlib
import io
import re
from html import escape

from PIL import Image, UnidentifiedImageError

from documents.extraction.blocks import Block, Doubt, Figure
from documents.extraction.figures import WITHOUT_ALTERNATIVE

LONGEST_SIDE = 1600
MOST_PIXELS = 50_000_000
# Drawings with few colours are smaller and sharper as PNG, photographs as JPEG.
FEW_COLOURS = 256
QUALITY = 82
KEY_LENGTH = 32
NO_WORDS = re.compile(
    r"\.(?:png|jpe?g|gif|bmp|tiff?|webp|emf|wmf|svg)$|^(?:図|画像|写真|picture|image|graphic)\s*[0-9]*$", re.IGNORECASE
)


def said(alternative: str) -> str:
    """The alternative, unless a program only wrote the name of the file or the number of the picture."""
    words = " ".join(alternative.split())
    return "" if NO_WORDS.search(words) else words


def figure_of(image: Image.Image) -> Figure:
    """The picture as it is shown: on white, without what cameras add about place and time."""
    plain = _on_white(image)
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    buffer = io.BytesIO()
    if plain.getcolors(FEW_COLOURS) is not None:
        plain.save(buffer, "PNG", optimize=True)
        content_type = "image/png"
    else:
        plain.save(buffer, "JPEG", quality=QUALITY, optimize=True, progressive=True)
        content_type = "image/jpeg"
    content = buffer.getvalue()
    key = hashlib.sha256(content).hexdigest()[:KEY_LENGTH]
    return Figure(key, content, content_type, plain.width, plain.height)


def figure_in(content: bytes) -> Figure | None:
    """The picture that these bytes are; nothing where they are none that can be shown, or one without end."""
    try:
        with Image.open(io.BytesIO(content)) as opened:
            return figure_of(opened) if opened.width * opened.height <= MOST_PIXELS else None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode in {"RGB", "L"}:
        return image.convert("RGB")
    full = image.convert("RGBA")
    white = Image.new("RGBA", full.size, "white")
    return Image.alpha_composite(white, full).convert("RGB")


def html_of(figure: Figure, alternative: str = "", caption: str = "") -> str:
    """The figure as it stands in the source text."""
    words = escape(said(alternative) or WITHOUT_ALTERNATIVE)
    size = f'width="{figure.width}" height="{figure.height}"'
    caption = f"<figcaption>{escape(caption, quote=False)}</figcaption>" if caption else ""
    return f'<figure><img src="figure:{figure.key}" alt="{words}" {size}>{caption}</figure>'


def block_of(figure: Figure, alternative: str = "", page: int = 0) -> Block:
    """The same as a block, doubtful when nobody wrote what it shows."""
    doubts = () if said(alternative) else (Doubt.NO_ALTERNATIVE.value,)
    return Block(html_of(figure, alternative), page=page, doubts=doubts)
