"""The one grammar of a text of the data: *emphasis* and **strong emphasis** inside a line; every other letter is what it is.

A page, a card, a table, a preview and the search all read a text here. Markdown would make a list of “988. Anyone can call”, a heading
of “# One” and nothing at all of “[Note]: …”, and each reader of its own would take other marks off. What an author writes of Markdown
besides is told by check/text.py.
"""

import re

from markupsafe import Markup, escape

# The stars of an emphasis touch its first and its last letter, and no letter around it: “5 * 3 * 2” and “a*b*c” hold none.
EMPHASIS = re.compile(r"(?<![\w*])(\*{1,2})(?=[^\s*])(.+?)(?<=[^\s*])\1(?![\w*])")
TAGS = {"*": "em", "**": "strong"}


def inline(text: str) -> Markup:
    """A text of the data as HTML, to stand inside a paragraph."""
    # A quotation mark needs no escape between tags.
    return Markup(_marked(str(escape(text)).replace("&#39;", "'").replace("&#34;", '"')))


def _marked(html: str) -> str:
    return EMPHASIS.sub(lambda found: f"<{TAGS[found[1]]}>{_marked(found[2])}</{TAGS[found[1]]}>", html)


def plain(text: str) -> str:
    """A text of the data without its marks of emphasis, for a preview, a table or a clipboard."""
    return EMPHASIS.sub(lambda found: plain(found[2]), text)
