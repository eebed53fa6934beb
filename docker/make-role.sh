#!/bin/sh
# Runs once, when the database is made. The product signs in as an ordinary role that owns its own database:
# row-level security does not bind a superuser, and PostgreSQL's image would make its first user one.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$(cat "${DATABASE_PASSWORD_FILE:-/run/secrets/database_password}")" \
  --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
CREATE ROLE mentorship LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD :'password';
CREATE DATABASE mentorship OWNER mentorship;
SQL
