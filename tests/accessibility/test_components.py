"""Promises about the components: template, words about it, and style live under one name, and every example renders."""

import re

import lxml.html
import pytest
from django.conf import settings

from accessibility.gallery.examples import Component, Example, all_examples, components
from accessibility.gallery.samples import SampleForm
from accessibility.styles import bundles

ROOMS = ("accessibility", "cms", "residents", "documents", "events", "portal")


@pytest.mark.parametrize("component", components().values(), ids=lambda component: component.name)
def test_a_component_is_a_template_its_words_and_its_style(component: Component) -> None:
    assert (component.folder / f"{component.name}.html").exists()
    assert component.folder.name == component.name
    assert component.sheet.exists()
    assert component.purpose
    assert component.examples


def test_no_folder_of_components_is_without_words_about_it() -> None:
    folders = {folder for room in ROOMS for folder in (settings.BASE_DIR / room / "templates").glob("components/*/")}
    assert {folder.name for folder in folders} == set(components())


@pytest.mark.parametrize("example", all_examples(), ids=str)
def test_every_example_renders_with_nothing_undefined(example: Example) -> None:
    html = example.html()
    assert "style=" not in html
    assert not re.search(r"\son[a-z]+=", html)


@pytest.mark.parametrize("example", all_examples(), ids=str)
def test_every_reference_inside_an_example_leads_somewhere(example: Example) -> None:
    tree = lxml.html.fromstring(f"<div>{example.html()}</div>")
    ids = set(tree.xpath("//@id"))
    for attribute in ("aria-describedby", "aria-labelledby", "for"):
        for reference in " ".join(tree.xpath(f"//@{attribute}")).split():
            assert reference in ids


def test_what_a_component_needs_and_was_not_given_is_loud() -> None:
    with pytest.raises(LookupError, match="text"):
        Example("button", "nothing given", {"href": "/"}).html()


def test_the_error_is_heard_before_the_help() -> None:
    html = Example("field", "", {"field": SampleForm({})["nickname"]}).html()
    control = lxml.html.fromstring(html).xpath("//input")[0]
    assert control.get("aria-describedby") == "id_nickname_error id_nickname_help"
    assert control.get("aria-invalid") == "true"


def test_the_summary_leads_to_the_first_choice_of_a_group() -> None:
    tree = lxml.html.fromstring(Example("error_summary", "", {"form": SampleForm({})}).html())
    assert "#id_way_0" in tree.xpath("//a/@href")
    assert tree.get("tabindex") == "-1"


def test_every_bundle_that_a_template_names_exists() -> None:
    templates = [path for room in ROOMS for path in (settings.BASE_DIR / room).rglob("templates/**/*.html")]
    named = {name for path in templates for name in re.findall(r"block page_style %}(\w+){%", path.read_text())}
    assert named <= set(bundles(settings.BASE_DIR / "static" / "css"))
