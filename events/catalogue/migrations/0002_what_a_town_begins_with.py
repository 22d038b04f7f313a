"""The catalogue begins with what the house brings along; 受付 and 編集 keep it from then on.

Read from ``builtin``, not copied: a town that starts later begins with the words of that day.
"""

from django.db import migrations

from events.catalogue.builtin import ITEMS

VERBS = ("add", "change", "view")
FIELDS = (
    "name",
    "name_en",
    "easy",
    "in_sentence",
    "about",
    "question",
    "question_en",
    "lead_days",
    "confirm_days",
    "needs_arranging",
)


def fill(apps, _schema_editor):
    SupportItem = apps.get_model("event_catalogue", "SupportItem")
    made = {}
    for place, item in enumerate(ITEMS, start=1):
        words = {name: getattr(item, name) for name in FIELDS}
        made[item.key], _new = SupportItem.objects.get_or_create(
            key=item.key, defaults={**words, "sort_order": place * 10}
        )
    for item in ITEMS:
        if item.instead:
            SupportItem.objects.filter(key=item.key).update(instead=made[item.instead])


def let_staff_keep_it(apps, _schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    Group = apps.get_model("auth", "Group")
    item, _made = ContentType.objects.get_or_create(app_label="event_catalogue", model="supportitem")
    for name in ("受付", "編集"):
        group, _made = Group.objects.get_or_create(name=name)
        for verb in VERBS:
            permission, _made = Permission.objects.get_or_create(
                content_type=item, codename=f"{verb}_supportitem", defaults={"name": f"Can {verb} 配慮の種類"}
            )
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("event_catalogue", "0001_initial"),
        ("cms", "0003_staff_groups"),
        ("events", "0005_reception_group"),
    ]
    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(let_staff_keep_it, migrations.RunPython.noop),
    ]
