"""Makes the template of every Word file: its styles, its page, and a sample of each kind of block.

A sample stands in a content control, tagged by its kind. Whoever writes a file, here (write.py) or in a browser
(docs/assets/javascripts/shared/document/word.js), copies the samples, fills them, and leaves the controls behind.
"""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.text.paragraph import Paragraph
from lxml import etree

from .look import HANGING, LINE, TEXT_WIDTH, lay_out, made

LANGUAGE = "en-US"
BULLET, NUMBER = 1, 2
# kind: style, list
LISTS = (("bullet", "List Bullet", BULLET), ("quiet-bullet", "Quiet Bullet", BULLET), ("number", "List Number", NUMBER))
# What python-docx's own template brings along and no file of ours needs.
NOT_NEEDED = (REL.THEME, REL.CUSTOM_XML, REL.WEB_SETTINGS, REL.FONT_TABLE, REL.THUMBNAIL, REL.EXTENDED_PROPERTIES)
NOT_NEEDED_EITHER = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
# The first part of a file says what the others are.
FIRST = ("[Content_Types].xml", "_rels/.rels")


@lru_cache(maxsize=1)
def template() -> dict[str, str]:
    """The parts of the template, in the order of the file: {path: XML}. The same in every build."""
    document = docx.Document()
    document.sections[0]._sectPr.attrib.clear()
    _drop_parts(document)
    lay_out(document, LANGUAGE)
    _settings(document)
    _lists(document)
    _core(document)
    _samples(document)
    _footer(document)
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as package:
        names = sorted(package.namelist(), key=lambda name: (name not in FIRST, name))
        return {name: _light(package.read(name)) for name in names}


def _light(xml: bytes) -> str:
    """XML without the white space between elements, and without the namespaces that nothing in it is of."""
    root = etree.fromstring(xml, etree.XMLParser(remove_blank_text=True))
    # Which of the namespaces a program may pass over; none of them is there any more.
    root.attrib.pop(IGNORABLE, None)
    etree.cleanup_namespaces(root)
    return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + etree.tostring(root, encoding="unicode")


def _drop_parts(document: Document) -> None:
    for relations in (document.part.rels, document.part.package.rels):
        for name, relation in list(relations.items()):
            if relation.reltype in (*NOT_NEEDED, NOT_NEEDED_EITHER):
                relations.pop(name)


