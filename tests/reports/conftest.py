import pytest

from reports.drafts import paper


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    """Each test keeps its files in a directory of its own."""
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def plain_paper(monkeypatch):
    """Paper for tests that are not about paper: laying out takes a second."""
    sheets = []

    def lay_out(version):
        sheets.append(version.pk)
        return paper.Paper(b"%PDF-1.7 " + version.digest.encode(), 3)

    monkeypatch.setattr(paper, "lay_out", lay_out)
    return sheets
