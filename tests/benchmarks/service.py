"""Latency of the HTTP service against a bare FastAPI route that only reads the upload, on the same server.

Run from the root of the source: ``python -m tests.benchmarks.service``.
"""

from __future__ import annotations

import argparse
import http.client
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from web.server import served

from tests.benchmarks.generated import record

BARE = """
import sys
import uvicorn
from fastapi import FastAPI, Request

app = FastAPI()


@app.post("/read")
async def read(request: Request) -> dict[str, int]:
    return {"bytes": sum([len(chunk) async for chunk in request.stream()])}


uvicorn.run(app, port=int(sys.argv[1]), access_log=False, log_level="critical")
"""
PORT = 8767


@contextmanager
def bare() -> Iterator[str]:
    """The bare route; gives its address."""
    process = subprocess.Popen([sys.executable, "-c", BARE, str(PORT)])
    try:
        for _ in range(200):
            try:
                ask(f"127.0.0.1:{PORT}", "/read", b"x")
                break
            except OSError:
                time.sleep(0.05)
        yield f"127.0.0.1:{PORT}"
    finally:
        process.kill()
        process.wait()


def ask(address: str, path: str, data: bytes) -> float:
    """Seconds that one request took, its connection included."""
    began = time.perf_counter()
    line = http.client.HTTPConnection(address, timeout=300)
    line.request("POST", path, data, {"Content-Type": "text/plain", "Prefer": "wait=110"})
    answer = line.getresponse()
    answer.read()
    line.close()
    assert answer.status in (200, 201), answer.status
    return time.perf_counter() - began


def measured(address: str, path: str, records: list[bytes], at_once: int) -> str:
    """Times of as many requests as there are records, so many of them at once."""
    began = time.perf_counter()
    with ThreadPoolExecutor(at_once) as pool:
        times = sorted(pool.map(lambda data: ask(address, path, data), records))
    seconds = time.perf_counter() - began
    middle, most = statistics.median(times), times[min(len(times) - 1, int(len(times) * 0.95))]
    return (
        f"{at_once:>4} at once: median {middle * 1000:8.1f} ms, 95 % {most * 1000:8.1f} ms, "
        f"longest {times[-1] * 1000:8.1f} ms, {len(records) / seconds:7.1f} a second"
    )


def main() -> None:
    """The bare route, then checks, then the gate: one after another, as many as processors, and 200 at once."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=200)
    count = parser.parse_args().records
    records = [record(number).encode() for number in range(count)]
    size = sum(map(len, records)) // count
    load = f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}"
    print(f"Python {sys.version.split()[0]}, {load}, {size} bytes a record")
    with tempfile.TemporaryDirectory() as folder:
        with bare() as address:
            show("bare route", address, "/read", records)
        with served(Path(folder)) as service:
            address = service.base.removeprefix("http://")
            show("check", address, "/v1/checks", records)
            show("gate (two engines, audit log)", address, "/v1/gate", records)


def show(what: str, address: str, path: str, records: list[bytes]) -> None:
    """Lines for one route."""
    print(what)
    for at_once in (1, os.cpu_count() or 1, 200):
        print("  " + measured(address, path, records, at_once), flush=True)


if __name__ == "__main__":
    main()
