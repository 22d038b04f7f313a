"""`make run`: the demo town on this machine. Never for a real town: mail goes to files, HTTPS is off."""

from portal.settings.base import *  # noqa: F403 -- settings modules inherit by star import, Django's own habit
from portal.settings.base import VAR_DIR, env

ENGAWA_DEMO = True
SECRET_KEY = env("ENGAWA_SECRET_KEY", default="demo-only-" + "x" * 50)
ALLOWED_HOSTS = ["*"]
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "letters"
ENGAWA_DEMO_WITHOUT_TOTP = env.bool("ENGAWA_DEMO_WITHOUT_TOTP", default=False)
ENGAWA_RELOAD_STYLES = True
