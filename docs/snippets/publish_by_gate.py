"""Publishes one record if the gate lets it through: publish_by_gate.py DRAFT PUBLIC. Ends with the gate's exit code."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory


def main(draft: Path, public: Path) -> int:
    data = draft.read_bytes()
    with TemporaryDirectory() as folder:
        # what is judged is a copy that nobody edits meanwhile, and these bytes are what is published
        copy = Path(folder) / draft.name
        copy.write_bytes(data)
        try:
            code = subprocess.run(["checker", "gate", copy, "--format", "concise"], timeout=300).returncode
        except (OSError, subprocess.TimeoutExpired) as error:
            # a gate that is missing or does not answer has not said yes
            print(f"not judged: {error}", file=sys.stderr)
            return 4
    if code == 0:
        (public / draft.name).write_bytes(data)
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
