"""What comes every time: its page for whoever holds the link, and one press that ends it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accessibility.forgery import works_without_cookies
from accessibility.private import private
from documents.requests import standing
from documents.requests.choices import Channel
from documents.requests.models import StandingOrder
from documents.requests.overview import order_facts


@works_without_cookies
@private("same-origin")
@require_http_methods(["GET", "HEAD", "POST"])
def order(request: HttpRequest, token: str) -> HttpResponse:
    """The consent and what follows from it. One press ends it: nobody is asked whether they are sure."""
    found = get_object_or_404(StandingOrder.objects.select_related("resident"), token=token)
    if request.method == "POST":
        standing.end(order_id=found.pk, by=Channel.WEB, now=timezone.now())
        return redirect("document_requests:order", token=token)
    context = {
        "order": found,
        "facts": order_facts(found, with_address=True),
        "kept_days": settings.ENGAWA_PERSONAL_DATA_KEPT_DAYS,
    }
    return render(request, "document_requests/order.html", context)
