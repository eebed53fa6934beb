import uuid

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("participants", "0001_initial"),
        ("participants", "__first__"),
        ("stages", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("programme_id", models.PositiveBigIntegerField()),
                ("partnership_id", models.PositiveBigIntegerField()),
                ("version_id", models.PositiveBigIntegerField(unique=True)),
                ("report_id", models.PositiveBigIntegerField()),
                ("number", models.PositiveIntegerField(verbose_name="edition")),
                ("programme_title", models.CharField(max_length=160)),
                ("title", models.CharField(max_length=260)),
                ("stage", models.CharField(max_length=14)),
                ("stage_title", models.CharField(max_length=80)),
                ("period", models.CharField(max_length=120)),
                ("language", models.CharField(default="en", max_length=10)),
                ("values", models.JSONField()),
                ("file", models.FileField(upload_to="published/")),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("pages", models.PositiveSmallIntegerField()),
                ("published_at", models.DateTimeField(auto_now_add=True)),
                ("published_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "ordering": ["-published_at", "-pk"],
                "constraints": [models.UniqueConstraint(fields=("report_id", "number"), name="editions_are_numbered")],
                "indexes": [models.Index(fields=["programme_id", "-published_at", "-id"], name="editions_by_programme")],
            },
        ),
        migrations.CreateModel(
            name="Download",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("edition", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="downloads", to="reports.edition")),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalReport",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("happened", models.TextField(blank=True, max_length=20000, verbose_name="What happened")),
                ("learned", models.TextField(blank=True, max_length=20000, verbose_name="What we learned")),
                ("did_not_work", models.TextField(blank=True, max_length=20000, verbose_name="What did not work")),
                ("comes_next", models.TextField(blank=True, max_length=20000, verbose_name="What comes next")),
                ("changed_at_home", models.TextField(blank=True, max_length=20000, verbose_name="What the mentor city changed at home")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                ("history_type", models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1)),
                (
                    "history_user",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.partnership",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "stay",
                    models.ForeignKey(
                        blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="stages.stay"
                    ),
                ),
            ],
            options={
                "verbose_name": "historical report",
                "verbose_name_plural": "historical reports",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("happened", models.TextField(blank=True, max_length=20000, verbose_name="What happened")),
                ("learned", models.TextField(blank=True, max_length=20000, verbose_name="What we learned")),
                ("did_not_work", models.TextField(blank=True, max_length=20000, verbose_name="What did not work")),
                ("comes_next", models.TextField(blank=True, max_length=20000, verbose_name="What comes next")),
                ("changed_at_home", models.TextField(blank=True, max_length=20000, verbose_name="What the mentor city changed at home")),
                (
                    "partnership",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="participants.partnership"),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("stay", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="report", to="stages.stay")),
            ],
            options={
                "ordering": ["-pk"],
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("recorded_by", "key"), name="report_once")],
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("values", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("made_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("report", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="reports.report")),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [models.UniqueConstraint(fields=("report", "number"), name="versions_are_numbered")],
            },
        ),
        migrations.CreateModel(
            name="Rendering",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("leased_until", models.DateTimeField(null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("done_at", models.DateTimeField(null=True)),
                ("failure", models.CharField(blank=True, max_length=300)),
                ("file", models.FileField(blank=True, upload_to="reports/")),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("size", models.PositiveIntegerField(default=0)),
                ("pages", models.PositiveSmallIntegerField(default=0)),
                ("asked_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("version", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="rendering", to="reports.version")),
            ],
            options={
                "indexes": [models.Index(condition=models.Q(("done_at", None)), fields=["asked_at"], name="renderings_due")],
            },
        ),
        migrations.CreateModel(
            name="Clearance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("side", models.CharField(choices=[("mentor", "mentor"), ("mentee", "mentee")], max_length=7)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="participants.membership")),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("version", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="clearances", to="reports.version")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "side"), name="one_clearance_per_side"),
                    models.UniqueConstraint(fields=("version", "user"), name="nobody_clears_twice"),
                ],
            },
        ),
    ]
