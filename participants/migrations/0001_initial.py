import uuid

import django.core.validators
import django.db.models.deletion
import django_countries.fields
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import participants.dates
import participants.zones


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail address")),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="name")),
                ("zone", models.CharField(default="UTC", max_length=60, validators=[participants.zones.zone_exists], verbose_name="time zone")),
                ("is_staff", models.BooleanField(default=False, verbose_name="site administrator")),
                ("is_active", models.BooleanField(default=True, verbose_name="may sign in")),
                ("date_joined", models.DateTimeField(auto_now_add=True, verbose_name="since")),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "user",
                "verbose_name_plural": "users",
            },
        ),
        migrations.CreateModel(
            name="City",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("also_known_as", models.CharField(blank=True, max_length=120, verbose_name="also known as")),
                ("country", django_countries.fields.CountryField(max_length=2, verbose_name="country")),
                ("region", models.CharField(blank=True, max_length=120, verbose_name="region")),
                ("geonames_id", models.PositiveIntegerField(blank=True, null=True, unique=True, verbose_name="GeoNames id")),
                (
                    "latitude",
                    models.FloatField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(-90), django.core.validators.MaxValueValidator(90)],
                        verbose_name="latitude",
                    ),
                ),
                (
                    "longitude",
                    models.FloatField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(-180), django.core.validators.MaxValueValidator(180)],
                        verbose_name="longitude",
                    ),
                ),
                (
                    "population",
                    models.PositiveIntegerField(
                        blank=True, null=True, validators=[django.core.validators.MaxValueValidator(50000000)], verbose_name="population"
                    ),
                ),
                (
                    "population_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1900), django.core.validators.MaxValueValidator(2100)],
                        verbose_name="year of that figure",
                    ),
                ),
                ("population_source", models.CharField(blank=True, max_length=200, verbose_name="source of that figure")),
                (
                    "growth",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=4,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(-20), django.core.validators.MaxValueValidator(50)],
                        verbose_name="growth, % a year",
                    ),
                ),
                ("zone", models.CharField(default="UTC", max_length=60, validators=[participants.zones.zone_exists], verbose_name="time zone")),
                ("languages", models.CharField(blank=True, max_length=200, verbose_name="languages")),
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
            ],
            options={
                "verbose_name": "city",
                "verbose_name_plural": "cities",
                "ordering": ["name", "pk"],
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("recorded_by", "key"), name="city_once")],
                "indexes": [models.Index(fields=["name", "id"], name="participant_name_70ecfa_idx")],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCity",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("also_known_as", models.CharField(blank=True, max_length=120, verbose_name="also known as")),
                ("country", django_countries.fields.CountryField(max_length=2, verbose_name="country")),
                ("region", models.CharField(blank=True, max_length=120, verbose_name="region")),
                ("geonames_id", models.PositiveIntegerField(blank=True, db_index=True, null=True, verbose_name="GeoNames id")),
                (
                    "latitude",
                    models.FloatField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(-90), django.core.validators.MaxValueValidator(90)],
                        verbose_name="latitude",
                    ),
                ),
                (
                    "longitude",
                    models.FloatField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(-180), django.core.validators.MaxValueValidator(180)],
                        verbose_name="longitude",
                    ),
                ),
                (
                    "population",
                    models.PositiveIntegerField(
                        blank=True, null=True, validators=[django.core.validators.MaxValueValidator(50000000)], verbose_name="population"
                    ),
                ),
                (
                    "population_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1900), django.core.validators.MaxValueValidator(2100)],
                        verbose_name="year of that figure",
                    ),
                ),
                ("population_source", models.CharField(blank=True, max_length=200, verbose_name="source of that figure")),
                (
                    "growth",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=4,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(-20), django.core.validators.MaxValueValidator(50)],
                        verbose_name="growth, % a year",
                    ),
                ),
                ("zone", models.CharField(default="UTC", max_length=60, validators=[participants.zones.zone_exists], verbose_name="time zone")),
                ("languages", models.CharField(blank=True, max_length=200, verbose_name="languages")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                ("history_type", models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1)),
                (
                    "history_user",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL),
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
            ],
            options={
                "verbose_name": "historical city",
                "verbose_name_plural": "historical cities",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOrganisation",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("municipality", "municipality"),
                            ("association", "local government association"),
                            ("network", "network of cities"),
                            ("funder", "funder"),
                            ("institute", "learning institute"),
                            ("consultancy", "consultancy"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("iati_reference", models.CharField(blank=True, max_length=60, verbose_name="IATI reference")),
                ("iati_type", models.CharField(blank=True, max_length=2, verbose_name="IATI organisation type")),
                ("website", models.URLField(blank=True, verbose_name="website")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                ("history_type", models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1)),
                (
                    "city",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.city",
                        verbose_name="city",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL),
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
            ],
            options={
                "verbose_name": "historical organisation",
                "verbose_name_plural": "historical organisations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("municipality", "municipality"),
                            ("association", "local government association"),
                            ("network", "network of cities"),
                            ("funder", "funder"),
                            ("institute", "learning institute"),
                            ("consultancy", "consultancy"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("iati_reference", models.CharField(blank=True, max_length=60, verbose_name="IATI reference")),
                ("iati_type", models.CharField(blank=True, max_length=2, verbose_name="IATI organisation type")),
                ("website", models.URLField(blank=True, verbose_name="website")),
                (
                    "city",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organisations",
                        to="participants.city",
                        verbose_name="city",
                    ),
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
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "ordering": ["name", "pk"],
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("recorded_by", "key"), name="organisation_once")],
                "indexes": [models.Index(fields=["name", "id"], name="participant_name_fb3dc4_idx")],
            },
        ),
        migrations.CreateModel(
            name="HistoricalProgramme",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("objective", models.TextField(blank=True, max_length=20000, verbose_name="objective")),
                ("sectors", models.CharField(blank=True, help_text="DAC codes, for instance 15112, 43030.", max_length=200, verbose_name="sectors")),
                ("currency", models.CharField(default="EUR", max_length=3, verbose_name="currency")),
                ("funding_from", models.DateField(blank=True, null=True, validators=[participants.dates.sensible], verbose_name="funding from")),
                ("funding_until", models.DateField(blank=True, null=True, validators=[participants.dates.sensible], verbose_name="funding until")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                ("history_type", models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1)),
                (
                    "history_user",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL),
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
                    "convener",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.organisation",
                        verbose_name="convener",
                    ),
                ),
                (
                    "reporting_organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.organisation",
                        verbose_name="reporting organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical programme",
                "verbose_name_plural": "historical programmes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPractitioner",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("profession", models.CharField(blank=True, max_length=120, verbose_name="profession")),
                ("position", models.CharField(blank=True, max_length=120, verbose_name="position")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                ("history_type", models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1)),
                (
                    "city",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.city",
                        verbose_name="city",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL),
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
                    "user",
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
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical practitioner",
                "verbose_name_plural": "historical practitioners",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Practitioner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("profession", models.CharField(blank=True, max_length=120, verbose_name="profession")),
                ("position", models.CharField(blank=True, max_length=120, verbose_name="position")),
                (
                    "city",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="participants.city",
                        verbose_name="city",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="participants.organisation",
                        verbose_name="organisation",
                    ),
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
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="practitioner",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "practitioner",
                "verbose_name_plural": "practitioners",
                "ordering": ["name", "pk"],
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("recorded_by", "key"), name="practitioner_once")],
                "indexes": [models.Index(fields=["name", "id"], name="participant_name_e7cfb2_idx")],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="telephone")),
                (
                    "practitioner",
                    models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="contact", to="participants.practitioner"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("objective", models.TextField(blank=True, max_length=20000, verbose_name="objective")),
                ("sectors", models.CharField(blank=True, help_text="DAC codes, for instance 15112, 43030.", max_length=200, verbose_name="sectors")),
                ("currency", models.CharField(default="EUR", max_length=3, verbose_name="currency")),
                ("funding_from", models.DateField(blank=True, null=True, validators=[participants.dates.sensible], verbose_name="funding from")),
                ("funding_until", models.DateField(blank=True, null=True, validators=[participants.dates.sensible], verbose_name="funding until")),
                (
                    "convener",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="convened", to="participants.organisation", verbose_name="convener"
                    ),
                ),
                ("funders", models.ManyToManyField(blank=True, related_name="funded", to="participants.organisation", verbose_name="funders")),
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
                (
                    "reporting_organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="participants.organisation",
                        verbose_name="reporting organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "programme",
                "verbose_name_plural": "programmes",
                "ordering": ["title", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("recorded_by", "key"), name="programme_once"),
                    models.CheckConstraint(
                        condition=models.Q(("funding_until__isnull", True), ("funding_from__lte", models.F("funding_until")), _connector="OR"),
                        name="programme_funding_runs_forward",
                        violation_error_message="The funding ends before it begins.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Partnership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                (
                    "approach",
                    models.CharField(
                        choices=[("hands-on", "hands-on training and empowerment"), ("consultant-led", "consultant-led")],
                        default="hands-on",
                        max_length=14,
                        verbose_name="approach",
                    ),
                ),
                (
                    "came_through",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="led_to",
                        to="participants.partnership",
                        verbose_name="came through the partnership",
                    ),
                ),
                (
                    "mentee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mentored", to="participants.city", verbose_name="mentee city"
                    ),
                ),
                (
                    "mentor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="mentoring", to="participants.city", verbose_name="mentor city"
                    ),
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
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partnerships",
                        to="participants.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "partnership",
                "verbose_name_plural": "partnerships",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("recorded_by", "key"), name="partnership_once"),
                    models.CheckConstraint(
                        condition=models.Q(("mentor", models.F("mentee")), _negated=True),
                        name="two_cities",
                        violation_error_message="The mentor and the mentee must be two different cities.",
                    ),
                    models.UniqueConstraint(
                        fields=("programme", "mentor", "mentee"),
                        name="one_partnership_per_pair",
                        violation_error_message="These two cities already have a partnership in this programme.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalContext",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("on", models.DateField(validators=[participants.dates.sensible], verbose_name="date")),
                (
                    "on_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "on_basis",
                    models.CharField(
                        choices=[
                            ("recorded", "recorded at the time"),
                            ("documented", "from a document"),
                            ("estimated", "estimated"),
                            ("illustrative", "illustrative"),
                        ],
                        default="recorded",
                        max_length=12,
                        verbose_name="where the date comes from",
                    ),
                ),
                ("side", models.CharField(choices=[("mentor", "mentor"), ("mentee", "mentee")], max_length=7, verbose_name="side")),
                ("notes", models.TextField(max_length=20000, verbose_name="context notes")),
                (
                    "posture",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("deliberate", "deliberate learning missions with an agency of its own"),
                            ("episodic", "visits and exchanges now and then"),
                            ("objectives", "shared but limited programme objectives"),
                            ("member", "member of associations"),
                            ("individuals", "individuals in networks and at conferences"),
                        ],
                        max_length=12,
                        verbose_name="how the city learns",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                ("history_type", models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1)),
                (
                    "history_user",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL),
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
            ],
            options={
                "verbose_name": "historical context",
                "verbose_name_plural": "historical contexts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Context",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("on", models.DateField(validators=[participants.dates.sensible], verbose_name="date")),
                (
                    "on_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "on_basis",
                    models.CharField(
                        choices=[
                            ("recorded", "recorded at the time"),
                            ("documented", "from a document"),
                            ("estimated", "estimated"),
                            ("illustrative", "illustrative"),
                        ],
                        default="recorded",
                        max_length=12,
                        verbose_name="where the date comes from",
                    ),
                ),
                ("side", models.CharField(choices=[("mentor", "mentor"), ("mentee", "mentee")], max_length=7, verbose_name="side")),
                ("notes", models.TextField(max_length=20000, verbose_name="context notes")),
                (
                    "posture",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("deliberate", "deliberate learning missions with an agency of its own"),
                            ("episodic", "visits and exchanges now and then"),
                            ("objectives", "shared but limited programme objectives"),
                            ("member", "member of associations"),
                            ("individuals", "individuals in networks and at conferences"),
                        ],
                        max_length=12,
                        verbose_name="how the city learns",
                    ),
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
                (
                    "partnership",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="contexts", to="participants.partnership"),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("recorded_by", "key"), name="context_once")],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("since", models.DateField(validators=[participants.dates.sensible], verbose_name="since")),
                (
                    "since_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "since_basis",
                    models.CharField(
                        choices=[
                            ("recorded", "recorded at the time"),
                            ("documented", "from a document"),
                            ("estimated", "estimated"),
                            ("illustrative", "illustrative"),
                        ],
                        default="recorded",
                        max_length=12,
                        verbose_name="where the date comes from",
                    ),
                ),
                ("until", models.DateField(blank=True, null=True, validators=[participants.dates.sensible], verbose_name="until")),
                (
                    "until_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "until_basis",
                    models.CharField(
                        choices=[
                            ("recorded", "recorded at the time"),
                            ("documented", "from a document"),
                            ("estimated", "estimated"),
                            ("illustrative", "illustrative"),
                        ],
                        default="recorded",
                        max_length=12,
                        verbose_name="where the date comes from",
                    ),
                ),
                (
                    "side",
                    models.CharField(choices=[("mentor", "mentor"), ("mentee", "mentee"), ("support", "support")], max_length=7, verbose_name="side"),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("lead facilitator", "lead facilitator"),
                            ("lead planner", "lead planner"),
                            ("facilitator", "facilitator"),
                            ("planner", "planner"),
                            ("support facilitator", "support facilitator"),
                            ("political leader", "political leader"),
                            ("administrative leader", "administrative leader"),
                            ("adviser", "adviser"),
                            ("broker", "broker"),
                            ("association", "association"),
                        ],
                        max_length=22,
                        verbose_name="role",
                    ),
                ),
                ("admitted_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="admitted to the safe space")),
                (
                    "admitted_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
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
                (
                    "partnership",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="participants.partnership"),
                ),
                (
                    "practitioner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="participants.practitioner",
                        verbose_name="practitioner",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("recorded_by", "key"), name="membership_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("admitted_at", None), ("admitted_by", None)),
                            models.Q(("admitted_at__isnull", False), ("admitted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="admission_has_when_and_who",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("since__lte", models.F("until")), _connector="OR"),
                        name="membership_runs_forward",
                        violation_error_message="The membership ends before it begins.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("role", "lead facilitator"), ("side__in", ["mentor", "mentee"])),
                            models.Q(("role", "lead planner"), ("side__in", ["mentor", "mentee"])),
                            models.Q(("role", "facilitator"), ("side__in", ["mentor", "mentee"])),
                            models.Q(("role", "planner"), ("side__in", ["mentor", "mentee"])),
                            models.Q(("role", "support facilitator"), ("side__in", ["mentor", "mentee"])),
                            models.Q(("role", "political leader"), ("side__in", ["mentor", "mentee"])),
                            models.Q(("role", "administrative leader"), ("side__in", ["mentor", "mentee"])),
                            models.Q(("role", "adviser"), ("side__in", ["support"])),
                            models.Q(("role", "broker"), ("side__in", ["support"])),
                            models.Q(("role", "association"), ("side__in", ["support"])),
                            _connector="OR",
                        ),
                        name="role_fits_side",
                        violation_error_message="This role does not belong to that side.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("partnership", "practitioner", "role"),
                        name="one_open_membership",
                        violation_error_message="This person already holds this role.",
                    ),
                ],
                "indexes": [models.Index(fields=["practitioner", "partnership"], name="participant_practit_67aef8_idx")],
            },
        ),
        migrations.CreateModel(
            name="HistoricalMembership",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("since", models.DateField(validators=[participants.dates.sensible], verbose_name="since")),
                (
                    "since_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "since_basis",
                    models.CharField(
                        choices=[
                            ("recorded", "recorded at the time"),
                            ("documented", "from a document"),
                            ("estimated", "estimated"),
                            ("illustrative", "illustrative"),
                        ],
                        default="recorded",
                        max_length=12,
                        verbose_name="where the date comes from",
                    ),
                ),
                ("until", models.DateField(blank=True, null=True, validators=[participants.dates.sensible], verbose_name="until")),
                (
                    "until_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "until_basis",
                    models.CharField(
                        choices=[
                            ("recorded", "recorded at the time"),
                            ("documented", "from a document"),
                            ("estimated", "estimated"),
                            ("illustrative", "illustrative"),
                        ],
                        default="recorded",
                        max_length=12,
                        verbose_name="where the date comes from",
                    ),
                ),
                (
                    "side",
                    models.CharField(choices=[("mentor", "mentor"), ("mentee", "mentee"), ("support", "support")], max_length=7, verbose_name="side"),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("lead facilitator", "lead facilitator"),
                            ("lead planner", "lead planner"),
                            ("facilitator", "facilitator"),
                            ("planner", "planner"),
                            ("support facilitator", "support facilitator"),
                            ("political leader", "political leader"),
                            ("administrative leader", "administrative leader"),
                            ("adviser", "adviser"),
                            ("broker", "broker"),
                            ("association", "association"),
                        ],
                        max_length=22,
                        verbose_name="role",
                    ),
                ),
                ("admitted_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="admitted to the safe space")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                ("history_type", models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1)),
                (
                    "admitted_by",
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
                    "history_user",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL),
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
                    "practitioner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.practitioner",
                        verbose_name="practitioner",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical membership",
                "verbose_name_plural": "historical memberships",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                (
                    "side",
                    models.CharField(
                        blank=True, choices=[("mentor", "mentor"), ("mentee", "mentee"), ("support", "support")], max_length=7, verbose_name="side"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("manager", "programme manager"),
                            ("funder", "funder"),
                            ("lead facilitator", "lead facilitator"),
                            ("lead planner", "lead planner"),
                            ("facilitator", "facilitator"),
                            ("planner", "planner"),
                            ("support facilitator", "support facilitator"),
                            ("political leader", "political leader"),
                            ("administrative leader", "administrative leader"),
                            ("adviser", "adviser"),
                            ("broker", "broker"),
                            ("association", "association"),
                        ],
                        max_length=22,
                        verbose_name="role",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                ("token_digest", models.CharField(editable=False, max_length=64, unique=True)),
                ("expires_at", models.DateTimeField(editable=False, verbose_name="valid until")),
                ("accepted_at", models.DateTimeField(editable=False, null=True)),
                ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                (
                    "accepted_by",
                    models.ForeignKey(
                        editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
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
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="participants.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "practitioner",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="participants.practitioner",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="invitations", to="participants.programme"),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("recorded_by", "key"), name="invitation_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("accepted_at", None), ("accepted_by", None)),
                            models.Q(("accepted_at__isnull", False), ("accepted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="acceptance_has_when_and_who",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Interest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("on", models.DateField(validators=[participants.dates.sensible], verbose_name="date")),
                (
                    "on_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "on_basis",
                    models.CharField(
                        choices=[
                            ("recorded", "recorded at the time"),
                            ("documented", "from a document"),
                            ("estimated", "estimated"),
                            ("illustrative", "illustrative"),
                        ],
                        default="recorded",
                        max_length=12,
                        verbose_name="where the date comes from",
                    ),
                ),
                ("story", models.TextField(blank=True, max_length=20000, verbose_name="how it came about")),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="interests", to="participants.city", verbose_name="city"
                    ),
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
                (
                    "heard_through",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interests",
                        to="participants.partnership",
                        verbose_name="heard of it through",
                    ),
                ),
                ("programme", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="interests", to="participants.programme")),
            ],
            options={
                "ordering": ["-on", "-pk"],
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("recorded_by", "key"), name="interest_once")],
            },
        ),
        migrations.CreateModel(
            name="HistoricalRole",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("since", models.DateField(validators=[participants.dates.sensible], verbose_name="since")),
                (
                    "since_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "since_basis",
                    models.CharField(
                        choices=[
                            ("recorded", "recorded at the time"),
                            ("documented", "from a document"),
                            ("estimated", "estimated"),
                            ("illustrative", "illustrative"),
                        ],
                        default="recorded",
                        max_length=12,
                        verbose_name="where the date comes from",
                    ),
                ),
                ("until", models.DateField(blank=True, null=True, validators=[participants.dates.sensible], verbose_name="until")),
                (
                    "until_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "until_basis",
                    models.CharField(
                        choices=[
                            ("recorded", "recorded at the time"),
                            ("documented", "from a document"),
                            ("estimated", "estimated"),
                            ("illustrative", "illustrative"),
                        ],
                        default="recorded",
                        max_length=12,
                        verbose_name="where the date comes from",
                    ),
                ),
                ("kind", models.CharField(choices=[("manager", "programme manager"), ("funder", "funder")], max_length=8, verbose_name="role")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                ("history_type", models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1)),
                (
                    "history_user",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL),
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
                    "practitioner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.practitioner",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical role",
                "verbose_name_plural": "historical roles",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPartnership",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                (
                    "approach",
                    models.CharField(
                        choices=[("hands-on", "hands-on training and empowerment"), ("consultant-led", "consultant-led")],
                        default="hands-on",
                        max_length=14,
                        verbose_name="approach",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                ("history_type", models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1)),
                (
                    "history_user",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "mentee",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.city",
                        verbose_name="mentee city",
                    ),
                ),
                (
                    "mentor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.city",
                        verbose_name="mentor city",
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
                    "came_through",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.partnership",
                        verbose_name="came through the partnership",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical partnership",
                "verbose_name_plural": "historical partnerships",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalInterest",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(blank=True, editable=False, verbose_name="recorded")),
                ("on", models.DateField(validators=[participants.dates.sensible], verbose_name="date")),
                (
                    "on_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "on_basis",
                    models.CharField(
                        choices=[
                            ("recorded", "recorded at the time"),
                            ("documented", "from a document"),
                            ("estimated", "estimated"),
                            ("illustrative", "illustrative"),
                        ],
                        default="recorded",
                        max_length=12,
                        verbose_name="where the date comes from",
                    ),
                ),
                ("story", models.TextField(blank=True, max_length=20000, verbose_name="how it came about")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                ("history_type", models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1)),
                (
                    "city",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.city",
                        verbose_name="city",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL),
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
                    "heard_through",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.partnership",
                        verbose_name="heard of it through",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical interest",
                "verbose_name_plural": "historical interests",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Role",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="recorded")),
                ("since", models.DateField(validators=[participants.dates.sensible], verbose_name="since")),
                (
                    "since_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "since_basis",
                    models.CharField(
                        choices=[
                            ("recorded", "recorded at the time"),
                            ("documented", "from a document"),
                            ("estimated", "estimated"),
                            ("illustrative", "illustrative"),
                        ],
                        default="recorded",
                        max_length=12,
                        verbose_name="where the date comes from",
                    ),
                ),
                ("until", models.DateField(blank=True, null=True, validators=[participants.dates.sensible], verbose_name="until")),
                (
                    "until_precision",
                    models.CharField(
                        choices=[("day", "the day"), ("month", "the month"), ("year", "the year")],
                        default="day",
                        max_length=5,
                        verbose_name="how exact",
                    ),
                ),
                (
                    "until_basis",
                    models.CharField(
                        choices=[
                            ("recorded", "recorded at the time"),
                            ("documented", "from a document"),
                            ("estimated", "estimated"),
                            ("illustrative", "illustrative"),
                        ],
                        default="recorded",
                        max_length=12,
                        verbose_name="where the date comes from",
                    ),
                ),
                ("kind", models.CharField(choices=[("manager", "programme manager"), ("funder", "funder")], max_length=8, verbose_name="role")),
                (
                    "practitioner",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="roles", to="participants.practitioner"),
                ),
                ("programme", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="roles", to="participants.programme")),
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
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("recorded_by", "key"), name="role_once"),
                    models.UniqueConstraint(condition=models.Q(("until", None)), fields=("programme", "practitioner", "kind"), name="one_open_role"),
                ],
            },
        ),
    ]
