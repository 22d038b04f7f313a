"""Pictures made small enough for a telephone and harmless: only their pixels are kept."""

import hashlib
import io
from html import escape

from PIL import Image

from documents.extraction.blocks import Block, Doubt, Figure
from documents.extraction.figures import WITHOUT_ALTERNATIVE

LONGEST_SIDE = 1600
MOST_PIXELS = 50_000_000
# Drawings with few colours are smaller and sharper as PNG, photographs as JPEG.
FEW_COLOURS = 256
QUALITY = 82
KEY_LENGTH = 32


def figure_of(image: Image.Image) -> Figure:
    """The picture as it is shown: on white, without what cameras add about place and time."""
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    plain = _on_white(image)
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


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode in {"RGB", "L"}:
        return image.convert("RGB")
    full = image.convert("RGBA")
    white = Image.new("RGBA", full.size, "white")
    return Image.alpha_composite(white, full).convert("RGB")


def html_of(figure: Figure, alternative: str = "", caption: str = "") -> str:
    """The figure as it stands in the source text."""
    words = escape(alternative.strip() or WITHOUT_ALTERNATIVE)
    size = f'width="{figure.width}" height="{figure.height}"'
    caption = f"<figcaption>{escape(caption, quote=False)}</figcaption>" if caption else ""
    return f'<figure><img src="figure:{figure.key}" alt="{words}" {size}>{caption}</figure>'


def block_of(figure: Figure, alternative: str = "", page: int = 0) -> Block:
    """The same as a block, doubtful when nobody wrote what it shows."""
    doubts = () if alternative.strip() else (Doubt.NO_ALTERNATIVE.value,)
    return Block(html_of(figure, alternative), page=page, doubts=doubts)
