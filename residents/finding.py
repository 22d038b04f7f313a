"""The way back without a link: a number and the contact point given with it. Neither alone opens anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from accessibility.throttle import TOO_OFTEN, too_many
from residents.contact_points import ContactPoint

# Contact points can be guessed, too, and from many places at once; each number is counted by itself.
TRIES_OF_ONE_REFERENCE = 10


@dataclass(frozen=True, slots=True)
class Lookup:
    """One page that asks for both. ``form`` has the fields ``reference`` and ``contact``.

    ``find`` gives the address to go on to, or "". Tries are counted by ``purpose``; ``tries`` of them may come from one
    address in ten minutes, where a home or a telephone company may stand for many people.
    """

    form: type[forms.Form]
    template: str
    purpose: str
    find: Callable[[str, ContactPoint], str]
    tries: int = 20


def ask(request: HttpRequest, lookup: Lookup, *, reference: str = "") -> HttpResponse:
    """The page, or the way on when both are right. What is wrong of the two is not said."""
    if request.method != "POST":
        return render(request, lookup.template, {"form": lookup.form(initial={"reference": reference})})
    form = lookup.form(request.POST)
    if _too_often(request, lookup, form):
        form.add_error(None, TOO_OFTEN)
        return render(request, lookup.template, {"form": form}, status=429)
    if form.is_valid():
        if address := lookup.find(form.cleaned_data["reference"], form.cleaned_data["contact"]):
            return HttpResponseRedirect(address)
        words = _(
            "この番号と連絡先の組み合わせでは見つかりませんでした。番号と連絡先を確かめるか、電話でお知らせください。"
        )
        form.add_error(None, words)
    return render(request, lookup.template, {"form": form}, status=422)


def _too_often(request: HttpRequest, lookup: Lookup, form: forms.Form) -> bool:
    if too_many(request, purpose=f"find-{lookup.purpose}", limit=lookup.tries):
        return True
    reference = form.cleaned_data["reference"] if form.is_valid() else ""
    purpose = f"find-one-{lookup.purpose}"
    return bool(reference) and too_many(request, purpose=purpose, limit=TRIES_OF_ONE_REFERENCE, of=reference)
