"""Staying in touch: many small contacts of one kind, of which only the month differs."""

from mentorship.case.shapes import Happening, Piece

UNDATED = "One of many in these years. That they spoke is documented; this date and its length are not."


def calls(months: str, pair: str, came: tuple[str, ...], *, title: str, summary: str = UNDATED) -> list[Happening]:
    """One call of 45 minutes in each of the months ("2016-10 2017-03")."""
    piece = Piece("call", 45, delivery="virtual")
    return [Happening(month, title, summary, (pair,), (piece,), came[0], came) for month in months.split()]


def letters(months: str, pair: str, came: tuple[str, ...], *, title: str, summary: str = UNDATED) -> list[Happening]:
    """An exchange of e-mails in each of the months."""
    piece = Piece("e-mail exchange", 30, delivery="virtual")
    return [Happening(month, title, summary, (pair,), (piece,), came[0], came) for month in months.split()]


def conferences(months: str, pair: str, came: tuple[str, ...]) -> list[Happening]:
    """Both sides at the same conference, with an hour for each other."""
    summary = "Both sides were at the same conference and took an hour for each other. That they met this way is documented; the occasion is not."
    pieces = (Piece("chance meeting", 60), Piece("joint meal", 90))
    return [Happening(month, "Meeting at a conference", summary, (pair,), pieces, came[0], came) for month in months.split()]
