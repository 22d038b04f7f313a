"""Fixtures that every room's tests share."""

from collections.abc import Callable
from urllib.parse import quote, urlencode

import pytest
from django.core.cache import cache
from django.db import connection
from wagtail.models import Collection, Locale, Page, Site

from cms.models import HomePage
from documents.models import DocumentIndexPage
from events.models import EventIndexPage
from tests.databases import django_db_setup  # noqa: F401 -- a fixture, in place of pytest-django's
from tests.hangs import pytest_testnodedown  # noqa: F401 -- a hook
from tests.order import pytest_collection_modifyitems  # noqa: F401 -- a hook

DATABASE = {"db", "transactional_db", "live_server"}


@pytest.fixture(autouse=True)
def _a_site_to_stand_on(request: pytest.FixtureRequest, _django_db_helper: None) -> None:
    """What Wagtail's migrations bring. A real transaction empties every table of PostgreSQL."""
    if not (request.node.get_closest_marker("django_db") or DATABASE & set(request.fixturenames)):
        return
    if not Site.objects.exists():
        cache.clear()  # it may remember the site that is gone
        Locale.objects.get_or_create(language_code="ja")
        root = Page.objects.filter(depth=1).first() or Page.add_root(instance=Page(title="Root", slug="root"))
        Site.objects.create(hostname="localhost", root_page=root, is_default_site=True)


@pytest.fixture
def home(db: None) -> HomePage:
    """A town with a front door at / and nothing else."""
    Locale.objects.get_or_create(language_code="ja")
    # A test with real transactions empties every table behind itself, the root of all pages included.
    root = Page.objects.filter(depth=1).first() or Page.add_root(instance=Page(title="Root", slug="root"))
    Page.objects.filter(depth=2).delete()
    root.refresh_from_db()
    if not Collection.objects.exists():
        Collection.add_root(instance=Collection(name="Root"))
    page = root.add_child(instance=HomePage(title="縁側市 オンラインサロン", slug="home"))
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": page})
    return page


@pytest.fixture
def event_index(home: HomePage) -> EventIndexPage:
    """The list of events, at /events/."""
    return home.add_child(instance=EventIndexPage(title="これから", slug="events"))


@pytest.fixture
def document_index(home: HomePage) -> DocumentIndexPage:
    """The list of documents, at /documents/."""
    return home.add_child(instance=DocumentIndexPage(title="資料", slug="documents"))


@pytest.fixture
def shared_database(transactional_db: None) -> Callable[[], str]:
    """The address of the test database, for other processes."""

    def address() -> str:
        if connection.vendor == "sqlite":
            return f"sqlite:///{connection.settings_dict['NAME']}"
        at = connection.settings_dict
        where = {"host": at["HOST"], "port": at["PORT"], **at["OPTIONS"]}
        # The server may listen on a socket in a folder only; such a host has no room before the path.
        named = {name: value for name, value in where.items() if name in {"host", "port"} and value}
        return f"postgres://{quote(at['USER'])}:{quote(at['PASSWORD'])}@/{at['NAME']}?{urlencode(named)}"

    return address
