"""The rules in force. Every room adds its own in ``AppConfig.ready``."""

from collections.abc import Callable, Iterable

from django.core.exceptions import ImproperlyConfigured

from cms.gate.content import PageContent
from cms.gate.findings import Finding

Rule = Callable[[PageContent], Iterable[Finding]]

_rules: dict[str, Rule] = {}


def register(name: str, rule: Rule) -> None:
    """Add a rule under a name such as ``"events.support_deadline"``. A name that is taken is an error."""
    if name in _rules:
        raise ImproperlyConfigured(f"The publishing gate already has a rule called {name}.")
    _rules[name] = rule


def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of registration."""
    return tuple(_rules.values())
