"""Publishes one record if it is clear: publish.py DRAFT PUBLIC. Exit code 0 only when it was published."""

import sys
from hashlib import sha256
from pathlib import Path

from checker import check
from checker.api import default_engine


def main(draft: Path, public: Path) -> int:
    data = draft.read_bytes()
    # two engines that must agree, as at the gate; durable-rules is not installed everywhere
    engine = "both" if default_engine() == "durable" else "reference"
    try:
        report = check(data, source=draft.name, engine=engine)
    except Exception as error:
        # whatever went wrong, there is no verdict, and without one nothing is published
        print(f"not judged: {error}", file=sys.stderr)
        return 4
    print(report.verdict, report.record.sha256)
    if report.verdict != "clear" or report.record.sha256 != sha256(data).hexdigest():
        return 1
    # the bytes that were judged, not the file, which may have been saved again meanwhile
    (public / draft.name).write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
