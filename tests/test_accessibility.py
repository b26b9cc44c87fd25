"""No page breaks a rule of WCAG 2.0 to 2.2, levels A and AA, that axe can judge, in any colors and at any width.

Each rule is asked where its answer may differ: of names, roles, structure and the size of targets in each layout, of contrast in each
palette. A color hangs on the palette and not on the layout, so each layout is looked at in one of the two. In windows between them
test_layout.py asks more of a target than axe does. The frame around the main part is asked where it differs. What axe cannot judge is
asked of the pages as they are built, also of what they show only later.
"""

from itertools import pairwise

import pytest
from lxml import etree

from scripts.guide import Guide

from .built_site import Site
from .kinds_of_page import FRAME, FRAMES, ITEMS, OPENED, record_of, written_pages
from .reader import ALL, CONTRAST, LAYOUTS, Reader

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@pytest.fixture(scope="module")
def built(site: Site, guide: Guide) -> dict[str, etree._Element]:
    """Every written page, and an item page of each kind, by its address."""
    items = [guide.address(record_of(item, guide)) for item in ITEMS]
    return {address: site.tree(f"{address}index.html") for address in (*written_pages(), *items)}


def _broken_rules(sample: Reader, which: dict = ALL) -> str:
    return sample.broken_rules(which, but="" if sample.kind in (*FRAMES, *OPENED) else FRAME)


@pytest.mark.parametrize(("width", "scheme"), list(zip(LAYOUTS, ("light", "dark"), strict=True)))
def test_a_page_breaks_no_rule(sample: Reader, width: int, scheme: str):
    """Names, roles, structure, colors and targets are asked for at once: most of the time of a question goes to reading the page."""
    sample.look(width=width, scheme=scheme)
    assert _broken_rules(sample) == ""


def test_text_stands_out_in_the_colors_of_a_device(sample: Reader):
    """Which these are is not the page's to say, whatever its width."""
    sample.look(scheme="forced")
    assert _broken_rules(sample, CONTRAST) == ""


def test_headings_go_down_one_level_at_a_time(built: dict[str, etree._Element]):
    for address, tree in built.items():
        levels = [HEADINGS.index(heading.tag) for heading in tree.iter(*HEADINGS)]
        assert levels[0] == 0, address
        assert [after for before, after in pairwise(levels) if after > before + 1] == [], address


def test_every_row_of_a_table_begins_with_its_heading(built: dict[str, etree._Element]):
    assert _met(built, "//tbody/tr")
    assert _met(built, "//tbody/tr[not(*[1][self::th])]") == {}


def test_what_one_chooses_among_stands_in_a_group_that_says_what_for(built: dict[str, etree._Element]):
    assert _met(built, "//fieldset[.//input]")
    assert _met(built, "//fieldset[not(*[1][self::legend])] | //fieldset[.//input][not(normalize-space(legend))]") == {}
    # A checkbox that stands alone says itself what it is for.
    one_of_several = "@type='radio' or @type='checkbox' and @name = following::input/@name"
    assert _met(built, f"//input[not(ancestor::fieldset or ancestor::template)][{one_of_several}]") == {}


def test_a_word_of_help_beside_a_field_is_read_with_it(built: dict[str, etree._Element]):
    fields = [field for tree in built.values() for field in tree.xpath("//*[@class='field']")]
    assert fields
    for field in fields:
        help_ids = field.xpath(".//p[@class='quiet']/@id")
        assert len(help_ids) == len(field.xpath(".//p[@class='quiet']"))
        assert field.xpath(".//input/@aria-describedby") == [" ".join(help_ids)]


def test_whatever_a_page_says_meanwhile_is_heard(built: dict[str, etree._Element]):
    """What a tool says while one is at work, or asks for, stands in a live region."""
    says = "//*[contains(@class, '__said') or contains(@class, '__missing')][not(ancestor::template)]"
    assert _met(built, says)
    assert _met(built, f"{says}[not(@role='status' or @role='alert')]") == {}


def _met(built: dict[str, etree._Element], path: str) -> dict[str, list[str]]:
    """By the address of the page: the elements at a path, as they are written."""
    found = {address: [etree.tostring(element, encoding="unicode") for element in tree.xpath(path)] for address, tree in built.items()}
    return {address: elements for address, elements in found.items() if elements}
