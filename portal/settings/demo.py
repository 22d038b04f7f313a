"""`make run`: the demo town on this machine. Never for a real town: mail goes to files, HTTPS is off."""

import secrets

from portal.settings.base import *  # noqa: F403 -- settings modules inherit by star import, Django's own habit
from portal.settings.base import LOGGING
from portal.settings.engawa import ENGAWA_CHORES, ENGAWA_SEALING_KEYS
from portal.settings.environment import VAR_DIR, env


def kept_secret() -> str:
    """A secret of this machine's own, made once: sessions outlive a restart, and no two demos share a key."""
    file = VAR_DIR / "secret-key"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50))
    return file.read_text()


# `make run` is read by people: every page made and every job done would bury the addresses and the login. Workers set
# the level of their loggers themselves, so the handler holds back what is only news.
_TROUBLE = {"handlers": ["trouble"], "propagate": False}
LOGGING = {
    **LOGGING,
    "handlers": {**LOGGING["handlers"], "trouble": {**LOGGING["handlers"]["console"], "level": "WARNING"}},
    "loggers": dict.fromkeys(("wagtail", "django_tasks", "django_tasks_db"), _TROUBLE),
}

ENGAWA_DEMO = True
SECRET_KEY = env("ENGAWA_SECRET_KEY", default="") or kept_secret()
ENGAWA_SEALING_KEYS = ENGAWA_SEALING_KEYS or [SECRET_KEY]
ALLOWED_HOSTS = ["*"]
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "letters"
ENGAWA_DEMO_WITHOUT_TOTP = env.bool("ENGAWA_DEMO_WITHOUT_TOTP", default=False)
ENGAWA_RELOAD_STYLES = True
ENGAWA_CHORES = {**ENGAWA_CHORES, "move_demo_clock": 60}
ENGAWA_TOWN_IN = {
    "en": {
        "name": "Engawa City",
        "department": "Engawa City Welfare Department, Salon Desk",
        "phone_hours": "Monday to Friday, 8:30 a.m. to 5:15 p.m. Japan time; we speak simple English",
    },
}
