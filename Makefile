# make demo and make test do all the set-up themselves, on Debian 12 or later with python3, make and git.
PORT ?= 8000
export PORT
PYTHON := .venv/bin/python
export PYTHONUNBUFFERED := 1

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset test check messages authorization bench faults

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 16

demo: ## start the product with the documented case (PORT=8000); Ctrl-C stops it
	@.ci/bootstrap
	@APP_ENV=demo exec $(PYTHON) manage.py demo

demo-reset: ## forget the demonstration's data, so that the next "make demo" starts afresh
	rm -rf var

test: ## run the whole suite on private servers: on SQLite what is marked for both, then all on PostgreSQL
	@.ci/bootstrap --tests
	@TEST_DATABASE=sqlite $(PYTHON) -m pytest -q -n auto -m both
	@$(PYTHON) -m pytest -q -n auto

check: ## lint, format, types, migrations, settings, messages
	@.ci/run --no-tests

messages: ## bring the message catalogues up to date, and compile them
	@.ci/bootstrap --tests
	@APP_ENV=demo $(PYTHON) manage.py makemessages --all --no-obsolete --add-location file --ignore 'var/*'
	@cd locale && APP_ENV=demo ../$(PYTHON) ../manage.py compilemessages --locale fr --locale pt

authorization: ## add an empty row to docs/authorization.csv for each new route
	@.ci/bootstrap
	@APP_ENV=demo $(PYTHON) manage.py authorization

bench: ## measure, print a table, write var/bench.json
	@.ci/bootstrap --tests
	@$(PYTHON) -m bench

faults: ## break everything while mails and papers are on their way, count them, say how long recovery took
	@.ci/bootstrap --tests
	@$(PYTHON) -m bench.faults
