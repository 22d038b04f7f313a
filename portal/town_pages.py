"""Every public page of a town, and of which type it is: what the audit walks through."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import html

from portal.rehearsal import Rehearsal
from portal.told_templates import HEADER

NOT_PUBLIC = ("/cms/", "/dev/", "/files/", "/static/", "/media/", "/django-admin/")
# Pages made by one template for every event or document: a few stand for all.
FAMILIES = {
    "/join/": 3,
    "/listen/": 2,
    "/parts/": 6,
    "/forms/": 4,
    "/other-form/": 2,
    "/en/join/": 2,
    "/en/listen/": 1,
    "/en/parts/": 2,
    "/en/forms/": 2,
    "/en/other-form/": 1,
}


@dataclass(frozen=True, slots=True)
class PublicPage:
    """An address and what lies there."""

    path: str
    title: str = ""
    template: str = ""
    language: str = "ja"
    weight: int = 0

    @property
    def kind(self) -> str:
        """Pages of one kind have the same parts and other words."""
        return self.template or self.path


def public_pages(town: Rehearsal) -> list[PublicPage]:
    """Every address that a visitor can reach by links from the front door or the site map, broken ones too."""
    _status, _headers, site_map = town.get("/sitemap.xml")
    mapped = [urlsplit(place.text or "").path for place in html.fromstring(site_map).iter("loc")]
    waiting, seen, members, pages = ["/", *mapped], set[str](), Counter[str](), list[PublicPage]()
    while waiting:
        path = waiting.pop(0)
        family = next((start for start in FAMILIES if path.startswith(start)), "")
        if path in seen or path.startswith(NOT_PUBLIC) or members[family] >= FAMILIES.get(family, 10_000):
            continue
        seen.add(path)
        status, headers, body = town.get(path)
        if status in {301, 302}:
            waiting.append(urlsplit(headers["location"]).path)
        elif is_shown(headers):
            # A page that fails is visited too, so that the audit says so.
            members[family] += 1
            pages.append(page_of(path, headers, body))
            waiting += links(path, body)
    return pages


def is_shown(headers: dict[str, str]) -> bool:
    """A page to look at; a file to keep leaves the browser where it was."""
    kept = headers.get("content-disposition", "").startswith("attachment")
    return headers.get("content-type", "").startswith("text/html") and not kept


def page_of(path: str, headers: dict[str, str], body: bytes) -> PublicPage:
    """What can be read off a page."""
    tree = html.fromstring(body.decode())
    title = (tree.findtext(".//title") or "").strip()
    language = tree.getroottree().getroot().get("lang", "")
    return PublicPage(path, title, headers.get(HEADER.lower(), ""), str(language), len(body))


def links(path: str, body: bytes) -> Iterator[str]:
    """Addresses of this site that the page links to, without their queries."""
    for anchor in html.fromstring(body.decode()).iter("a"):
        link = anchor.get("href", "")
        parts = urlsplit(urljoin(f"http://town{path}", str(link)))
        if parts.netloc == "town" and parts.scheme == "http":
            yield parts.path


def of_each_type(pages: list[PublicPage]) -> tuple[list[PublicPage], list[PublicPage]]:
    """The pages that stand for their types: of each the first one found, and the longest of the others."""
    kinds: dict[str, list[PublicPage]] = {}
    for page in pages:
        kinds.setdefault(page.kind, []).append(page)
    first = [members[0] for members in kinds.values()]
    longest = [max(members[1:], key=lambda member: member.weight) for members in kinds.values() if members[1:]]
    return first, longest
