"""Choosing how pages look. Plain forms and one cookie: it works in every browser, without JavaScript or account.

The forms carry no CSRF token, because the furigana button stands on kept pages that are the same for everybody. What
another site could do with a forged press is change colours; ``refuse_forged`` keeps it from even that.
"""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accessibility.display.code import code_of, spoken
from accessibility.display.forms import CodeForm, DisplayForm
from accessibility.display.sets import READY_MADE
from accessibility.display.sets import WORDS as SET_WORDS
from accessibility.display.words import changes_in_words, in_words
from accessibility.forgery import works_without_cookies
from accessibility.fragments import wants_part
from accessibility.preferences import (
    COOKIE,
    COOKIE_AGE_SECONDS,
    DEFAULT,
    FURIGANA,
    DisplayPreferences,
    in_todays_words,
)
from accessibility.visits import Visit
from accessibility.way_back import way_back

# What was done is told once, on the page that comes next. An address would tell it again at every reload.
SAID = "engawa_said"
SAID_SECONDS = 20
SAYINGS = ("saved", "reset")
# In the address after a choice: whoever arrives there without any cookie has a browser that takes none.
KEPT = "kept"
PAGE = "accessibility/display.html"
# Choices that change more of this very page than its looks.
CHANGE_THE_FRAME = {"furigana", "layout"}


@works_without_cookies
@require_http_methods(["GET", "HEAD", "POST"])
def display(request: Visit) -> HttpResponse:
    """Show the choices, or take them and show the page again in its new look, with the way back."""
    if request.method == "POST":
        return _take(request)
    if "code" in request.GET:
        return _look_up(request)
    said = request.COOKIES.get(SAID, "")
    is_refused = KEPT in request.GET and not {SAID, COOKIE} & set(request.COOKIES)
    context = _context(request, said=said if said in SAYINGS else "", is_refused=is_refused)
    response = render(request, PAGE, context)
    if said:
        response.delete_cookie(SAID, path=reverse("accessibility:display"), samesite="Lax")
    return response


def _take(request: Visit) -> HttpResponse:
    if "reset" in request.POST:
        return _told(request, "reset", DEFAULT)
    if "code" in request.POST:
        typed = CodeForm(request.POST)
        if typed.is_valid():
            return _told(request, "saved", typed.cleaned_data["code"])
        return render(request, PAGE, _context(request, code_form=typed), status=400)
    form = DisplayForm(request.POST)
    if not form.is_valid():
        return render(request, PAGE, _context(request, form=form), status=400)
    if wants_part(request):
        return _at_once(request, form.preferences())
    return _told(request, "saved", form.preferences())


def _look_up(request: Visit) -> HttpResponse:
    """Somebody typed a number: lead them to what it stands for. The number is in that address, and can be kept."""
    typed = CodeForm(request.GET)
    if not typed.is_valid():
        return render(request, PAGE, _context(request, code_form=typed), status=400)
    return HttpResponseRedirect(_with_way_back(_address(typed.cleaned_data["code"]), request))


@never_cache
@require_safe
def offer(request: Visit, code: str) -> HttpResponse:
    """Show, in its own look, what a number stands for. It is chosen by a press: a link changes nothing."""
    typed = CodeForm({"code": code})
    if not typed.is_valid():
        return render(request, PAGE, _context(request, code_form=typed), status=404)
    offered = typed.cleaned_data["code"]
    ready_made = SET_WORDS.get(request.GET.get("set", ""))
    request.display = offered
    context = {
        "title": ready_made[0] if ready_made else "",
        "code": code_of(offered),
        "spoken_code": spoken(code_of(offered)),
        "groups": spoken(code_of(offered)).split("-"),
        "chosen": in_words(offered),
        "return_path": way_back(request, "/"),
    }
    return render(request, "accessibility/display_offer.html", context)


@works_without_cookies
@require_http_methods(["GET", "HEAD", "POST"])
def furigana(request: Visit) -> HttpResponse:
    """Switch furigana and come back to the same page: one press, because it is wanted for one hard text."""
    if request.method != "POST":
        # Somebody kept the address, or loaded it anew: here is where the choice is made.
        return HttpResponseRedirect(reverse("accessibility:display"))
    wanted = in_todays_words({"furigana": request.POST.get("furigana", "")})["furigana"]
    if wanted not in FURIGANA:
        return HttpResponseBadRequest(render(request, "400.html").content)
    preferences = request.display.with_choices({"furigana": wanted})
    return remember(HttpResponseRedirect(way_back(request, "/")), preferences)


def _context(request: Visit, **more: Any) -> dict[str, Any]:
    """Everything on the page for the choices that hold now."""
    shown = request.display
    code = code_of(shown)
    return {
        "form": DisplayForm(initial=shown.choices),
        "code_form": CodeForm(),
        "sets": list(_sets(shown)),
        "chosen": in_words(shown),
        "code": code,
        "groups": spoken(code).split("-"),
        "code_address": request.build_absolute_uri(_address(shown)),
        "return_path": way_back(request, "/"),
        "here": _with_way_back(reverse("accessibility:display"), request),
        **more,
    }


def _sets(chosen: DisplayPreferences) -> Iterator[dict[str, Any]]:
    """The ready-made sets on top of what is chosen: who made the text large keeps it when asking for readings."""
    for name, ready_made in READY_MADE.items():
        title, words = SET_WORDS[name]
        made = chosen.with_choices(ready_made.differences)
        yield {"name": name, "title": title, "words": words, "made": made, "code": code_of(made)}


def _at_once(request: Visit, preferences: DisplayPreferences) -> HttpResponse:
    """What htmx needs to show a choice at once: attributes for the root element, and the few words that changed."""
    changes = changes_in_words(request.display, preferences)
    changed = {name for name, value in preferences.choices.items() if value != request.display.choices[name]}
    request.display = preferences
    said = "、".join(_("%(term)sを「%(text)s」") % change for change in changes)
    news = _("%(changes)sにしました。") % {"changes": said} if said else ""
    context = _context(request, news=news, is_at_once=True, is_framed_anew=bool(changed & CHANGE_THE_FRAME))
    response = render(request, f"{PAGE}#now", context)
    look = {"looks": preferences.looks, "colour": preferences.browser_colour}
    response["HX-Trigger"] = json.dumps({"engawa:look": look})
    return remember(response, preferences)


def _told(request: Visit, said: str, preferences: DisplayPreferences) -> HttpResponse:
    page = reverse("accessibility:display")
    kept = f"&{KEPT}=1" if preferences.to_cookie() else ""
    response = HttpResponseRedirect(f"{_with_way_back(page, request)}{kept}")
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(SAID, said, SAID_SECONDS, path=page, samesite="Lax", httponly=True, secure=secure)
    return remember(response, preferences)


def _address(preferences: DisplayPreferences) -> str:
    return reverse("accessibility:offer", args=[code_of(preferences)])


def _with_way_back(address: str, request: HttpRequest) -> str:
    return f"{address}?{urlencode({'next': way_back(request, '/')})}"


def remember(response: HttpResponse, preferences: DisplayPreferences) -> HttpResponse:
    """Put the choices into the browser's one cookie."""
    if value := preferences.to_cookie():
        response.set_cookie(
            COOKIE,
            value,
            max_age=COOKIE_AGE_SECONDS,
            samesite="Lax",
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
        )
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response
