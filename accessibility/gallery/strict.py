"""Rendering in which a forgotten parameter is an error: an example must show all that its component needs."""

from functools import cache
from typing import Any, NoReturn

from django.template import Context, Engine, engines
from django.utils.safestring import SafeString


class Undefined(str):
    """Stands for a variable that the example did not give. Showing it fails; asking whether it is there does not."""

    __slots__ = ()

    def __contains__(self, _part: object) -> bool:
        return True

    def __mod__(self, name: object) -> NoReturn:
        raise LookupError(f"the component needs {name}")


def render(template: str, values: dict[str, Any]) -> SafeString:
    """The template with exactly these values."""
    return _engine().get_template(template).render(Context(values))


@cache
def _engine() -> Engine:
    # The site's own engine, but for what becomes of an undefined variable.
    usual: Engine = engines["django"].engine  # type: ignore[attr-defined]
    return Engine(
        dirs=usual.dirs,
        app_dirs=True,
        builtins=usual.builtins,
        libraries=usual.libraries,
        string_if_invalid=Undefined("%s"),
    )
