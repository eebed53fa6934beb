from tests.stages.documents.conftest import media  # noqa: F401 files of these tests lie apart
