"""Tests: tasks run at once, mail stays in memory, passwords hash fast, files go to a folder of their own."""

import tempfile
from pathlib import Path

from portal.settings.base import *  # noqa: F403 -- settings modules inherit by star import, Django's own habit
from portal.settings.base import DATABASES
from portal.settings.environment import env

SECRET_KEY = "test-only"  # noqa: S105 -- no secret: tests sign nothing that leaves the machine
ENGAWA_SEALING_KEYS = ["test-only-and-long-enough"]
ALLOWED_HOSTS = ["*"]
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend",
        "QUEUES": ["default", "speech"],
    }
}
# whitenoise warns, and so fails a test, when the folder is not there.
STATIC_ROOT = Path(tempfile.mkdtemp(prefix="engawa-static-"))
# A test's browser gets static files straight from their sources.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
MEDIA_ROOT = Path(env("ENGAWA_TEST_MEDIA", default=tempfile.mkdtemp(prefix="engawa-test-")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "originals": {
        "BACKEND": "documents.upload.storage.PrivateStorage",
        "OPTIONS": {"location": tempfile.mkdtemp(prefix="engawa-originals-")},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ENGAWA_PAGE_CACHE_SECONDS = 0
# Thousands of imported pages need no sound; tests of speech turn it on.
ENGAWA_SPEAK_AHEAD = False
# Speaks a soft tone of plausible length at once; tests of speech itself ask for the real engine.
ENGAWA_SPEECH_ENGINE = "accessibility.speech.engines.recorded.RecordedEngine"
# Most tests that publish a document look at one or two of its formats; those of the others ask for them.
ENGAWA_FORMATS = ["pdf18", "pdf22", "pdf28", "mp3", "ogg", "saver"]
# Tests run at every hour; those of the quiet hours set them.
ENGAWA_QUIET_FROM = ENGAWA_QUIET_UNTIL = 0
# A test's database is dropped as soon as its last test is done: no thread may still hold it.
DATABASES = {"default": {**DATABASES["default"], "CONN_MAX_AGE": 0}}
