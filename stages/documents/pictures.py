"""Pictures are painted anew: what is kept holds points and nothing else, no place, no camera, no hidden passenger."""

import io
import struct
import threading
import warnings
from contextlib import contextmanager
from zlib import error as zlib_error

from PIL import Image, ImageFile, ImageOps

from participants.files.kinds import MOST_PIXELS, Kind
from participants.files.refusals import refused

LONGEST_SIDE, THUMBNAIL = 2400, 480
FORMATS = {Kind.JPEG: "JPEG", Kind.PNG: "PNG", Kind.WEBP: "WEBP"}
BROKEN = (OSError, SyntaxError, ValueError, TypeError, IndexError, KeyError, AttributeError, OverflowError, struct.error, zlib_error, EOFError)
one_at_a_time = threading.Lock()
"""A picture of forty million points takes 160 MB while it is painted; a process paints one at a time."""


@contextmanager
def whole():
    """A picture that was cut off is refused, whatever another library in this process has told Pillow (the one that lays out reports has)."""
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def repainted(file, kind):
    """The picture and its thumbnail, as two files. Upright, at most 2,400 points long. Raises the refusal."""
    try:
        with one_at_a_time, whole(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = _opened(file, kind)
            return _written(image, kind), _written(_fitted(_opaque(image), THUMBNAIL), Kind.JPEG)
    except (Image.DecompressionBombError, MemoryError) as error:
        raise refused("too many pixels") from error
    except BROKEN as error:
        raise refused("damaged picture") from error


def _opened(file, kind):
    file.seek(0)
    image = Image.open(file, formats=[FORMATS[kind]])
    if image.width * image.height > MOST_PIXELS:
        raise refused("too many pixels")
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is read no larger than it is needed
    image = ImageOps.exif_transpose(image)
    image = image.convert("RGBA" if image.has_transparency_data and kind != Kind.JPEG else "RGB")
    return _fitted(image, LONGEST_SIDE)


def _fitted(image, longest):
    image.thumbnail((longest, longest))
    return image


def _opaque(image):
    if image.mode == "RGB":
        return image.copy()
    white = Image.new("RGB", image.size, "white")
    white.paste(image, mask=image.getchannel("A"))
    return white


def _written(image, kind):
    """A fresh canvas: nothing of the old file's metadata comes along."""
    canvas, target = Image.new(image.mode, image.size), io.BytesIO()
    canvas.paste(image)
    canvas.save(target, FORMATS[kind], **({} if kind == Kind.PNG else {"quality": 85}))
    target.seek(0)
    return target
