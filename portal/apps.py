"""The portal room."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Settings, urls, site-wide pages and the demo town."""

    name = "portal"
    verbose_name = "ポータル"
