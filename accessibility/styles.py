"""The one style sheet of a page, put into the page itself.

An external sheet costs a slow line 0.4 s before anything is seen, so each page carries its own small bundle, and the
response's Content-Security-Policy allows exactly that text by its SHA-256. A nonce would not do: pages are cached.
"""

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import rcssmin
import yaml
from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

# Later layers win whatever their selectors weigh, so a mode always beats a component.
LAYERS = ("reset", "tokens", "base", "layout", "components", "modes", "utilities")
BUNDLES_FILE = "bundles.yaml"
# Every combination that people choose is a sheet of its own; those of a whole town are few, and cheap to build again.
MODE_SHEETS = 64
# What a choice puts on pages whose bundle does not expect it.
MODE_COMPONENTS = {"audio": ("audio",)}
# The bundle that every other one begins with: what stands on every page.
FRAME = "frame"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# The minifier takes ".a :hover" inside a layer for a declaration and joins it to ".a:hover": another meaning.
LOOSE_PSEUDO_CLASS = re.compile(r"[\w\])*] :[a-z-]+[^;{}]*\{")


class StyleError(Exception):
    """A style sheet that would not work once it stands inside a page."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished bundle: the text that goes between the style tags, and how the policy names it."""

    css: str
    policy_source: str

    @property
    def html(self) -> SafeString:
        """The element for the page's head."""
        return mark_safe(f"<style>{self.css}</style>")  # noqa: S308 -- our own files, checked when they were read


def sheet_for(bundle: str) -> Sheet:
    """The sheet of a bundle of ``static/css/bundles.yaml`` (read again on change if the settings ask for it)."""
    folder = settings.BASE_DIR / "static" / "css"
    return _sheet(folder, bundle, _newest_change(folder) if settings.ENGAWA_RELOAD_STYLES else 0)


def mode_sheet_for(*modes: str) -> Sheet:
    """The sheet of what somebody chose on 「文字と色」 (``static/css/modes/``)."""
    folder = settings.BASE_DIR / "static" / "css"
    return _mode_sheet(folder, modes, _newest_change(folder) if settings.ENGAWA_RELOAD_STYLES else 0)


def bundles(folder: Path) -> dict[str, list[str]]:
    """Every bundle with the components that its pages use, the frame's first."""
    named = yaml.safe_load((folder / BUNDLES_FILE).read_text(encoding="utf-8"))
    frame = named.get(FRAME) or []
    everything = sorted(path.stem for path in (folder / "components").glob("*.css"))
    asked = {bundle: everything if components == "*" else components or [] for bundle, components in named.items()}
    return {bundle: list(dict.fromkeys([*frame, *components])) for bundle, components in asked.items()}


def allow_in_policy(request: HttpRequest, sheet: Sheet) -> None:
    """Remember on the request which inlined sheet its response may carry."""
    request.style_sources = {*style_sources(request), sheet.policy_source}  # type: ignore[attr-defined]


def style_sources(request: HttpRequest) -> set[str]:
    """What has been inlined while this request was answered."""
    return getattr(request, "style_sources", set())


def _newest_change(folder: Path) -> int:
    return max(path.stat().st_mtime_ns for path in (folder, *folder.rglob("*")))


def modes(folder: Path) -> list[str]:
    """Every sheet that only the pages of somebody who chose it carry ("auto" undoes a part of "standard")."""
    return sorted((path.stem for path in (folder / "modes").glob("*.css")), key=lambda mode: (mode == "auto", mode))


@cache
def _sheet(folder: Path, bundle: str, _changed: int) -> Sheet:
    return _finished(build(folder, bundle))


@lru_cache(maxsize=MODE_SHEETS)
def _mode_sheet(folder: Path, modes: tuple[str, ...], _changed: int) -> Sheet:
    paths = []
    for mode in modes:
        paths += [(folder / "components" / f"{name}.css", "components") for name in MODE_COMPONENTS.get(mode, ())]
        paths.append((folder / "modes" / f"{mode}.css", "modes"))
    return _finished(str(rcssmin.cssmin("\n".join(_layered(path, layer) for path, layer in paths))))


def _finished(css: str) -> Sheet:
    digest = hashlib.sha256(css.encode()).digest()
    return Sheet(css, f"'sha256-{base64.b64encode(digest).decode()}'")


def build(folder: Path, bundle: str) -> str:
    """Join and minify the site's sheets and the bundle's components, each in its layer."""
    known = bundles(folder)
    if bundle not in known:
        raise StyleError(f"{BUNDLES_FILE} has no bundle {bundle!r}; it has {', '.join(sorted(known))}")
    parts = [f"@layer {','.join(LAYERS)};"]
    for layer in LAYERS:
        if layer == "components":
            paths = [folder / "components" / f"{name}.css" for name in known[bundle]]
        else:
            paths = [path] if (path := folder / f"{layer}.css").exists() else []
        parts += [_layered(path, layer) for path in paths]
    return str(rcssmin.cssmin("\n".join(parts)))


def _layered(path: Path, layer: str) -> str:
    try:
        css = COMMENT.sub("", path.read_text(encoding="utf-8")).strip()
    except FileNotFoundError as missing:
        raise StyleError(f"{BUNDLES_FILE} names {path.stem}, but there is no {path.name}") from missing
    if "url(" in css.replace("url(data:", "").replace('url("data:', ""):
        raise StyleError(f"{path.name}: url() would be looked up beside the page, not beside the sheet")
    if "</" in css:
        raise StyleError(f"{path.name}: '</' would end the style element")
    if loose := LOOSE_PSEUDO_CLASS.search(css):
        raise StyleError(f"{path.name}: write '*:' for ' :' in {loose.group()!r}; the minifier joins them")
    return css if css.startswith("@layer") else f"@layer {layer}{{{css}}}"
