"""Settings of the towns that are killed: tasks wait in the database, letters go out by SMTP to the test's own sink."""

from portal.settings.test import *  # noqa: F403 -- settings modules inherit by star import, Django's own habit
from portal.settings.test import env

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "speech"]}}
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT = "127.0.0.1", env.int("ENGAWA_TEST_SMTP_PORT")
