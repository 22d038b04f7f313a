"""The demo town played through by the audit: jobs run at once, and voices are tones, so that nobody waits for them."""

from portal.settings.demo import *  # noqa: F403 -- settings modules inherit by star import, Django's own habit

TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend",
        "QUEUES": ["default", "speech"],
    }
}
ENGAWA_SPEECH_ENGINE = "accessibility.speech.engines.recorded.RecordedEngine"
