"""A list of phrases finds what the regular expression of all its phrases finds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.facts.phraselist import PhraseList
from checker.facts.phrases import compile_phrases, needed_words
from checker.law.library import load_law
from checker.shipped import records_folder, rules_folder

PHRASES = (
    "it has [not] been (possible|practicable) to <3> tender*",
    "council's contract-procedure rules",
    "(the|a) waiver",
    "[no] call for competition",
    "£",
    "(n/a|none)",
    "re-tender*",
)
WORDY = (
    "it has not been possible practicable to run a tendering tender the council's council’s contract procedure rules "
    "waiver no call for competition £ n/a none re-tendered retender , ."
)
WORDS = WORDY.split()


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("call for competition", (("competition",), ("call",), ("for",))),
        ("(possible|quite practicable) to", (("to",), ("possible", "practicable"))),
        ("[optional] it", (("it",),)),
        ("council's", (("council",),)),
        ("tender*", (("tender",),)),
        ("£", ()),
        ("(£|pounds) sum", (("sum",),)),
        ("a <5> b", (("a",), ("b",))),
        ("go (to (run|build)|by)", (("go",), ("run", "build", "by"))),
    ],
)
def test_the_words_that_a_phrase_needs(phrase: str, words: tuple[tuple[str, ...], ...]) -> None:
    assert sorted(needed_words(phrase)) == sorted(words)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25), min_size=1, max_size=12))
def test_finds_what_the_whole_pattern_finds(texts: list[list[str]]) -> None:
    whole, some = compile_phrases(PHRASES), PhraseList(PHRASES)
    for text in map(" ".join, texts):
        assert [m.span() for m in some.finditer(text)] == [m.span() for m in whole.finditer(text)]
        for one, other in [(some.search(text), whole.search(text)), (some.match(text), whole.match(text))]:
            assert (one and one.span()) == (other and other.span())
        assert some.sub("x", text) == whole.sub("x", text)


def test_every_shipped_list_finds_the_same_in_every_shipped_record() -> None:
    vocabulary = load_law([rules_folder()]).vocabulary
    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(records_folder()).glob("*.txt"))]
    for key in vocabulary.keys:
        words = vocabulary.words(key)
        whole, some = compile_phrases(words), PhraseList(words)
        for text in texts:
            assert [m.span() for m in some.finditer(text)] == [m.span() for m in whole.finditer(text)], key


def test_a_text_without_the_words_compiles_nothing() -> None:
    phrases = PhraseList(("call for competition", "contract notice"))
    assert phrases.search("nothing of the kind") is None
    assert not phrases._compiled
    assert "whole" not in vars(phrases)
    assert isinstance(phrases.search("a Contract  notice was sent"), re.Match)
