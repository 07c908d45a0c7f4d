"""Names of the formats that files and other programs are given, without loading any of them."""

from __future__ import annotations

from typing import Final

STREAMING: Final = {
    "json": "checker.reports.json_report",
    "junit": "checker.reports.junit",
    "github": "checker.reports.github",
    "gitlab": "checker.reports.gitlab",
    "azure": "checker.reports.azure",
    "csv": "checker.reports.register",
}
"""Formats that need no more than one record in memory, with the modules that write them."""
WHOLE: Final = {
    "sarif": "checker.reports.sarif",
    "markdown": "checker.reports.markdown",
    "html": "checker.reports.html",
}
"""Formats that say first what is only known at the end, so every report is held until then."""
FORMATS: Final = (*STREAMING, *WHOLE)
WITH_DOCUMENTS: Final = frozenset({"html"})
"""Formats that show the text of the record itself."""
