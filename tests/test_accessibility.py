"""No page breaks a rule of WCAG 2.0 to 2.2, levels A and AA, that axe can judge, in any colors and at any width."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from .reader import SCHEMES, WIDTHS, Reader

RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]}


@pytest.fixture(scope="session")
def axe() -> Axe:
    return Axe()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_page_breaks_no_rule(sample: Reader, axe: Axe, scheme: str):
    """Each page is judged in all colors, and in each of them at all widths."""
    for width in WIDTHS:
        sample.look(width=width, scheme=scheme)
        results = axe.run(sample.page, options={"runOnly": RULES, "resultTypes": ["violations"]})
        assert results.violations_count == 0, f"At {width} px: {results.generate_report()}"
