"""Building the demo town from its content files, and taking it down again."""

from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.models import Page, Site

from accessibility.models import ReadingEntry
from cms.models import HomePage, InformationPage
from documents.models import DocumentIndexPage
from events.models import Audience, EventIndexPage
from portal import markup
from portal.demo import (
    broadcast,
    content,
    english,
    families,
    library,
    mandates,
    needs,
    people,
    programme,
    rehearsals,
    requests,
    support,
)
from portal.founding import found

SITE_NAME = "縁側市（デモ）"


class RealContentError(Exception):
    """Somebody's own pages are here. The demo must not be poured over them."""


@transaction.atomic
def build(*, now: datetime) -> None:
    """Make everything of the demo town that is not there yet. Doing it twice changes nothing."""
    if has_real_content():
        raise RealContentError
    home = _home(content.read("home"))
    images = library.images()
    _home_body(home, images)
    _information_pages(home, images)
    _words()
    shelf = _index(home, DocumentIndexPage, "documents")
    papers = library.documents(shelf, images=images, now=now)
    calendar = _index(home, EventIndexPage, "events")
    programme.events(calendar, papers=papers, images=images, now=now)
    broadcast.programmes(home, now=now)
    english.build(home, images=images)
    people.fill()
    support.fill(now=now)
    rehearsals.fill(now=now)
    families.fill()
    mandates.fill(now=now)
    needs.fill(now=now)
    requests.fill(now=now)


@transaction.atomic
def raze() -> None:
    """Remove all pages, files and people. Staff accounts stay, so that nobody is locked out by a fresh start."""
    requests.clear()
    mandates.clear()
    needs.clear()
    people.clear()
    for page in Page.objects.filter(depth=2):
        page.delete()
    library.clear()
    ReadingEntry.objects.all().delete()
    Audience.objects.all().delete()


def is_loaded() -> bool:
    """Whether this database holds the demo town."""
    return Site.objects.filter(site_name=SITE_NAME).exists()


def has_real_content() -> bool:
    """Whether there is any page that neither Wagtail's installation nor the demo has made."""
    if is_loaded():
        return False
    return Page.objects.filter(depth__gt=1).exclude(depth=2, slug="home", numchild=0).exists()


def _home(words: dict[str, Any]) -> HomePage:
    existing = HomePage.objects.filter(slug="home", depth=2).first()
    return existing or found(HomePage(title=words["title"], summary=words["summary"]), site_name=SITE_NAME)


def _home_body(home: HomePage, images: dict[str, int]) -> None:
    if home.body:
        return
    words = content.read("home")
    home.body = markup.body(words["body"], images=images)
    for field, value in markup.easy_fields(words, images=images).items():
        setattr(home, field, value)
    publish(home)


def _information_pages(home: HomePage, images: dict[str, int]) -> None:
    parents: dict[str, Page] = {"": home}
    for words in content.read_all("pages"):
        parent = parents[words.get("parent", "")]
        page = InformationPage.objects.child_of(parent).filter(slug=words["slug"]).first()
        if page is None:
            named = {name: words[name] for name in ("title", "slug", "summary")}
            page = InformationPage(**named, **markup.easy_fields(words, images=images))
            page.body = markup.body(words["body"], images=images)
            parent.add_child(instance=page)
            publish(page)
        parents[words["slug"]] = page


def _index(home: HomePage, model: type[Page], name: str) -> Page:
    existing = model.objects.child_of(home).first()
    if existing:
        return existing
    words = content.read("home")[name]
    page = model(title=words["title"], slug=name, summary=words["summary"])
    home.add_child(instance=page)
    publish(page)
    return page


def _words() -> None:
    for place, words in enumerate(content.read("audiences")):
        Audience.objects.get_or_create(slug=words["slug"], defaults={**words, "sort_order": place})
    for surface, reading in content.read("readings").items():
        ReadingEntry.objects.get_or_create(surface=surface, page=None, defaults={"reading": reading})


def publish(page: Page) -> None:
    """Publish as staff would, so that voices, formats and the search index follow."""
    page.save_revision(log_action=True).publish()
