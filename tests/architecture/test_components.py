"""Nobody writes markup past the gallery: every class of a public template belongs to a component or to the frame."""

import re
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from accessibility.gallery.examples import components
from accessibility.styles import BUNDLES_FILE, bundles

HOUSE = Path(settings.BASE_DIR)
CSS = HOUSE / "static" / "css"
ROOMS = ("accessibility", "cms", "residents", "documents", "events", "portal")
# Screens of the CMS wear Wagtail's clothes; reports and letters on paper bring their own.
NOT_PUBLIC = (
    "wagtailadmin/",
    "desk/",
    "second_factor/",
    "gate/",
    "opendata/",
    "panels/",
    "print/",
    "one_file/",
    "audit/",
    "admin/",
    "templates/correcting/",
    "templates/uploads/",
    "cms/easy/aid",
    "cms/easy/place",
    "cms/easy/finding",
    "cms/easy/panel",
    "cms/easy/whole",
    "cms/readings/",
    "cms/sound/",
    "cms/voice_code/",
)
CLASS = re.compile(r'\sclass="((?:\{%.*?%\}|\{\{.*?\}\}|[^"])*)"', re.DOTALL)
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}")
SELECTOR = re.compile(r"\.(-?[a-zA-Z][\w-]*)")
LAYERS = ("base", "layout", "modes", "utilities")
# Words of another's: a name that a script or the validator of a library looks for.
OF_OTHERS: set[str] = set()
DIALOGS = re.compile(
    r"<dialog\b|role=[\"']?(?:alert)?dialog|aria-modal|\bpopover\b|showModal\(|\b(?:alert|confirm|prompt)\("
)


def public_templates() -> list[Path]:
    templates = [path for room in ROOMS for path in (HOUSE / room).rglob("templates/**/*.html")]
    return [path for path in templates if not any(part in str(path.relative_to(HOUSE)) for part in NOT_PUBLIC)]


def identify(path: Path) -> str:
    return str(path.relative_to(HOUSE))


def classes_of(template: Path) -> set[str]:
    """The classes as written; a piece that a variable completes ("button--{{ kind }}") stands for its block."""
    found = set()
    for value in CLASS.findall(template.read_text(encoding="utf-8")):
        for word in TAG.sub("\0", value).split():
            found.add(next((piece for piece in word.split("\0") if piece), "").rstrip("-_"))
    return found - {""}


@cache
def styled(path: Path) -> frozenset[str]:
    """The classes that a sheet knows."""
    css = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return frozenset(SELECTOR.findall(re.sub(r"\{[^{}]*\}", "{}", css)))


def blocks(name: str) -> set[str]:
    """The blocks that a component brings: its own name, and what its sheet styles beside it."""
    return {known.split("__")[0].split("--")[0] for known in styled(CSS / "components" / f"{name}.css")}


@pytest.mark.parametrize("template", public_templates(), ids=identify)
def test_every_class_belongs_to_a_component_or_to_the_frame(template: Path) -> None:
    sheets = [*(CSS / f"{layer}.css" for layer in LAYERS), *(CSS / "modes").glob("*.css")]
    frame = {name for sheet in sheets for name in styled(sheet)}
    known = frame | OF_OTHERS | {name for sheet in (CSS / "components").glob("*.css") for name in styled(sheet)}
    strays = {name for name in classes_of(template) if name not in known and not _begins_a_block(name, known)}
    assert strays == set()


def _begins_a_block(name: str, known: set[str]) -> bool:
    return any(other.startswith((f"{name}--", f"{name}__")) for other in known)


@pytest.mark.parametrize("template", public_templates(), ids=identify)
def test_a_page_takes_components_by_their_name_and_does_not_copy_their_markup(template: Path) -> None:
    folder = template.parent.name if "templates/components" in str(template) else ""
    ours = {name.replace("_", "-") for name in components()} - {folder.replace("_", "-")}
    pieces = {name for name in classes_of(template) if "__" in name and name.split("__")[0] in ours}
    if folder:
        return
    assert pieces - BORROWED.get(template.name, set()) == set()


# Elements of a component that stand alone: the page sets them around controls of its own.
BORROWED: dict[str, set[str]] = {
    # Ten questions of one sort, each option with a sample of what it does.
    "display_choice.html": {"field__label", "field__options"},
    # Says in the summary what is chosen inside.
    "display.html": {"disclosure__text"},
    # Put into the footer by the floor above.
    "footer_links.html": {"footer__links"},
}


@pytest.mark.parametrize("sheet", sorted((CSS / "components").glob("*.css")), ids=lambda path: path.stem)
def test_the_style_of_a_component_is_used_by_a_page_and_by_a_template(sheet: Path) -> None:
    """Style that nothing wears costs every visitor bytes."""
    carried = {name for bundle, names in bundles(CSS).items() if bundle != "gallery" for name in names}
    if sheet.stem not in OF_THE_GALLERY | FETCHED:
        assert sheet.stem in carried, f"{BUNDLES_FILE} names it nowhere"
    worn = set().union(*(classes_of(template) for template in public_templates()))
    idle = {n for n in styled(sheet) if n not in worn and not any(n.startswith((f"{w}--", f"{w}__")) for w in worn)}
    assert idle - BY_SCRIPT_OR_DATA == set()


# The gallery's own stage, and its choice of one in every preference, are on no other page.
OF_THE_GALLERY = {"specimen", "choice_links"}
# Comes with what it dresses, when somebody asks for it: no first view pays for it.
FETCHED = {"player"}
# Put there by Python or by a script, not by a template.
BY_SCRIPT_OR_DATA = {"scroll", "table", "code-input", "is-listening", "is-heard"}


def test_every_component_has_a_sheet_and_every_sheet_a_component() -> None:
    sheets = {path.stem for path in (CSS / "components").glob("*.css")}
    assert sheets - {"specimen"} - PAGES == set(components())


# A page with a look of its own and nothing that another page would repeat.
PAGES = {"preview"}


@pytest.mark.parametrize("source", [*public_templates(), *sorted((HOUSE / "static" / "js").glob("*.js"))], ids=identify)
def test_nothing_opens_over_the_page(source: Path) -> None:
    """No dialog, no overlay, no toast: whoever enlarges, listens or uses a switch would be locked in or out."""
    assert DIALOGS.findall(source.read_text(encoding="utf-8")) == []


def test_no_style_takes_a_piece_out_of_the_page_and_pins_it_to_the_window() -> None:
    pinned = [path.name for path in CSS.rglob("*.css") if re.search(r"position:\s*(fixed|sticky)", path.read_text())]
    assert pinned == []
