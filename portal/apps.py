"""The portal room."""

from importlib import import_module

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Settings, urls, site-wide pages and the demo town."""

    name = "portal"
    verbose_name = "ポータル"

    def ready(self) -> None:
        """Forget kept pages when something public changes, and check that a real town has its own name."""
        # Models can be imported only once every app is there.
        import_module("portal.freshness").connect()
        import_module("portal.pages").watch()
        import_module("portal.checks")
