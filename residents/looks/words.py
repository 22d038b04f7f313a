"""A look in words, for the person it is about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from residents.looks.models import Look
from residents.looks.offices import office_of


def who_looked(look: Look) -> str:
    """Staff by their office: a clerk's name helps nobody, and the auditors have the id."""
    if look.carer_id is not None:
        return _("代わりに手続きをする方")
    if office := office_of(look.which):
        return _("%(office)sの職員") % {"office": office}
    return _("%(office)sの職員") % {"office": settings.ENGAWA_TOWN["department"]}


def in_sentences(looks: Iterable[Look]) -> list[dict[str, Any]]:
    """Each look as a sentence needs it: when, by whom, at what."""
    return [{"at": look.at, "what": look.get_what_display(), "by": who_looked(look)} for look in looks]
