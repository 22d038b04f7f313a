"""What the YAML of an example cannot write in plain words: forms, pages of a list, moments, HTML."""

import datetime as dt
from typing import Any

import yaml
from django import forms
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from accessibility.choice_details import NOTHING_TYPED, ChoicesWithDetails


class SampleForm(forms.Form):
    """One field of every sort that the field component knows."""

    nickname = forms.CharField(
        label="お名前かニックネーム",
        help_text="例：はなこ",
        error_messages={"required": "お名前かニックネームを入れてください。例：はなこ"},
    )
    way = forms.ChoiceField(
        label="参加方法",
        choices=[("video", "映像で"), ("phone", "電話で")],
        widget=forms.RadioSelect,
        error_messages={"required": "参加方法を一つ選んでください。"},
    )
    support = forms.MultipleChoiceField(
        label="ほしい配慮",
        choices=[("sign", "手話通訳"), ("caption", "要約筆記・字幕")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    help = ChoicesWithDetails(
        label="お手伝い",
        choices=[("large", "大きな文字の資料"), ("breaks", "途中の休けい")],
        initial=["large"],
        details={"large": "size"},
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    size = forms.CharField(
        label="文字の大きさ（例：22ポイント）",
        required=False,
        widget=forms.TextInput(attrs={"placeholder": NOTHING_TYPED}),
    )
    agree = forms.BooleanField(
        label="この内容で申し込みます",
        error_messages={"required": "よければ「この内容で申し込みます」にしるしを付けてください。"},
    )
    copy = forms.FileField(label="証明書の写し", required=False, help_text="写真・PDF。一つ10メガバイトまで。")
    month = forms.ChoiceField(label="月", choices=[("", "すべて"), ("12", "12月")], required=False)
    wish = forms.CharField(label="伝えておきたいこと", widget=forms.Textarea, required=False)
    token = forms.CharField(widget=forms.HiddenInput, initial="t", required=False)


class SampleConditions(forms.Form):
    """Conditions above a list."""

    month = forms.ChoiceField(label="月", choices=[("", "すべて"), ("12", "12月")], required=False)
    way = forms.ChoiceField(label="参加方法", choices=[("", "すべて"), ("phone", "電話")], required=False)


class ExampleLoader(yaml.SafeLoader):
    """YAML with a few tags of ours, each of which makes plain data or a sample."""


def _form(loader: yaml.SafeLoader, node: yaml.Node) -> forms.Form:
    options = _options(loader, node)
    return SampleForm({}) if options.get("errors") else SampleForm()


def _conditions(loader: yaml.SafeLoader, node: yaml.Node) -> forms.Form:
    return SampleConditions(_options(loader, node))


def _field(loader: yaml.SafeLoader, node: yaml.Node) -> forms.BoundField:
    return _form(loader, node)[_options(loader, node)["name"]]


def _page(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    options = _options(loader, node)
    return Paginator(range(options["total"]), 1).page(options["number"])


def _moment(_loader: yaml.SafeLoader, node: yaml.Node) -> dt.datetime:
    return timezone.make_aware(dt.datetime.fromisoformat(node.value))


def _html(_loader: yaml.SafeLoader, node: yaml.Node) -> SafeString:
    return mark_safe(node.value)  # noqa: S308 -- our own files


def _options(loader: yaml.SafeLoader, node: yaml.Node) -> dict[str, Any]:
    if not isinstance(node, yaml.MappingNode):
        raise yaml.constructor.ConstructorError(None, None, "expected {name: value}", node.start_mark)
    return {str(name): value for name, value in loader.construct_mapping(node).items()}


for tag, make in (
    ("!form", _form),
    ("!conditions", _conditions),
    ("!field", _field),
    ("!page", _page),
    ("!moment", _moment),
    ("!html", _html),
):
    ExampleLoader.add_constructor(tag, make)
