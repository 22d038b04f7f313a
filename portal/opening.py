"""Opening a real town: the pages that its header and footer lead to, so that no link is dead on the first day."""

from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.db import transaction
from wagtail.models import Page

from cms.models import HomePage, InformationPage
from documents.models import DocumentIndexPage
from events.models import EventIndexPage
from portal import markup
from portal.founding import found

WORDS = Path(__file__).with_name("opening.yaml")


def is_open() -> bool:
    """Whether the site has a front door of ours."""
    return HomePage.objects.exists()


@transaction.atomic
def open_town() -> HomePage:
    """Make the first pages in the town's own name and publish them. Wagtail's welcome page makes room.

    Raises ValueError when the site is open already: nothing that staff wrote is ever touched.
    """
    if is_open():
        raise ValueError("The town is open already.")
    words = _in_the_towns_words(yaml.safe_load(WORDS.read_text(encoding="utf-8")))
    home = found(HomePage(**words["home"]), site_name=settings.ENGAWA_TOWN["name"])
    home.save_revision().publish()
    _publish(home, EventIndexPage(slug="events", **words["events"]))
    _publish(home, DocumentIndexPage(slug="documents", **words["documents"]))
    for page in words["pages"]:
        body = markup.body(page.pop("body"), images={})
        easy = markup.easy_fields({"easy": page.pop("easy", None)}, images={})
        _publish(home, InformationPage(body=body, **easy, **page))
    return home


def _publish(home: HomePage, page: Page) -> None:
    home.add_child(instance=page)
    page.save_revision().publish()


def _in_the_towns_words(value: Any) -> Any:
    """Every text with the town's name, telephone and so on put in."""
    if isinstance(value, str):
        return value.format(**settings.ENGAWA_TOWN, kept_days=settings.ENGAWA_PERSONAL_DATA_KEPT_DAYS)
    if isinstance(value, list):
        return [_in_the_towns_words(item) for item in value]
    return {key: _in_the_towns_words(item) for key, item in value.items()}
