"""One span of the bridge, as far as it is built."""

from participants import palette
from stages.journey.masonry import Arch, shares
from stages.journey.spans import Span
from stages.journey.strokes import Inks, Shape


def stones(arch: Arch, span: Span, inks: Inks) -> list[Shape]:
    """The shapes of a span: stone where it is passed, scaffold where it is open, a thin line where it is to come."""
    return {"passed": _passed, "open": _open}.get(span.state, _ahead)(arch, span, inks)


def _passed(arch: Arch, span: Span, inks: Inks) -> list[Shape]:
    whole = arch.stone(arch.start, arch.end)
    if not span.minutes:
        return [Shape(whole, palette.GROUND, palette.MUTED, 1.5)]
    pieces = [Shape(arch.stone(*stretch), fill) for stretch, fill in _stretches(arch, span, inks)]
    return [*pieces, Shape(whole, "none", palette.INK, 1.5)]


def _open(arch: Arch, span: Span, inks: Inks) -> list[Shape]:
    laid = arch.crown - 4
    road = [Shape(arch.slab(*stretch, laid), fill) for stretch, fill in _stretches(arch, span, inks)] if span.minutes else []
    scaffold = Shape(arch.stone(arch.start, arch.end), palette.PAPER, palette.INK, 1.5, "5 4")
    return [scaffold, *road, Shape(arch.slab(arch.start, arch.end, laid), "none", palette.INK, 1.5)]


def _ahead(arch: Arch, span: Span, inks: Inks) -> list[Shape]:
    return [Shape(arch.road() + arch.bow(), "none", palette.LINE, 1.25)]


def _stretches(arch: Arch, span: Span, inks: Inks):
    places = shares(arch.start, arch.end, span.mentor, span.together, span.mentee)
    fills = (inks.mentor, inks.together, inks.mentee)
    return [(place, fill) for place, fill in zip(places, fills, strict=True) if place[1] - place[0] > 0.05]
