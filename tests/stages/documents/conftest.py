import pytest


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """A place for files of this test's own."""
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path
