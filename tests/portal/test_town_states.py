"""Promises about the walk of the audit."""

from pathlib import Path

import pytest
from django.conf import settings

from portal.rehearsal import Rehearsal, RehearsalError
from portal.town_pages import PublicPage, is_shown, links, of_each_type, public_pages
from portal.town_states import declared_states

FORMS = ["/join/1/", "/join/2/", "/join/3/"]
LINKS = "".join(f'<a href="{address}">{address}</a>' for address in FORMS)


class PaperTown(Rehearsal):
    """A town whose pages are written down."""

    PAGES = {
        "/sitemap.xml": (200, "application/xml", "<urlset><url><loc>http://town/hidden/</loc></url></urlset>"),
        "/": (200, "text/html", '<a href="/events/?month=1">催し</a><a href="https://else.where/">よそ</a>' + LINKS),
        "/hidden/": (200, "text/html", '<a href="/join/4/">4</a><a href="/cms/">係</a>'),
        "/events/": (200, "text/html", '<a href="lost/">ない</a><a href="/files/1.pdf">PDF</a>'),
        "/join/1/": (200, "text/html", ""),
        "/join/2/": (200, "text/html", ""),
        "/join/3/": (200, "text/html", ""),
        "/events/lost/": (404, "text/html", "ありません"),
    }

    def get(self, path: str, **_headers: str) -> tuple[int, dict[str, str], bytes]:
        status, kind, text = self.PAGES[path]
        return (
            status,
            {"content-type": kind},
            f"<html><body>{text}</body></html>".encode() if kind == "text/html" else text.encode(),
        )


@pytest.fixture
def town(tmp_path: Path) -> Rehearsal:
    return PaperTown(port=1, var=tmp_path, environment={})


def test_every_linked_page_is_walked_once_broken_ones_too_and_a_few_forms_stand_for_all(town):
    assert [page.path for page in public_pages(town)] == ["/", "/hidden/", "/events/", *FORMS, "/events/lost/"]


def test_the_first_and_the_longest_page_stand_for_each_type():
    pages = [
        PublicPage("/", template="home.html", weight=9),
        PublicPage("/a/", template="event.html", weight=1),
        PublicPage("/b/", template="event.html", weight=2),
        PublicPage("/c/", template="event.html", weight=3),
        PublicPage("/plain/", weight=1),
    ]
    first, longest = of_each_type(pages)
    assert [page.path for page in first] == ["/", "/a/", "/plain/"]
    assert [page.path for page in longest] == ["/c/"]


def test_a_file_to_keep_is_no_page_although_it_is_written_in_html():
    assert is_shown({"content-type": "text/html; charset=utf-8"})
    assert not is_shown({"content-type": "text/html", "content-disposition": 'attachment; filename="a.html"'})
    assert not is_shown({"content-type": "application/pdf"})


def test_links_to_other_sites_are_not_followed():
    assert list(links("/", b'<a href="https://else.where/">x</a><a href="tel:1">t</a><a href="/in/#part">i</a>')) == [
        "/in/"
    ]


def test_a_form_of_a_document_is_judged_at_every_step():
    states = {state.name: state for state in declared_states(["/forms/7/paper/", "/forms/7/"])}
    assert {states[name].path for name in ("用紙の誤り", "用紙を確かめる", "用紙の受け付け")} == {"/forms/7/"}


def test_forms_are_judged_empty_after_errors_and_after_success():
    states = {state.name: state for state in declared_states(["/join/1/"])}
    assert states["申し込みの誤り"].status == 422
    assert states["申し込みの結果"].status == 200
    assert states["ないページ"].status == 404


def test_a_command_that_fails_in_a_rehearsal_says_why(tmp_path):
    town = Rehearsal(port=1, var=tmp_path, environment={"DJANGO_SETTINGS_MODULE": "portal.settings.test", "PATH": ""})
    with pytest.raises(RehearsalError, match="no_such_command"):
        town.manage("no_such_command")


def test_the_audits_axe_is_locked():
    assert '"axe-core": "4.14.1"' in (settings.BASE_DIR / "tests" / "package.json").read_text()
    assert "resolved" not in (settings.BASE_DIR / "tests" / "package-lock.json").read_text()
