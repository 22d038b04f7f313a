"""What ``manage.py check`` says about this room."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register  # noqa: A004 -- Django's name

from accessibility.speech.engines import MENDING, engine


@register
def speech_works(**_kwargs: Any) -> list[CheckMessage]:
    """Without a voice pages still work, but nobody can listen to them: say so, and how to mend it."""
    try:
        problem, mending = engine().problem(), engine().mending
    except ImportError as error:
        problem, mending = f"{settings.ENGAWA_SPEECH_ENGINE}: {error}", MENDING
    if not problem:
        return []
    return [
        Warning(
            f"ページを読み上げる声が使えません：{problem}",
            hint=mending,
            id="accessibility.W001",
        )
    ]
