"""What the gate says now, above the fields of the editor."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from cms.gate.check import check
from cms.weight import Weight, weigh


class GatePanel(Panel):
    """Findings on the page as it stands in the editor. Nothing is shown while there is nothing to mend."""

    class BoundPanel(Panel.BoundPanel):
        """The findings on one page."""

        template_name = "cms/gate/panel.html"

        def is_shown(self) -> bool:
            """Only for a page that was kept at least once: an empty form has everything yet to be written."""
            return bool(self.instance.pk and self.findings)

        @property
        def findings(self) -> list[Any]:
            """Asked once for each view of the editor."""
            if not hasattr(self, "_findings"):
                self._findings = check(self.instance)
            return self._findings

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """For the template."""
            return {**super().get_context_data(parent_context), "findings": self.findings}


def gate_panel() -> GatePanel:
    """The panel, under its own heading."""
    return GatePanel(heading=_("公開前チェック"), attrs={"class": "gate"})


class WeightPanel(Panel):
    """What the page will weigh for its readers, whether or not anything is to be mended."""

    class BoundPanel(Panel.BoundPanel):
        """The weight of one page."""

        template_name = "cms/gate/weight.html"

        def is_shown(self) -> bool:
            """Only for a page that was kept at least once."""
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """For the template."""
            weight: Weight = weigh(self.instance)
            return {**super().get_context_data(parent_context), "weight": weight}


def weight_panel() -> WeightPanel:
    """The panel, under its own heading."""
    return WeightPanel(heading=_("このページの重さ"), attrs={"class": "gate"})
