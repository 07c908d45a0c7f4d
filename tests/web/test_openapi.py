"""The OpenAPI document: that it is one, that its examples are true, and that the service keeps to it when fuzzed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from cli.command import environment

from checker.shipped import records_folder
from checker.web.examples import CHECKED, GATED, RUNNING
from web.conftest import Keyed
from web.test_records_over_http import NAMED

RECORD = (records_folder() / "supported-living-direct-award-hold.txt").read_bytes()
RUNS = 8
"""Requests of every kind for every operation: some 1,000 in all."""


@pytest.fixture(scope="module")
def document(keyed: Keyed) -> dict[str, Any]:
    with keyed.served.client() as client:
        found: dict[str, Any] = client.get("/openapi.json").json()
    return found


def test_it_is_of_version_3_1_and_names_its_keys(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1.")
    assert document["components"]["securitySchemes"] == {"key": {"type": "http", "scheme": "bearer"}}
    secured = {
        path for path, methods in document["paths"].items() if any("security" in one for one in methods.values())
    }
    assert set(document["paths"]) - secured == {"/healthz", "/readyz", "/problems/{name}"}


@pytest.mark.parametrize(("model", "examples"), [("CheckAnswer", CHECKED), ("GateAnswer", GATED), ("Running", RUNNING)])
def test_its_examples_are_of_their_schemas(document: dict[str, Any], model: str, examples: dict[str, Any]) -> None:
    schema = {"$ref": f"#/components/schemas/{model}", "components": document["components"]}
    for example in examples.values():
        jsonschema.Draft202012Validator(schema).validate(example["value"])
    assert json.dumps(examples)[1:-1] in json.dumps(document)


def test_its_examples_say_what_the_service_says(keyed: Keyed) -> None:
    name = {"Content-Disposition": "attachment; filename=supported-living-direct-award-hold.txt"}
    with keyed.client() as client:
        for path, examples in (("/v1/checks", CHECKED), ("/v1/gate", GATED)):
            answer = client.post(path, content=RECORD, headers={**NAMED, **name}).json()
            (example,) = (one["value"] for one in examples.values())
            assert example.keys() == answer.keys()
            for key in ("status", "record", "verdict", "exit_code", "decision"):
                assert example.get(key) == answer.get(key)
            (shown,) = example["results"][0]["findings"]
            (found,) = (one for one in answer["results"][0]["findings"] if one["rule"] == shown["rule"])
            assert shown == found


def test_every_answer_is_of_its_schema(keyed: Keyed, document: dict[str, Any]) -> None:
    with keyed.client() as client:
        for path, model in (("/v1/rules", "RuleBook"), ("/v1/rules/light-touch-threshold", "RuleSummary"),
                            ("/readyz", "Readiness"), ("/healthz", "Health"),
                            ("/v1/audit/head", "AuditHead")):  # fmt: skip
            schema = {"$ref": f"#/components/schemas/{model}", "components": document["components"]}
            jsonschema.Draft202012Validator(schema).validate(client.get(path).json())
        for kind in client.get("/problems/none").json()["type"], "/problems/too-large":
            assert client.get(kind).text.count("\n") == 2


def test_fuzzed_by_its_own_document_it_never_fails(keyed: Keyed, tmp_path: Path) -> None:
    done = subprocess.run(
        [
            str(Path(sys.executable).with_name("schemathesis")), "run", f"{keyed.served.base}/openapi.json",
            "--header", f"Authorization: Bearer {keyed.keys['all']}", "--max-examples", str(RUNS), "--seed", "7",
            "--generation-database", "none", "--no-color", "--phases", "examples,coverage,fuzzing,stateful",
            "--checks", "not_a_server_error,status_code_conformance,content_type_conformance,"
            "response_schema_conformance,response_headers_conformance",
        ],
        cwd=tmp_path, env=environment(), capture_output=True, text=True, timeout=280, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert not [line for line in keyed.served.log if '"failure"' in line]
    assert sum('"event": "request"' in line for line in keyed.served.log) > 200
