"""Where sentences end, and where a full stop does not end one."""

import pytest

from checker.facts.sentences import sentences

from .records import vocabulary


def split(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text, vocabulary().pattern("text.abbreviations"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One thing. Another thing.", ["One thing.", "Another thing."]),
        ("A line\nanother line", ["A line", "another line"]),
        ("Award to Bramblegate Ltd. The term is a year.", ["Award to Bramblegate Ltd.", "The term is a year."]),
        ("At approx. £1.2m. Approved.", ["At approx. £1.2m.", "Approved."]),
        ("Signed by J. Harrow. Dated today.", ["Signed by J. Harrow.", "Dated today."]),
        ("See para. 5. 2 bids came.", ["See para. 5.", "2 bids came."]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_ranges_point_into_the_text() -> None:
    text = "  First one.  Second one.\n\nThird. "
    found = sentences(text, vocabulary().pattern("text.abbreviations"))
    assert [text[s.start : s.end] for s in found] == [s.text for s in found]
    assert len(found) == 3
