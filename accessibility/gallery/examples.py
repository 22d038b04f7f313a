"""Every example of every component, read from the YAML beside its template. The gallery and the tests share them."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.template.utils import get_app_template_dirs
from django.utils.safestring import SafeString, mark_safe

from accessibility.gallery.samples import ExampleLoader
from accessibility.gallery.strict import render
from accessibility.preferences import DEFAULT, DisplayPreferences

# What ties elements together by id; two examples on one page must not tie to each other.
TIES = re.compile(
    r'(\s(?:id|for|list|aria-(?:labelledby|describedby|controls|details|owns))=")([^"]+)(")|(href="#)([^"]+)(")'
)
OWN_IDS = re.compile(r'\sid="([^"]+)"')
# A page moves the focus here when it loads; a gallery of examples must not.
TAKES_FOCUS = re.compile(r"\s(?:data-focus-on-load|autofocus)\b")


@dataclass(frozen=True, slots=True)
class Example:
    """One example of one component."""

    component: str
    name: str
    values: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.component}: {self.name}"

    def html(self, display: DisplayPreferences = DEFAULT) -> SafeString:
        """The rendered component; a forgotten parameter is an error."""
        return render(f"components/{self.component}/{self.component}.html", {"display": display, **self.values})

    def html_among_others(self, number: int, display: DisplayPreferences = DEFAULT) -> SafeString:
        """The same with ids of its own, for a page on which it is the example of this number."""
        html = self.html(display)
        own = set(OWN_IDS.findall(html))

        def apart(found: re.Match[str]) -> str:
            before, ids, after = found.groups()[:3] if found[1] else found.groups()[3:]
            return before + " ".join(f"{name}-example{number}" if name in own else name for name in ids.split()) + after

        # Rendered by the template engine; only ids are changed.
        return mark_safe(TAKES_FOCUS.sub("", TIES.sub(apart, html)))  # noqa: S308


@dataclass(frozen=True, slots=True)
class Component:
    """What the YAML says of a component. ``title`` and ``use`` are for staff, the rest for whoever writes templates."""

    name: str
    title: str
    use: str
    purpose: str
    parameters: dict[str, str]
    examples: tuple[Example, ...]
    folder: Path

    @property
    def sheet(self) -> Path:
        """Its style."""
        return Path(settings.BASE_DIR) / "static" / "css" / "components" / f"{self.name}.css"


def read(path: Path) -> Component:
    """One component from its YAML."""
    words = yaml.load(path.read_text(encoding="utf-8"), Loader=ExampleLoader)  # noqa: S506 -- a SafeLoader with our tags
    name = path.stem
    return Component(
        name=name,
        title=words["title"],
        use=words["use"],
        purpose=words["purpose"],
        parameters=words["parameters"],
        examples=tuple(Example(name, example["name"], example["with"]) for example in words["examples"]),
        folder=path.parent,
    )


@cache
def components() -> dict[str, Component]:
    """Every component of every room by its name."""
    folders = sorted(Path(folder) / "components" for folder in get_app_template_dirs("templates"))
    paths = [path for folder in folders for path in folder.glob("*/*.yaml")]
    return {path.stem: read(path) for path in sorted(paths, key=lambda path: path.stem)}


def all_examples() -> list[Example]:
    """Every example, in the order of the components' names."""
    return [example for component in components().values() for example in component.examples]
