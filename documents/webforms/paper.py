"""A form as a sheet of paper: what was written, and room for what was not."""

from typing import Any

from documents.webforms.choices import Question
from documents.webforms.models import WebFormPage

ROWS = {Question.TEXT: 5, Question.HELPS: 3, Question.ADDRESS: 2}
CHOSEN_FROM = {Question.ONE, Question.MANY}


def lines_of_paper(page: WebFormPage, answers: dict[str, str]) -> list[dict[str, Any]]:
    """What components/paper_field takes, for each question. Files cannot be printed: they are put in with the sheet."""
    return [_line(page, field, answers) for field in page.get_form_fields()]


def _line(page: WebFormPage, field: Any, answers: dict[str, str]) -> dict[str, Any]:
    written = answers.get(field.clean_name, "")
    chosen = set(written.split("、")) if written else set()
    options: list[tuple[str, str]] = []
    if field.field_type in CHOSEN_FROM:
        options = page.form_builder([]).get_formatted_field_choices(field)
    return {
        "group": field.group,
        "label": field.label,
        "help": field.help_text,
        "value": "" if options else written,
        "rows": ROWS.get(Question(field.field_type), 1),
        "options": [{"words": words, "chosen": words in chosen} for _value, words in options],
        "enclose": field.field_type == Question.FILE,
        "mark": field.field_type == Question.YES,
    }
