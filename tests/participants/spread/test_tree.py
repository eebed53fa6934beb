"""The family tree: each city once, with none, one, five and two hundred cities, and where it runs in circles."""

import re
from itertools import pairwise

import pytest

from participants.lettering import width
from participants.spread.drawing import MOST, draw
from participants.spread.ties import Facts, ties
from participants.spread.tree import grown


def known(*taught, told=(), wishing=(), declined=()):
    """Facts from pairs of names."""
    found = Facts(wishing=frozenset(wishing), declined=frozenset(declined), ties=ties(taught, told))
    for tie in found.ties:
        found.cities |= {tie.teller: str(tie.teller), tie.hearer: str(tie.hearer)}
    found.cities |= {city: city for city in (*wishing, *declined)}
    return found


def rows(facts, most=MOST):
    return [("  " * twig.depth) + twig.name + (" again" if twig.again else "") for twig in grown(facts, most)[0]]


def test_a_city_that_heard_stands_below_the_one_that_told():
    facts = known(
        ("eThekwini", "Mzuzu"), ("eThekwini", "Otjiwarongo"), ("Johannesburg", "Lilongwe"), told=[("Mzuzu", "Blantyre")], wishing=["Blantyre"]
    )
    assert rows(facts) == ["eThekwini", "  Mzuzu", "    Blantyre", "  Otjiwarongo", "Johannesburg", "  Lilongwe"]


def test_mentoring_goes_before_telling():
    facts = known(("eThekwini", "Mzuzu"), ("eThekwini", "Blantyre"), told=[("Mzuzu", "Blantyre")])
    assert rows(facts) == ["eThekwini", "  Mzuzu", "    Blantyre again", "  Blantyre"]


def test_what_runs_in_a_circle_ends_in_a_mark():
    assert rows(known(("A", "B"), ("B", "C"), ("C", "A"))) == ["A", "  B", "    C", "      A again"]


def test_a_city_does_not_tell_itself():
    assert known(("A", "B"), told=[("B", "B")]).ties == known(("A", "B")).ties


def test_nobody_noted_who_told_it_and_still_it_stands_there():
    assert rows(known(wishing=["Beira"])) == ["Beira"]


def test_no_city_is_no_row():
    assert grown(known(), MOST) == ((), False)


@pytest.mark.parametrize("number", [1, 5, 40, 200])
def test_the_picture_is_capped_and_says_so(number):
    twigs, is_cut = grown(known(wishing=[f"City {each}" for each in range(number)]), MOST)
    assert (len(twigs), is_cut) == (min(number, MOST), number > MOST)


@pytest.mark.parametrize(
    "facts",
    [
        known(wishing=["Beira"]),
        known(("A", "B"), ("B", "C"), ("C", "A"), told=[("C", "D")], declined=["D"]),
        known(*((f"City {each}", f"City {each + 1}") for each in range(39))),
        known(*(("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch " * 2, f"São Tomé das Letras {each} " * 4) for each in range(5))),
        known(*(("eThekwini", f"City {each}") for each in range(200))),
    ],
    ids=["one", "a circle", "a chain", "long names", "two hundred"],
)
def test_nothing_is_cut_off_or_lies_on_something_else(facts):
    picture = draw(grown(facts, MOST)[0])
    for drawing in (picture.wide, picture.tall):
        for word in drawing.words:
            assert float(word.x) >= 0 and float(word.x) + width(word.text, word.size, bold=word.bold) <= drawing.width
        assert drawing.height >= max(float(word.y) for word in drawing.words)
        lines = sorted(float(word.y) for word in drawing.words)
        assert min((below - above for above, below in pairwise(lines)), default=99) >= 14


def test_names_are_text_in_the_picture_and_nothing_else():
    picture = draw(grown(known(("<script>alert(1)</script>", "B & B")), MOST)[0])
    assert "<script" not in picture.wide_svg and "B &amp; B" in picture.wide_svg
    assert not re.search(r"(style|class)=", picture.wide_svg + picture.tall_svg)
