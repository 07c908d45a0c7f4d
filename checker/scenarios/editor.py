"""Settings that let VS Code complete and check steps: what they are, and how they join a user's own."""

from __future__ import annotations

import json
from typing import Any, Final

from checker.errors import ConfigurationError

GLUE: Final = ".vscode/checker/steps.ts"
CATALOGUE: Final = ".vscode/checker/catalogue.feature"
PROBLEM_LINE: Final = r"^(.+?):(\d+):(\d+): (error|warning|info): (\w+): (.*)$"
"""A line of ``checker scenarios check --problem-lines``: file, line, column, severity, code, message."""

_MATCHER: Final = {
    "owner": "checker-scenarios",
    "source": "checker",
    "fileLocation": ["autoDetect", "${workspaceFolder}"],
    "pattern": {
        "regexp": PROBLEM_LINE,
        "file": 1,
        "line": 2,
        "column": 3,
        "severity": 4,
        "code": 5,
        "message": 6,
    },
}


def _task(label: str, *arguments: str, matcher: Any = (), **more: Any) -> dict[str, Any]:
    task = {"label": label, "type": "process", "command": "checker", "args": ["scenarios", *arguments]}
    return task | {"problemMatcher": matcher or []} | more


SETTINGS: Final[dict[str, dict[str, Any]]] = {
    ".vscode/settings.json": {
        "cucumber.features": ["**/*.feature", CATALOGUE],
        "cucumber.glue": [GLUE],
        "files.associations": {"*.feature": "cucumber"},
        "[cucumber]": {
            "editor.tabSize": 2,
            "editor.insertSpaces": True,
            "files.encoding": "utf8",
            "files.eol": "\n",
            "files.trimTrailingWhitespace": False,
        },
    },
    ".vscode/extensions.json": {"recommendations": ["CucumberOpen.cucumber-official"]},
    ".vscode/tasks.json": {
        "version": "2.0.0",
        "tasks": [
            _task(
                "Check scenarios",
                "check",
                "${workspaceFolder}",
                "--problem-lines",
                matcher=_MATCHER,
                group={"kind": "test", "isDefault": True},
                presentation={"reveal": "silent", "clear": True},
            ),
            _task("Lay out scenarios", "format", "${workspaceFolder}"),
        ],
    },
}
"""The settings by file, from the folder that VS Code opens on."""


def merged_settings(file: str, text: str | None) -> str:
    """A settings file's new text: ours added to what is there, nothing of the user's changed or lost.

    ``text`` is None where there is no such file. A value that the user has set stays; lists get what they lack.
    Raises ConfigurationError where the text is not plain JSON, since comments in it would be lost.
    """
    wanted = SETTINGS[file]
    if text is None or not text.strip():
        return _dumped(wanted)
    try:
        there = json.loads(text)
    except ValueError as error:
        raise ConfigurationError(
            f"{file} has comments in it or is not JSON, so nothing was written; "
            f"take the comments out, or add this by hand: {json.dumps(wanted, ensure_ascii=False)}"
        ) from error
    joined = _joined(there, wanted)
    if type(joined) is not dict:
        raise ConfigurationError(f"{file} does not hold settings between braces, so nothing was written.")
    return text if joined == there else _dumped(joined)


def _joined(there: Any, wanted: Any) -> Any:
    if isinstance(there, dict) and isinstance(wanted, dict):
        return there | {key: _joined(there[key], value) if key in there else value for key, value in wanted.items()}
    if isinstance(there, list) and isinstance(wanted, list):
        labels = {each.get("label") for each in there if isinstance(each, dict)}
        return there + [each for each in wanted if each not in there and _label(each) not in labels]
    return there


def _label(item: Any) -> object:
    """A task is known by its label; anything else by itself."""
    return item["label"] if isinstance(item, dict) and "label" in item else object()


def _dumped(settings: Any) -> str:
    return json.dumps(settings, indent=2, ensure_ascii=False) + "\n"
