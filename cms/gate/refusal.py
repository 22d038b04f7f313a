"""How a refusal is told to the person who pressed Publish."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.admin import messages

from cms.gate.check import PublishRefusedError


def tell(request: HttpRequest, refusal: PublishRefusedError) -> HttpResponse:
    """Back to the editor, where the draft is; its panel lists every finding and how to mend it.

    Wagtail's modal dialogues follow an address in JSON; a redirect would end inside the dialogue.
    """
    editor = reverse("wagtailadmin_pages:edit", args=[refusal.page.pk])
    context = {"page": refusal.page, "findings": refusal.findings}
    messages.error(request, render_to_string("cms/gate/refusal.html", context))
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return JsonResponse({"step": "success", "redirect": editor})
    return redirect(editor)
