"""The demo town played through by the audit: jobs run at once, and voices are tones, so that nobody waits for them."""

from portal.settings.demo import *  # noqa: F403 -- settings modules inherit by star import, Django's own habit
from portal.settings.demo import MIDDLEWARE

TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend",
        "QUEUES": ["default", "speech"],
    }
}
ENGAWA_SPEECH_ENGINE = "accessibility.speech.engines.recorded.HurriedEngine"
# Inside the page cache, so that kept pages tell it too.
MIDDLEWARE = [MIDDLEWARE[0], "portal.told_templates.ToldTemplateMiddleware", *MIDDLEWARE[1:]]
# One of each need: every page shows every group of offers, and no audit waits for two hundred files.
ENGAWA_FORMATS = ["html", "pdf", "pdf22", "mp3", "saver", "brf", "epub", "txt"]
# Played through at every hour: what is told is told at once.
ENGAWA_QUIET_FROM = ENGAWA_QUIET_UNTIL = 0
