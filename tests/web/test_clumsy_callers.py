"""What callers really send: headers of Java and .NET, forms without names, options that are misspelt."""

from __future__ import annotations

import socket
from hashlib import sha256

import pytest
from documents.forms import FORMATS
from starlette.datastructures import Headers

from checker.web.body import sent_name, shown_name
from checker.web.preferences import form_for, seconds_to_wait
from checker.web.settings import Limits
from web.conftest import Keyed
from web.test_records_over_http import HOLD, problem

DOCX = FORMATS["word_table"]("Officer decision record", [("Decision maker", "Director of Housing")])


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", "text/html"),
        ("image/gif, *; q=.2", "application/json"),
        ("*", "application/json"),
        (", ,", "application/json"),
        ("application/json;charset=utf-8", "application/json"),
        ("application/json;q=0, text/csv;q=0.001", "text/csv"),
        ("text/csv;q=2, text/markdown;q=1.", "text/markdown"),
    ],
)
def test_a_form_is_found_in_what_clients_say_they_accept(accept: str, form: str) -> None:
    assert form_for(accept) == form


@pytest.mark.parametrize(
    ("prefer", "seconds", "applied"),
    [
        ("wait=0", 0.0, "wait=0"),
        ("handling=strict, wait=5", 5.0, "wait=5"),
        ("wait=5, respond-async", 0.0, "respond-async"),
        ("wait=999999", 110.0, "wait=110"),
        ("wait=-1", 30.0, None),
        ("wait=", 30.0, None),
        ("await=5", 30.0, None),
    ],
)
def test_how_long_a_caller_waits(prefer: str, seconds: float, applied: str | None) -> None:
    assert seconds_to_wait(prefer, Limits()) == (seconds, applied)


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ('filename="é.txt"'.encode(), "é.txt"),
        ('filename="é.txt"'.encode("latin-1"), "é.txt"),
        (b"filename=a.txt; filename*=UTF-8''%e2%82%ac.txt", "€.txt"),
        (b"filename*=iso-8859-1''%e9.txt; filename=e.txt", "é.txt"),
        (b"filename=\"=?utf-8?B?w6kudHh0?=\"; filename*=utf-8''%C3%A9.txt", "é.txt"),
        (b'filename="=?utf-8?B?w6kudHh0?="', "é.txt"),
        (b'filename="=?none?B?w6k?="', "record"),
        (b"filename*=none''%e9.txt", "é.txt"),
        (b"filename*=UTF-8''a%00b%e2%80%aetxt.exe", "abtxt.exe"),
        (b'filename="../../etc/award.txt"', "award.txt"),
        (b'filename="C:\\\\drafts\\\\award.txt"', "award.txt"),
        (b"filename*0=aw; filename*1=ard.txt", "award.txt"),
        (b'filename="<a href=#>.txt"', "a href=.txt"),
        (b'filename=""', "record"),
        (b"filename=" + b"a" * 5000, "a" * 200),
    ],
)
def test_a_name_is_read_as_it_was_meant_and_can_be_shown(stated: bytes, name: str) -> None:
    headers = Headers(raw=[(b"content-disposition", b"attachment; " + stated)])
    assert shown_name(sent_name(headers)) == name


@pytest.mark.parametrize("name", ["", '; filename=""', '; filename="award.docx"', "; filename*=utf-8''award.docx"])
def test_a_record_in_a_form_keeps_its_bytes_whatever_its_part_is_called(keyed: Keyed, name: str) -> None:
    head = f'--X\r\nContent-Disposition: form-data; name="record"{name}\r\n\r\n'
    with keyed.client() as client:
        answer = client.post(
            "/v1/checks", content=head.encode() + DOCX + b"\r\n--X--",
            headers={"Content-Type": 'Multipart/Form-Data; boundary="X"; charset=utf-8'},
        ).json()  # fmt: skip
    assert answer["record"] == {
        "source": "award.docx" if "award" in name else "record",
        "sha256": sha256(DOCX).hexdigest(),
    }


