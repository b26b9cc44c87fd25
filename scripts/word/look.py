"""How a Word file looks: its fonts, sizes, spaces and colors, the same as on the pages, for US Letter."""

import re
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Inches, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
FIRST_NAME = re.compile(r"^<[\w:]+")
# The colors of stylesheets/guide/tokens.css, on white paper.
INK, QUIET, ACCENT = RGBColor(0x23, 0x20, 0x1B), RGBColor(0x56, 0x50, 0x47), RGBColor(0x0B, 0x5A, 0x4E)
LINE = "B9AF9E"
# Fonts that Word has on every computer; LibreOffice and Google Docs have their equals.
SERIF, SANS = "Georgia", "Calibri"
WIDTH, HEIGHT, MARGIN, BREADTH = Inches(8.5), Inches(11), Inches(0.75), Inches(1)
# The text between the margins, in twentieths of a point, as tables and tabs count it.
TEXT_WIDTH = 9360
HANGING = Pt(18)
# name: size, space before, space after, line height, font, bold, color.
PARAGRAPHS: dict[str, tuple[float, float, float, float, str, bool, RGBColor]] = {
    "Normal": (10.5, 0, 5, 1.1, SANS, False, INK),
    "Title": (20, 0, 6, 1.05, SERIF, False, ACCENT),
    "Heading 1": (14, 12, 4, 1.05, SERIF, False, ACCENT),
    "Heading 2": (11, 8, 2, 1.05, SANS, True, INK),
    "List Bullet": (10.5, 0, 2, 1.1, SANS, False, INK),
    "List Number": (10.5, 0, 2, 1.1, SANS, False, INK),
    "Caption": (10, 8, 3, 1.05, SANS, True, INK),
    "Quiet": (9, 3, 4, 1.05, SANS, False, QUIET),
    "Quiet Bullet": (9, 0, 1, 1.05, SANS, False, QUIET),
    "Table Head": (10, 2, 2, 1.05, SANS, True, INK),
    "Table Text": (10, 2, 2, 1.1, SANS, False, INK),
    "After Table": (4, 0, 2, 1, SANS, False, INK),
    "Footer": (8.5, 0, 0, 1, SANS, False, QUIET),
}
# What a heading stays with: the line after it.
KEPT_WITH_NEXT = ("Title", "Heading 1", "Heading 2", "Caption")
CHARACTERS = {"Code": QUIET, "Hyperlink": ACCENT, "Placeholder Text": QUIET}
KEPT = {"Default Paragraph Font", "Normal Table", "No List", *PARAGRAPHS, *CHARACTERS}


def lay_out(document: Document, language: str) -> None:
    """Gives the document its page and its styles, and takes every style away that is not in use."""
    section = document.sections[0]
    section.page_width, section.page_height = WIDTH, HEIGHT
    section.top_margin = section.bottom_margin = MARGIN
    section.left_margin = section.right_margin = BREADTH
    section.footer_distance = section.header_distance = Inches(0.4)
    _defaults(document, language)
    for name, (size, before, after, line, font, bold, color) in PARAGRAPHS.items():
        style = _paragraph_style(document, name)
        _font(style, font, size, color, bold)
        form = style.paragraph_format
        form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), line
        form.keep_with_next = True if name in KEPT_WITH_NEXT else None
        form.widow_control = True
    for name, color in CHARACTERS.items():
        _character_style(document, name, color)
    _trim(document)


def _defaults(document: Document, language: str) -> None:
    """What holds for every paragraph before its style: the language, and no font of a theme."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    document.styles.element.replace(
        defaults,
        made(
            f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(SANS)}"
            f'<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>'
            "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        ),
    )


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _paragraph_style(document: Document, name: str) -> ParagraphStyle:
    """The style of this name, without what python-docx's template says of it; made where it has none."""
    styles = document.styles
    if name not in styles:
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    style = styles[name]
    assert isinstance(style, ParagraphStyle)
    for part in ("w:pPr", "w:rPr", "w:link", "w:rsid"):
        for found in style.element.findall(qn(part)):
            style.element.remove(found)
    style.quick_style, style.hidden, style.unhide_when_used = True, False, False
    if name.startswith("Heading"):
        level = made(f'<w:outlineLvl w:val="{int(name[-1]) - 1}"/>')
        style.element.get_or_add_pPr().append(level)
    return style


def _font(style: ParagraphStyle | CharacterStyle, name: str, size: float, color: RGBColor, bold: bool) -> None:
    style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold or None, color
    if name != SANS:
        style.element.get_or_add_rPr().insert(0, made(_fonts(name)))


def _character_style(document: Document, name: str, color: RGBColor) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin=name != "Code")
    assert isinstance(style, CharacterStyle)
    style.font.color.rgb = color
    if name == "Hyperlink":
        style.font.underline = True


def _trim(document: Document) -> None:
    styles = document.styles.element
    for latent in styles.findall(qn("w:latentStyles")):
        styles.remove(latent)
    for style in list(document.styles):
        # A style with more of a name that Word shows otherwise, as “heading 1”, is known by the one python-docx gives it.
        if style.name not in KEPT:
            styles.remove(style.element)


def made(xml: str) -> Any:
    """An element of Word's from its XML, which needs no namespaces."""
    return parse_xml(FIRST_NAME.sub(rf"\g<0> {NAMESPACES}", xml, count=1))
