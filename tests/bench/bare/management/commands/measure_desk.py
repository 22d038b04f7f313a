"""How long the telephone desk searches among fifty thousand people, and whether it finds them."""

import json
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from itertools import product
from statistics import median, quantiles
from typing import Any

from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone

from events.desk.telephone.reads import found
from residents.models import Resident

# Family and given names with their readings: among the most frequent in Japan, and those written in several ways.
FAMILIES = (  # noqa: SIM905 -- as words they can be read; as seventy strings they cannot
    "佐藤さとう 鈴木すずき 高橋たかはし 田中たなか 伊藤いとう 渡邉わたなべ 山本やまもと 中村なかむら "
    "小林こばやし 加藤かとう 吉田よしだ 山田やまだ 佐々木ささき 山口やまぐち 松本まつもと 井上いのうえ "
    "木村きむら 林はやし 齋藤さいとう 清水しみず 山﨑やまざき 阿部あべ 森もり 池田いけだ "
    "橋本はしもと 石川いしかわ 中島なかじま 小川おがわ 前田まえだ 藤田ふじた 後藤ごとう 岡田おかだ "
    "長谷川はせがわ 村上むらかみ 近藤こんどう 石井いしい 髙木たかぎ 坂本さかもと 遠藤えんどう 靑木あおき "
    "藤井ふじい 西村にしむら 福田ふくだ 太田おおた 三浦みうら 岡本おかもと 松田まつだ 中野なかの "
    "原田はらだ 小野おの"
).split()
GIVEN = (  # noqa: SIM905 -- as above
    "花子はなこ 太郎たろう 一郎いちろう 幸子さちこ 和子かずこ 洋子ようこ 京子きょうこ 節子せつこ "
    "恵子けいこ 文子ふみこ 清きよし 茂しげる 勝まさる 実みのる 正一しょういち 健たけし "
    "誠まこと 翔太しょうた 蓮れん 陽菜ひな"
).split()
# What was typed, and who has to be among those who are found.
QUESTIONS = (
    ("髙木 花子", "髙木 花子"),
    ("高木花子", "髙木 花子"),
    ("ﾔﾏｻﾞｷ ﾊﾅｺ", "山﨑 花子"),
    ("やまさき はなこ", "山﨑 花子"),
    ("さいとう きょうこ", "齋藤 京子"),
    ("斎藤京子", "齋藤 京子"),
    ("たなか 0267", "田中"),
    ("渡辺", "渡邉"),
    ("はな", "花子"),
    ("ひな", "陽菜"),
    ("森", "森"),
    ("0267000123", ""),
    ("０２６７ー０００ー１２３", ""),
    ("4321", ""),
    ("p49999@example.jp", ""),
    ("こかげ町 777", ""),
    ("いないひと", None),
    ("zzzz", None),
    ("あ", ""),
    ("お", ""),
)
ROUNDS = 5


class Command(BaseCommand):
    """Fill an empty database, ask, and print JSON."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many people."""
        parser.add_argument("--people", type=int, default=50_000)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Search alone, then the whole screen as a member of the staff gets it."""
        call_command("migrate", interactive=False, verbosity=0)
        Resident.objects.bulk_create(_people(options["people"]), batch_size=2000)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE residents_resident")
        measured = _timed(lambda typed: found(typed, now=timezone.now()))
        with override_settings(ENGAWA_DEMO=True, ENGAWA_DEMO_WITHOUT_TOTP=True, ALLOWED_HOSTS=["testserver"]):
            client = Client()
            client.force_login(User.objects.create_superuser("desk"))
            _ask(client, "森")
            screens = _timed(lambda typed: _ask(client, typed))
        measured |= {f"screen {name}": screens[name] for name in ("p50", "p95", "cpu p95")}
        measured |= {"people": Resident.objects.count(), "questions": len(QUESTIONS), "missed": list(_missed())}
        self.stdout.write(json.dumps(measured, ensure_ascii=False))


def _people(count: int) -> Iterator[Resident]:
    names = [(_split(family), _split(given)) for family, given in product(FAMILIES, GIVEN)]
    now = timezone.now()
    for number in range(count):
        (family, family_sound), (given, given_sound) = names[number % len(names)]
        yield Resident(
            name=f"{family} {given}",
            reading=f"{family_sound} {given_sound}" if number % 3 else "",
            phone=f"0267{number:06d}" if number % 4 else "",
            email=f"p{number}@example.jp" if number % 2 else "",
            address=f"縁側市こかげ町{number % 900}-{number % 7}",
            created_at=now,
        )


def _split(name: str) -> tuple[str, str]:
    at = next(place for place, letter in enumerate(name) if "ぁ" <= letter <= "ゖ")
    return name[:at], name[at:]


def _ask(client: Client, typed: str) -> Any:
    response = client.get("/cms/registrations/desk/", {"q": typed})
    if response.status_code != 200:
        raise RuntimeError(f"{typed}: {response.status_code}")
    return response


def _timed(ask: Callable[[str], Any]) -> dict[str, Any]:
    waits: dict[str, list[float]] = {typed: [] for typed, _who in QUESTIONS}
    processor = []
    for _round in range(ROUNDS):
        for typed, times in waits.items():
            started, worked = time.perf_counter(), time.process_time()
            ask(typed)
            times.append((time.perf_counter() - started) * 1000)
            processor.append((time.process_time() - worked) * 1000)
    everything = [wait for times in waits.values() for wait in times]
    slowest = sorted(((typed, round(median(times))) for typed, times in waits.items()), key=lambda each: -each[1])
    return {
        "p50": median(everything),
        "p95": quantiles(everything, n=20)[-1],
        "cpu p95": quantiles(processor, n=20)[-1],
        "slowest": slowest[:3],
    }


def _missed() -> Iterator[str]:
    """Questions that found nobody, or the wrong people, or somebody who is not there."""
    for typed, who in QUESTIONS:
        people = [each.resident.name for each in found(typed, now=timezone.now())]
        right = not people if who is None else bool(people) and all(who in name for name in people)
        if not right:
            yield typed
