"""A record's road to a partnership and to its programme: what the one policy walks along."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Road:
    """Look-ups from a record. ``many`` says that the road may fork, so that a row must not be counted twice.

    ``besides`` is a second road to the same record. ``own`` and ``by`` name look-ups to a user who sees the record as well:
    the person it is about; the one who recorded it, as long as it belongs to no programme yet. ``introducer`` names the one who
    introduced two cities, and goes on with it for as long as they may introduce in that programme.
    """

    partnership: str
    programme: str
    many: bool = False
    own: str = ""
    by: str = ""
    introducer: str = ""
    besides: "Road | None" = None
