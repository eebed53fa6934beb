"""A small mail server on the loopback: it counts what it takes, refuses what it is told to, and can die between two words."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy


@dataclass
class Server:
    """``answers`` maps an address to what it is answered; ``dies`` is how often it hangs up in place of "250", after taking the mail.

    ``taken`` is called with each mail before its "250" is said; ``slow`` is how many seconds pass before a mail may be handed over;
    ``busy`` is what every address is answered, while it is set.
    """

    answers: dict[str, str] = field(default_factory=dict)
    dies: int = 0
    slow: float = 0
    busy: str = ""
    taken: Callable[[bytes], None] = lambda mail: None
    mails: list[bytes] = field(default_factory=list)
    port: int = 0

    @property
    def url(self):
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def messages(self):
        return [message_from_bytes(mail, policy=policy.default) for mail in self.mails]

    async def talk(self, reader, writer):
        writer.write(b"220 ready\r\n")
        while line := await reader.readline():
            word = line[:4].upper()
            if word == b"DATA":
                await asyncio.sleep(self.slow)
                writer.write(b"354 go on\r\n")
                self.mails.append((await reader.readuntil(b"\r\n.\r\n")).removesuffix(b".\r\n"))
                self.taken(self.mails[-1])
                if self.dies > 0:
                    self.dies -= 1
                    break
            address = line.partition(b":")[2].strip(b"<> \r\n").split(b">")[0].decode()
            refusal = self.answers.get(address) if word in (b"MAIL", b"RCPT") else None
            refusal = self.busy or refusal if word == b"RCPT" else refusal
            writer.write(f"{refusal or ('221 bye' if word == b'QUIT' else '250 fine')}\r\n".encode())
            if word == b"QUIT":
                break
        writer.close()


@contextmanager
def server(port: int = 0) -> Iterator[Server]:
    """Run it on a free port, or on one that is given, and stop it on leaving."""
    found, started, handles = Server(), threading.Event(), []

    async def serve():
        stop = asyncio.Event()
        async with await asyncio.start_server(found.talk, "127.0.0.1", port) as listener:
            found.port = listener.sockets[0].getsockname()[1]
            handles.extend([asyncio.get_running_loop(), stop])
            started.set()
            await stop.wait()

    thread = threading.Thread(target=asyncio.run, args=[serve()], daemon=True)
    thread.start()
    assert started.wait(10)
    try:
        yield found
    finally:
        loop, stop = handles
        loop.call_soon_threadsafe(stop.set)
        thread.join(10)
