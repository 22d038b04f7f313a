"""Wagtail reads its hooks here."""

from events.needs.desk import hooks  # noqa: F401 -- importing registers them
