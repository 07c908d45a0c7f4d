"""Checks and the gate over HTTP, asked of a real service."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from cli.command import environment
from documents.forms import FORMATS
from reports.sample import TEXT

from checker import check
from checker.audit.log import open_log
from checker.gate.receipt import Receipt
from checker.reports.report import Report
from checker.shipped import records_folder
from web.conftest import Keyed

CLEAR = (records_folder() / "light-touch-award-above-threshold.txt").read_bytes()
HOLD = (records_folder() / "supported-living-direct-award-hold.txt").read_bytes()
NAMED = {"Content-Disposition": 'attachment; filename="drafts/award.txt"'}


def problem(response: httpx.Response, status: int, name: str) -> str:
    """The detail of a problem, which must be of this kind."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    stated = response.json()
    assert stated["type"] == f"/problems/{name}"
    assert stated["status"] == status
    assert stated["request"] == response.headers["x-request-id"]
    return str(stated["detail"])


def test_a_check_gives_the_report_that_the_library_gives(keyed: Keyed) -> None:
    with keyed.client() as client:
        response = client.post("/v1/checks", content=HOLD, headers=NAMED)
        assert response.status_code == 201
        answer = response.json()
        assert (answer["verdict"], answer["exit_code"]) == ("hold", 1)
        assert answer["record"]["source"] == "award.txt"
        assert Report.model_validate(answer["results"][0]) == check(HOLD, source="award.txt")
        again = client.get(response.headers["location"])
        assert again.status_code == 200
        assert again.json() == answer


def test_only_a_clear_record_is_allowed_by_the_gate(keyed: Keyed) -> None:
    with keyed.client() as client:
        allowed = client.post("/v1/gate", content=CLEAR, headers=NAMED).json()
        assert (allowed["decision"], allowed["verdict"], allowed["exit_code"]) == ("allow", "clear", 0)
        assert allowed["results"][0]["checked"]["engine"] == "both"
        blocked = client.post("/v1/gate", content=HOLD, headers=NAMED).json()
        assert (blocked["decision"], blocked["verdict"], blocked["exit_code"]) == ("block", "hold", 1)
        unread = client.post("/v1/gate", content=b"Minutes of the garden club.", headers=NAMED).json()
        assert (unread["decision"], unread["verdict"], unread["exit_code"]) == ("cannot_judge", None, 4)
        assert unread["results"][0]["verdict"] is None
        assert unread["receipts"] == []


def test_an_answer_of_the_gate_is_in_the_audit_log_before_it_is_given(keyed: Keyed) -> None:
    with keyed.client() as client:
        answer = client.post("/v1/gate", content=CLEAR, headers=NAMED).json()
        (entry,) = answer["audit"]
        with open_log(str(keyed.served.folder / "audit.db"), create=False) as log:
            (written,) = list(log.entries(entry["seq"] - 1))
        assert (written.hash, written.actor, written.event) == (entry["hash"], "publication-system", "gate")
        assert written.data["sha256"] == answer["record"]["sha256"]
        receipt = Receipt.model_validate(answer["receipts"][0])
        assert receipt.is_whole
        assert written.data["receipt"] == receipt.digest
        head = client.get("/v1/audit/head").json()
        assert head == entry


@pytest.mark.parametrize("kind", [kind for kind in FORMATS if kind != "txt"])
def test_every_format_is_known_by_its_bytes(keyed: Keyed, kind: str) -> None:
    title, pairs = (
        "Officer decision record",
        [("Decision maker", "Director of Housing"), ("Decision", "To let a hall.")],
    )
    data = FORMATS[kind](title, pairs)
    with keyed.client() as client:
        answer = client.post("/v1/checks", content=data, headers={"Content-Type": "text/plain"}).json()
        assert answer["results"][0]["record"]["format"] != "txt", answer


@pytest.mark.parametrize(
    ("accept", "media", "begins"),
    [
        ("application/sarif+json", "application/sarif+json", "{"),
        ("text/html, application/json;q=0.5", "text/html", "<!doctype html>"),
        ("application/xml", "application/xml", "<?xml"),
        ("text/csv", "text/csv", "record,"),
        ("text/markdown", "text/markdown", "#"),
        ("text/*;q=0.1, application/json", "application/json", "{"),
        ("*/*", "application/json", "{"),
    ],
)
def test_a_report_comes_in_the_form_that_is_asked_for(keyed: Keyed, accept: str, media: str, begins: str) -> None:
    with keyed.client() as client:
        response = client.post("/v1/checks", content=HOLD, headers={**NAMED, "Accept": accept})
        assert response.headers["content-type"].partition(";")[0] == media
        assert response.text.lstrip("\ufeff").lower().startswith(begins), response.text[:80]
        assert response.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in response.headers["content-security-policy"]


