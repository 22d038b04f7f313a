"""WSGI entry for granian: pages are served over WSGI (ASGI costs 2 to 5 times as much per page)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.base")
application = get_wsgi_application()
