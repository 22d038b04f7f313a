"""Every example of every component, read from the YAML beside its template. Tests and audits share this list."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import yaml
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Engine
from django.template.loader import get_template
from django.utils import timezone

from portal.settings.base import BASE_DIR

COMPONENTS = BASE_DIR / "accessibility" / "templates" / "components"


class SampleForm(forms.Form):
    """One field of every sort that the field component knows."""

    nickname = forms.CharField(label="お名前かニックネーム", help_text="例：はなこ")
    way = forms.ChoiceField(
        label="参加方法", choices=[("video", "映像で"), ("phone", "電話で")], widget=forms.RadioSelect
    )
    support = forms.MultipleChoiceField(
        label="ほしい配慮",
        choices=[("sign", "手話通訳"), ("caption", "要約筆記・字幕")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    agree = forms.BooleanField(label="この内容で申し込みます")
    month = forms.ChoiceField(label="月", choices=[("", "すべて"), ("12", "12月")], required=False)
    wish = forms.CharField(label="伝えておきたいこと", widget=forms.Textarea, required=False)
    token = forms.CharField(widget=forms.HiddenInput, initial="t")


class ExampleLoader(yaml.SafeLoader):
    """YAML with the three things that examples cannot write in plain words."""


def _form(loader: yaml.SafeLoader, node: yaml.MappingNode) -> forms.Form:
    options = loader.construct_mapping(node)
    return SampleForm({}) if options.get("errors") else SampleForm()


def _field(loader: yaml.SafeLoader, node: yaml.MappingNode) -> forms.BoundField:
    return _form(loader, node)[loader.construct_mapping(node)["name"]]


def _page(loader: yaml.SafeLoader, node: yaml.MappingNode) -> Any:
    options = loader.construct_mapping(node)
    return Paginator(range(options["total"]), 1).page(options["number"])


def _moment(_loader: yaml.SafeLoader, node: yaml.ScalarNode) -> dt.datetime:
    return timezone.make_aware(dt.datetime.fromisoformat(node.value))


ExampleLoader.add_constructor("!moment", _moment)
ExampleLoader.add_constructor("!form", _form)
ExampleLoader.add_constructor("!field", _field)
ExampleLoader.add_constructor("!page", _page)


class Undefined(str):
    """Stands for a variable that the example did not give. Showing it fails; asking whether it is there does not."""

    __slots__ = ()

    def __contains__(self, _part: object) -> bool:
        return True

    def __mod__(self, name: object) -> NoReturn:
        raise LookupError(f"the component needs {name}")


@dataclass(frozen=True)
class Example:
    """One example of one component."""

    component: str
    name: str
    values: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.component}: {self.name}"

    def html(self) -> str:
        """The rendered component; undefined variables are fatal."""
        template = get_template(f"components/{self.component}/{self.component}.html").template
        strict = Engine(**{**_engine_options(template.engine), "string_if_invalid": Undefined("%s")})
        return strict.get_template(f"components/{self.component}/{self.component}.html").render(Context(self.values))


def _engine_options(engine: Engine) -> dict[str, Any]:
    return {
        "dirs": engine.dirs,
        "app_dirs": True,
        "builtins": engine.builtins,
        "libraries": engine.libraries,
    }


def load(path: Path) -> dict[str, Any]:
    """The YAML of one component."""
    return yaml.load(path.read_text(), Loader=ExampleLoader)  # noqa: S506 -- a SafeLoader with three tags of ours


def all_examples() -> list[Example]:
    """Every example, in the order of the folders."""
    paths = sorted(COMPONENTS.glob("*/*.yaml"))
    return [Example(path.stem, e["name"], e["with"]) for path in paths for e in load(path)["examples"]]
