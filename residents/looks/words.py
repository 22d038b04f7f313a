"""A look in words, for the person it is about."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

from residents.looks.models import Look


def who_looked(look: Look) -> str:
    """Staff by their office: a clerk's name helps nobody, and the auditors have the id."""
    if look.carer_id is not None:
        return _("代わりに手続きをする方")
    return _("%(office)sの職員") % {"office": settings.ENGAWA_TOWN["department"]}
