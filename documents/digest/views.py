"""Asking for the weekly letter, confirming it, changing it, leaving it. No account, no question why."""

from email.utils import parseaddr

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from accessibility.forgery import works_without_cookies
from accessibility.languages import current
from accessibility.private import private
from accessibility.throttle import TOO_OFTEN, too_many
from accessibility.when import day_in_words, time_in_words
from documents.digest import actions, rhythm
from documents.digest.forms import NEUTRAL, TOLD, MannerForm, SubscribeForm
from documents.digest.models import Reader, Version

# A library or a home shares one address; nobody types their own address more than a few times.
FORMS_FROM_ONE_ADDRESS_IN_TEN_MINUTES = 200
SENDINGS_OF_ONE_ADDRESS_IN_TEN_MINUTES = 5
# What mail programs send when their own button is pressed (RFC 8058).
ONE_CLICK = "One-Click"


@works_without_cookies
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest) -> HttpResponse:
    """The form; then the word to look into the mailbox."""
    if request.method != "POST":
        first = Version.ENGLISH if current() == "en" else Version.JAPANESE
        return _form_page(request, SubscribeForm(initial={"version": first}))
    form = SubscribeForm(request.POST)
    if not form.is_valid():
        return _form_page(request, form, status=422)
    if _sent_too_often(request, form.cleaned_data["email"]):
        form.add_error(None, TOO_OFTEN)
        return _form_page(request, form, status=429)
    try:
        actions.ask(**form.manner, email=form.cleaned_data["email"], now=timezone.now())
    except OperationalError:
        # The database is busy or full. What was typed must not be lost with it.
        form.add_error(
            None,
            _("いま混み合っています。書いたことはそのままです。少し待って、もう一度「申し込む」を押してください。"),
        )
        return _form_page(request, form, status=503)
    return redirect("document_digest:sent")


def _sent_too_often(request: HttpRequest, email: str) -> bool:
    return too_many(request, purpose="digest", limit=FORMS_FROM_ONE_ADDRESS_IN_TEN_MINUTES) or too_many(
        request, purpose="digest", limit=SENDINGS_OF_ONE_ADDRESS_IN_TEN_MINUTES, of=email.casefold()
    )


def _form_page(request: HttpRequest, form: SubscribeForm, *, status: int = 200) -> HttpResponse:
    return render(request, "document_digest/subscribe.html", {"form": form, "next": next_words()}, status=status)


def next_words() -> str:
    """When the next letter goes out; empty where the town sends none."""
    moment = rhythm.next_moment(timezone.now())
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return (
        f"{day_in_words(local.date())} {time_in_words(local)}"
        if current() == "en"
        else (f"{day_in_words(local.date())}{time_in_words(local)}")
    )


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Look into your mailbox."""
    return render(request, "document_digest/sent.html", {"sender": parseaddr(settings.DEFAULT_FROM_EMAIL)[1]})


@works_without_cookies
@private("same-origin")
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The link in the first letter. A button, because mail programs open links by themselves to look for dangers."""
    if request.method == "POST" and actions.confirm(token=token, now=timezone.now()):
        return redirect("document_digest:own", token=token)
    reader = Reader.objects.filter(token=token).first()
    if reader and reader.confirmed_at:
        return redirect("document_digest:own", token=token)
    return render(request, "document_digest/confirm.html", {"reader": reader}, status=200 if reader else 404)


@works_without_cookies
@private("same-origin")
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, token: str) -> HttpResponse:
    """A reader's own page: how the letter comes, and one press that ends it."""
    reader = Reader.objects.filter(token=token).first()
    if reader is None:
        return _gone(request)
    manner = {"version": reader.version, "subject": NEUTRAL if reader.neutral_subject else TOLD}
    form = MannerForm(request.POST) if request.method == "POST" else MannerForm(initial=manner)
    if request.method == "POST" and form.is_valid():
        actions.change(token=token, **form.manner)
        return redirect(f"{request.path}?saved=1")
    context = {"form": form, "reader": reader, "next": next_words(), "saved": "saved" in request.GET}
    return render(request, "document_digest/own.html", context, status=422 if form.errors else 200)


@csrf_exempt
@private("same-origin")
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """One press ends it, here or in the mail program. Nobody is asked why, or whether they are sure.

    The press may come from a mail service's own computers, so where it comes from proves nothing: the secret address
    is all there is.
    """
    if request.method == "POST":
        actions.leave(token=token, now=timezone.now())
        if request.POST.get("List-Unsubscribe") == ONE_CLICK:
            return HttpResponse(status=204)
        return redirect("document_digest:left")
    if not Reader.objects.filter(token=token).exists():
        return _gone(request)
    return render(request, "document_digest/leave.html", {"token": token})


@require_safe
def left(request: HttpRequest) -> HttpResponse:
    """It is done."""
    return _gone(request)


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "document_digest/left.html")
