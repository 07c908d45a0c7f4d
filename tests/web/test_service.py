"""The service under strain: many at once, workers that die, logs that break, and its end."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from checker.audit.chain import verify
from checker.audit.log import open_log
from checker.shipped import rules_folder
from web.server import Served, refused, served
from web.test_records_over_http import CLEAR, HOLD, problem

AT_ONCE = 200


def asked(service: Served, number: int) -> tuple[int, httpx.Response]:
    """The gate's answer to a record of its own: every third is clear, and each has its number in it."""
    text = (CLEAR if number % 3 == 0 else HOLD) + f"\n\nFile reference: {number}\n".encode()
    with service.client(timeout=180) as client:
        headers = {"Prefer": "wait=110", "Content-Disposition": f"attachment; filename=record-{number}.txt"}
        return number, client.post("/v1/gate", content=text, headers=headers)


def test_two_hundred_at_once_each_get_their_own_answer(tmp_path: Path) -> None:
    with served(tmp_path, "--seconds", "100") as service:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            answers = list(pool.map(lambda number: asked(service, number), range(AT_ONCE)))
        assert Counter(response.status_code for _, response in answers) == {200: AT_ONCE}
        for number, response in answers:
            answer = response.json()
            assert answer["record"]["source"] == f"record-{number}.txt"
            assert answer["decision"] == ("allow" if number % 3 == 0 else "block")
        entries = [entry["seq"] for _, response in answers for entry in response.json()["audit"]]
        assert sorted(entries) == list(range(1, AT_ONCE + 1))
        assert service.stop(signal.SIGINT) == 0
    with open_log(str(tmp_path / "audit.db"), create=False) as log:
        found = verify(log.entries())
        assert (found.count, found.problems) == (AT_ONCE, ())
        told = {entry.data["record"]: entry.data["sha256"] for entry in log.entries()}
    for number, response in answers:
        assert told[f"record-{number}.txt"] == response.json()["record"]["sha256"]


def test_a_worker_that_is_killed_costs_its_record_and_a_service_that_is_killed_nothing(tmp_path: Path) -> None:
    with served(tmp_path, "--workers", "1") as service:
        (worker,) = service.workers()
        with ThreadPoolExecutor(1) as pool, service.client() as client:
            waiting = pool.submit(asked, service, 1)
            deadline = time.monotonic() + 20
            while "decision_checker_records_in_hand 1.0" not in client.get("/metrics").text:
                assert time.monotonic() < deadline
            os.kill(worker, signal.SIGKILL)
            _, response = waiting.result()
            answer = response.json()
            assert (answer["decision"], answer["exit_code"]) == ("cannot_judge", 4)
            assert "ended its process" in answer["results"][0]["message"]
            # the next one waits for the new worker
            assert asked(service, 3)[1].json()["decision"] == "allow"
            assert service.workers() != [worker]
            assert "decision_checker_worker_restarts 1.0" in client.get("/metrics").text
            # one that has nothing to do costs none
            os.kill(*service.workers(), signal.SIGKILL)
            deadline = time.monotonic() + 20
            while client.get("/readyz").status_code == 200:
                assert time.monotonic() < deadline
            assert asked(service, 6)[1].json()["decision"] == "allow"
            last = client.get("/v1/audit/head").json()
        service.stop(signal.SIGKILL)
    with open_log(str(tmp_path / "audit.db"), create=False) as log:
        found = verify(log.entries())
    assert (found.holds, found.count, found.head) == (True, 3, last["hash"])


