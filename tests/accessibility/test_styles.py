"""Promises about the style sheet that each page carries."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.template import Context, Template
from django.test import Client, RequestFactory

from accessibility.csp import InlinedStylePolicyMiddleware
from accessibility.preferences import CHOICES, COOKIE, DisplayPreferences
from accessibility.styles import StyleError, build, bundles, mode_sheet_for, modes, sheet_for
from cms.models import HomePage


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "components").mkdir()
    (tmp_path / "bundles.yaml").write_text("page:\nevent: [card]\nlost: [nowhere]\n")
    (tmp_path / "base.css").write_text("/* why */ a { color : red }")
    (tmp_path / "tokens.css").write_text("@layer tokens { html { --gap : 1rem } }")
    (tmp_path / "components" / "card.css").write_text(".card { padding : 0 }")
    return tmp_path


def test_a_bundle_holds_the_site_sheets_in_order_of_their_layers_and_its_own_components(folder):
    css = build(folder, "event")
    assert css.startswith("@layer reset,tokens,base,layout,components,modes,utilities;@layer tokens{html{--gap:1rem")
    assert css.endswith("@layer base{a{color:red}}@layer components{.card{padding:0}}")


def test_a_page_does_not_carry_components_that_it_does_not_use(folder):
    assert ".card" not in build(folder, "page")


def test_every_bundle_begins_with_what_stands_on_every_page(folder):
    (folder / "bundles.yaml").write_text("frame: [footer]\nevent: [card, footer]\n")
    assert bundles(folder)["event"] == ["footer", "card"]


@pytest.mark.parametrize("bundle", ["unknown", "lost"])
def test_a_bundle_or_component_that_is_not_there_stops_loudly(folder, bundle):
    with pytest.raises(StyleError):
        build(folder, bundle)


@pytest.mark.parametrize(
    "css", ["a{background:url(x.png)}", "a{}</style><script>", "nav :hover { color: red }"], ids=["url", "end", "loose"]
)
def test_a_sheet_that_would_break_inside_a_page_is_refused(folder, css):
    (folder / "base.css").write_text(css)
    with pytest.raises(StyleError):
        build(folder, "page")


def test_every_bundle_of_the_house_can_be_built(settings):
    for bundle in bundles(settings.BASE_DIR / "static" / "css"):
        assert sheet_for(bundle).css


@pytest.mark.parametrize(
    "source",
    ['{% page_style "page" %}', "{% inlined_style %}{% block page_style %}page{% endblock %}{% endinlined_style %}"],
    ids=["tag", "block"],
)
def test_the_policy_of_the_response_allows_exactly_the_sheet_of_the_page(source):
    request = RequestFactory().get("/")
    html = Template(source).render(Context({"request": request}))
    css = html.removeprefix("<style>").removesuffix("</style>")
    expected = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    response = InlinedStylePolicyMiddleware(lambda _: HttpResponse(html))(request)
    assert f"style-src 'self' 'sha256-{expected}';" in response["Content-Security-Policy"] + ";"
    assert "unsafe-inline" not in response["Content-Security-Policy"]


def test_what_somebody_chose_is_inlined_beside_the_bundle_and_allowed_too():
    request = RequestFactory().get("/")
    context = {"request": request, "display": DisplayPreferences(colours="cream", text="200", audio="on")}
    html = Template("{% mode_styles %}").render(Context(context))
    response = InlinedStylePolicyMiddleware(lambda _: HttpResponse(html))(request)
    assert html.count("<style>@layer ") == response["Content-Security-Policy"].count("'sha256-") == 1
    assert ".audio{" in html
    assert '[data-colours="cream"]' in html


def test_every_choice_that_changes_looks_has_its_sheet_and_no_sheet_is_left_over(settings):
    folder = settings.BASE_DIR / "static" / "css"
    everything = [DisplayPreferences().with_choices({name: value}) for name in CHOICES for value in CHOICES[name]]
    needed = {mode for preferences in everything for mode in preferences.modes}
    assert set(modes(folder)) == needed | {"auto"}
    assert all(mode_sheet_for(mode).css for mode in modes(folder))


def test_nothing_on_a_page_moves(settings):
    """Whoever asked their device for less motion has nothing to switch off here."""
    for path in (settings.BASE_DIR / "static" / "css").rglob("*.css"):
        assert not re.search(r"animation|transition|scroll-behavior", path.read_text()), path


def test_a_page_without_a_sheet_gets_no_hash():
    response = InlinedStylePolicyMiddleware(lambda _: HttpResponse("x"))(RequestFactory().get("/"))
    assert "sha256-" not in response["Content-Security-Policy"]


def test_a_changed_file_shows_at_once_where_styles_are_being_written(settings, folder):
    settings.BASE_DIR = folder
    settings.ENGAWA_RELOAD_STYLES = True
    (folder / "static").mkdir()
    css = folder / "static" / "css"
    css.mkdir()
    (css / "bundles.yaml").write_text("page:\n")
    (css / "base.css").write_text("a{color:red}")
    assert "red" in sheet_for("page").css
    (css / "base.css").write_text("a{color:blue}")
    assert "blue" in sheet_for("page").css


def test_the_look_somebody_chose_reaches_the_page_as_a_style_and_not_as_words(client: Client, home: HomePage) -> None:
    client.cookies[COOKIE] = "colours=dark&layout=simple"

    page = client.get("/").content.decode()

    assert page.count("<style>") == 2
    assert "&lt;style" not in page
