"""Promises about a town that goes live."""

from django.conf import LazySettings

from portal.checks import town_is_named


def test_a_real_town_is_warned_before_it_shows_the_demos_telephone_number(settings: LazySettings) -> None:
    assert [message.id for message in town_is_named()] == ["portal.W001"]
    settings.ENGAWA_TOWN = {**settings.ENGAWA_TOWN, "phone": "03-0000-0000"}
    assert town_is_named() == []


def test_the_demo_may_keep_the_number_that_nobody_has(settings: LazySettings) -> None:
    settings.ENGAWA_DEMO = True
    assert town_is_named() == []
