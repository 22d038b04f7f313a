"""Template tags of the accessibility room (builtin in every template)."""

from django import template

register = template.Library()
