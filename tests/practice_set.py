"""Somebody at a practice set: what the page asks, choosing, checking, going on."""

import re

from playwright.sync_api import Locator, Page, expect

from scripts.guide import Guide
from scripts.schema import Question


class PracticeSet:
    """The practice on a page, as a reader meets it; `words` are those of the interface."""

    def __init__(self, page: Page, guide: Guide):
        self.page, self.guide, self.words = page, guide, guide.settings.interface.words
        self.box = page.locator("[data-tool='study/practice']")
        self.form = self.box.locator(".study__question")
        self.results = self.box.locator(".study__results")

    def button(self, word: str) -> Locator:
        return self.box.get_by_role("button", name=self.words[word], exact=True)

    def begin(self) -> None:
        self.button("practice_begin").click()
        expect(self.form).to_be_visible()

    @property
    def question(self) -> Question:
        """The question that is asked."""
        expect(self.form).to_be_visible()
        return self.guide[self.form.locator("[data-target='address']").inner_text()]

    @property
    def heading(self) -> Locator:
        return self.form.get_by_role("heading", level=2)

    def said(self, number: int, every: int) -> str:
        return self.words["practice_progress"].replace("{number}", str(number)).replace("{all}", str(every))

    def option(self, text: str) -> Locator:
        """The option with that text, whichever letter stands before it."""
        return self.page.get_by_role("radio", name=re.compile(f"^[A-D] {re.escape(text)}$"))

    def choice(self, text: str) -> Locator:
        return self.form.locator(".choices").locator(self.option(text))

    def best(self) -> str:
        return next(option.text for option in self.question.options if option.best)

    def other(self) -> str:
        return next(option.text for option in self.question.options if not option.best)

    def answer(self, text: str, key: str = "practice_check") -> None:
        """Chooses the option with that text, and checks it, perhaps as a guess."""
        self.choice(text).check()
        self.button(key).click()
        expect(self.verdict).to_be_focused()

    @property
    def verdict(self) -> Locator:
        return self.form.locator(".verdict")

    def go_on(self) -> None:
        self.form.locator("[data-target='next']").click()

    def sit(self, answers: list[bool]) -> list[Question]:
        """Answers a set to its end: the best option where true, another where false. Returns the questions in their order."""
        asked = []
        for number, right in enumerate(answers, 1):
            expect(self.heading).to_have_text(self.said(number, len(answers)))
            question = self.question
            asked.append(question)
            self.answer(next(option.text for option in question.options if bool(option.best) == right))
            self.go_on()
        expect(self.results).to_be_visible()
        return asked

    def order(self) -> list[str]:
        """The options as they stand, once there is a question."""
        expect(self.form).to_be_visible()
        return self.form.locator(".choices .choice > span:last-child").all_inner_texts()
