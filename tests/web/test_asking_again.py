"""Answers that are asked for again, fetched later, or left behind."""

from __future__ import annotations

import socket
import time
from concurrent.futures import ThreadPoolExecutor

from web.conftest import Keyed
from web.test_records_over_http import CLEAR, HOLD, NAMED, problem


def test_an_idempotency_key_gives_the_first_answer_again(keyed: Keyed) -> None:
    with keyed.client() as client:
        key = {"Idempotency-Key": "8e03978e", **NAMED}
        first = client.post("/v1/gate", content=HOLD, headers=key)
        second = client.post("/v1/gate", content=HOLD, headers=key)
        assert first.json() == second.json()
        assert (second.status_code, second.headers["idempotency-replayed"]) == (200, "true")
        problem(client.post("/v1/gate", content=CLEAR, headers=key), 422, "key-reused")
        problem(client.post("/v1/gate", params={"pack": "pcr-2015"}, content=HOLD, headers=key), 422, "key-reused")
        made = client.post("/v1/checks", content=HOLD, headers=key)
        assert made.status_code == 201
        assert client.post("/v1/checks", content=HOLD, headers=key).status_code == 200
    with keyed.client("check") as other:
        assert other.post("/v1/checks", content=CLEAR, headers=key).status_code == 201


def test_a_request_that_is_sent_many_times_at_once_is_judged_and_recorded_once(keyed: Keyed) -> None:
    with keyed.client() as client, ThreadPoolExecutor(8) as pool:
        before = client.get("/v1/audit/head").json()["seq"]
        headers = {"Idempotency-Key": "at once", **NAMED}
        answers = list(pool.map(lambda _: client.post("/v1/gate", content=HOLD, headers=headers), range(8)))
        assert len({answer.text for answer in answers}) == 1
        assert sorted(answer.headers.get("idempotency-replayed", "") for answer in answers) == ["", *["true"] * 7]
        assert client.get("/v1/audit/head").json()["seq"] == before + 1


def test_a_caller_that_goes_away_leaves_nothing_behind(keyed: Keyed) -> None:
    host, port = keyed.served.base.removeprefix("http://").split(":")
    head = f"POST /v1/checks HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {keyed.keys['all']}\r\n"
    whole = f"{head}Content-Length: {len(HOLD)}\r\n\r\n".encode() + HOLD
    for sent in (whole, whole[:-9]):
        with socket.create_connection((host, int(port)), timeout=20) as line:
            line.sendall(sent)
    with keyed.client() as client:
        deadline = time.monotonic() + 30
        while "decision_checker_records_in_hand 0.0" not in client.get("/metrics").text:
            assert time.monotonic() < deadline
            time.sleep(0.05)


def test_long_work_is_fetched_later(keyed: Keyed) -> None:
    with keyed.client() as client:
        response = client.post("/v1/gate", content=HOLD, headers={"Prefer": "respond-async"})
        assert response.status_code == 202
        assert response.headers["preference-applied"] == "respond-async"
        assert int(response.headers["retry-after"]) > 0
        assert response.json()["status"] == "running"
        for _ in range(200):
            later = client.get(response.headers["location"])
            if later.status_code == 200:
                break
            assert later.status_code == 202
            time.sleep(0.05)
        assert later.json()["decision"] == "block"
        waited = client.post("/v1/checks", content=HOLD, headers={"Prefer": "wait=20"})
        assert (waited.status_code, waited.headers["preference-applied"]) == (201, "wait=20")


def test_nobody_fetches_the_answer_of_another(keyed: Keyed) -> None:
    with keyed.client() as client, keyed.client("check") as other:
        made = client.post("/v1/checks", content=HOLD)
        problem(other.get(made.headers["location"]), 404, "not-found")
        problem(client.get("/v1/gate/" + made.json()["id"]), 404, "not-found")
        problem(client.get("/v1/checks/none"), 404, "not-found")
