"""The cms room."""

from django.apps import AppConfig


class CmsConfig(AppConfig):
    """Base page, blocks, publishing gate, staff desk and sign-in."""

    name = "cms"
    verbose_name = "ページ作成"