@pytest.mark.parametrize(
    ("kind", "body", "status", "name"),
    [
        ("multipart/form-data", b"--X--", 400, "bad-request"),
        ("multipart/form-data; boundary=" + "X" * 300, b"--" + b"X" * 300 + b"--", 400, "bad-request"),
        ("multipart/form-data; boundary=X", b"--X--", 422, "wrong-request"),
        ("multipart/form-data; boundary=X", b"", 422, "wrong-request"),
        ("multipart/form-data; boundary=X", b'--X\r\nContent-Disposition: form-data; name="record"\r\n\r\nhalf', 422,
         "wrong-request"),
        ("multipart/form-data; boundary=X", b"--X\r\nContent-Type: text/plain\r\n\r\na\r\n--X--", 400, "bad-request"),
        ("multipart/form-data; boundary=X",
         b'--X\r\nContent-Disposition: form-data; name="record"\r\n\r\na\r\n' * 5000 + b"--X--", 400, "bad-request"),
        ("multipart/mixed; boundary=X", b"--X\r\n\r\na\r\n--X--", 415, "unsupported-content"),
    ],
)  # fmt: skip
def test_a_form_that_holds_no_record_is_refused(keyed: Keyed, kind: str, body: bytes, status: int, name: str) -> None:
    with keyed.client() as client:
        problem(client.post("/v1/gate", content=body, headers={"Content-Type": kind}), status, name)
    assert "boundary" not in "".join(line for line in keyed.served.log if not line.startswith("{"))


@pytest.mark.parametrize(
    "query",
    ["asat=2021-01-01", "rules_sha=0000", "engine=reference", "key=dck_00000000_0", "council=a&council=b",
     "as_at=1609459200", "as_at=2021-01-01T00:00:00", "as_at=20210101", "as_at=2021-02-30"],
)  # fmt: skip
def test_no_option_is_passed_over(keyed: Keyed, query: str) -> None:
    with keyed.client() as client:
        problem(client.post(f"/v1/gate?{query}", content=HOLD), 422, "wrong-request")
    assert "dck_" not in "\n".join(keyed.served.log)


def test_two_keys_are_none(keyed: Keyed) -> None:
    headers = [("Authorization", f"Bearer {keyed.keys['all']}"), ("Authorization", "Bearer none")]
    with keyed.served.client() as client:
        for stated in (headers, headers[::-1], [headers[0], headers[0]]):
            problem(client.get("/v1/rules", headers=stated), 401, "not-authenticated")
        problem(client.get("/v1/rules", params={"key": keyed.keys["all"]}), 401, "not-authenticated")


def test_a_monitor_may_ask_for_heads(keyed: Keyed) -> None:
    with keyed.served.client() as client:
        for path in ("/healthz", "/readyz"):
            response = client.head(path)
            assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize(
    ("sent", "begins"),
    [
        (b"GET /healthz HTTP/1.0\r\n\r\n", b"HTTP/1.1 200 "),
        (b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n" * 3, b"HTTP/1.1 200 "),
        (b"GET /healthz HTTP/1.1\r\nHost: x\r\nX: a\x00b\r\n\r\n", b"HTTP/1.1 400 "),
        (b"GET /healthz HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 200_000 + b"\r\n\r\n", b"HTTP/1.1 400 "),
        (b"POST /v1/gate HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", b"HTTP/1.1 400 "),
        (b"POST /v1/gate HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", b"HTTP/1.1 400 "),
        (b"POST /v1/gate HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n", b"HTTP/1.1 401 "),
        (b"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", b"HTTP/1.1 404 "),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 200 + b"\r\n\r\n", b"HTTP/1.1 400 "),
    ],
)  # fmt: skip
def test_odd_http_is_answered_or_refused(keyed: Keyed, sent: bytes, begins: bytes) -> None:
    host, port = keyed.served.base.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as line:
        line.sendall(sent)
        assert line.recv(65536).startswith(begins)
    with keyed.served.client() as client:
        assert client.get("/healthz").status_code == 200
