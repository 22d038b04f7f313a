"""Staff are in two groups: 編集 makes and publishes pages, 受付 sees who registered.

Wagtail's own groups and moderation come with English names and the same rights; they are renamed, so that a town
meets one set of groups and not two.
"""

from django.db import migrations

RENAMED = {"Moderators": "編集", "Editors": "下書き"}
WORKFLOW = ("Moderators approval", "公開前の承認")


def name_in_japanese(apps, _schema_editor):
    Group = apps.get_model("auth", "Group")
    for old, new in RENAMED.items():
        if not Group.objects.filter(name=new).exists():
            Group.objects.filter(name=old).update(name=new)
    reception, _made = Group.objects.get_or_create(name="受付")
    Permission = apps.get_model("auth", "Permission")
    reception.permissions.add(*Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin"))
    for model in ("Workflow", "Task"):
        apps.get_model("wagtailcore", model).objects.filter(name=WORKFLOW[0]).update(name=WORKFLOW[1])


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0002_backup_codes"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]
    operations = [migrations.RunPython(name_in_japanese, migrations.RunPython.noop)]
