"""The town as this visit knows it."""

from django.conf import settings

from accessibility.languages import current


def town_in_this_language() -> dict[str, str]:
    """Name, department, telephone and its hours, e-mail, in the language of the visit as far as they are known.

    What is not stays Japanese, and is marked as such (accessibility/language_marks.py).
    """
    words = settings.ENGAWA_TOWN_IN.get(current(), {})
    return settings.ENGAWA_TOWN | {name: word for name, word in words.items() if word}