def test_no_other_rules_judge_than_those_it_was_started_with(tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(rules_folder() / "pcr-2015", own / "pcr-2015")
    key = {"Idempotency-Key": "1"}
    with served(tmp_path, "--workers", "1", "--rules", "own") as service, service.client() as client:
        changed = next((own / "pcr-2015").glob("*.yaml"))
        before = changed.read_bytes()
        changed.write_bytes(before + b"\n# changed\n")
        os.kill(*service.workers(), signal.SIGKILL)
        problem(client.post("/v1/gate", content=CLEAR, headers=key), 503, "unavailable")
        ready = client.get("/readyz")
        assert ready.status_code == 503
        assert ready.json()["workers"] == 0
        assert client.get("/healthz").status_code == 200
        changed.write_bytes(before)
        deadline = time.monotonic() + 60
        while client.get("/readyz").status_code == 503:
            assert time.monotonic() < deadline
            time.sleep(0.2)
        again = client.post("/v1/gate", content=CLEAR, headers=key)
        assert (again.json()["decision"], again.headers.get("idempotency-replayed")) == ("allow", None)
        assert any("no longer those of the service" in line for line in service.log)


def test_a_record_over_its_time_is_not_judged_and_the_next_one_is(tmp_path: Path) -> None:
    with served(tmp_path, "--workers", "1", "--seconds", "0.01") as service:
        answer = asked(service, 1)[1].json()
        assert answer["decision"] == "cannot_judge"
        assert "longer than 0.01 seconds" in answer["results"][0]["message"]
        with service.client() as client:
            assert client.get("/healthz").status_code == 200


def test_more_than_it_can_hold_is_refused_and_told_when_to_come_back(tmp_path: Path) -> None:
    with served(tmp_path, "--workers", "1", "--waiting", "1") as service:
        host, port = service.base.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as slow, service.client() as client:
            slow.sendall(b"POST /v1/gate HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nhalf")
            deadline = time.monotonic() + 20
            while "decision_checker_records_in_hand 1.0" not in client.get("/metrics").text:
                assert time.monotonic() < deadline
            response = client.post("/v1/gate", content=HOLD)
            problem(response, 503, "busy")
            assert int(response.headers["retry-after"]) > 0
        deadline = time.monotonic() + 20
        while (response := asked(service, 3)[1]).status_code == 503:
            assert time.monotonic() < deadline
        assert response.json()["decision"] == "allow"


def test_an_audit_log_that_cannot_be_written_is_no_answer(tmp_path: Path) -> None:
    with served(tmp_path, "--workers", "1") as service, service.client() as client:
        assert client.post("/v1/gate", content=CLEAR).json()["decision"] == "allow"
        with open_log(str(tmp_path / "audit.db")) as log:
            log.append(at="2026-01-01T00:00:00Z", actor="another", event="gate", body={})
        assert client.get("/readyz").status_code == 200
        for path in tmp_path.glob("audit.db*"):
            path.unlink()
        (tmp_path / "audit.db").write_bytes(b"this is no log" * 500)
        response = client.post("/v1/gate", content=CLEAR)
        assert response.status_code == 503, response.text
        problem(response, 503, "unavailable")
        ready = client.get("/readyz")
        assert ready.status_code == 503
        assert ready.json()["ready"] is False
        assert client.post("/v1/checks", content=CLEAR).status_code == 201


def test_it_does_not_start_on_what_does_not_hold(tmp_path: Path) -> None:
    with open_log(str(tmp_path / "audit.db")) as log:
        for number in range(3):
            log.append(at="2026-01-01T00:00:00Z", actor="ada", event="gate", body={"n": number})
    data = (tmp_path / "audit.db").read_bytes().replace(b'{"n":1}', b'{"n":7}')
    (tmp_path / "audit.db").write_bytes(data)
    for options in (["--keys", "none.json"], ["--waivers", "none.yaml"], ["--rules", "none"], ["--sign", "none.pem"]):
        assert options[1] in refused(tmp_path, *options)
    assert "Entry 2 was changed" in refused(tmp_path)


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert "cannot be listened on" in refused(tmp_path, "--port", str(taken.getsockname()[1]))


def test_told_to_stop_it_answers_what_it_has_in_hand(tmp_path: Path) -> None:
    with served(tmp_path, "--workers", "1") as service:
        with ThreadPoolExecutor(2) as pool, service.client() as client:
            waiting = [pool.submit(asked, service, number) for number in (3, 6)]
            deadline = time.monotonic() + 20
            while "decision_checker_records_in_hand 2.0" not in client.get("/metrics").text:
                assert time.monotonic() < deadline
            children = service.workers()
            threading.Timer(0, service.process.send_signal, [signal.SIGTERM]).start()
            assert [done.result()[1].json()["decision"] for done in waiting] == ["allow", "allow"]
        assert service.process.wait(30) == 0
        assert not any(Path(f"/proc/{child}").exists() for child in children)
        assert "Traceback" not in "\n".join(service.log)


def test_waivers_are_read_again_when_they_change(tmp_path: Path) -> None:
    from web.waived import waivers_for

    (tmp_path / "waivers.yaml").write_text("[]\n", encoding="utf-8")
    with served(tmp_path, "--workers", "1", "--waivers", "waivers.yaml") as service, service.client() as client:
        headers = {"Content-Disposition": "attachment; filename=award.txt"}
        before = client.post("/v1/gate", content=HOLD, headers=headers).json()
        (tmp_path / "waivers.yaml").write_text(waivers_for(before["results"][0], "award.txt"), encoding="utf-8")
        after = client.post("/v1/gate", content=HOLD, headers=headers).json()
        assert before["receipts"][0]["options"]["waivers"] == []
        assert after["results"][0]["waivers"]["applied"] == ["W-1"]
        assert after["results"][0]["counts"] == before["results"][0]["counts"]
        (tmp_path / "waivers.yaml").write_text("- what: is this\n  [", encoding="utf-8")
        problem(client.post("/v1/gate", content=HOLD, headers=headers), 503, "unavailable")
        assert client.get("/readyz").json()["problems"] == ["The file of waivers cannot be read."]
