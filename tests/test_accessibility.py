"""No page breaks a rule of WCAG 2.0 to 2.2, levels A and AA, that axe can judge, in any colors and at any width.

Each rule is asked where its answer may differ: of names, roles and structure in each layout, of contrast in each palette and layout,
of the size of targets at each width.
"""

import pytest

from .reader import CONTRAST, LAYOUTS, SCHEMES, STRUCTURE, TARGETS, WIDTHS, Reader


@pytest.mark.parametrize("width", LAYOUTS)
def test_a_page_has_names_roles_and_structure(sample: Reader, width: int):
    sample.look(width=width)
    assert sample.broken_rules(STRUCTURE) == ""


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_stands_out_in_all_colors(sample: Reader, scheme: str):
    for width in LAYOUTS:
        sample.look(width=width, scheme=scheme)
        assert sample.broken_rules(CONTRAST) == "", f"At {width} px"


def test_targets_are_large_enough_or_far_enough_apart(sample: Reader):
    for width in WIDTHS:
        sample.look(width=width)
        assert sample.broken_rules(TARGETS) == "", f"At {width} px"
