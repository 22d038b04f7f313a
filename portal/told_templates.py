"""Only for rehearsals: every page tells in a header which template made it, so that an audit knows its type."""

import threading
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import Template
from django.test.signals import template_rendered
from django.test.utils import instrumented_test_render  # type: ignore[attr-defined]

HEADER = "Engawa-Template"


class ToldTemplateMiddleware:
    """Listens, as Django's own tests do, to what is rendered while a request is answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.heard = threading.local()
        Template._render = instrumented_test_render  # type: ignore[attr-defined]  # noqa: SLF001 -- Django's own way
        template_rendered.connect(self.hear, weak=False)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and say what was rendered first: a page comes before the parts that it includes."""
        self.heard.names = []
        response = self.get_response(request)
        whole = [name for name in self.heard.names if not name.startswith("components/")]
        if whole:
            response.headers[HEADER] = whole[0]
        return response

    def hear(self, *, template: Template, **_more: Any) -> None:
        """A template starts to be rendered."""
        if template.name and hasattr(self.heard, "names"):
            self.heard.names.append(template.name)
