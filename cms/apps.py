"""The cms room."""

from django.apps import AppConfig

from cms import checks


class CmsConfig(AppConfig):
    """Base page, blocks, publishing gate, staff desk and sign-in."""

    name = "cms"
    verbose_name = "ページ作成"
    # Named so that its registration at import is not taken for an oversight.
    checks = checks
