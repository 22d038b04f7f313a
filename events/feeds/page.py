"""カレンダーに登録・データ: every way in which other programs can have the events, explained in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accessibility.languages import current
from accessibility.town import town_in_this_language
from events.choices import Way
from events.feeds.answers import as_json, open_to_programs
from events.models import Audience


@dataclass(frozen=True, slots=True)
class Subscription:
    """One calendar: its name, its address, and the same address as calendars on telephones open it at once."""

    title: str
    address: str

    @property
    def in_app(self) -> str:
        """``webcal:`` asks the machine's own calendar to subscribe."""
        return urlsplit(self.address)._replace(scheme="webcal").geturl()


@dataclass(frozen=True, slots=True)
class File:
    """One file of data."""

    name: str
    title: str
    about: str
    kind: str


def files() -> list[File]:
    """All there are, the ones for people first."""
    return [
        File(
            "table_50",
            _("催しの一覧（CSV、50列）"),
            _("国のイベントのデータ項目すべて。表計算ソフトで開けます。"),
            "text/csv",
        ),
        File("table_32", _("催しの一覧（CSV、32列）"), _("推奨データセット「イベント一覧」の形です。"), "text/csv"),
        File(
            "national",
            _("GIF（政府相互運用性フレームワーク）"),
            _("イベントと、アクセシビリティ・託児の項目。JSON。"),
            "application/json",
        ),
        File("linked_data", _("schema.org"), _("検索サイトや案内アプリが読む形。JSON-LD。"), "application/ld+json"),
        File("atom", _("Atomフィード"), _("フィードリーダーで、新しい催しを受け取れます。"), "application/atom+xml"),
        File("json_feed", _("JSONフィード"), _("同じ内容を、JSON Feed 1.1の形で。"), "application/feed+json"),
    ]


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """The page."""
    context = {
        "whole": _subscription(request, _("すべての催し")),
        "neutral": _subscription(request, _("内容の出ない予定"), neutral="1"),
        "for_people": [_subscription(request, str(each), audience=each.slug) for each in Audience.objects.all()],
        "by_way": [_subscription(request, str(way.label), way=way.value) for way in Way],
        "files": [_shown(request, file) for file in files()],
        "api": request.build_absolute_uri(reverse("events:api_root")),
        "openapi": request.build_absolute_uri(reverse("events:api_openapi")),
        "licence": settings.ENGAWA_DATA_LICENCE,
        "licence_url": settings.ENGAWA_DATA_LICENCE_URL,
    }
    return render(request, "events/data.html", context)


def _subscription(request: HttpRequest, title: str, **chosen: str) -> Subscription:
    address = request.build_absolute_uri(reverse("events:town_calendar"))
    return Subscription(title, f"{address}?{urlencode(chosen)}" if chosen else address)


def _shown(request: HttpRequest, file: File) -> dict[str, str]:
    address = request.build_absolute_uri(reverse(f"events:{file.name}"))
    return {"title": file.title, "about": file.about, "type": file.kind, "address": address}


@open_to_programs
def catalogue(request: HttpRequest) -> HttpResponse:
    """The files as a data set, for catalogues of open data (schema.org Dataset)."""
    town = town_in_this_language()
    distribution: list[dict[str, Any]] = [
        {"@type": "DataDownload", "name": each["title"], "contentUrl": each["address"], "encodingFormat": each["type"]}
        for each in (_shown(request, file) for file in files())
    ]
    return as_json(
        {
            "@context": "https://schema.org",
            "@type": "Dataset",
            "name": _("%(town)sの催し") % {"town": town["name"]},
            "description": _("オンラインでも会場でも参加できる催しの、日時・参加方法・配慮・会場の設備です。"),
            "url": request.build_absolute_uri(reverse("events:data")),
            "inLanguage": current(),
            "isAccessibleForFree": True,
            "license": settings.ENGAWA_DATA_LICENCE_URL,
            "creator": {"@type": "Organization", "name": town["department"], "url": request.build_absolute_uri("/")},
            "distribution": distribution,
        },
        "application/ld+json",
    )
