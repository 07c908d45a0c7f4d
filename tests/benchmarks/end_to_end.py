"""End to end: records a second, memory, the share of each stage, and growth with length and number of rules.

Run: python tests/benchmarks/end_to_end.py [--records N] [--engine durable|reference|both]
"""

from __future__ import annotations

import argparse
import gc
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import yaml
from generated import record

from checker import __version__
from checker.api import Checker, default_engine
from checker.documents.reader import read_document
from checker.errors import NotJudgedError
from checker.facts.reader import read_facts
from checker.law.library import load_law
from checker.records.reader import read_record
from checker.reports.assemble import assemble
from checker.reports.json_report import render_json
from checker.shipped import rules_folder

STAGES = ("text", "record", "facts", "engine", "report", "json")


class Run:
    """Checks records and keeps the processor time of every stage."""

    def __init__(self, checker: Checker) -> None:
        self.checker, self.seconds, self.verdicts = checker, Counter[str](), Counter[str]()

    def check(self, text: str) -> None:
        """One record, stage by stage."""
        law, clock = self.checker.law, time.process_time
        times = [clock()]
        try:
            document = read_document(text.encode(), "generated.txt")
            times.append(clock())
            read = read_record(document, law.labels)
            times.append(clock())
            facts = read_facts(read, law.vocabulary)
            times.append(clock())
            judgement = self.checker.judge(facts)
            times.append(clock())
            report = assemble(document, judgement, law, version=__version__)
            times.append(clock())
            render_json(report)
            times.append(clock())
            self.verdicts[report.verdict] += 1
        except NotJudgedError:
            self.verdicts["not judged"] += 1
        for stage, before, after in zip(STAGES, times, times[1:], strict=False):
            self.seconds[stage] += after - before

    @property
    def total(self) -> float:
        """Processor seconds of all stages."""
        return sum(self.seconds.values())


def memory() -> float:
    """Most memory that the process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def many(checker: Checker, count: int) -> None:
    """Throughput, stages and memory over varied records."""
    run = Run(checker)
    for number in range(min(200, count)):
        run.check(record(number))
    early = memory()
    run = Run(checker)
    for number in range(count):
        run.check(record(number))
    gc.collect()
    print(f"{count} records, engine {checker.engine}: {count / run.total:.0f} a CPU second; {dict(run.verdicts)}")
    print("share of time: " + ", ".join(f"{stage} {run.seconds[stage] / run.total:.0%}" for stage in STAGES))
    print(f"memory: {early:.0f} MB after the first 200, {memory():.0f} MB at the end")


def by_length(checker: Checker, count: int) -> None:
    """Time against the length of the record."""
    print("growth with length:")
    for length in (1, 2, 4, 8, 16, 32):
        run = Run(checker)
        texts = [record(number, length) for number in range(count)]
        for text in texts:
            run.check(text)
        size = sum(map(len, texts)) / count
        print(f"  {size:8.0f} characters: {run.total / count * 1000:7.2f} ms a record")


def by_rules(engine: str, count: int) -> None:
    """Time against the number of rules: the shipped ones, and copies of them under other names."""
    print("growth with rules:")
    for copies in (0, 1, 3, 7):
        with tempfile.TemporaryDirectory() as folder:
            for copy in range(copies):
                _copy_packs(Path(folder), copy)
            law = load_law([rules_folder(), Path(folder)] if copies else [rules_folder()])
            run = Run(Checker(law, engine=engine))
            run.check(record(0))
            run.seconds.clear()
            for number in range(count):
                run.check(record(number))
            each = run.seconds["engine"] / count * 1000
            print(f"  {len(law.rules):4} rules: engine {each:7.2f} ms, all {run.total / count * 1000:7.2f} ms a record")


def _copy_packs(folder: Path, copy: int) -> None:
    for pack in sorted(path.parent for path in rules_folder().glob("*/pack.yaml")):
        target = folder / f"{pack.name}-{copy}"
        target.mkdir()
        for path in pack.glob("*.yaml"):
            text = path.read_text(encoding="utf-8")
            key = "pack" if path.stem == "pack" else "rule"
            name = yaml.safe_load(text)[key]
            text = text.replace(f"{key}: {name}\n", f"{key}: {name}-{copy}\n", 1)
            (target / ("pack.yaml" if key == "pack" else f"{name}-{copy}.yaml")).write_text(text, encoding="utf-8")


def main() -> None:
    """All three tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--engine", default=default_engine())
    arguments = parser.parse_args()
    print(f"Python {sys.version.split()[0]}")
    checker = Checker(load_law([rules_folder()]), engine=arguments.engine)
    many(checker, arguments.records)
    by_length(checker, 50)
    by_rules(arguments.engine, 100)


if __name__ == "__main__":
    main()
