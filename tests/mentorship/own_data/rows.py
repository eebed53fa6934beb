"""The whole database, read from below: every row of every table, whatever model it belongs to."""

from django.contrib.sessions.models import Session
from django.db import connection

from participants.guarded import Door, door


def tables():
    """Table → primary key → the row as text, confidential rows too."""
    found = {}
    with door(Door.BACKUP), connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table == "django_migrations":
                continue
            key = connection.introspection.get_primary_key_column(cursor, table)
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            found[table] = {row[names.index(key)] if key in names else at: repr(row) for at, row in enumerate(cursor.fetchall())}
    return found


def holding(text):
    """Where a text stands, in any column; sessions are opened."""
    rows = [(table, key) for table, kept in tables().items() for key, row in kept.items() if text.casefold() in row.casefold()]
    return rows + [("django_session", each.pk) for each in Session.objects.all() if text.casefold() in repr(each.get_decoded()).casefold()]


def changed(before, after):
    """Table → the keys of rows that came, went or changed."""
    found = {}
    for table in before | after:
        old, new = before.get(table, {}), after.get(table, {})
        keys = {key for key in old | new if old.get(key) != new.get(key)}
        if keys:
            found[table] = keys
    return found
