import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from participants.belts import belt

DOORS = ("export_person", "erase_person", "backup", "old_drafts")


class Migration(migrations.Migration):
    dependencies = [
        ("stages", "0009_reminders"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.CharField(max_length=300)),
                ("fields", models.JSONField()),
                ("began_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("saved_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "indexes": [models.Index(fields=["saved_at"], name="drafts_by_age")],
                "constraints": [models.UniqueConstraint(fields=("user", "place"), name="one_draft_per_form")],
            },
        ),
        migrations.AddField(model_name="digest", name="calendars", field=models.JSONField(default=list)),
        belt("stages_draft", author="user_id", doors=DOORS),
    ]
