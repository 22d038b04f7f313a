"""A browser that engines are ready in, and pages with faults planted on purpose."""

from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from threading import Thread

import pytest
from django.conf import settings
from selenium.webdriver import Chrome

from accessibility.audit.browser import chromium, dress
from accessibility.audit.engines import Engine, Shown
from accessibility.audit.engines.every import every_engine
from accessibility.audit.findings import Visit
from accessibility.audit.views import VIEWS, View

NUMBERS = count()
NODE_MODULES = settings.BASE_DIR / "tests" / "node_modules"
PAGE = """<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>植えた誤りのページ</title>
<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width, initial-scale=1">
<style>
  body {{ color: #000; background: #fff; margin: 0; }}
  a, button, input {{ display: inline-block; min-width: 44px; min-height: 44px; }}
  :focus-visible {{ outline: 4px solid #000; }}
  {css}
</style></head><body><main><h1>縁側</h1>{body}</main></body></html>"""


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="package")
def site(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("localhost", 0), partial(QuietHandler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="package")
def engines() -> dict[str, Engine]:
    return {type(engine).__name__: engine for engine in every_engine(NODE_MODULES)}


@pytest.fixture(scope="package")
def browser(engines: dict[str, Engine]) -> Iterator[Chrome]:
    with chromium(network=True) as opened:
        for engine in engines.values():
            engine.prepare(opened)
        yield opened


@pytest.fixture
def show(folder: Path, site: str, browser: Chrome) -> Callable[..., Shown]:
    """Open a page of this body and style in a view; ``whole`` replaces all of the page."""

    def open_page(body: str = "", css: str = "", *, whole: str = "", view: View = VIEWS[0]) -> Shown:
        page = whole or PAGE.format(body=body, css=css)
        # A name of its own, or the browser would take it for the one that it kept a moment ago.
        file = folder / f"planted-{next(NUMBERS)}.html"
        file.write_text(page, encoding="utf-8")
        dress(browser, view, site)
        browser.get(f"{site}/{file.name}")
        return Shown(browser, view, Visit("植えた誤り", f"/{file.name}", view.title))

    return open_page
