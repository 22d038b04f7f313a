"""Promises about the regular chores."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.utils import timezone

from residents.codes.models import Challenge


@pytest.mark.django_db
def test_every_chore_in_the_settings_runs_and_those_with_nothing_to_do_say_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command("keep_house")
    assert capsys.readouterr().out == ""


@pytest.mark.django_db
def test_what_a_chore_did_is_said_with_its_name(settings: LazySettings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.ENGAWA_CHORES = {"erase_expired": 1}
    long_ago = timezone.now() - timedelta(days=90)
    Challenge.objects.create(purpose="profile", made_at=long_ago, expires_at=long_ago)
    call_command("keep_house")
    assert capsys.readouterr().out == "erase_expired: codes: 1 erased\n"


def test_a_chore_that_does_not_exist_is_said_loudly(settings: LazySettings) -> None:
    settings.ENGAWA_CHORES = {"sweep_the_veranda": 1}
    with pytest.raises(CommandError, match="sweep_the_veranda"):
        call_command("keep_house")
