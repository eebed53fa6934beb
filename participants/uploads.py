"""How much may be sent at once. It is read off the announced length, before the first byte is stored."""

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

MOST_AT_ONCE = 256 * 1024 * 1024
"""Twelve of the largest files, with something to spare."""


class Bounded(FileUploadHandler):
    """Stands before the handlers that store: a request that is too long is answered with 400, whoever sends it."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):
        if content_length > MOST_AT_ONCE:
            raise RequestDataTooBig("Too much was sent at once.")

    def receive_data_chunk(self, raw_data, start):
        return raw_data

    def file_complete(self, file_size):
        return None
