"""``manage.py authorization`` adds rows for new routes and touches nothing that somebody wrote."""

from django.core.management import call_command

from mentorship import routes


def table(tmp_path, monkeypatch, *lines):
    path = tmp_path / "authorization.csv"
    path.write_text("".join(f"{line}\n" for line in (",".join(routes.COLUMNS), *lines)))
    monkeypatch.setattr(routes, "TABLE", path)
    return path


def test_a_new_route_gets_an_empty_row_for_each_method(tmp_path, monkeypatch):
    lines = [f"{name},GET,*,*,200" for name in routes.routes() if name not in ("city", "move")]
    path = table(tmp_path, monkeypatch, *lines)
    before = path.read_text()
    call_command("authorization", stdout=(tmp_path / "said").open("w"))
    assert path.read_text() == before + "city,GET,,,\ncity,POST,,,\nmove,GET,,,\nmove,POST,,,\n"


def test_nothing_changes_where_every_route_has_rows(tmp_path, monkeypatch):
    path = table(tmp_path, monkeypatch, *(f"{name},GET,,," for name in routes.routes() if not routes.is_admin(name)), "admin:*,GET,*,*,302")
    before = path.read_text()
    call_command("authorization", stdout=(tmp_path / "said").open("w"))
    assert path.read_text() == before
