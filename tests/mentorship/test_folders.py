"""The queue without Redis: several processes write and read at once, and no message is ever seen half written."""

import multiprocessing
from queue import Empty

import pytest
from kombu import Connection

import mentorship.celery  # noqa: F401  (names the transport)
from mentorship.folders import Channel

MANY, WRITERS = 300, 3


def opened(folder):
    folders = {
        "data_folder_in": str(folder),
        "data_folder_out": str(folder),
        "control_folder": str(folder / "control"),
        "processed_folder": str(folder),
    }
    return Connection("filesystem://", transport_options=folders).channel()


def write(folder, start):
    """Bind and put, as a worker and beat do when they start together."""
    channel = opened(folder)
    channel._queue_bind("work", "work", "", "work")
    for number in range(start, start + MANY):
        channel._put("work", {"number": number, "body": "x" * 5_000})


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "control").mkdir()
    return tmp_path


def test_the_product_uses_it(folder):
    assert isinstance(opened(folder), Channel)


def test_what_others_are_writing_is_read_whole_and_once(folder):
    fork = multiprocessing.get_context("fork")
    writers = [fork.Process(target=write, args=(folder, number * MANY)) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    channel, read = opened(folder), []
    while len(read) < MANY * WRITERS:
        channel.get_table("work")
        try:
            read.append(channel._get("work")["number"])
        except Empty:
            assert any(writer.is_alive() for writer in writers) or channel._size("work")
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    assert sorted(read) == list(range(MANY * WRITERS))
    assert [table.queue for table in channel.get_table("work")] == ["work"]
    assert not [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".exchange"]
