"""Every kind gets the number that it keeps on reply cards: the house's own as the house says, a town's from 51 on."""

from django.db import migrations, models

from events.catalogue.builtin import BY_KEY

FIRST_NUMBER_OF_A_TOWN = 51


def number_them(apps, _schema_editor):
    SupportItem = apps.get_model("event_catalogue", "SupportItem")
    following = FIRST_NUMBER_OF_A_TOWN
    for item in SupportItem.objects.filter(number=None).order_by("pk"):
        if item.key in BY_KEY:
            item.number = BY_KEY[item.key].number
        else:
            item.number, following = following, following + 1
        item.save(update_fields=["number"])


class Migration(migrations.Migration):

    dependencies = [
        ("event_catalogue", "0002_what_a_town_begins_with"),
    ]

    operations = [
        migrations.AddField(
            model_name="supportitem",
            name="number",
            field=models.PositiveSmallIntegerField(editable=False, null=True, unique=True, verbose_name="用紙の番号"),
        ),
        migrations.RunPython(number_them, migrations.RunPython.noop),
    ]
