"""Promises about the components: template, words about it, and style live under one name, and every example renders."""

import re

import lxml.html
import pytest

from accessibility.styles import bundles
from portal.settings.base import BASE_DIR
from tests.accessibility.component_examples import COMPONENTS, Example, SampleForm, all_examples, load

NAMES = sorted(path.name for path in COMPONENTS.iterdir() if path.is_dir())


@pytest.mark.parametrize("name", NAMES)
def test_a_component_is_a_template_its_words_and_its_style(name: str) -> None:
    assert (COMPONENTS / name / f"{name}.html").exists()
    assert (BASE_DIR / "static" / "css" / "components" / f"{name}.css").exists()
    words = load(COMPONENTS / name / f"{name}.yaml")
    assert words["purpose"]
    assert isinstance(words["parameters"], dict)
    assert words["examples"]


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
    rooms = [BASE_DIR / room for room in ("accessibility", "cms", "residents", "documents", "events", "portal")]
    templates = [path for room in rooms for path in room.rglob("templates/**/*.html")]
    named = {name for path in templates for name in re.findall(r"block page_style %}(\w+){%", path.read_text())}
    assert named <= set(bundles(BASE_DIR / "static" / "css"))
