"""Promises about what stands in the log."""

import io
import logging
import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from portal.quiet_logs import WithoutSecrets


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What our handler writes."""
    (handler,) = [h for h in logging.getLogger().handlers if any(isinstance(f, WithoutSecrets) for f in h.filters)]
    written = io.StringIO()
    before = handler.setStream(written)
    yield written
    handler.setStream(before)


@pytest.mark.parametrize("secret", ["/registration/{}/", "/registration/{}/cancel/"])
def test_a_refused_form_leaves_no_secret_address_in_the_log(db: None, log: io.StringIO, secret: str) -> None:
    Client(enforce_csrf_checks=True).post(secret.format("hidden-canary-0123456789"))

    assert "/registration/…/" in log.getvalue()
    assert "canary" not in log.getvalue()


def test_a_link_for_a_new_password_is_hidden_and_other_lines_stay(log: io.StringIO) -> None:
    logging.getLogger("django.request").warning("Not Found: %s", "/cms/password_reset/confirm/MQ/canary-123/")
    logging.getLogger("django.request").warning("Not Found: %s", "/events/salon/")

    assert "canary" not in log.getvalue()
    assert "Not Found: /events/salon/" in log.getvalue()


def routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """Every address of the site, with its holes."""
    for each in resolver.url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield route
        else:
            yield from routes(each, route)


def test_no_secret_that_stands_in_an_address_reaches_the_log(log: io.StringIO) -> None:
    secret = re.compile(r"<(?:str:)?(token|code|digits|reference)>")
    # What /display/ is told is a look, nobody's own.
    nobodys = ("cms/", "display/")
    known = {route for route in routes(get_resolver()) if secret.search(route) and not route.startswith(nobodys)}
    assert {"for/<str:token>/<str:reference>/cancel/", "mandate/<str:token>/end/", "c/<str:reference>/"} <= known

    for route in known:
        address = secret.sub(lambda hole: "4821-7306" if hole[1] == "reference" else "hidden-canary-0123456789", route)
        logging.getLogger("django.request").warning("Forbidden (Permission denied): %s", f"/en/{address}")

    leaked = [line for line in log.getvalue().splitlines() if "canary" in line or "4821" in line]
    assert leaked == []
