"""Promises about the views: nothing that can be chosen is left out, and views that share HTML share a page."""

import pytest

from accessibility.audit.views import ORDINARY, PURE_LOOKS, VIEWS, ZOOMED, by_html
from accessibility.display.sets import READY_MADE
from accessibility.preferences import CHOICES

MEDIA = {"forced-colors", "prefers-color-scheme", "prefers-contrast", "prefers-reduced-motion", "prefers-reduced-data"}


@pytest.mark.parametrize("name", CHOICES)
def test_every_value_of_every_preference_is_looked_at(name: str):
    assert {view.preferences.choices[name] for view in VIEWS} == set(CHOICES[name])


@pytest.mark.parametrize("name", READY_MADE)
def test_every_ready_made_set_is_looked_at(name: str):
    assert READY_MADE[name] in {view.preferences for view in VIEWS}


def test_what_a_device_asks_for_is_looked_at():
    assert {name for view in VIEWS for name in view.media} == MEDIA
    assert any(view.is_print for view in VIEWS)
    assert any(view.saves_data for view in VIEWS)


def test_the_widths_of_the_issue_are_looked_at():
    assert {view.size[0] for view in VIEWS} >= {1280, 360, 320}
    assert any(view.size == ZOOMED and view.zoom == 4 for view in VIEWS)


def test_the_largest_text_meets_the_widest_spacing_and_all_readings_on_a_phone():
    assert any(
        view.size[0] == 360
        and view.preferences.text == "400"
        and view.preferences.letter == "wider"
        and view.preferences.furigana == "all"
        for view in VIEWS
    )


def test_names_tell_views_apart():
    assert len({view.name for view in VIEWS}) == len(VIEWS)


def test_views_of_one_group_differ_in_looks_only():
    for group in by_html(VIEWS):
        written = [{n: v for n, v in view.preferences.choices.items() if n not in PURE_LOOKS} for view in group]
        assert all(one == written[0] for one in written)
        assert len({view.saves_data for view in group}) == 1


def test_a_page_of_a_known_type_is_loaded_once():
    assert len(by_html(ORDINARY)) == 1
