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
]
# What somebody needs and wrote leaves the house only when it is asked for: a list for the door does not want it.
NEEDS = ["配慮の申し出", "係への連絡"]


def registrations_csv(registrations: Iterable[Registration], *, with_needs: bool = False) -> bytes:
    """The whole list as a file; what people need only with ``with_needs``."""
    if not with_needs:
        return as_csv([COLUMNS, *map(_row, registrations)])
    rows = ([*_row(registration), *_needs(registration)] for registration in registrations)
    return as_csv([[*COLUMNS, *NEEDS], *rows])


def _needs(registration: Registration) -> list[str]:
    asked = registration.support_requests.all()
    return ["、".join(f"{one.words}（{one.get_state_display()}）" for one in asked), registration.staff_note]


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
    ]
