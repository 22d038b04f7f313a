"""Words to begin with, which 編集 may change, add to and remove.

Django makes permissions only after all migrations, so they are made here if they are not there yet.
"""

from django.db import migrations

VERBS = ("add", "change", "delete", "view")
SUBJECTS = (
    ("tsunagari", "つながり・居場所", "Company and places to be"),
    ("kurashi", "くらし・手続き", "Daily life and procedures"),
    ("okane", "お金の支援", "Financial help"),
    ("kenkou", "健康・医療", "Health"),
    ("kaigo", "介護", "Care"),
    ("shougai", "障害福祉", "Disability services"),
    ("kodomo", "子ども・子育て", "Children and families"),
    ("bousai", "防災", "Disasters and safety"),
    ("kotsu", "交通・移動", "Getting about"),
)
AUDIENCES = (
    ("older", "高齢の方", "Older people"),
    ("disabled", "障害のある方", "Disabled people"),
    ("carers", "ご家族・支援する方", "Families and supporters"),
    ("parents", "子育て中の方", "Parents"),
    ("children", "子ども・若い方", "Children and young people"),
)


def begin(apps, _schema_editor):
    for model, rows in (("Subject", SUBJECTS), ("DocumentAudience", AUDIENCES)):
        words = apps.get_model("document_labels", model)
        for place, (slug, name, name_en) in enumerate(rows):
            words.objects.get_or_create(slug=slug, defaults={"name": name, "name_en": name_en, "sort_order": place})
        let_editors_keep(apps, model.lower())


def let_editors_keep(apps, model):
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    kind, _made = ContentType.objects.get_or_create(app_label="document_labels", model=model)
    editors, _made = apps.get_model("auth", "Group").objects.get_or_create(name="編集")
    for verb in VERBS:
        permission, _made = Permission.objects.get_or_create(
            content_type=kind, codename=f"{verb}_{model}", defaults={"name": f"Can {verb} {model}"}
        )
        editors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("document_labels", "0001_initial"),
        ("cms", "0003_staff_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
