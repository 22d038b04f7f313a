"""The letters to readers: one to be confirmed, one for who is a reader already, and the weekly one.

Plain text, in the words of each reader's version: it is read on old telephones, by braille displays and aloud.
``letters/<version>/<name>.txt``: the first line is the subject.
"""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from accessibility.languages import in_language
from accessibility.town import town_in_this_language
from documents.digest.contents import Told
from documents.digest.models import DigestIssue, Reader, Version
from residents.outbox.actions import post

# The subject of everything to a reader who shares a mailbox or whose telephone lies open on the table.
NEUTRAL = {Version.JAPANESE: "お知らせ", Version.EASY: "お知らせ", Version.ENGLISH: "Your weekly letter"}


def confirm(reader: Reader) -> None:
    """Please press the button: it might have been somebody else who typed this address."""
    _post(reader, f"document_digest.confirm.{reader.pk}.{reader.asked_times}", "confirm", {})


def known(reader: Reader, *, day: str) -> None:
    """You get it already; this is how to change or leave it. Once a day at most, however often somebody asks."""
    _post(reader, f"document_digest.known.{reader.pk}.{day}", "known", {})


def weekly(reader: Reader, issue: DigestIssue, told: list[Told]) -> None:
    """This week's."""
    _post(reader, f"document_digest.issue.{issue.pk}.{reader.pk}", "weekly", {"told": told})


def whole(version: Version, name: str, context: dict[str, Any]) -> tuple[str, str]:
    """Subject and text in this version."""
    with translation.override(version.language):
        common = {"town": town_in_this_language(), "kept_days": settings.ENGAWA_PERSONAL_DATA_KEPT_DAYS}
        both = render_to_string(f"document_digest/letters/{version}/{name}.txt", common | context)
    subject, _blank, text = both.partition("\n")
    return subject, text.strip() + "\n"


def address_of(path: str, version: Version) -> str:
    """A whole address that works from a letter, in the language of its reader."""
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{in_language(path, version.language)}"


def addresses(reader: Reader, version: Version) -> dict[str, str]:
    """A reader's own page, and the one that ends it."""
    with translation.override("ja"):
        return {
            "own_address": address_of(reverse("document_digest:own", args=[reader.token]), version),
            "leave_address": address_of(reverse("document_digest:leave", args=[reader.token]), version),
        }


def _post(reader: Reader, key: str, name: str, context: dict[str, Any]) -> None:
    version = Version(reader.version)
    own = addresses(reader, version)
    subject, text = whole(version, name, {"reader": reader, **own, **context})
    post(
        key,
        to=reader.resident,
        subject=NEUTRAL[version] if reader.neutral_subject else subject,
        text=text,
        # Mail programs show a button of their own that leaves at one press (RFC 2369, RFC 8058).
        headers={
            "List-Unsubscribe": f"<{own['leave_address']}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )


def preview(version: Version, told: list[Told]) -> tuple[str, str]:
    """What a reader would get, for staff. The addresses lead to nobody's page."""
    nobody = {
        "own_address": address_of("/letter/…/", version),
        "leave_address": address_of("/letter/…/leave/", version),
    }
    return whole(version, "weekly", {"told": told, "reader": Reader(reference="…"), **nobody})
