"""The cache is a table, wherever the product runs: ``migrate`` makes it, so that no sign-in waits for a second command."""

from django.core.management import call_command
from django.db import migrations


def make(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("mentorship", "0001_workbook")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
