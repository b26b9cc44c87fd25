"""Makes slides that a presenter can open and change: a .pptx, 16:9, with a title slide and slides of points, what to say in the notes."""

import io
import zipfile
from collections.abc import Sequence
from copy import deepcopy
from datetime import date, datetime, time
from typing import NamedTuple

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.parts.slide import NotesSlidePart, SlidePart
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide as PptxSlide
from pptx.slide import SlideLayout, SlideMaster
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Inches, Length, Pt

from .archive import archive

# python-pptx begins with a page of 4:3; on a shared screen that leaves bars at both sides.
WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, TEXT_WIDTH = Inches(0.9), Inches(11.5)
# Of the layouts it brings, these two are used; the others would only be in the way of whoever changes the slides.
OPENING, POINTS = 0, 1
DATE, FOOTER, NUMBER = PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER
# No text is smaller than 24 points: a shared window is shown small on a phone.
TITLE, OPENING_TITLE, TEXT, SMALL = Pt(40), Pt(48), Pt(32), Pt(24)
# A picture in the corner of the first slide.
CORNER = Inches(1.9)
# The room over a point, and over a small one.
BETWEEN, BETWEEN_SMALL = Pt(14), Pt(6)
# The colors of the guide (docs/assets/stylesheets/guide/tokens.css) and fonts that every office program has or replaces well.
PAPER, INK, ACCENT = RGBColor(0xFB, 0xF7, 0xEF), RGBColor(0x23, 0x20, 0x1B), RGBColor(0x0B, 0x5A, 0x4E)
SERIF, SANS = "Georgia", "Arial"
LEFT_BEHIND = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.PRINTER_SETTINGS)
# The properties that would tell the moment: the library writes its own of 2013.
NOON = 12


class Slide(NamedTuple):
    """A slide: its title, its points, and what stands in its notes. Points are `marked` as in a list, and `small` where many."""

    title: str
    points: Sequence[str]
    notes: str
    marked: bool = True
    small: bool = False


class Picture(NamedTuple):
    """A picture for the corner of the first slide, as a PNG, and what a screen reader says of it."""

    png: bytes
    alt: str


def slides(
    title: str, under: Sequence[str], notes: str, following: Sequence[Slide], language: str, day: date, corner: Picture | None = None
) -> bytes:
    """A .pptx. `under` stands below the title of the first slide, `notes` in its notes; `language` as en-US."""
    deck = _empty(title, language, day)
    opening = deck.slides.add_slide(deck.slide_layouts[OPENING])
    _fill(opening.shapes.title.text_frame, [title], language)
    _fill(opening.placeholders[1].text_frame, under, language)
    _fill(opening.notes_slide.notes_text_frame, [notes], language)
    if corner:
        shown = opening.shapes.add_picture(io.BytesIO(corner.png), LEFT + TEXT_WIDTH - CORNER, Inches(0.5), CORNER, CORNER)
        shown._element.nvPicPr.cNvPr.set("descr", corner.alt)
    blank: Blank | None = None
    for number, slide in enumerate(following, 2):
        made = _another(deck, blank, number) if blank else deck.slides.add_slide(deck.slide_layouts[POINTS])
        blank = blank or Blank(deepcopy(made._element), deepcopy(made.notes_slide._element))
        _fill(made.shapes.title.text_frame, [slide.title], language)
        points = made.placeholders[1].text_frame
        _fill(points, slide.points, language)
        for paragraph in points.paragraphs:
            _look(paragraph, slide)
        _fill(made.notes_slide.notes_text_frame, slide.notes.split("\n"), language)
    return _packed(deck, day)


class Blank(NamedTuple):
    """A slide and its notes, before anything stands in them."""

    slide: BaseOxmlElement
    notes: BaseOxmlElement


