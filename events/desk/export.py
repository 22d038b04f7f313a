"""Registrations of one session as CSV, for the spreadsheet programs of a town hall."""

import csv
import io
from collections.abc import Iterable

from django.utils import timezone

from events.models import Registration

COLUMNS = [
    "受付番号",
    "お名前",
    "メールアドレス",
    "電話番号",
    "参加方法",
    "状態",
    "受付経路",
    "申込日時",
    "配慮の申し出",
]
# A spreadsheet takes a cell that begins like this for a formula and may run it.
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: str) -> str:
    """The cell as text, whatever a visitor typed into it."""
    return f"'{cell}" if cell.lstrip().startswith(STARTS_A_FORMULA) or cell.startswith(STARTS_A_FORMULA) else cell


def registrations_csv(registrations: Iterable[Registration]) -> bytes:
    """With a byte order mark, without which Excel shows Japanese as rubbish."""
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS)
    for registration in registrations:
        writer.writerow([harmless(cell) for cell in _row(registration)])
    return sheet.getvalue().encode("utf-8-sig")


def _row(registration: Registration) -> list[str]:
    resident = registration.resident
    return [
        registration.reference,
        resident.name,
        resident.email,
        resident.phone,
        str(registration.get_way_display()),
        str(registration.get_state_display()),
        str(registration.get_channel_display()),
        f"{timezone.localtime(registration.created_at):%Y-%m-%d %H:%M}",
        "、".join(f"{asked.words}（{asked.get_state_display()}）" for asked in registration.support_requests.all()),
    ]
