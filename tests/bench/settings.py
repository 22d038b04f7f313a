"""The demo town with a bare page and a static file beside it, to measure against."""

from portal.settings.demo import *  # noqa: F403 -- settings modules inherit by star import, Django's own habit
from portal.settings.demo import INSTALLED_APPS, env

INSTALLED_APPS = [*INSTALLED_APPS, "tests.bench.bare"]
# Style sheets are looked at once, as in a real town.
ENGAWA_RELOAD_STYLES = False
# The part `letters` has a mail server of its own.
if port := env.int("ENGAWA_BENCH_SMTP_PORT", default=0):
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT, EMAIL_USE_TLS, EMAIL_USE_SSL = "127.0.0.1", port, False, False
