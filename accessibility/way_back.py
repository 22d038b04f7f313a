"""The page on which somebody pressed a button, given along as ``next``; never an address of another site."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

# Longer than any list of ours with all its conditions.
LONGEST_ADDRESS = 1_000


def way_back(request: HttpRequest, otherwise: str) -> str:
    """What the form or the address says, or ``otherwise`` where that is no page of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours and wanted.startswith("/") and len(wanted) <= LONGEST_ADDRESS else otherwise
