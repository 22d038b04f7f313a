"""Promises about reading the demo's letters."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core import mail
from django.test import Client
from django.urls import clear_url_caches, include, path

from portal import urls


@pytest.fixture
def letters(settings: LazySettings, tmp_path: Path) -> Iterator[Path]:
    """The demo's addresses, and a folder in which a letter lies."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "letters"
    extra = path("dev/", include("portal.demo.urls"))
    urls.urlpatterns.insert(0, extra)
    clear_url_caches()
    letter = mail.EmailMessage("申し込みの控え", "12月5日に\nお待ちしています。", to=["hanako@engawa.example"])
    letter.attach("回.ics", "BEGIN:VCALENDAR", "text/calendar")
    letter.send()
    yield tmp_path / "letters"
    urls.urlpatterns.remove(extra)
    clear_url_caches()


@pytest.mark.django_db
@pytest.mark.usefixtures("letters")
def test_a_letter_is_listed_and_can_be_read_with_what_came_with_it(client: Client) -> None:
    page = client.get("/dev/letters/").content.decode()
    assert "申し込みの控え" in page
    key = re.findall(r'"/dev/letters/([^/"]+)/"', page)[0]
    assert "お待ちしています。" in client.get(f"/dev/letters/{key}/").content.decode()
    assert client.get(f"/dev/letters/{key}/0/").content == b"BEGIN:VCALENDAR"


@pytest.mark.django_db
def test_no_file_but_a_letter_can_be_read(client: Client, letters: Path) -> None:
    (letters.parent / "secret.log").write_text("Subject: x\n\nsecret")
    assert client.get("/dev/letters/..%2Fsecret.log:0/").status_code == 404
    assert client.get("/dev/letters/secret.log:0/").status_code == 404


@pytest.mark.django_db
def test_outside_the_demo_there_is_no_such_page(client: Client) -> None:
    assert client.get("/dev/letters/").status_code == 404
