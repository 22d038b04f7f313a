"""受付 arranges support: sees what was asked for, moves it on, and sees the figures of the year.

Django makes permissions only after all migrations, so they are made here if they are not there yet.
"""

from django.db import migrations

PERMISSIONS = (
    ("events", "supportrequest", "view_supportrequest", "Can view 配慮の申し出"),
    ("events", "supportrequest", "change_supportrequest", "Can change 配慮の申し出"),
    ("event_support", "supporttally", "view_supporttally", "Can view 配慮の年間の数"),
)


def give_reception_its_duty(apps, _schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    reception, _made = apps.get_model("auth", "Group").objects.get_or_create(name="受付")
    for app_label, model, codename, name in PERMISSIONS:
        kind, _made = ContentType.objects.get_or_create(app_label=app_label, model=model)
        permission, _made = Permission.objects.get_or_create(
            content_type=kind, codename=codename, defaults={"name": name}
        )
        reception.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("event_support", "0001_initial"),
        ("events", "0005_reception_group"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(give_reception_its_duty, migrations.RunPython.noop)]
