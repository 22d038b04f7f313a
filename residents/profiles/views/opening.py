"""Opening a profile: with a code sent to one's address, or with the number in one's purse."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from residents.codes import rules as code_rules
from residents.codes.actions import NotReachableError, TooManyCodesError, is_open, send_code, use_code
from residents.codes.limits import client_may
from residents.profiles import visits
from residents.profiles.actions import note_sign_of_life, profile_by_code, profiles_of_contact
from residents.profiles.forms import AskForCodeForm, CodeForm, NumberForm
from residents.profiles.proofs import OPEN
from residents.profiles.views.asked import ask_in_this_browser, asked_here, forget_asked
from residents.profiles.views.back import remember_back
from residents.profiles.views.doors import page
from residents.profiles.visits import visit_of


@page
def start(request: HttpRequest) -> HttpResponse:
    """What this is and what is kept, and the two ways in; whoever is inside goes straight to their own."""
    visit = visit_of(request)
    if visit is not None:
        return remember_back(request, redirect("profiles:own" if visit.profile else "profiles:choose"))
    return remember_back(request, _start_page(request))


@page
def ask(request: HttpRequest) -> HttpResponse:
    """Send a code. The answer is the same for every address, whether or not anything is kept for it."""
    if request.method != "POST":
        return redirect("profiles:start")
    form, now = AskForCodeForm(request.POST), timezone.now()
    if not form.is_valid():
        return _start_page(request, ask_form=form, status=422)
    limit = code_rules.CODES_OF_ONE_CLIENT_AN_HOUR
    try:
        if not client_may(request, "codes", limit=limit, now=now):
            raise TooManyCodesError  # noqa: TRY301 -- one answer for both limits
        challenge = send_code(form.cleaned_data["contact"], OPEN, now)
    except TooManyCodesError:
        form.add_error(None, _("番号を何度も送りました。1時間ほど待ってもう一度ためすか、電話でお知らせください。"))
        return _start_page(request, ask_form=form, status=429)
    except NotReachableError:
        form.add_error(
            "contact", _("番号はメールで送ります。電話をお使いの方は、係が代わりに作ります。お電話ください。")
        )
        return _start_page(request, ask_form=form, status=422)
    response = redirect("profiles:code")
    ask_in_this_browser(response, challenge)
    return response


@page
def code(request: HttpRequest) -> HttpResponse:
    """Take the code out of the letter. Looking at this page uses nothing up."""
    now, challenge = timezone.now(), asked_here(request)
    if request.method != "POST":
        return _code_page(request, CodeForm(), challenge, now)
    form = CodeForm(request.POST)
    if not client_may(request, "guesses", limit=code_rules.GUESSES_OF_ONE_CLIENT_AN_HOUR, now=now):
        form.add_error(None, _("何度も番号が送られました。1時間ほど待ってもう一度ためすか、電話でお知らせください。"))
        return _code_page(request, form, challenge, now, status=429)
    if form.is_valid():
        if proof := use_code(challenge, form.cleaned_data["code"], now, purpose=OPEN):
            found = profiles_of_contact(proof.contact)
            profile = found[0] if len(found) == 1 else None
            response = redirect("profiles:own" if profile else "profiles:choose")
            visits.begin(response, now=now, profile=profile, contact=proof.contact)
            if profile:
                note_sign_of_life(profile.pk, now=now)
            forget_asked(response)
            return response
        form.add_error("code", _wrong(challenge, now))
    return _code_page(request, form, challenge, now, status=422)


@page
def number(request: HttpRequest, digits: str = "") -> HttpResponse:
    """Open with the number; a link or a square on paper only fills it in, and a press opens."""
    if request.method != "POST":
        form = NumberForm(initial={"number": digits})
        return render(request, "profiles/number.html", {"form": form, "is_filled_in": bool(digits)})
    form, now = NumberForm(request.POST), timezone.now()
    if not client_may(request, "numbers", limit=code_rules.GUESSES_OF_ONE_CLIENT_AN_HOUR, now=now):
        form.add_error(None, _("何度も番号が送られました。1時間ほど待ってもう一度ためすか、電話でお知らせください。"))
        return render(request, "profiles/number.html", {"form": form}, status=429)
    if form.is_valid():
        if profile := profile_by_code(form.cleaned_data["number"]):
            response = redirect("profiles:own")
            visits.begin(response, now=now, profile=profile)
            note_sign_of_life(profile.pk, now=now)
            return response
        form.add_error(
            "number",
            _("この番号では開けませんでした。新しくした番号か、消したものかもしれません。電話でもうかがいます。"),
        )
    return render(request, "profiles/number.html", {"form": form}, status=422)


def _start_page(request: HttpRequest, *, ask_form: Form | None = None, status: int = 200) -> HttpResponse:
    form = ask_form or AskForCodeForm()
    context = {"form": form, "kept_days": settings.ENGAWA_PROFILE_KEPT_DAYS}
    return render(request, "profiles/start.html", context, status=status)


def _code_page(
    request: HttpRequest, form: CodeForm, challenge: str, now: datetime, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "was_asked_here": bool(challenge), "can_be_used": is_open(challenge, now)}
    return render(request, "profiles/code.html", context, status=status)


def _wrong(challenge: str, now: datetime) -> str:
    if not challenge:
        return _("番号は、頼んだときと同じブラウザーで入れてください。ここで使うには、もう一度番号を送ってください。")
    if not is_open(challenge, now):
        return _("この番号は、もう使えません。10分を過ぎたか、5回まちがえています。もう一度番号を送ってください。")
    return _("番号が違います。いちばん新しいメールの番号を入れてください。")
