"""A form as staff make it."""

from collections.abc import Callable
from typing import Any

import pytest

from documents.models import DocumentIndexPage
from documents.webforms.models import WebFormField, WebFormPage

QUESTIONS: list[dict[str, Any]] = [
    {"label": "お名前", "field_type": "name", "required": True, "group": "あなたについて"},
    {"label": "連絡先", "field_type": "contact", "required": True},
    {"label": "生まれた日", "field_type": "date"},
    {"label": "人数", "field_type": "number"},
    {"label": "郵便番号", "field_type": "postcode"},
    {"label": "参加方法", "field_type": "radio", "choices": "電話で\n会場で\n文字だけで"},
    {"label": "あると助かること", "field_type": "checkboxes", "choices": "字幕\n手話\n点字"},
    {"label": "そのほか", "field_type": "multiline"},
    {"label": "写真を撮ってもよい", "field_type": "checkbox"},
    {"label": "証明書の写し", "field_type": "attachment"},
]


@pytest.fixture
def make_form(document_index: DocumentIndexPage) -> Callable[..., WebFormPage]:
    """``make_form(**fields)``: a published form with one question of most kinds."""

    def make(**fields: Any) -> WebFormPage:
        given = {
            "title": "参加申込書",
            "slug": "moushikomi-web",
            "purpose": "参加の受付に使います。",
            "live": False,
        } | fields
        page = WebFormPage(**given)
        page.form_fields = [
            WebFormField(sort_order=place, **{"required": False, **question})
            for place, question in enumerate(QUESTIONS)
        ]
        document_index.add_child(instance=page)
        page.save_revision().publish()
        page.refresh_from_db()
        return page

    return make


@pytest.fixture
def form_page(make_form: Callable[..., WebFormPage]) -> WebFormPage:
    """A form that can be sent."""
    return make_form()


@pytest.fixture
def name_of(form_page: WebFormPage) -> Callable[[str], str]:
    """The field name of a question, by its words."""
    names = {field.label: field.clean_name for field in form_page.form_fields.all()}
    return names.__getitem__