def test_a_form_that_there_is_not_is_refused(keyed: Keyed) -> None:
    with keyed.client() as client:
        problem(client.post("/v1/checks", content=HOLD, headers={"Accept": "image/png"}), 406, "not-acceptable")
        problem(client.post("/v1/gate", content=HOLD, headers={"Accept": "text/html"}), 406, "not-acceptable")


def test_a_form_may_hold_the_record_and_what_a_person_answers(keyed: Keyed) -> None:
    answers = (
        "- fact: decision.urgency\n  value: no\n  who: Ada Quill\n  when: 2022-03-15\n  why: Asked the director.\n"
    )
    with keyed.client() as client:
        files = {"record": ("award.txt", TEXT.encode(), "text/plain")}
        given = client.post("/v1/gate", files=files, data={"answers": answers.replace("decision.urgency", FACT)})
        assert given.status_code == 200, given.text
        fact = given.json()["results"][0]["facts"][FACT]
        assert fact["how"] == "answered"
        assert "Ada Quill" in fact["note"]
        assert given.json()["receipts"][0]["options"]["answers"].startswith("- fact: " + FACT)
        wrong = client.post("/v1/gate", files=files, data={"answers": answers.replace("decision.urgency", "no.fact")})
        assert "no fact is called 'no.fact'" in problem(wrong, 422, "wrong-request")
        nameless = client.post("/v1/gate", files=files, data={"answers": f"- fact: {FACT}\n  value: no\n"})
        assert "does not say who" in problem(nameless, 422, "wrong-request")


FACT = "decision.is_key"