def _another(deck: Deck, blank: Blank, number: int) -> PptxSlide:
    """One more slide of points, the `number`th of the deck. The library looks for every place of a layout anew, which takes far longer."""
    package, layout = deck.part.package, deck.slide_layouts[POINTS]
    made = SlidePart(PackURI(f"/ppt/slides/slide{number}.xml"), CONTENT_TYPE.PML_SLIDE, package, deepcopy(blank.slide))
    notes_name = PackURI(f"/ppt/notesSlides/notesSlide{number}.xml")
    notes = NotesSlidePart(notes_name, CONTENT_TYPE.PML_NOTES_SLIDE, package, deepcopy(blank.notes))
    made.relate_to(layout.part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
    made.relate_to(notes, RELATIONSHIP_TYPE.NOTES_SLIDE)
    notes.relate_to(made, RELATIONSHIP_TYPE.SLIDE)
    notes.relate_to(deck.part.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
    deck.slides._sldIdLst.add_sldId(deck.part.relate_to(made, RELATIONSHIP_TYPE.SLIDE))
    return made.slide


def _fill(frame: TextFrame, lines: Sequence[str], language: str) -> None:
    """Each line as a paragraph, in its language, so that a program reads and checks it in that."""
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = line
        run._r.get_or_add_rPr().set("lang", language)


def _look(paragraph: _Paragraph, slide: Slide) -> None:
    """What is no list stands without marks, from the edge."""
    if slide.small:
        paragraph.space_before = BETWEEN_SMALL
        for run in paragraph.runs:
            run.font.size = SMALL
    if not slide.marked:
        told = paragraph._p.get_or_add_pPr()
        told.set("marL", "0")
        told.set("indent", "0")
        told.insert(0, parse_xml(f"<a:buNone {nsdecls('a')}/>"))


def _empty(title: str, language: str, day: date) -> Deck:
    """A deck without slides: its master and two layouts on a wide page, in the colors of the guide."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    for layout in list(deck.slide_layouts)[POINTS + 1 :]:
        deck.slide_layouts.remove(layout)
    background = deck.slide_master.background.fill
    background.solid()
    background.fore_color.rgb = PAPER
    for part in (deck.slide_master, deck.slide_layouts[POINTS]):
        _place(part, [(Inches(0.6), Inches(1.3)), (Inches(2.1), Inches(4.6))])
    _place(deck.slide_layouts[OPENING], [(Inches(2.2), Inches(1.7)), (Inches(4.1), Inches(1.8))])
    _style(deck)
    told = deck.core_properties
    told.title, told.language, told.author, told.last_modified_by, told.revision = title, language, "", "", 1
    told.created = told.modified = datetime.combine(day, time(NOON))
    return deck


def _place(where: SlideMaster | SlideLayout, rows: Sequence[tuple[Length, Length]]) -> None:
    """Puts title and text where they belong, by their tops and heights, and takes date, footer and number away: nobody fills them."""
    for shape in list(where.placeholders):
        if shape.placeholder_format.type in (DATE, FOOTER, NUMBER):
            shape._element.getparent().remove(shape._element)
    for shape, (top, height) in zip(where.placeholders, rows, strict=True):
        shape.left, shape.top, shape.width, shape.height = LEFT, top, TEXT_WIDTH, height


def _style(deck: Deck) -> None:
    """Type and colors, said once in the master: what somebody adds looks the same."""
    styles = deck.slide_master._element.find("{*}txStyles")
    for name, size, color, font in (("titleStyle", TITLE, ACCENT, SERIF), ("bodyStyle", TEXT, INK, SANS)):
        for level in styles.find(f"{{*}}{name}"):
            if level.tag.endswith("pPr"):
                level.set("algn", "l")
                for room in level.findall("{*}spcBef/{*}spcPct"):
                    room.getparent().replace(room, parse_xml(f'<a:spcPts {nsdecls("a")} val="{BETWEEN.centipoints}"/>'))
                _type(level, size if level.tag.endswith("lvl1pPr") else SMALL, color, font)
    for shape in deck.slide_layouts[OPENING].placeholders:
        shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM if shape.placeholder_format.idx == 0 else MSO_ANCHOR.TOP
        for level in shape._element.iter("{*}lvl1pPr"):
            level.set("algn", "l")
            _type(level, OPENING_TITLE if shape.placeholder_format.idx == 0 else TEXT, None, None)


def _type(level: etree._Element, size: Length, color: RGBColor | None, font: str | None) -> None:
    for old in level.findall("{*}defRPr"):
        level.remove(old)
    fill = f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>' if color else ""
    face = f'<a:latin typeface="{font}"/>' if font else ""
    level.append(parse_xml(f'<a:defRPr {nsdecls("a")} sz="{size.centipoints}" kern="1200">{fill}{face}</a:defRPr>'))


def _packed(deck: Deck, day: date) -> bytes:
    """The deck as a file, without what its library leaves in: a picture of another deck, and the printer of whoever made that."""
    for rels in (deck.part.rels, deck.part.package._rels):
        for name in [name for name, rel in rels.items() if rel.reltype in LEFT_BEHIND]:
            rels.pop(name)
    out = io.BytesIO()
    deck.save(out)
    with zipfile.ZipFile(out) as made:
        return archive({name: made.read(name) for name in made.namelist()}, day)
