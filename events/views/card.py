"""The joining card as something to take along: on paper, in large print, in sound, in braille, as text."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods

from accessibility import languages
from accessibility.forgery import works_without_cookies
from accessibility.private import private
from accessibility.throttle import too_many
from documents.rules import size_in_words
from events.by_link import find
from events.card.card import card_of
from events.card.choices import FILE_TYPES, PaperKind, PaperState
from events.card.models import CardPaper
from events.card.paper import square
from events.card.papers import fingerprint, make_paper, want
from events.card.tasks import SOMEBODY_WAITS, SOUND_AFTER_SHEETS, make_card_paper
from events.choices import RegistrationState
from events.models import Registration
from events.registration_words import registration_address

# Each paper takes a second of a worker. Seven kinds, some of them again, for a family that fetches its cards.
PAPERS_IN_TEN_MINUTES = 40
# Words take three hundredths of a second: no queue is as short.
AT_ONCE = frozenset({PaperKind.TEXT})


def _standing(token: str) -> Registration:
    """A card is for whoever comes or waits; of what was given back there is none."""
    registration = find(token)
    if registration.state == RegistrationState.CANCELLED:
        raise Http404
    return registration


# With "no-referrer" a browser sends "Origin: null" with the form, and the guard against forged forms refuses it.
@works_without_cookies
@private("same-origin")
@require_http_methods(["GET", "HEAD", "POST"])
def card(request: HttpRequest, token: str) -> HttpResponse:
    """Every kind with how far it is; a press has one made."""
    registration = _standing(token)
    is_too_much = False
    if request.method == "POST":
        is_too_much = too_many(request, purpose="card", limit=PAPERS_IN_TEN_MINUTES, of=token)
        if not is_too_much:
            kind = _kind(request.POST.get("kind", ""))
            _ask_for(registration, kind)
            there = reverse("events:card", args=[token])
            return redirect(f"{there}#{kind}")
    context = {"registration": registration, "offers": _offers(registration), "is_too_much": is_too_much}
    return render(request, "events/card/papers.html", context, status=429 if is_too_much else 200)


def _kind(name: str) -> PaperKind:
    if name not in PaperKind.values:
        raise Http404
    return PaperKind(name)


def _ask_for(registration: Registration, kind: PaperKind) -> None:
    with transaction.atomic():
        paper, is_to_be_made = want(registration, kind, language=languages.current(), now=timezone.now())
        if is_to_be_made and kind in AT_ONCE:
            make_paper(paper_id=paper.pk, now=timezone.now())
        elif is_to_be_made:
            priority = SOUND_AFTER_SHEETS if kind == PaperKind.SOUND else SOMEBODY_WAITS
            make_card_paper.using(priority=priority).enqueue(paper.pk)


def _offers(registration: Registration) -> list[dict[str, Any]]:
    known = registration.card_papers.filter(language=languages.current())
    made_from = fingerprint(card_of(registration))
    papers = {paper.kind: paper for paper in known if paper.fingerprint == made_from}
    return [_offer(registration, kind, papers.get(kind)) for kind in PaperKind]


def _offer(registration: Registration, kind: PaperKind, paper: CardPaper | None) -> dict[str, Any]:
    offer: dict[str, Any] = {"kind": kind.value, "label": kind.label, "state": paper.state if paper else ""}
    if paper and paper.state == PaperState.MADE:
        offer["href"] = reverse("events:card_file", args=[registration.token, kind])
        offer["type"] = FILE_TYPES[kind].ending.upper()
        offer["size"] = size_in_words(len(paper.content))
    return offer


@private("no-referrer")
@require_GET
def card_file(_request: HttpRequest, token: str, kind: str) -> HttpResponse:
    """The file; without one, or when the card says something else by now, the page where it can be had."""
    registration = _standing(token)
    paper = registration.card_papers.filter(kind=_kind(kind), language=languages.current()).first()
    if paper is None or paper.state != PaperState.MADE or paper.fingerprint != fingerprint(card_of(registration)):
        return redirect("events:card", token=token)
    response = HttpResponse(bytes(paper.content), content_type=FILE_TYPES[kind].content_type)
    response["Content-Disposition"] = content_disposition_header(True, paper.file_name)  # noqa: FBT003 -- Django's
    return response


@private("no-referrer")
@require_GET
def card_square(_request: HttpRequest, token: str) -> HttpResponse:
    """The square to photograph, which brings the card onto another telephone."""
    return HttpResponse(square(registration_address(_standing(token))), content_type="image/svg+xml")
