"""Promises about what stands in the log."""

import io
import logging
from collections.abc import Iterator

import pytest
from django.test import Client

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