def _settings(document: Document) -> None:
    """No more than this: without it Word opens a file as one of 2007."""
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    settings.append(made('<w:defaultTabStop w:val="720"/>'))
    settings.append(
        made(
            '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        )
    )


def _core(document: Document) -> None:
    """The title and the language, which a file fills in. No author, and no date: two files of one text are the same."""
    core = document.part.package.core_properties
    for child in list(core._element):
        core._element.remove(child)
    core.title, core.language = "Title", LANGUAGE


# ---- lists


def _lists(document: Document) -> None:
    """Bullets and numbers. Each numbered list of a file gets a copy of the second, and begins at 1."""
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    indent = HANGING.twips
    for number, (style, form, sign) in {BULLET: ("ListBullet", "bullet", "•"), NUMBER: ("ListNumber", "decimal", "%1.")}.items():
        numbering.append(
            made(
                f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
                f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{style}"/><w:lvlText w:val="{sign}"/>'
                f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr></w:lvl></w:abstractNum>'
            )
        )
    for number in (BULLET, NUMBER):
        begins = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if number == NUMBER else ""
        numbering.append(
            made(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/>{begins}</w:num>'),
        )
    for name, number in {"List Bullet": BULLET, "List Number": NUMBER}.items():
        properties: Any = document.styles[name].element.get_or_add_pPr()
        properties.get_or_add_numPr().get_or_add_numId().val = number


# ---- samples


def _samples(document: Document) -> None:
    for kind, style in {
        "title": "Title",
        "heading-1": "Heading 1",
        "heading-2": "Heading 2",
        "paragraph": "Normal",
        "quiet": "Quiet",
        "caption": "Caption",
    }.items():
        _sample(document, kind, document.add_paragraph("text", style=style)._p)
    _sample(document, "after-table", document.add_paragraph(style="After Table")._p)
    for kind, style, number in LISTS:
        item = document.add_paragraph("text", style=style)
        item._p.get_or_add_pPr().append(made(f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'))
        _sample(document, kind, item._p)
    box = document.add_paragraph("text", style="Heading 1")
    _border(box, "top", 8)
    _sample(document, "box", box._p)
    end = document.add_paragraph()
    _border(end, "bottom", 6)
    _sample(document, "box-end", end._p)
    _pieces(document)
    _field(document)
    _table(document)


def _sample(document: Document, kind: str, *elements: Any) -> None:
    """Puts elements of the body into a content control with the name of a kind."""
    control = made(f'<w:sdt><w:sdtPr><w:tag w:val="{kind}"/></w:sdtPr><w:sdtContent/></w:sdt>')
    elements[0].addprevious(control)
    control[1].extend(elements)


def _border(paragraph: Paragraph, side: str, space: int) -> None:
    """A line over or under a paragraph. Word joins none of several indents in one frame, so that a box is two lines."""
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        made(f'<w:pBdr><w:{side} w:val="single" w:sz="6" w:space="{space}" w:color="{LINE}"/></w:pBdr>'),
    )


def _pieces(document: Document) -> None:
    """What stands inside a line: a code behind it, and a link."""
    code = document.add_paragraph()
    code.add_run("text", style="Code")
    _sample(document, "code", code._p)
    link = document.add_paragraph()
    run = link.add_run("text", style="Hyperlink")
    hyperlink = made('<w:hyperlink r:id="rId0" w:history="1"/>')
    run._r.addprevious(hyperlink)
    hyperlink.append(run._r)
    _sample(document, "link", link._p)


def _field(document: Document) -> None:
    """A place to fill in: its name, and a content control whose hint is gone with the first letter typed."""
    line = document.add_paragraph()
    line.add_run("text").bold = True
    line.add_run(": ")
    hint = line.add_run("text", style="Placeholder Text")
    control = made(
        '<w:sdt><w:sdtPr><w:alias w:val="text"/><w:tag w:val="fill-in"/><w:id w:val="1"/><w:showingPlcHdr/>'
        '<w:text w:multiLine="1"/></w:sdtPr><w:sdtContent/></w:sdt>'
    )
    hint._r.addprevious(control)
    control[1].append(hint._r)
    _sample(document, "field", line._p)


def _table(document: Document) -> None:
    """A table of one column: a head that is repeated on every page, and a row that no page breaks."""
    table = document.add_table(rows=2, cols=1)
    properties = table._tbl.tblPr
    for child in list(properties):
        properties.remove(child)
    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE}"'
    for xml in (
        f'<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/>',
        f"<w:tblBorders><w:top {rule}/><w:bottom {rule}/><w:insideH {rule}/></w:tblBorders>",
        '<w:tblLayout w:type="fixed"/>',
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="140" w:type="dxa"/></w:tblCellMar>',
        '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>',
        '<w:tblCaption w:val="text"/>',
    ):
        properties.append(made(xml))
    for row, style, marks in zip(table.rows, ("Table Head", "Table Text"), (("cantSplit", "tblHeader"), ("cantSplit",)), strict=True):
        cell = row.cells[0].paragraphs[0]
        cell.style = document.styles[style]
        cell.add_run("text")
        kept = row._tr.get_or_add_trPr()
        kept.append(made(f"<w:{marks[0]}/>"))
        kept.append(made('<w:trHeight w:val="360" w:hRule="atLeast"/>'))
        for mark in marks[1:]:
            kept.append(made(f"<w:{mark}/>"))
    _sample(document, "table", table._tbl)


def _footer(document: Document) -> None:
    """What the file is and of which day, and the number of the page among all."""
    foot = document.sections[0].footer.paragraphs[0]
    foot.style = document.styles["Footer"]
    foot.add_run("text")
    foot.add_run("\t")
    _number(foot, "PAGE")
    foot.add_run(" / ")
    _number(foot, "NUMPAGES")
    properties = foot._p.get_or_add_pPr()
    properties.append(made(f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'))


def _number(paragraph: Paragraph, name: str) -> None:
    paragraph._p.append(made(f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
