"""Speech workers as programs of their own: real queue, the database of DATABASE_URL, sound in ENGAWA_TEST_MEDIA."""

from portal.settings.test import *  # noqa: F403 -- settings modules inherit by star import, Django's own habit

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "speech"]}}
ENGAWA_SPEECH_ENGINE = "tests.accessibility.keeping.engine.LoggedEngine"
