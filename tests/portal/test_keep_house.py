"""Promises about the regular chores."""

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command


@pytest.mark.django_db
def test_every_chore_in_the_settings_runs() -> None:
    call_command("keep_house")


def test_a_chore_that_does_not_exist_is_said_loudly(settings: LazySettings) -> None:
    settings.ENGAWA_CHORES = {"sweep_the_veranda": 1}
    with pytest.raises(CommandError, match="sweep_the_veranda"):
        call_command("keep_house")
