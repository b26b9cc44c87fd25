"""Talks as slides: what a presenter finds in the file, opened as a program for slides does."""

import io

from pptx import Presentation
from pptx.util import Inches, Pt

from scripts.day import in_words
from scripts.exports import talks
from scripts.guide import Guide
from scripts.render import Renderer

# On a shared window that is watched on a phone, smaller text cannot be read.
SMALLEST = Pt(24)


def test_a_talk_is_a_file_of_wide_slides_with_what_to_say_in_the_notes(guide: Guide):
    files = talks.export(guide, Renderer(guide), [])
    assert list(files) == [f"downloads/{talk.id}.pptx" for talk in guide.settings.talks]
    for talk in guide.settings.talks:
        deck = Presentation(io.BytesIO(files[f"downloads/{talk.id}.pptx"]))
        opening, *following = deck.slides
        assert (deck.slide_width, deck.slide_height) == (Inches(13.333), Inches(7.5))
        assert deck.core_properties.title == opening.shapes.title.text == talk.title
        assert opening.placeholders[1].text.split("\n") == [
            talk.for_whom,
            f"Peer Specialist Guide. An unofficial guide. Edition of {in_words(guide.figures.built)}.",
        ]
        assert [slide.shapes.title.text for slide in following] == [slide.title for slide in talk.slides]
        assert [slide.placeholders[1].text.split("\n") for slide in following] == [list(slide.points) for slide in talk.slides]
        for slide, said in zip(following, talk.slides, strict=True):
            notes = slide.notes_slide.notes_text_frame.text
            assert notes.startswith(said.say), said.title
            assert all(f"{guide.name_of(guide[r])} (/{guide.address(guide[r])})" in notes for r in said.because), said.title


def test_no_slide_has_an_empty_place_small_text_or_text_without_a_language(guide: Guide):
    for content in talks.export(guide, Renderer(guide), []).values():
        deck = Presentation(io.BytesIO(content))
        assert [layout.name for layout in deck.slide_layouts] == ["Title Slide", "Title and Content"]
        for slide in deck.slides:
            assert all(shape.text_frame.text.strip() for shape in slide.placeholders)
            runs = [run for shape in slide.placeholders for line in shape.text_frame.paragraphs for run in line.runs]
            assert {run._r.rPr.get("lang") for run in runs} == {"en-US"}
        sizes = [int(size) for style in deck.slide_master._element.iter("{*}titleStyle", "{*}bodyStyle") for size in style.xpath(".//@sz")]
        assert sizes
        assert min(sizes) >= SMALLEST.centipoints


def test_the_same_talk_is_the_same_bytes(guide: Guide):
    assert talks.export(guide, Renderer(guide), []) == talks.export(guide, Renderer(guide), [])
