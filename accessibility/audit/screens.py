"""Contact sheets (Pillow): pictures of pages side by side, for people to look at. No engine sees what is ugly."""

import base64
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from selenium import webdriver

from accessibility.audit.browser import look_as
from accessibility.audit.views import View

# Of a long page its beginning tells enough; in very large text it is longer still.
LONGEST = 2400
COLUMNS, ROWS = 6, 2
THUMBNAIL = (400, 800)
MARGIN, CAPTION = 12, 28
GROUND, INK = "#d8d8d8", "#000000"
FONTS = ("BIZUDPGothic-Regular.ttf", "NotoSansCJK-Regular.ttc", "DejaVuSans.ttf")


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as it looks in one view."""

    title: str
    image: Image.Image


def photograph(browser: webdriver.Chrome, view: View, title: str) -> Picture:
    """The page that the browser shows, in this view, from its top."""
    look_as(browser, view)
    height = int(browser.execute_script("return document.documentElement.scrollHeight"))
    clip = {"x": 0, "y": 0, "width": view.size[0], "height": min(height, LONGEST), "scale": 1}
    wanted = {"format": "png", "captureBeyondViewport": True, "clip": clip}
    data = browser.execute_cdp_cmd("Page.captureScreenshot", wanted)["data"]
    return Picture(title, Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB"))


def write_sheets(pictures: list[Picture], folder: Path, name: str) -> Iterator[Path]:
    """So many pictures on a sheet that one can still see what they show."""
    folder.mkdir(parents=True, exist_ok=True)
    on_one = COLUMNS * ROWS
    for number, first in enumerate(range(0, len(pictures), on_one), start=1):
        some = pictures[first : first + on_one]
        file = folder / f"{re.sub(r'[^a-z0-9-]+', '-', name)}-{number}.png"
        sheet(some).save(file, optimize=True)
        yield file


def sheet(pictures: list[Picture]) -> Image.Image:
    """Pictures side by side, each under its title."""
    width, height = THUMBNAIL[0] + MARGIN, THUMBNAIL[1] + MARGIN + CAPTION
    rows = -(-len(pictures) // COLUMNS)
    paper = Image.new("RGB", (COLUMNS * width + MARGIN, rows * height + MARGIN), GROUND)
    pen, letters = ImageDraw.Draw(paper), font()
    for number, picture in enumerate(pictures):
        x, y = MARGIN + number % COLUMNS * width, MARGIN + number // COLUMNS * height
        pen.text((x, y), picture.title[:34], fill=INK, font=letters)
        paper.paste(thumbnail(picture.image), (x, y + CAPTION))
    return paper


def thumbnail(image: Image.Image) -> Image.Image:
    """The page as wide as a column, cut off where the row ends."""
    height = round(image.height * THUMBNAIL[0] / image.width)
    return image.resize((THUMBNAIL[0], max(1, height)), Image.Resampling.LANCZOS).crop(
        (0, 0, THUMBNAIL[0], min(height, THUMBNAIL[1]))
    )


def font() -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """A font that can write the titles, or the one that Pillow carries."""
    for name in FONTS:
        try:
            return ImageFont.truetype(name, 18)
        except OSError:
            continue
    return ImageFont.load_default()
