"""A Markdown extension: tables written in a page carry the name of their column on every cell, so that a phone can stack them,
and say that they need the style of tables."""

from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor


class StackedTables(Extension):
    """Add to the extensions of a Markdown instance."""

    def extendMarkdown(self, md: Markdown) -> None:
        # Before the inline patterns run (20), while the words of a heading are still plain text.
        md.treeprocessors.register(_Label(md), "stacked-tables", 25)


class _Label(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            table.set("class", "stack")
            table.set("data-style", "tables")
            names = ["".join(th.itertext()).strip() for th in table.iter("th")]
            for head in table.findall("./thead/tr/th"):
                head.set("scope", "col")
            for row in table.findall("./tbody/tr"):
                for name, cell in zip(names, row, strict=False):
                    cell.set("data-label", name)
                _head(row)


def _head(row: Element) -> None:
    """The first cell of a row names the row."""
    first = row[0]
    first.tag = "th"
    first.set("scope", "row")
    first.attrib.pop("data-label", None)
