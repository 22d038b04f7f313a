"""What an address in another language could have meant."""

from django import template
from django.template import Context
from wagtail.models import Page

from accessibility import languages
from portal.pages import front_door

register = template.Library()


@register.simple_tag(takes_context=True)
def page_in_the_towns_language(context: Context) -> Page | None:
    """For "not found" below /en/: the page that stands at this address without /en/, if there is one."""
    request = context.get("request")
    if request is None or languages.is_default():
        return None
    door = front_door(request, languages.default_language())
    if door is None:
        return None
    path = languages.in_language(request.path, languages.default_language()).lstrip("/")
    return Page.objects.live().public().filter(url_path=f"{door.root_path}{path}").first()
