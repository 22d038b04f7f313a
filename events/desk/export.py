"""Registrations of one session as CSV, for the spreadsheet programs of a town hall."""

from collections.abc import Iterable

from django.utils import timezone

from accessibility.spreadsheets import as_csv
from events.models import Registration

COLUMNS = [
    "受付番号",
    "お名前",
    "よみがな",
    "メールアドレス",
    "電話番号",
    "郵便番号",
    "住所",
    "連絡する方",
    "いっしょに申し込んだ方の受付番号",
    "参加方法",
    "状態",
    "受付経路",
    "申込日時",
    "配慮の申し出",
    "係への連絡",
]


def registrations_csv(registrations: Iterable[Registration]) -> bytes:
    """The whole list as a file."""
    return as_csv([COLUMNS, *map(_row, registrations)])


def _row(registration: Registration) -> list[str]:
    resident = registration.resident
    reached = resident.reached
    return [
        registration.reference,
        resident.name,
        resident.reading,
        reached.email,
        reached.phone,
        reached.postal_code,
        reached.address,
        reached.name if resident.reached_through_id else "",
        registration.lead.reference if registration.lead else "",
        str(registration.get_way_display()),
        str(registration.get_state_display()),
        str(registration.get_channel_display()),
        f"{timezone.localtime(registration.created_at):%Y-%m-%d %H:%M}",
        "、".join(f"{asked.words}（{asked.get_state_display()}）" for asked in registration.support_requests.all()),
        registration.staff_note,
    ]
