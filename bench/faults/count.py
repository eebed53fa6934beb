"""Count mails by their Message-ID and papers by their digest: 0 lost, 0 doubled."""

import re
from collections import Counter, defaultdict
from contextlib import ExitStack, suppress

from django.core.files.storage import default_storage

from reports.models import Rendering
from stages.models import Digest
from tests import smtp

WORD = re.compile(r"Promise-[a-z0-9]+-\d+-end")
SLOW = 0.03
"""Seconds that the mail server takes for a mail, so that there is something to interrupt."""


class Post:
    """A real mail server that can go away and come back under the same address; what it took stays."""

    def __init__(self):
        self.earlier, self.stack, self.server = [], ExitStack(), None
        self.port = 0

    def open(self):
        self.server = self.stack.enter_context(smtp.server(self.port))
        self.port, self.server.slow = self.server.port, SLOW

    def close(self):
        if self.server:
            self.stack.close()
            self.earlier += self.server.messages
            self.server = None

    def messages(self):
        return [*self.earlier, *(self.server.messages if self.server else [])]


def told(message):
    return set(WORD.findall(message.get_body(("plain",)).get_content()))


def faults(batch, messages, *, deaths):
    """What is wrong, in words; and how many mails arrived twice under one Message-ID, which a death in that moment may do."""
    carried, copies, bodies = defaultdict(set), Counter(), defaultdict(set)
    for message in messages:
        found = told(message) & batch.words
        if found:
            copies[message["Message-ID"]] += 1
            bodies[message["Message-ID"]].add(bytes(message))
            for word in found:
                carried[word].add(message["Message-ID"])
    twice = sum(copies.values()) - len(copies)
    known = set(Digest.objects.filter(outcome=Digest.Outcome.SENT).values_list("message_id", flat=True))
    wrong = {
        "reminders lost": len(batch.words - set(carried)),
        "reminders in two mails": sum(len(ids) > 1 for ids in carried.values()),
        "mails doubled beyond one for each death": max(0, twice - deaths),
        "mails with one Message-ID and two texts": sum(len(each) > 1 for each in bodies.values()),
        "mails that the ledger does not know as sent": len(set(copies) - known),
        "reminders not written down as sent": len(batch.promises) - batch.done()[0],
        "papers that are not there as written down": len(batch.wrong_papers()),
        "papers laid out more often than somebody died": max(0, layings(batch) - len(batch.renderings) - deaths * 2),
        "files that belong to no paper": strays(),
    }
    return [f"{number} {what}" for what, number in wrong.items() if number], twice


def layings(batch):
    return sum(batch.papers().values_list("attempts", flat=True))


def strays():
    """Files that a killed worker left behind: nobody would ever erase them."""
    kept = set(Rendering.objects.exclude(file="").values_list("file", flat=True))
    with suppress(FileNotFoundError):
        return len({f"reports/{name}" for name in default_storage.listdir("reports")[1]} - kept)
    return 0
