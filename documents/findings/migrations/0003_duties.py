"""編集 and 下書き see what is found in files; 編集 says what may stay.

Django makes permissions only after all migrations, so they are made here if they are not there yet.
"""

from django.db import migrations

DUTIES = {"編集": (("view", "examination"), ("add", "judgement")), "下書き": (("view", "examination"),)}
NAMES = {"examination": "資料の使いやすさ", "judgement": "このままでよいと決めた点"}


def give_duties(apps, _schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    for name, duties in DUTIES.items():
        group, _made = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        for verb, model in duties:
            kind, _made = ContentType.objects.get_or_create(app_label="document_findings", model=model)
            permission, _made = Permission.objects.get_or_create(
                content_type=kind, codename=f"{verb}_{model}", defaults={"name": f"Can {verb} {NAMES[model]}"}
            )
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("document_findings", "0002_placed"),
        ("cms", "0003_staff_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(give_duties, migrations.RunPython.noop)]
