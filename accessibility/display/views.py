"""Choosing how pages look. Plain forms and one cookie: it works in every browser, without JavaScript or account.

The forms carry no CSRF token, because the furigana button stands on kept pages that are the same for everybody. What
another site could do with a forged press is change colours; ``refuse_forged`` keeps it from even that.
"""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accessibility.display.forms import DisplayForm
from accessibility.forgery import refuse_forged
from accessibility.preferences import (
    COOKIE,
    COOKIE_AGE_SECONDS,
    DEFAULT,
    FURIGANA,
    DisplayPreferences,
    in_todays_words,
)

LONGEST_ADDRESS = 1000


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def display(request: HttpRequest) -> HttpResponse:
    """Show the choices, or take them and show the page again in its new look, with the way back."""
    if request.method != "POST":
        form = DisplayForm(initial=request.display.choices)  # type: ignore[attr-defined]
        return render(request, "accessibility/display.html", _context(request, form))
    refuse_forged(request)
    if "reset" in request.POST:
        return remember(_display_page(request, said="reset"), DEFAULT)
    form = DisplayForm(request.POST)
    if not form.is_valid():
        return render(request, "accessibility/display.html", _context(request, form), status=400)
    return remember(_display_page(request, said="saved"), form.preferences())


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def furigana(request: HttpRequest) -> HttpResponse:
    """Switch furigana and come back to the same page: one press, because it is wanted for one hard text."""
    if request.method != "POST":
        # Somebody kept the address, or loaded it anew: here is where the choice is made.
        return HttpResponseRedirect(reverse("accessibility:display"))
    refuse_forged(request)
    wanted = in_todays_words({"furigana": request.POST.get("furigana", "")})["furigana"]
    if wanted not in FURIGANA:
        return HttpResponseBadRequest(render(request, "400.html").content)
    preferences = request.display.with_choices({"furigana": wanted})  # type: ignore[attr-defined]
    return remember(HttpResponseRedirect(way_back(request, request.POST)), preferences)


def way_back(request: HttpRequest, data: dict[str, str]) -> str:
    """The page somebody came from, or the front door when the address is not one of ours."""
    address = data.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if ours and len(address) <= LONGEST_ADDRESS and address.startswith("/") else "/"


def _context(request: HttpRequest, form: DisplayForm) -> dict[str, object]:
    data = request.POST if request.method == "POST" else request.GET
    return {"form": form, "return_path": way_back(request, data), "said": request.GET.get("said", "")}


def _display_page(request: HttpRequest, *, said: str) -> HttpResponseRedirect:
    query = urlencode({"said": said, "next": way_back(request, request.POST)})
    return HttpResponseRedirect(f"{reverse('accessibility:display')}?{query}")


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
