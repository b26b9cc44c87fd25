"""No page breaks a rule of WCAG 2.0 to 2.2, levels A and AA, that axe can judge, in any colors and at any width."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from .kinds_of_page import KINDS, PageKind, on_every_kind_of_page
from .reader import SCHEMES, WIDTHS, Reader

RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]}


@pytest.fixture(scope="session")
def axe() -> Axe:
    return Axe()


@on_every_kind_of_page
@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_page_breaks_no_rule(reader: Reader, axe: Axe, kind: PageKind, scheme: str):
    """Each page is judged in all colors and at all widths. Which width goes with which colors turns from page to page."""
    width = WIDTHS[(KINDS.index(kind) + SCHEMES.index(scheme)) % len(WIDTHS)]
    page = reader.open_sample(kind, width=width, scheme=scheme)
    results = axe.run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
    assert results.violations_count == 0, f"At {width} px: {results.generate_report()}"
