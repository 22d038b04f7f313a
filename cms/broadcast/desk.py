"""The programmes as staff see them: what comes next, what waits for them, how far the sound has come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from accessibility.when import span_in_words, time_in_words
from cms.broadcast.actions import name_of
from cms.broadcast.models import BroadcastIndexPage, BroadcastPage
from cms.models import HomePage
from cms.sound.states_lines import PageSound, of_pages

# Older ones are in the list of pages.
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Issue:
    """One programme: how it stands in words, and its sound when it is out."""

    page: BroadcastPage
    standing: str
    sound: PageSound | None


@dataclass(frozen=True, slots=True)
class Series:
    """One list of programmes with what comes next."""

    index: BroadcastIndexPage
    moment: str
    put_together: str
    has_draft: bool
    is_out: bool
    issues: list[Issue]


def indexes_for(user: Any) -> list[BroadcastIndexPage]:
    """The lists in which this person may make programmes."""
    found = BroadcastIndexPage.objects.order_by("path")
    return [index for index in found if index.permissions_for_user(user).can_add_subpage()]


def place_for_the_first(user: Any) -> Page | None:
    """Where this person could make the first list, if there is none yet."""
    if BroadcastIndexPage.objects.exists():
        return None
    home = HomePage.objects.order_by("path").first()
    return home if home and home.permissions_for_user(user).can_add_subpage() else None


def series(index: BroadcastIndexPage, *, now: datetime) -> Series:
    """Everything that the screen shows of one list."""
    moment = index.rhythm.next_moment(now)
    next_one = BroadcastPage.objects.filter(made_for=name_of(index, moment)).first()
    return Series(
        index=index,
        moment=moment_in_words(moment),
        put_together=moment_in_words(index.rhythm.put_together(moment)),
        has_draft=next_one is not None,
        is_out=bool(next_one and next_one.live),
        issues=list(_issues(index, now=now)),
    )


def _issues(index: BroadcastIndexPage, *, now: datetime) -> Iterator[Issue]:
    pages = list(BroadcastPage.objects.child_of(index).order_by("-issued_on", "-pk")[:SHOWN])
    sounds = {sound.page.pk: sound for sound in of_pages([page for page in pages if page.live], now=now)}
    for page in pages:
        yield Issue(page, _standing(page), sounds.get(page.pk))


def _standing(page: BroadcastPage) -> str:
    if page.live:
        changed = _("直した下書きがあります。") if page.has_unpublished_changes else ""
        return _("公開しています。") + changed
    if page.first_published_at:
        return _("公開をやめました。")
    draft = page.get_latest_revision_as_object()
    if draft.goes_out_at is None:
        return _("下書きです。確かめて、公開してください。")
    if page.trouble:
        return _("時刻になりましたが、公開前チェックで止まりました。直すと、数分のうちに出ます。")
    return _("下書きです。%(when)sに、ひとりでに出ます。") % {"when": moment_in_words(draft.goes_out_at)}


def moment_in_words(moment: datetime) -> str:
    """「12月4日（金曜日）午前10時」."""
    local = timezone.localtime(moment)
    return span_in_words(local.date(), year=False) + time_in_words(local)
