"""The cms room."""

from django.apps import AppConfig
from django.core.checks import register as register_check
from django.utils.module_loading import import_string
from wagtail.signals import workflow_submitted

from cms.checks import part_languages_are_known, second_factor_is_waived_only_in_the_demo
from cms.gate import registry
from cms.gate.rules import BUILT_IN
from cms.gate.submission import ask_on_submission


class CmsConfig(AppConfig):
    """Base page, blocks, publishing gate, staff desk and sign-in."""

    name = "cms"
    verbose_name = "ページ作成"

    def ready(self) -> None:
        """Put the rules of every page and of every town's settings into force."""
        register_check(second_factor_is_waived_only_in_the_demo)
        register_check(part_languages_are_known)
        for name, rule in BUILT_IN.items():
            registry.register(name, rule)
        # It renders pages, so it can be imported only now that models exist.
        registry.register("cms.heavy_page", import_string("cms.gate.rules.weight.heavy_page"))
        workflow_submitted.connect(ask_on_submission, dispatch_uid="cms.gate")
