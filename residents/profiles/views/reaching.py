"""Another address for the same person. Only whoever reads letters there can bring it about."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from residents.codes import rules as code_rules
from residents.codes.actions import NotReachableError, TooManyCodesError, send_code, use_code
from residents.codes.limits import client_may
from residents.profiles import visits
from residents.profiles.actions import change_contact
from residents.profiles.forms import AskForCodeForm, CodeForm
from residents.profiles.models import Profile, Visit
from residents.profiles.proofs import NEW_ADDRESS
from residents.profiles.views.asked import ask_in_this_browser, asked_here, forget_asked
from residents.profiles.views.doors import own


@own
def contact(request: HttpRequest, _visit: Visit, profile: Profile) -> HttpResponse:
    """Send a code to the new address."""
    form, now = AskForCodeForm(request.POST or None), timezone.now()
    if request.method != "POST" or not form.is_valid():
        return render(request, "profiles/contact.html", {"form": form}, status=422 if form.errors else 200)
    problem = ""
    try:
        challenge = _send(request, form, profile, now)
    except TooManyCodesError:
        problem = _("番号を何度も送りました。1時間ほど待ってもう一度ためすか、電話でお知らせください。")
    except NotReachableError:
        problem = _("番号はメールで送ります。電話番号に変えるときは、係にお電話ください。")
    if problem:
        form.add_error("contact", problem)
        return render(request, "profiles/contact.html", {"form": form}, status=422)
    response = redirect("profiles:contact_code")
    ask_in_this_browser(response, challenge)
    return response


@own
def contact_code(request: HttpRequest, _visit: Visit, profile: Profile) -> HttpResponse:
    """Take the code out of the letter to the new address."""
    now = timezone.now()
    if request.method != "POST":
        return render(request, "profiles/contact_code.html", {"form": CodeForm()})
    form = CodeForm(request.POST)
    if not client_may(request, "guesses", limit=code_rules.GUESSES_OF_ONE_CLIENT_AN_HOUR, now=now):
        form.add_error(None, _("何度も番号が送られました。1時間ほど待ってもう一度ためすか、電話でお知らせください。"))
    elif form.is_valid():
        typed = form.cleaned_data["code"]
        proof = use_code(asked_here(request), typed, now, purpose=NEW_ADDRESS, about=_about(profile))
        if proof:
            change_contact(profile, proof.contact, now=now)
            response = redirect("profiles:own")
            # Every visit ended, this one too: whoever else was inside is not any more.
            visits.begin(response, now=now, profile=profile, contact=proof.contact)
            forget_asked(response)
            return response
        form.add_error(
            "code", _("番号が違うか、もう使えません。いちばん新しいメールの番号を入れるか、もう一度送ってください。")
        )
    return render(request, "profiles/contact_code.html", {"form": form}, status=422)


def _send(request: HttpRequest, form: AskForCodeForm, profile: Profile, now: datetime) -> str:
    if not client_may(request, "codes", limit=code_rules.CODES_OF_ONE_CLIENT_AN_HOUR, now=now):
        raise TooManyCodesError
    return send_code(form.cleaned_data["contact"], NEW_ADDRESS, now, about=_about(profile))


def _about(profile: Profile) -> str:
    return f"profile.{profile.pk}"
