"""Writes the generated part of the corpus: every content of cases.yaml in its layouts, with labels.

``python tests/corpus/generate.py FOLDER`` writes it to look at; the test writes it into a folder of its own, so that no
Word file and no PDF is kept in the source.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from corpus.layouts import LAYOUTS

CASES = Path(__file__).with_name("cases.yaml")


def write(folder: Path) -> list[Path]:
    """Write all records and their labels into ``folder``; gives the records."""
    written = []
    for case in yaml.safe_load(CASES.read_text(encoding="utf-8")):
        pairs = tuple(case["form"].items())
        for layout in case["layouts"]:
            ending, writer = LAYOUTS[layout]
            record = folder / f"{case['name']}-{layout.replace('_', '-')}.{ending}"
            record.write_bytes(writer(case["heading"], pairs))
            labels = {"note": f"{case['note']} Layout: {layout}.", "facts": case["facts"]}
            labels["unknown"] = case.get("unknown", [])
            text = yaml.safe_dump(labels, allow_unicode=True, sort_keys=False)
            record.with_name(f"{record.stem}.labels.yaml").write_text(text, encoding="utf-8")
            written.append(record)
    return written


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    sys.stdout.write(f"{len(write(target))} records\n")
