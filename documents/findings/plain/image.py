"""All that is found in an image: a photograph of paper tells nothing to whoever does not see it."""

import io
from collections.abc import Iterator

from PIL import Image
from PIL.Image import Image as Picture

from documents.findings.finding import Examined, Finding, Severity, words_of

WHOLE = (0.0, 0.0, 1.0, 1.0)
# An A4 sheet of twelve-point letters: 100 dots an inch are the least that a reading machine can use.
FEWEST_PIXELS = 1100
DESCRIPTION, USER_COMMENT = 0x010E, 0x9286
EXIF_PART = 0x8769
XMP_DESCRIPTIONS = ("AltTextAccessibility", "description")


def examine_image(content: bytes) -> Examined:
    """Look at each frame's size and at what the file says of itself."""
    with Image.open(io.BytesIO(content)) as image:
        found = [*_findings(image)]
        size = float(image.width), float(image.height)
        frames = getattr(image, "n_frames", 1)
    return Examined(findings=found, sizes=[size] * (1 if _moves_in(found) else frames), made_with="image")


def _findings(image: Picture) -> Iterator[Finding]:
    frames = getattr(image, "n_frames", 1)
    for number in range(1, 1 + (frames if image.format == "TIFF" else 1)):
        image.seek(number - 1)
        if not _described(image):
            yield Finding("image-only", number, WHOLE, severity=Severity.BARRIER)
        if max(image.size) < FEWEST_PIXELS:
            yield Finding("image-small", number, WHOLE, f"{image.width} × {image.height}", Severity.HARD)
    if frames > 1 and image.format in {"GIF", "WEBP", "PNG"}:
        yield Finding("image-moves", 1, WHOLE, words_of(f"{frames}"), Severity.HARD)


def _moves_in(found: list[Finding]) -> bool:
    return any(finding.rule == "image-moves" for finding in found)


def _described(image: Picture) -> bool:
    """Words for it inside the file: as cameras, drawing programs and archives write them."""
    exif = image.getexif()
    comments = [exif.get(DESCRIPTION), exif.get_ifd(EXIF_PART).get(USER_COMMENT), image.info.get("Description")]
    if any(str(comment or "").strip() for comment in comments):
        return True
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or ""
    text = packet.decode(errors="replace") if isinstance(packet, bytes) else str(packet)
    return any(f":{name}" in text for name in XMP_DESCRIPTIONS)
