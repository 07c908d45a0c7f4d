"""Wordings in their plainest words, and the labels that the checker writes itself."""

from __future__ import annotations

import pytest

from checker.law.library import load_law
from checker.records.wording import compact, plainest
from checker.shipped import rules_folder


@pytest.mark.parametrize(
    ("wording", "words"),
    [
        ("decision title", "decision title"),
        ("decision [(made|taken)]", "decision"),
        ("[source of] (authority|power) (for|to) [the] decision", "authority for decision"),
        ("option(s) [that were] [considered]", "option"),
        ("(one|two [or (three|four)]) offer(s)", "one offer"),
    ],
)
def test_the_plainest_words_leave_out_what_may_be_left_out(wording: str, words: str) -> None:
    assert plainest(wording) == words


def test_every_first_label_is_read_as_its_own_field() -> None:
    labels = load_law([rules_folder()]).labels
    for name, field in labels.fields.items():
        if field.labels:
            tags = [tag for length, tags in labels.entries.prefixes(compact(labels.first(name))) for tag in tags]
            assert name in {tag.field for tag in tags}, labels.first(name)
