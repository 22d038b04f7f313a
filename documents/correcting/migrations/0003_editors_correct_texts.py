"""編集 corrects the texts of documents beside their paper (文章を直す).

Django makes permissions only after all migrations, so this one is made here if it is not there yet.
"""

from django.db import migrations


def let_editors_correct_texts(apps, _schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    version, _made = ContentType.objects.get_or_create(app_label="document_corrections", model="sourceversion")
    editors, _made = apps.get_model("auth", "Group").objects.get_or_create(name="編集")
    permission, _made = Permission.objects.get_or_create(
        content_type=version, codename="correct_texts", defaults={"name": "資料の文章を直す"}
    )
    editors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("document_corrections", "0002_versions_staff_make"),
        ("cms", "0003_staff_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(let_editors_correct_texts, migrations.RunPython.noop)]
