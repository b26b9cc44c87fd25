"""Words are compared by one folding, wherever somebody types: in the search, over a list, in an address."""

from .reader import Reader
from .test_search_queries import ASK

# Typed or copied, and the words it is.
TYPED = {
    "SAMHSA's": ["samhsas"],
    "SAMHSA’s": ["samhsas"],
    "SAMHSAʼs": ["samhsas"],
    "SAMHSA´s": ["samhsas"],
    "SAMHSA`s": ["samhsas"],
    "Résumé": ["resume"],
    "re\u0301sume\u0301": ["resume"],
    "o\ufb03ce": ["office"],
    "\uff11.\uff12": ["1.2"],
    "１,２": ["1.2"],
    "1,2": ["1.2"],
    "42 C.F.R. 2.1": ["42", "cfr", "2.1"],
    "C.P.S.": ["cps"],
    "(c.p.s.)": ["cps"],
    "dhs.wisconsin.gov": ["dhs", "wisconsin", "gov"],
    "listening.": ["listening"],
    "self-care": ["self", "care"],
    "self\u2011care": ["self", "care"],
    "confiden\u00adtiality": ["confidentiality"],
    "peer\u200b\u200dsupport": ["peersupport"],
    "peer\u00a0support": ["peer", "support"],
    "\ufeffpeer": ["peer"],
    "pe\u034fer\U000e0041": ["peer"],
    "\u212aind": ["kind"],
    "ＣＣＳ": ["ccs"],
    "№ 5": ["no", "5"],
    "İ": ["i"],
    "—?!": [],
    "": [],
}
# The same typed another way, and as the guide writes it.
ALIKE = {
    "o\ufb03ce": "office",
    "\uff11.\uff12": "1.2",
    "1,2": "1.2",
    "C.P.S.": "CPS",
    "confiden\u00adtiality": "confidentiality",
    "SAMHSA`s": "SAMHSA’s",
    "self\u2011care": "self-care",
}


def test_whatever_is_typed_is_folded_to_the_words_it_is(regular: Reader):
    page = regular.open("")
    folded = page.evaluate(
        "async (typed) => { const { words } = await import('/assets/javascripts/shared/fold.js'); return typed.map(words) }", list(TYPED)
    )
    assert dict(zip(TYPED, folded, strict=True)) == TYPED
    odd, plain = page.evaluate(ASK, list(ALIKE)), page.evaluate(ASK, list(ALIKE.values()))
    assert odd == plain
    assert all(plain)


def test_of_a_page_that_was_pasted_only_the_beginning_is_looked_at(regular: Reader):
    """Also where nothing is found and words nearly the same are offered: each costs a look at all words of the guide."""
    near = regular.open("").evaluate(
        """async (queries) => {
            const { openSearch } = await import("/assets/javascripts/search/open.js")
            const { engine } = await openSearch("/")
            return queries.map((query) => engine.find(query).near)
        }""",
        ["grizv", f"{'x' * 300} grizv"],
    )
    assert near[0] != []
    assert near[1] == []
