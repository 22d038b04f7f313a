"""The demo town with a bare page and a static file beside it, to measure against."""

from portal.settings.demo import *  # noqa: F403 -- settings modules inherit by star import, Django's own habit
from portal.settings.demo import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.bench.bare"]
# Style sheets are looked at once, as in a real town.
ENGAWA_RELOAD_STYLES = False
