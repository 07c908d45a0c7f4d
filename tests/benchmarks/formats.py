"""Milliseconds a page for every format, against the bare library underneath, and the share of what comes after reading.

Run from the root of the source: ``python -m tests.benchmarks.formats --pages 20``.
"""

from __future__ import annotations

import argparse
import io
import sys
import time
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import pypdfium2
from documents.forms import FORMATS
from lxml import etree, html

from checker.api import Checker
from checker.documents.reader import read_document
from checker.errors import NotJudgedError
from checker.facts.reader import read_facts
from checker.law.library import load_law
from checker.records.reader import read_record
from checker.shipped import rules_folder
from tests.benchmarks.generated import EXTRAS

PAGE = 3000


def _word(data: bytes) -> object:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ["".join(element.itertext()) for element in etree.fromstring(archive.read("word/document.xml")).iter()][
            :1
        ]


def _paper(data: bytes) -> object:
    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range() for page in document]


BARE: dict[str, Callable[[bytes], object]] = {
    "txt": lambda data: data.decode(),
    "word_table": _word,
    "moderngov": lambda data: html.document_fromstring(data).text_content(),
    "pdf_grid": _paper,
}


def best(work: Callable[[], object], rounds: int) -> float:
    """Least processor milliseconds of some rounds."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) * 1000


def main() -> None:
    """One row for every format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    pages, rounds = arguments.pages, arguments.rounds
    law = load_law([rules_folder()])
    checker = Checker(law)
    story = " ".join(sentence.format(f=84_000) for sentence in EXTRAS)
    paragraphs = "\n".join([story] * (pages * PAGE // len(story)))
    pairs = [
        ("Decision title", "Award of a contract for lift repairs"),
        ("Decision maker", "Director of Place"),
        ("Date of decision", "4 May 2022"),
        ("Decision made", "Award a contract to Fernhollow Ltd for two years at £84,000 excluding VAT."),
        ("Reasons for decision", paragraphs),
    ]
    print(f"Python {sys.version.split()[0]}; {pages} pages of {PAGE} characters; CPU ms a page, best of {rounds}")
    print(f"{'':12}{'bare':>8}{'reader':>8}{'ratio':>7}{'record':>8}{'facts':>8}{'rules':>8}")
    for name, bare in BARE.items():
        data = FORMATS[name]("Record of officer decision", pairs)
        document = read_document(data, name)
        under, reader = best(partial(bare, data), rounds), best(partial(read_document, data, name), rounds)
        try:
            record = read_record(document, law.labels)
        except NotJudgedError as error:
            print(f"{name:12} {error}")
            continue
        facts = read_facts(record, law.vocabulary)
        checker.judge(facts)
        rest = (
            best(partial(read_record, document, law.labels), rounds),
            best(partial(read_facts, record, law.vocabulary), rounds),
            best(partial(checker.judge, facts), rounds),
        )
        figures = "".join(f"{figure / pages:8.2f}" for figure in rest)
        print(f"{name:12}{under / pages:8.3f}{reader / pages:8.2f}{reader / under:7.1f}{figures}", flush=True)


if __name__ == "__main__":
    main()
