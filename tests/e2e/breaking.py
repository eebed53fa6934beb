"""A line that breaks: it stands between a browser and the product, and does to both what a bad network does."""

import socket
import threading
from contextlib import contextmanager, suppress


class BreakingLine:
    """``state``: "open"; "cut", nothing passes; "deaf", what is sent arrives and every answer is lost."""

    def __init__(self, port):
        self.to, self.state, self.pairs = port, "open", []
        self.server = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://localhost:{self.server.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def turn(self, state):
        """From now on; connections of before are dropped, as when a phone leaves the cell."""
        self.state = state
        pairs, self.pairs = self.pairs, []
        for each in (one for pair in pairs for one in pair):
            _close(each)

    def _listen(self):
        with suppress(OSError):
            while True:
                browser, _ = self.server.accept()
                if self.state == "cut":
                    _close(browser)
                    continue
                product = socket.create_connection(("127.0.0.1", self.to))
                self.pairs.append((browser, product))
                for ends in ((browser, product), (product, browser)):
                    threading.Thread(target=self._carry, args=(*ends, ends[0] is product), daemon=True).start()

    def _carry(self, source, sink, is_answer):
        with suppress(OSError):
            while data := source.recv(65536):
                if is_answer and self.state == "deaf":
                    break
                sink.sendall(data)
        _close(source)
        _close(sink)


def _close(end):
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()


@contextmanager
def breaking(address):
    line = BreakingLine(int(address.rpartition(":")[2]))
    try:
        yield line
    finally:
        line.turn("cut")
        line.server.close()
