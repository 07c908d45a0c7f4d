"""Whether pytest-bdd and the direct runner agree on every scenario of a folder.

    python tests/benchmarks/scenario_parity.py [FOLDER]

Name, line, outcome, each step's outcome and the message of a failed step are compared, and the errors of files. Each
scenario is also run with another expectation in its last step's place, so that failures are compared too.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from checker.law.library import load_law
from checker.scenarios.compiler import feature_files
from checker.scenarios.suite import Account, run_directly, run_with_pytest
from checker.shipped import records_folder, rules_folder

SWAPS = {"is compliant": "is breached", "is breached": "does not apply", "does not apply": "needs review"}


def facts_of(account: Account) -> dict[tuple[str, int], tuple[object, ...]]:
    """What is compared, by file and line."""
    return {
        (str(each.scenario.place.path.name), each.scenario.place.line): (
            each.scenario.name,
            each.status,
            tuple(step.status for step in each.steps),
            each.message,
        )
        for each in account.results
    }


def compared(folder: Path) -> int:
    """The number of differences between the two runners."""
    law = load_law([rules_folder()])
    by_pytest = facts_of(run_with_pytest(folder, law))
    direct = facts_of(run_directly(feature_files(folder), law, records_folder()))
    different = [place for place in by_pytest.keys() | direct.keys() if by_pytest.get(place) != direct.get(place)]
    failed = sum(each[1] == "failed" for each in direct.values())
    print(f"{folder}: {len(direct):,} scenarios, {failed:,} of which fail; {len(different)} differences")
    for place in different[:10]:
        print(f"  {place}: {by_pytest.get(place)} / {direct.get(place)}")
    return len(different)


def main() -> int:
    """Compare over a folder as it is, and with every expectation changed."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "features"
    different = compared(folder)
    with tempfile.TemporaryDirectory() as place:
        for path in feature_files(folder):
            text = re.sub("|".join(SWAPS), lambda match: SWAPS[match[0]], path.read_text(encoding="utf-8"))
            target = Path(place) / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        different += compared(Path(place))
    return int(different > 0)


if __name__ == "__main__":
    sys.exit(main())
