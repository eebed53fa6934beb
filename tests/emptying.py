"""Emptying the database after a test that committed: on PostgreSQL, only the tables that hold something.

``flush`` truncates all the tables, and each gets new files for itself and its indexes: a fifth of a second, whatever the test wrote.
"""

from contextlib import closing

import psycopg
from django.db import connection
from django.test import TransactionTestCase

# As the cluster's superuser, and as a replica would: neither belts nor row-level security nor references stand in the way.
FILLED = """
SELECT coalesce(array_agg(name ORDER BY name), '{}') FROM unnest(%s::text[]) AS name
WHERE query_to_xml(format('SELECT 1 FROM %%I LIMIT 1', name), true, false, '')::text LIKE '%%<row>%%'
"""
BIG = 4_000_000
"""Where rows were deleted, their room stays: a table that has become large gets a new file."""
flush = TransactionTestCase._fixture_teardown
kept: dict[str, int] = {}


def filled(cursor, names):
    cursor.execute(FILLED, [names])
    return cursor.fetchone()[0]


def count(cursor, name):
    return cursor.execute(f'SELECT count(*), max(id) FROM "{name}"').fetchone()


def tables():
    return connection.introspection.django_table_names(only_existing=True, include_views=False)


def superuser():
    known = connection.settings_dict
    return closing(psycopg.connect(host=known["HOST"], port=known["PORT"] or None, user="postgres", dbname=known["NAME"], autocommit=True))


def empty(case):
    """In place of ``flush``. The first time it is ``flush``, and what that leaves (the kinds of content, the permissions) is kept from then on."""
    if connection.vendor != "postgresql" or case.available_apps is not None or case.serialized_rollback:
        return flush(case)
    with superuser() as server, server.cursor() as cursor:
        names = tables()
        if not kept:
            flush(case)
            kept.update({name: count(cursor, name) for name in filled(cursor, names)})
            return None
        holding = set(filled(cursor, names))
        size = cursor.execute("SELECT max(pg_table_size(quote_ident(name)::regclass)) FROM unnest(%s::text[]) AS name", [names]).fetchone()[0]
        if size > BIG or not set(kept) <= holding or any(count(cursor, name) != known for name, known in kept.items()):
            kept.clear()
            return empty(case)
        statements = [f'DELETE FROM "{name}"' for name in sorted(holding - set(kept))]
        cursor.execute("; ".join(["SET session_replication_role = replica", *statements]))
    return None


TransactionTestCase._fixture_teardown = empty
