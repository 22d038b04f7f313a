"""All engines, in the order in which they look: the console is read before anything can write into it."""

from pathlib import Path

from accessibility.audit.engines import Engine
from accessibility.audit.engines.axe import JapaneseAxe
from accessibility.audit.engines.codesniffer import CodeSniffer
from accessibility.audit.engines.focus import FocusChecks
from accessibility.audit.engines.nu import NuChecker
from accessibility.audit.engines.page import PageFacts
from accessibility.audit.engines.shape import ShapeChecks


def every_engine(node_modules: Path) -> tuple[Engine, ...]:
    """``node_modules`` is where ``npm ci`` puts what tests/package.json names."""
    return (
        PageFacts(),
        JapaneseAxe(node_modules / "axe-core"),
        CodeSniffer(node_modules / "html_codesniffer"),
        NuChecker(node_modules / "vnu-jar"),
        ShapeChecks(),
        FocusChecks(),
    )
