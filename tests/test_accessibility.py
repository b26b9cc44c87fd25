"""No page breaks a rule of WCAG 2.0 to 2.2, levels A and AA, that axe can judge, in any colors and at any width."""

import pytest

from .reader import SCHEMES, WIDTHS, Reader


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_page_breaks_no_rule(sample: Reader, scheme: str):
    """Each page is judged in all colors, and in each of them at all widths."""
    for width in WIDTHS:
        sample.look(width=width, scheme=scheme)
        assert sample.broken_rules() == "", f"At {width} px"
