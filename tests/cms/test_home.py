"""Promises about the fixtures' town."""

from cms.models import HomePage


def test_the_front_door_is_at_the_root_of_the_site(home: HomePage) -> None:
    assert home.get_url() == "/"
