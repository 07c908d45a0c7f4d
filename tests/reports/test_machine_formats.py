"""Each machine format is what its readers expect, for every outcome, every waiver and records that were not judged."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from lxml import etree, html

from checker.cli.options import MACHINE_FORMATS
from checker.errors import ConfigurationError
from checker.reports.batch import Batch
from checker.reports.format_names import FORMATS
from checker.reports.formats import render
from checker.reports.report import Report, WaiverState
from checker.reports.sarif import uri_of
from checker.reports.summary import accepted_findings, standing_counts
from checker.reports.words import Standing, standing
from reports.batches import BATCHES, RULES
from reports.sample import DOCUMENT, TEXT

SARIF = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
JUNIT_SCHEMA = etree.XMLSchema(file=str(Path(__file__).parent / "schemas" / "junit.xsd"))
ALL = pytest.mark.parametrize("batch", BATCHES.values(), ids=BATCHES)
ASKING = [which for which in Standing if which.asks]

Tally = dict[str, int]


def expected(batch: Batch, *, asking: bool = False) -> Tally:
    """How many findings stand where in the whole batch, and how many records were not judged."""
    counted = {which.value: 0 for which in (ASKING if asking else Standing)}
    for report in batch.reports:
        for which, count in standing_counts(report).items():
            if which.value in counted:
                counted[which.value] += count
    accepted = sum(len(accepted_findings(report)) for report in batch.reports)
    return counted | {"accepted": accepted, "not judged": len(batch.not_judged)}


def sarif(batch: Batch) -> dict[str, Any]:
    (run,) = json.loads(render("sarif", batch))["runs"]
    assert isinstance(run, dict)
    return run


def junit(batch: Batch) -> etree._Element:
    return etree.fromstring(render("junit", batch).encode("utf-8"))


def rows(batch: Batch) -> list[dict[str, str]]:
    text = render("csv", batch)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def tally(words: list[str], accepted: int, not_judged: int, asking: bool = False) -> Tally:
    counted = {which.value: words.count(which.value) for which in (ASKING if asking else Standing)}
    assert sum(counted.values()) == len(words)
    return counted | {"accepted": accepted, "not judged": not_judged}


def _from_json(batch: Batch) -> Tally:
    data = json.loads(render("json", batch))
    objects = data if isinstance(data, list) else [data]
    reports = [Report.model_validate(one) for one in objects if one["schema"].endswith("report/1")]
    found = [finding for report in reports for finding in report.findings]
    accepted = sum(finding.waived and standing(finding).asks for finding in found)
    return tally([standing(finding).value for finding in found], accepted, len(objects) - len(reports))


def _from_sarif(batch: Batch) -> Tally:
    run = sarif(batch)
    kinds = {"must fix": ("fail", "error"), "should fix": ("fail", "warning"), "your call": ("review", "none")}
    accepted = 0
    for result in run["results"]:
        word = result["properties"]["standing"]
        assert word not in kinds or (result["kind"], result["level"]) == kinds[word]
        status = [one["status"] for one in result.get("suppressions", ())]
        accepted += word in kinds and status == ["accepted"]
    notifications = run["invocations"][0]["toolExecutionNotifications"]
    lost = sum(one["level"] == "error" for one in notifications)
    return tally([result["properties"]["standing"] for result in run["results"]], accepted, lost)


def _from_junit(batch: Batch) -> Tally:
    root = junit(batch)
    words, accepted = [], 0
    for suite in root:
        cases = suite.findall("testcase")
        totals = {name: sum(case.find(tag) is not None for case in cases) for name, tag in
                  (("failures", "failure"), ("errors", "error"), ("skipped", "skipped"))}  # fmt: skip
        assert {name: int(suite.get(name) or "") for name in totals} == totals
        assert int(suite.get("tests") or "") == len(cases)
        for case in cases:
            (outcome,) = list(case)
            if outcome.tag == "error":
                continue
            if outcome.tag == "system-out":
                heading = (outcome.text or "").split("\n")[1]
                words.append("met" if heading.startswith("Met") else "does not apply")
                assert heading.startswith(("Met", "Does not apply"))
                continue
            word, _, rest = (outcome.get("type") or "").partition(", ")
            assert (outcome.tag == "failure") == (word == "must fix" and not rest)
            words.append(word)
            accepted += rest == "accepted"
    return tally(words, accepted, len(root.findall(".//error")))


def _from_csv(batch: Batch) -> Tally:
    found = [row for row in rows(batch) if row["standing"] not in ("not judged", "waiver problem")]
    lost = sum(row["standing"] == "not judged" for row in rows(batch))
    asking = [which.value for which in ASKING]
    accepted = sum(row["waiver state"] == "accepted" and row["standing"] in asking for row in found)
    return tally([row["standing"] for row in found], accepted, lost)


def _from_html(batch: Batch) -> Tally:
    page = html.fromstring(render("html", batch))
    words = [row.get("data-standing") for row in page.xpath("//tr[@data-rule]")]
    shown = {which.value: 0 for which in Standing}
    for item in page.xpath("//li[@data-count]"):
        shown[item.get("data-standing")] += int(item.get("data-count"))
    assert {which.value: words.count(which.value) for which in Standing} == shown
    accepted = len(page.xpath("//article/p[@class='waiver']/strong[.='Accepted']"))
    return tally(words, accepted, len(page.xpath("//section/*[self::h1 or self::h2][.='Not judged']")))


def _headings(found: list[str], lost: int) -> Tally:
    """From texts that begin "Must fix (accepted): …"."""
    heads = [re.match(r"(Must fix|Should fix|Your call)( \(accepted\))?", text) for text in found]
    words = [head.group(1).lower() for head in heads if head]
    assert len(words) == len(found)
    return tally(words, sum(bool(head and head.group(2)) for head in heads), lost, asking=True)


def _from_github(batch: Batch) -> Tally:
    titles = [
        (level, unquote(title))
        for level, title in re.findall(r"^::(\w+) .*?title=([^,:]*)::", render("github", batch), re.M)
    ]
    for level, title in titles:
        assert level == "error" if title == "Not judged" or title.startswith("Must fix:") else level != "error"
    said = [title for _, title in titles]
    return _headings([title for title in said if title not in ("Not judged", "Waiver")], said.count("Not judged"))


def _from_gitlab(batch: Batch) -> Tally:
    issues = json.loads(render("gitlab", batch))
    assert len({issue["fingerprint"] for issue in issues}) == len({json.dumps(issue) for issue in issues})
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
    found = [one["description"] for one in issues if one["check_name"] not in ("not-judged", "waiver")]
    return _headings(found, sum(one["check_name"] == "not-judged" for one in issues))


def _from_azure(batch: Batch) -> Tally:
    lines = render("azure", batch).splitlines()
    said = [
        line.partition("]")[2] for line in lines if line.startswith("##vso[task.logissue") and "code=waiver" not in line
    ]
    sources = {report.record.source: 0 for report in batch.reports}
    noted = [line for line in lines if line.startswith("Note on ")]
    assert all(sources or not noted for _ in noted)
    heads = [re.search(r"(Must fix|Should fix|Your call)( \(accepted\))?: ", line) for line in noted]
    lost = sum(text.startswith("Not judged") for text in said)
    return _headings(
        [text for text in said if not text.startswith("Not judged")] + [head.group() for head in heads if head], lost
    )


def _from_markdown(batch: Batch) -> Tally:
    text = render("markdown", batch)
    cells = [re.split(r"(?<!\\)\|", line)[1].strip() for line in text.splitlines() if line.startswith("| ")]
    found = [re.fullmatch(r"[✗▲?] (Must fix|Should fix|Your call)( \(accepted\))?", cell) for cell in cells]
    heads = [one.group(1) + (one.group(2) or "") for one in found if one]
    strips = re.findall(r"^\| Must fix \| .*\n.*\n\| (.*) \|$", text, re.M)
    counted = _headings(heads, len(re.findall(r"^##? ! Not judged", text, re.M)))
    for at, which in enumerate(ASKING):
        assert sum(int(strip.split(" | ")[at]) for strip in strips) == counted[which.value]
    return counted


READERS = {
    "json": _from_json, "sarif": _from_sarif, "junit": _from_junit, "csv": _from_csv, "html": _from_html,
    "github": _from_github, "gitlab": _from_gitlab, "azure": _from_azure, "markdown": _from_markdown,
}  # fmt: skip
ONLY_ASKING = {"github", "gitlab", "azure", "markdown"}


@ALL
@pytest.mark.parametrize("name", FORMATS)
def test_counts_agree_in_every_format(name: str, batch: Batch) -> None:
    assert READERS[name](batch) == expected(batch, asking=name in ONLY_ASKING)


def test_the_command_offers_every_format() -> None:
    assert MACHINE_FORMATS == FORMATS
    with pytest.raises(ConfigurationError, match="did you mean sarif"):
        render("sarf", BATCHES["one"])


@ALL
def test_sarif_obeys_its_schema(batch: Batch) -> None:
    checker = jsonschema.Draft4Validator(SARIF, format_checker=jsonschema.FormatChecker())
    problems = [
        f"{list(error.path)}: {error.message[:200]}"
        for error in checker.iter_errors(json.loads(render("sarif", batch)))
    ]
    assert problems == []


@ALL
def test_sarif_declares_every_rule_and_refers_to_it(batch: Batch) -> None:
    run = sarif(batch)
    declared = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert declared == [rule.id for rule in RULES]
    for result in run["results"]:
        assert declared[result["ruleIndex"]] == result["ruleId"]
        for where in result["locations"]:
            location = where["physicalLocation"]["artifactLocation"]
            assert run["artifacts"][location["index"]]["location"]["uri"] == location["uri"]
    assert run["invocations"][0]["exitCode"] == batch.exit_code
    assert run["invocations"][0]["executionSuccessful"] is not bool(batch.not_judged)


def test_sarif_regions_are_the_words_of_the_record() -> None:
    lines = TEXT.split("\n")
    regions = [
        where["physicalLocation"]["region"]
        for result in sarif(BATCHES["one"])["results"]
        for where in result["locations"] + result.get("relatedLocations", [])
        if "region" in where["physicalLocation"]
    ]
    assert len(regions) == 8
    for region in regions:
        words = region["snippet"]["text"]
        assert TEXT[region["charOffset"] : region["charOffset"] + region["charLength"]] == words
        assert region["startLine"] == region["endLine"]
        assert lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == words


@pytest.mark.parametrize("state", WaiverState)
def test_every_state_of_a_waiver_is_told_in_sarif(state: WaiverState) -> None:
    run = sarif(BATCHES["several"])
    told = [
        one
        for result in run["results"]
        for one in result.get("suppressions", ())
        if one["properties"]["state"] == state
    ]
    status = {"in_force": "accepted", "not_yet": "underReview"}.get(state, "rejected")
    assert told
    assert {one["status"] for one in told} == {status}
    assert {one["kind"] for one in told} == {"external"}
    assert {one["justification"] for one in told} == {"The start was ratified by the cabinet member"}


@pytest.mark.parametrize(
    ("source", "uri"),
    [
        ("drafts/my award.docx", "drafts/my%20award.docx"),
        ("drafts\\award.txt", "drafts/award.txt"),
        ("a:b,c.txt", "a%3Ab%2Cc.txt"),
        ("/srv/é.txt", "file:///srv/%C3%A9.txt"),
        ("C:\\drafts\\a b.txt", "file:///C:/drafts/a%20b.txt"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_names_of_files_are_addresses_in_sarif(source: str, uri: str) -> None:
    assert uri_of(source) == uri


# elements of JUnit XML with the attributes and children that build servers know (the schema of Jenkins' xUnit plugin)
JUNIT: dict[str, tuple[set[str], set[str]]] = {
    "testsuites": ({"name"}, {"testsuite"}),
    "testsuite": ({"name", "tests", "failures", "errors", "skipped"}, {"properties", "testcase", "system-err"}),
    "properties": (set(), {"property"}),
    "property": ({"name", "value"}, set()),
    "testcase": ({"name", "classname"}, {"failure", "error", "skipped", "system-out"}),
    "failure": ({"type", "message"}, set()),
    "error": ({"type", "message"}, set()),
    "skipped": ({"type", "message"}, set()),
    "system-out": (set(), set()),
    "system-err": (set(), set()),
}


@ALL
def test_junit_holds_only_what_build_servers_know(batch: Batch) -> None:
    for element in junit(batch).iter():
        attributes, children = JUNIT[str(element.tag)]
        assert set(element.attrib) == attributes
        assert {str(child.tag) for child in element} <= children


@ALL
def test_junit_obeys_its_schema(batch: Batch) -> None:
    JUNIT_SCHEMA.assertValid(junit(batch))


@pytest.mark.parametrize(
    ("xpath", "spoilt"),
    [
        ("//testcase", lambda one: one.attrib.pop("name")),
        ("//testsuite", lambda one: one.set("tests", "many")),
        ("//failure", lambda one: one.addnext(etree.Element("error", type="x"))),
        ("//testsuite", lambda one: one.append(one[0])),
        ("//testcase", lambda one: one.append(etree.Element("verdict"))),
    ],
    ids=["no name", "no number", "two results", "out of order", "unknown element"],
)
def test_the_schema_of_junit_refuses_what_build_servers_cannot_read(
    xpath: str, spoilt: Callable[[etree._Element], object]
) -> None:
    tree = junit(BATCHES["one"])
    found = tree.xpath(xpath)
    assert isinstance(found, list)
    spoilt(found[0])
    assert not JUNIT_SCHEMA.validate(tree)


def test_the_page_shows_the_record_with_its_words_marked() -> None:
    page = html.fromstring(render("html", BATCHES["one"]))
    lines = page.xpath("//ul[@class='lines']/li")
    assert [line.get("id") for line in lines] == [f"l{n}" for n, text in enumerate(TEXT.split("\n"), 1) if text.strip()]
    marked = ["".join(mark.itertext()) for mark in page.xpath("//mark")]
    quotes = {part.quote for finding in BATCHES["one"].reports[0].findings for part in finding.evidence}
    assert set(marked) <= quotes
    assert "14 March 2022" in marked
    targets = {one.get("id") for one in page.xpath("//*[@id]")}
    ids = [one.get("id") for one in page.xpath("//*[@id]")]
    assert len(ids) == len(targets)
    links = [one.get("href") for one in page.xpath("//a[starts-with(@href, '#')]")]
    assert links
    assert {link[1:] for link in links} <= targets
    assert not page.xpath("//script | //link | //img | //iframe | //@style")
    assert DOCUMENT.source in page.xpath("string(//title)")


def test_a_page_of_several_has_no_id_twice() -> None:
    page = html.fromstring(render("html", BATCHES["several"]))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//a/@href[starts-with(., '#')]")} <= set(ids)
    assert {name for names in page.xpath("//@aria-labelledby") for name in names.split()} <= set(ids)
