"""/c/: from the number on a paper card back to the card. The number alone opens nothing: it has seven digits to guess.

Whoever has the paper has the square to photograph, too; this is for those who type.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accessibility.forgery import works_without_cookies
from accessibility.private import private
from events.views.finding import ask
from residents import references


@works_without_cookies
@private("same-origin")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest, reference: str = "") -> HttpResponse:
    """Ask for the contact point beside the number, then show the card."""
    return ask(request, "events/card/code.html", leads_to="events:registration", reference=references.read(reference))
