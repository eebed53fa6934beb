"""How wide a text is in the house's typeface, because a picture in SVG does not wrap its lines."""

import re
import unicodedata

_FIRST = 32
# Advance widths of the characters from space to tilde, in thousandths of the size, read from the packaged fonts.
_REGULAR = (
    "200 289 426 497 497 824 609 249 303 303 418 497 249 311 249 350 497 497 497 497 497 497 497 497 497 497 249 249 497 497 497 425 "
    "847 543 588 571 615 527 494 617 652 263 479 579 486 727 647 664 566 664 569 534 536 645 515 786 513 476 539 303 350 303 497 500 "
    "542 504 553 456 555 496 292 504 544 246 247 495 255 829 547 542 555 555 347 419 338 544 467 719 446 467 425 303 241 303 497"
)
_BOLD = (
    "200 340 537 528 528 857 667 300 344 344 457 528 300 332 300 339 528 528 528 528 528 528 528 528 528 528 300 300 528 528 528 463 "
    "902 573 605 582 635 548 524 638 674 301 509 614 518 762 665 684 596 684 613 556 556 665 556 813 567 525 541 344 339 344 528 500 "
    "555 527 573 468 573 518 341 534 571 276 278 548 286 857 572 555 573 573 398 443 383 568 523 776 514 521 460 344 268 344 528"
)
_WIDTHS = {bold: tuple(int(width) for width in table.split()) for bold, table in ((False, _REGULAR), (True, _BOLD))}
_UNKNOWN = 900
"""A letter that the table does not know is taken as a wide one: too much room is better than two texts on each other."""


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of one line of text, in the units of its size."""
    table = _WIDTHS[bold]
    letters = (letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return sum(_advance(letter, table) for letter in letters) * size / 1000


def wrap(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The text in lines no wider than the room; a word that is too long alone is broken with a hyphen.

    A no-break space does not end a word.
    """
    lines: list[str] = []
    for word in filter(None, re.split(r"[ \t\r\n]+", text)):
        if lines and width(f"{lines[-1]} {word}", size, bold=bold) <= room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines += _broken(word, room, size, bold)
    return tuple(lines)


def _advance(letter: str, table: tuple[int, ...]) -> int:
    place = ord(letter) - _FIRST
    return table[place] if 0 <= place < len(table) else _UNKNOWN


def _broken(word: str, room: float, size: float, bold: bool) -> list[str]:
    parts = []
    while width(word, size, bold=bold) > room and len(word) > 2:
        cut = max(1, next(n for n in range(1, len(word) + 1) if width(word[:n] + "-", size, bold=bold) > room) - 1)
        parts.append(word[:cut] + "-")
        word = word[cut:]
    return [*parts, word]
