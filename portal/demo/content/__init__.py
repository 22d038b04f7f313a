"""The words of the demo town. Everything here is made up: no such people, places, numbers or addresses exist."""

from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
FILES = FOLDER / "files"


def read(name: str) -> Any:
    """One content file, by its name without ending."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def read_all(folder: str) -> list[dict[str, Any]]:
    """Every content file of a folder, in the order of their names."""
    return [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((FOLDER / folder).glob("*.yaml"))]
