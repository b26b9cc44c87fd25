"""What a browser is given of scripts and styles: in one piece and without their comments, and doing what was written."""

from pathlib import Path

import pytest

from scripts.delivery import deliver

STYLE = """/* The look. */

@import "look/colors.css";
main :is(h2, h3) { width: calc(1px + 2px); }
"""
# Empty on purpose: of two colors side by side only one stands. Chrome before 2024 passes over an empty value without its space.
COLORS = """/* The colors. */
:root { --light: initial; --dark: ; }
:root[data-palette=dark] { --dark: initial; --light: ; }
"""
SCRIPT = """// Says where to.
const way = `https://example.org/${1 + 1}`; // here
export const isRoad = /\\/\\/ +/.test(way);
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    assets = tmp_path / "guide/docs/assets"
    for name, text in {"stylesheets/look.css": STYLE, "stylesheets/look/colors.css": COLORS, "javascripts/page/way.js": SCRIPT}.items():
        (assets / name).parent.mkdir(parents=True, exist_ok=True)
        (assets / name).write_text(text, encoding="utf-8", newline="\n")
    (assets / "javascripts/vendor").mkdir()
    (assets / "javascripts/vendor/theirs.js").write_text(SCRIPT, encoding="utf-8", newline="\n")
    return tmp_path / "guide"


def test_a_style_is_one_file_and_its_empty_colors_stay_empty(root: Path, tmp_path: Path):
    deliver(root, tmp_path / "site")
    styles = tmp_path / "site/assets/stylesheets"
    assert [path.relative_to(styles).as_posix() for path in styles.rglob("*")] == ["look.css"]
    assert (styles / "look.css").read_text(encoding="utf-8") == (
        ":root{--light:initial;--dark: }:root[data-palette=dark]{--dark:initial;--light: }main :is(h2,h3){width:calc(1px + 2px)}\n"
    )


def test_a_script_loses_its_comments_only_and_one_of_others_nothing(root: Path, tmp_path: Path):
    deliver(root, tmp_path / "site")
    scripts = tmp_path / "site/assets/javascripts"
    assert (scripts / "page/way.js").read_text(encoding="utf-8") == (
        "const way=`https://example.org/${1 + 1}`;export const isRoad=/\\/\\/ +/.test(way);\n"
    )
    assert not (scripts / "vendor").exists()
