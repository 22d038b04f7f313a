"""The gallery's pages. Public, because auditors have no account; unlisted, because residents have no use for them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from accessibility.furigana import annotate
from accessibility.gallery.examples import Component, Example, components
from accessibility.gallery.looks import groups, looks, query


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every component with what it is for."""
    context = {"components": list(components().values()), **wear(request)}
    return render(request, "accessibility/gallery/index.html", context)


@require_safe
def component(request: HttpRequest, name: str) -> HttpResponse:
    """One component: what it is for, what it takes, every example as it looks and as it is written."""
    shown = find(name)
    context = wear(request)
    context["examples"] = [
        {"example": example, "number": number, "html": example.html_among_others(number, context["display"])}
        for number, example in enumerate(shown.examples, start=1)
    ]
    context["sources"] = [(pair["example"].name, pair["example"].html()) for pair in context["examples"]]
    facts = [{"term": name, "text": words} for name, words in shown.parameters.items()]
    return render(request, "accessibility/gallery/component.html", {"component": shown, "facts": facts, **context})


@require_safe
def every_look(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """One example in every preference, one below the other."""
    shown = find(name)
    if not 1 <= number <= len(shown.examples):
        raise Http404
    example = shown.examples[number - 1]
    stages = [
        {"words": look.words, "display": look.display, "html": with_readings(example, place, look.display.furigana)}
        for place, look in enumerate(looks(), start=1)
    ]
    context = {"component": shown, "example": example, "stages": stages, **wear(request)}
    return render(request, "accessibility/gallery/looks.html", context)


def with_readings(example: Example, number: int, level: str) -> SafeString:
    """An example as somebody sees it who reads kanji at this level."""
    html = annotate(example.html_among_others(number), level)
    return mark_safe(html)  # noqa: S308 -- rendered by the template engine; annotate adds rubies only


def find(name: str) -> Component:
    """The component of this name, or the page that says that there is none."""
    try:
        return components()[name]
    except KeyError:
        raise Http404 from None


def wear(request: HttpRequest) -> dict[str, Any]:
    """The look that the address asks for, upon the visitor's own; nothing of it is remembered."""
    request.display = request.display.with_choices(request.GET.dict())  # type: ignore[attr-defined]
    display = request.display  # type: ignore[attr-defined]
    return {"display": display, "groups": groups(display), "query": query(display)}
