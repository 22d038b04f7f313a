"""Promises about the demo town as a whole."""

from datetime import datetime

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from lxml import html
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from cms.gate.check import check
from cms.models import HomePage
from documents.models import DocumentPage
from events.models import EventPage, Registration, Session
from portal.demo import town


def public_pages() -> list[Page]:
    return list(Page.objects.live().filter(depth__gt=1).specific())


def status(client: Client, link: str) -> int:
    answer = client.get(link, follow=True)
    answer.close()  # a file that is given out stays open until then
    return answer.status_code


def test_every_page_answers_with_one_first_heading(now: datetime, client: Client) -> None:
    for page in public_pages():
        answer = client.get(page.get_url())
        headings = html.fromstring(answer.content.decode()).findall(".//h1")
        assert (answer.status_code, len(headings)) == (200, 1), page.slug


def test_no_link_of_the_town_is_dead(now: datetime, client: Client) -> None:
    links = set()
    for page in public_pages():
        places = html.fromstring(client.get(page.get_url()).content.decode()).xpath("//main//a/@href")
        links |= {str(place).partition("#")[0] for place in places if str(place).startswith("/")}
    dead = {link for link in links - {""} if status(client, link) != 200}
    assert not dead


def test_building_twice_changes_nothing(now: datetime) -> None:
    before = list(Page.objects.order_by("pk").values_list("pk", "latest_revision_id", "title"))
    sessions = list(Session.objects.order_by("pk").values())
    town.build(now=now)
    assert list(Page.objects.order_by("pk").values_list("pk", "latest_revision_id", "title")) == before
    assert list(Session.objects.order_by("pk").values()) == sessions


def test_the_town_is_rich_enough_to_judge(now: datetime) -> None:
    assert EventPage.objects.live().count() >= 10
    assert DocumentPage.objects.live().count() >= 7
    endings = {page.upload.filename.rpartition(".")[2] for page in DocumentPage.objects.exclude(upload=None)}
    assert endings == {"pdf", "docx", "xlsx", "pptx"}
    assert DocumentPage.objects.filter(upload=None).exists()


def test_something_runs_is_over_is_called_off_and_comes(now: datetime) -> None:
    sessions = Session.objects.filter(page__live=True)
    assert sessions.filter(starts_at__lte=now, ends_at__gt=now).exists()
    assert sessions.filter(ends_at__lte=now).exists()
    assert sessions.filter(status="cancelled").exists()
    assert sessions.filter(registration_closes_at__lt=now, starts_at__gt=now).exists()
    assert sessions.filter(starts_at__gt=now).count() >= 10


def test_every_way_of_joining_says_what_it_needs_and_who_hears(now: datetime) -> None:
    for page in EventPage.objects.all():
        for way in page.ways.all():
            assert all((way.needs, way.exposure, way.instructions)), (page.slug, way.way)


def test_the_publishing_gate_has_nothing_to_stop(now: datetime) -> None:
    findings = {page.slug: [str(f.what) for f in check(page) if f.blocks] for page in public_pages()}
    assert not {slug: found for slug, found in findings.items() if found}


def test_every_drawing_has_words(now: datetime) -> None:
    assert all(image.description for image in get_image_model().objects.all())


def test_taking_the_town_down_leaves_nothing(now: datetime) -> None:
    town.raze()
    assert not Page.objects.filter(depth__gt=1).exists()
    assert not Registration.objects.exists()


def test_the_demo_is_not_poured_over_real_pages(now: datetime) -> None:
    Site.objects.update(site_name="本物の町")
    with pytest.raises(town.RealContentError):
        town.build(now=timezone.now())
    assert HomePage.objects.count() == 2


@pytest.mark.django_db
def test_the_demo_stays_out_of_production_unless_forced() -> None:
    with pytest.raises(CommandError, match="--force"):
        call_command("load_demo_town")
