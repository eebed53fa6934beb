"""The one palette, for pictures, pages and paper.

Contrast on white is at least 6.5 for every colour of text and 3.7 for the line of controls.
Mentor and mentee have nearly the same lightness, so a picture also says solid or hatched, and names each side.
"""

from typing import Final

INK: Final = "#16242b"
MUTED: Final = "#4d5a61"
GROUND: Final = "#f7f4ee"
PAPER: Final = "#ffffff"
MENTOR: Final = "#0b5d66"
MENTEE: Final = "#9a3f0c"
TOGETHER: Final = "#5a4a86"
TOGETHER_PALE: Final = "#cdc4e3"  # a fill for marks too small to be dotted
OK: Final = "#1d6b3a"
WARN: Final = "#7a4a00"
BAD: Final = "#a3211b"
LINE: Final = "#8a8478"
WATER: Final = "#cfc7b6"

FONTS: Final = "'Source Sans 3', 'Source Sans 3 Ext', 'House Marks', sans-serif"
