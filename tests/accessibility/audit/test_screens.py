"""Promises about contact sheets: they show what a person chose, and everything that was photographed."""

from pathlib import Path

import pytest
from PIL import Image

from accessibility.audit.screens import COLUMNS, ROWS, THUMBNAIL, photograph, write_sheets
from accessibility.audit.views import View
from accessibility.display.sets import READY_MADE
from accessibility.preferences import COLOURS, DisplayPreferences
from portal.management.commands.screenshots import photographed

pytestmark = pytest.mark.browser
DARK = View("dark", "暗い", (360, 740), DisplayPreferences(colours="dark"))


def test_a_picture_shows_the_page_in_the_view(show):
    css = '[data-colours="dark"] body { background: #26231f; }'
    page = show("<p>縁側</p>", css)
    assert photograph(page.browser, page.view, "明るい").image.getpixel((5, 5)) == (255, 255, 255)
    dark = photograph(page.browser, DARK, "暗い").image
    assert dark.getpixel((5, 5)) == (0x26, 0x23, 0x1F)
    assert dark.width == 360


def test_every_picture_finds_its_place_on_a_sheet(show, tmp_path: Path):
    page = show("<p>縁側</p>")
    pictures = [photograph(page.browser, page.view, f"ページ{number}") for number in range(COLUMNS * ROWS + 1)]
    files = list(write_sheets(pictures, tmp_path, "標準 standard"))
    assert [file.name for file in files] == ["-standard-1.png", "-standard-2.png"]
    with Image.open(files[0]) as full, Image.open(files[1]) as rest:
        assert full.width == rest.width > COLUMNS * THUMBNAIL[0]
        assert full.height > rest.height > THUMBNAIL[1]


def test_every_ready_made_set_and_colour_set_is_photographed_on_a_desk_and_on_a_phone():
    names = {view.name for view in photographed()}
    wanted = {f"set-{name}" for name in READY_MADE} | {f"colours-{name}" for name in COLOURS}
    assert names == {f"{name}-{where}" for name in wanted for where in ("desk", "phone")}
