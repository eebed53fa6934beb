"""Facts and signals of every partnership, computed anew: the time for each stays the same however many there are, and so does the memory."""

import time
import tracemalloc

from bench.row import row
from participants.models import Partnership
from stages.signals.standing import refresh

GROWTH = 1.5


def seconds_each(ids):
    """The better of two runs, for each partnership."""
    taken = []
    for _ in range(2):
        begun = time.perf_counter()
        refresh(ids)
        taken.append((time.perf_counter() - begun) / len(ids))
    return min(taken)


def peak(ids):
    """The most memory that the run holds at once, in bytes."""
    tracemalloc.start()
    try:
        refresh(ids)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def measure():
    """Against the first thousand of the same world."""
    everybody = list(Partnership.objects.order_by("pk").values_list("pk", flat=True))
    some = everybody[:1_000]
    few, all_of_them = seconds_each(some), seconds_each(everybody)
    number = f"{len(everybody):,}"
    yield row(f"facts and signals of {number} partnerships, time for each, to 1,000", all_of_them / few, "x", GROWTH)
    yield row(f"facts and signals of {number} partnerships, time for each", all_of_them * 1000, "ms", 20)
    yield row(f"facts and signals of {number} partnerships, memory, to 1,000", peak(everybody) / peak(some), "x", GROWTH)
