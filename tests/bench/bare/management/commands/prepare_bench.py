"""Pages to measure: always the same, whatever the demo town shows."""

import json
from datetime import timedelta
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from events.choices import SupportKind, Way
from events.models import EventIndexPage, EventPage
from tests.bench.bare.models import BarePage
from tests.factories.cms import heading, paragraph
from tests.factories.events import make_event, make_session, make_support, make_way

CHAPTERS = 6
BURST_PLACES = 100


class Command(BaseCommand):
    """Prepare the town, add the pages, and print where they are."""

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Print JSON: paths and ids."""
        call_command("prepare_town", stdout=self.stderr)
        index = EventIndexPage.objects.first()
        bare = BarePage(title="縁側", slug="bare")
        index.get_parent().add_child(instance=bare)
        event, burst = rich_event(index), burst_event(index)
        found = {
            "bare": bare.url,
            "event": event.url,
            "heard": event.url,
            "unspoken": [page.url for page in unspoken_events(index)],
            "burst": f"/join/{burst.sessions.get().pk}/",
        }
        self.stdout.write(json.dumps(found))


def rich_event(index: EventIndexPage) -> EventPage:
    """An event as a busy clerk writes it: 18 blocks, a link in every chapter, four sessions, all support."""
    body = []
    for number in range(CHAPTERS):
        link = f'<a linktype="page" id="{index.pk}">これからの催し</a>'
        body += [
            heading(f"{number + 1}番目のお話"),
            paragraph(f"<p>助産師と保健師が、{number + 1}つめのお話をします。聞くだけでもかまいません。{link}</p>"),
            paragraph(
                "<ul><li>電話でも参加できます。</li><li>名前を言わなくてもかまいません。</li></ul>", f"list{number}"
            ),
        ]
    now = timezone.now()
    return make_event(
        index,
        "妊娠中の方のための、はじめての縁側サロン",
        slug="bench-event",
        summary="助産師とゆっくり話せます。聞くだけでもかまいません。",
        body=body,
        sessions=[make_session(now + timedelta(days=7 * week)) for week in range(1, 5)],
        ways=[make_way(way) for way in (Way.VIDEO, Way.PHONE, Way.TEXT)],
        support_offers=[make_support(kind, ask_days_before=3) for kind in list(SupportKind)[:5]],
    )


def unspoken_events(index: EventIndexPage) -> list[EventPage]:
    """Events with words that nobody has heard yet."""
    days = (
        "朝",
        "昼",
        "夕べ",
        "春",
        "夏",
        "秋",
        "冬",
        "雨の日",
        "月曜日",
        "水曜日",
        "金曜日",
        "日曜日",
        "雪の日",
        "お彼岸",
    )
    return [
        make_event(
            index, f"{day}の縁側", slug=f"bench-{number}", summary=f"{day}に、庭を見ながら{number}人で話します。"
        )
        for number, day in enumerate(days, start=11)
    ]


def burst_event(index: EventIndexPage) -> EventPage:
    """An event that five hundred people want at once."""
    session = make_session(timezone.now() + timedelta(days=3), capacity=BURST_PLACES)
    return make_event(
        index,
        "だれもが待っていた日",
        slug="bench-burst",
        sessions=[session],
        ways=[make_way(Way.PHONE)],
        support_offers=[make_support(kind, ask_days_before=0) for kind in list(SupportKind)[:3]],
    )
