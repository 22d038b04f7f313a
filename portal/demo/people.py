"""People of the demo town who have taken places. None of them exists."""

from datetime import datetime

from events.models import Registration
from residents.models import Resident


def fill(*, now: datetime) -> None:
    """Let the fictional residents take their places."""


def clear() -> None:
    """Remove every registration and every resident."""
    Registration.objects.all().delete()
    Resident.objects.all().delete()
