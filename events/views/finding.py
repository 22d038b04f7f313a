"""Finding a registration by its reference, for whoever has no link at hand: to look, to change, to give it back."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accessibility.forgery import works_without_cookies
from accessibility.private import private
from events.forms.find import FindRegistrationForm
from events.models import Registration
from events.places.changing import contact_of
from residents import references
from residents.contact_points import ContactPoint, Kind
from residents.finding import Lookup, ask


def find_by_reference(reference: str, contact: ContactPoint) -> Registration | None:
    """The registration with this number whose resident is reached there; a child's through its parent."""
    known = Registration.objects.select_related("resident__reached_through")
    if contact.kind == Kind.POST:
        found = known.filter(reference=reference).first()
        return found if found and contact_of(found.resident).same_as(contact) else None
    name, value = ("email__iexact", contact.email) if contact.email else ("phone", contact.phone)
    theirs = Q(**{f"resident__{name}": value}) | Q(**{f"resident__reached_through__{name}": value})
    return known.filter(theirs, reference=reference).first()


def _page_of(reference: str, contact: ContactPoint) -> str:
    found = find_by_reference(reference, contact)
    return reverse("events:registration", args=[found.token]) if found else ""


def _cancelling_of(reference: str, contact: ContactPoint) -> str:
    found = find_by_reference(reference, contact)
    return reverse("events:registration_cancel", args=[found.token]) if found else ""


# The three pages count their tries together.
_FIND = Lookup(FindRegistrationForm, "events/find.html", "registration", _page_of, tries=60)
_CANCEL = replace(_FIND, template="events/cancel.html", find=_cancelling_of)
_CODE = replace(_FIND, template="events/card/code.html")


@works_without_cookies
@private("same-origin")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def find_registration(request: HttpRequest) -> HttpResponse:
    """The page of a registration."""
    return ask(request, _FIND)


@works_without_cookies
@private("same-origin")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def cancel_by_reference(request: HttpRequest) -> HttpResponse:
    """The same on the way to giving a place back."""
    return ask(request, _CANCEL)


@works_without_cookies
@private("same-origin")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest, reference: str = "") -> HttpResponse:
    """/c/: from the number on a paper card back to the card. The number alone opens nothing: it can be guessed.

    Whoever has the paper has the square to photograph, too; this is for those who type.
    """
    return ask(request, _CODE, reference=references.read(reference))