@pytest.mark.parametrize(
    ("content", "status", "name"),
    [
        (b"", 422, "wrong-request"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, 415, "unsupported-content"),
        (b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00" * 80, 415, "unsupported-content"),
        (b"\x7fELF\x02\x01\x01" + b"\x00" * 80, 415, "unsupported-content"),
    ],
)
def test_what_is_no_record_is_refused_whatever_it_is_called(
    keyed: Keyed, content: bytes, status: int, name: str
) -> None:
    with keyed.client() as client:
        headers = {"Content-Type": "application/pdf", "Content-Disposition": "attachment; filename=record.pdf"}
        problem(client.post("/v1/gate", content=content, headers=headers), status, name)


def test_an_archive_of_several_records_is_refused_and_one_of_a_single_record_is_opened(keyed: Keyed) -> None:
    import io
    import zipfile

    def packed(*names: str) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name in names:
                archive.writestr(name, HOLD)
        return buffer.getvalue()

    with keyed.client() as client:
        detail = problem(client.post("/v1/gate", content=packed("a.txt", "b.txt")), 422, "wrong-request")
        assert "2 records" in detail
        only = client.post("/v1/gate", content=packed("a.txt")).json()
        assert (only["decision"], only["results"][0]["record"]["source"]) == ("block", "record > a.txt")


def test_a_record_that_is_too_large_is_refused_before_it_is_whole(keyed: Keyed) -> None:
    host, port = keyed.served.base.removeprefix("http://").split(":")
    head = f"POST /v1/gate HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {keyed.keys['all']}\r\n"
    for told, sent in (
        ("Content-Length: 1000000000000\r\n\r\n", b"a"),
        ("Transfer-Encoding: chunked\r\n\r\n", b"100000\r\n" + b"a" * 0x100000 + b"\r\n"),
    ):
        with socket.create_connection((host, int(port)), timeout=20) as line:
            line.sendall((head + told).encode())
            for _ in range(40):
                line.sendall(sent)
            answer = b""
            while b"/problems/too-large" not in answer and (part := line.recv(65536)):
                answer += part
        assert answer.startswith(b"HTTP/1.1 413 "), answer[:80]
        assert b"/problems/too-large" in answer


def test_a_page_of_several_decisions_gives_a_result_for_each(keyed: Keyed) -> None:
    text = "".join(
        f"Decision {n}\n\nTitle: Award of contract {n}\nDecision maker: Director of Housing\n"
        f"Date of decision: {n} May 2022\nDecision: To award a contract to Firm{n} Ltd.\nReasons: Best price.\n\n"
        for n in (1, 2, 3)
    )
    with keyed.client() as client:
        answer = client.post("/v1/gate", content=text.encode()).json()
        assert len(answer["audit"]) == len(answer["results"])
        assert len(answer["receipts"]) == sum(result["verdict"] is not None for result in answer["results"])


def test_options_change_what_a_record_is_judged_by(keyed: Keyed) -> None:
    with keyed.client() as client:
        plain = client.post("/v1/checks", content=HOLD).json()
        one = client.post("/v1/checks", params={"pack": "pcr-2015", "as_at": "2021-01-01"}, content=HOLD).json()
        assert {finding["pack"] for finding in one["results"][0]["findings"]} == {"pcr-2015"}
        assert one["results"][0]["checked"]["as_at"] == "2021-01-01"
        assert len(plain["results"][0]["findings"]) > len(one["results"][0]["findings"])
        for params, words in (
            ({"council": "atlantis"}, "atlantis"), ({"pack": "pcr-2051"}, "pcr-2015"), ({"as_at": "soon"}, "as_at"),
            ({"engine": "steam"}, "engine"), ({"rules_sha256": "0" * 64}, plain["rules_sha256"]),
        ):  # fmt: skip
            assert words in problem(client.post("/v1/checks", params=params, content=HOLD), 422, "wrong-request")
        orders = [["pcr-2015", "off-payroll"], ["off-payroll", "pcr-2015", "off-payroll"]]
        first, second = (client.post("/v1/checks", params={"pack": packs}, content=HOLD).json() for packs in orders)
        assert first["results"] == second["results"]
        pinned = client.post("/v1/checks", params={"rules_sha256": plain["rules_sha256"][:16]}, content=HOLD)
        assert pinned.status_code == 201


def test_the_receipt_of_the_gate_is_proved_by_the_command(keyed: Keyed, tmp_path: Path) -> None:
    from cli.command import checker

    with keyed.client() as client:
        answer = client.post("/v1/gate", content=HOLD, headers=NAMED).json()
    (tmp_path / "receipt.json").write_text(json.dumps(answer["receipts"][0]), encoding="utf-8")
    (tmp_path / "award.txt").write_bytes(HOLD)
    (tmp_path / "other.txt").write_bytes(CLEAR)
    assert checker("verify", "receipt.json", "award.txt", cwd=tmp_path).returncode == 0
    assert checker("verify", "receipt.json", "other.txt", cwd=tmp_path).returncode == 1


def test_nothing_of_a_record_is_in_the_log_or_in_the_metrics(keyed: Keyed) -> None:
    secret = "Zephyrine Quicksilver"
    text = HOLD.decode() + f"\nSigned: {secret}\n"
    with keyed.client() as client:
        headers = {"Content-Disposition": f'attachment; filename="{secret}.txt"', "Idempotency-Key": secret}
        assert client.post("/v1/gate", content=text.encode(), headers=headers).status_code == 200
        client.get(f"/v1/rules/{secret}")
        client.post("/v1/checks", params={"council": secret}, content=text.encode())
        metrics = client.get("/metrics").text
    log = "\n".join(keyed.served.log)
    assert '"route": "/v1/gate"' in log
    for told in (log, metrics):
        assert "Zephyrine" not in told
        assert not any(key in told for key in keyed.keys.values())
        assert "award.txt" not in told
    assert 'decision_checker_records_total{kind="gate",verdict="hold"}' in metrics
    assert 'decision_checker_refused_total{problem="wrong-request"}' in metrics
    outcome = 'decision_checker_rule_outcomes_total{outcome="breach",rule="light-touch-threshold"}'
    assert outcome in metrics


def test_the_caller_in_the_docs_publishes_on_allow_alone(keyed: Keyed, tmp_path: Path) -> None:
    script = Path(__file__).parents[2] / "docs" / "snippets" / "ask_gate.py"
    (tmp_path / "clear, 2.txt").write_bytes(CLEAR)
    (tmp_path / "hold.txt").write_bytes(HOLD)

    def ask(name: str, key: str, address: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, script, name, address], cwd=tmp_path, env=environment({"CHECKER_KEY": key}),
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert "Traceback" not in done.stderr
        return done.returncode, done.stdout.strip()

    key, address = keyed.keys["all"], keyed.served.base
    assert ask("hold.txt", key, address) == (1, "hold.txt: block")
    assert ask("clear, 2.txt", keyed.keys["check"], address)[0] == 1
    assert ask("clear, 2.txt", key, "http://127.0.0.1:1")[0] == 1
    assert not (tmp_path / "public").exists()
    assert ask("clear, 2.txt", key, address) == (0, "clear, 2.txt: allow")
    assert [path.name for path in (tmp_path / "public").iterdir()] == ["clear, 2.txt"]
