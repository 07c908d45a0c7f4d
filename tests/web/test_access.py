"""Who may ask the service what: keys, scopes, their end, and no keys at all."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from cli.command import checker

from checker.errors import ConfigurationError
from checker.web.access import is_local
from checker.web.serving import Listening, serve_until_stopped
from checker.web.settings import Settings
from web.conftest import Keyed, make_key
from web.server import served
from web.test_records_over_http import HOLD, problem


def test_every_scope_opens_its_own_doors_only(keyed: Keyed) -> None:
    asked = {
        "check": lambda client: client.post("/v1/checks", content=HOLD),
        "gate": lambda client: client.post("/v1/gate", content=HOLD),
        "audit": lambda client: client.get("/v1/audit/head"),
        "metrics": lambda client: client.get("/metrics"),
    }
    for scope in ("check", "metrics"):
        with keyed.client(scope) as client:
            assert client.get("/v1/rules").status_code == 200
            for door, ask in asked.items():
                response = ask(client)
                if door == scope:
                    assert response.status_code in (200, 201)
                else:
                    assert f"'{door}'" in problem(response, 403, "not-allowed")


@pytest.mark.parametrize(
    "header", [None, "", "Bearer", "Bearer wrong", "Basic ZG9n", "Bearer dck_00000000_" + "0" * 64, "Bearer dck__", "é"]
)
def test_without_a_key_that_counts_nothing_is_told(keyed: Keyed, header: str | None) -> None:
    headers = {} if header is None else {"Authorization": header.encode()}
    with keyed.served.client() as client:
        for method, path in (("POST", "/v1/checks"), ("POST", "/v1/gate"), ("GET", "/v1/rules"), ("GET", "/metrics"),
                             ("GET", "/v1/audit/head"), ("GET", "/v1/checks/x"), ("GET", "/v1/gate/x")):  # fmt: skip
            response = client.request(method, path, headers=headers)
            problem(response, 401, "not-authenticated")
            assert response.headers["www-authenticate"].startswith("Bearer")
        assert client.get("/healthz").status_code == 200
        assert client.get("/readyz").json()["ready"] is True


def test_a_key_almost_right_is_wrong(keyed: Keyed) -> None:
    key = keyed.keys["all"]
    for wrong in (key[:-1], key + "0", key[:-1] + ("0" if key[-1] != "0" else "1"), key.upper()):
        with keyed.served.client(wrong) as client:
            problem(client.get("/v1/rules"), 401, "not-authenticated")


def test_keys_are_replaced_while_the_service_runs(keyed: Keyed) -> None:
    folder = keyed.served.folder
    old = make_key(folder, "portal", "--scope", "check")
    new = make_key(folder, "portal", "--scope", "check")
    lapsed = make_key(folder, "portal", "--scope", "check", "--expires", "2020-01-31")
    with keyed.served.client(old) as first, keyed.served.client(new) as second, keyed.served.client(lapsed) as third:
        assert first.get("/v1/rules").status_code == second.get("/v1/rules").status_code == 200
        problem(third.get("/v1/rules"), 401, "not-authenticated")
        assert checker("keys", "revoke", "keys.json", old.split("_")[1], cwd=folder).returncode == 0
        problem(first.get("/v1/rules"), 401, "not-authenticated")
        assert second.get("/v1/rules").status_code == 200
    listed = checker("keys", "list", "keys.json", cwd=folder).stdout.decode()
    assert f"{old.split('_')[1]}  portal  check  revoked on " in listed
    assert "expired on 2020-01-31" in listed


def test_keys_are_kept_as_hashes_in_a_file_for_nobody_else(keyed: Keyed) -> None:
    path = keyed.served.folder / "keys.json"
    text = path.read_text(encoding="utf-8")
    assert not any(key.split("_")[2] in text for key in keyed.keys.values())
    assert all(len(entry["sha256"]) == 64 for entry in json.loads(text)["keys"])
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b'{"schema": "decision-checker/api-keys/1", "keys": [', b"\xff\xfe", b"[1]"])
def test_a_broken_file_of_keys_lets_nobody_in(keyed: Keyed, content: bytes) -> None:
    path = keyed.served.folder / "keys.json"
    whole = path.read_bytes()
    try:
        path.write_bytes(content)
        with keyed.client() as client:
            problem(client.get("/v1/rules"), 503, "unavailable")
            ready = client.get("/readyz")
            assert ready.status_code == 503
            assert ready.json()["problems"] == ["The file of API keys cannot be read."]
    finally:
        path.write_bytes(whole)
    with keyed.client() as client:
        assert client.get("/v1/rules").status_code == 200


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root gives files away")
def test_a_key_that_root_adds_leaves_the_file_to_the_service(tmp_path: Path) -> None:
    make_key(tmp_path, "portal", "--scope", "check")
    path = tmp_path / "keys.json"
    path.chmod(0o646)
    os.chown(path, 12345, 23456)
    make_key(tmp_path, "archive", "--scope", "check")
    status = path.stat()
    assert (status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)) == (12345, 23456, 0o640)


def test_without_keys_the_service_is_for_programs_on_this_machine(tmp_path: Path) -> None:
    with served(tmp_path, "--workers", "1", "--actor", "Ada Quill") as service, service.client() as client:
        assert client.post("/v1/gate", content=HOLD).json()["receipts"][0]["actor"] == "Ada Quill"
        for headers in (
            {"Host": "council.example"},
            {"Origin": "https://council.example"},
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
            {"Origin": "null"},
            {"Host": "127.0.0.1.council.example"},
        ):
            problem(client.post("/v1/gate", content=HOLD, headers=headers), 403, "not-allowed")
        assert client.post("/v1/checks", content=HOLD, headers={"Host": "localhost:8080"}).status_code == 201


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "council.example"])
def test_an_address_that_others_reach_needs_keys(host: str) -> None:
    with pytest.raises(ConfigurationError, match="--keys"):
        serve_until_stopped(Settings(rules=(), audit="", actor=""), Listening(host, 0), print)


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False),
     ("10.0.0.1", False), ("", False), ("localhost.council.example", False), ("::ffff:127.0.0.1", False)],
)  # fmt: skip
def test_which_addresses_are_this_machine_alone(host: str, local: bool) -> None:
    assert is_local(host) is local
