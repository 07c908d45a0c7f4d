"""Turns a job into a response."""

from __future__ import annotations

import asyncio
import json
import zlib
from typing import Any, Final, Literal

from starlette.responses import Response

from checker.gate.exit_code import CLEAR, NOT_JUDGED
from checker.gate.verdict import Verdict
from checker.web.jobs import BUSY, Job
from checker.web.preferences import FORMS
from checker.web.problems import ProblemError
from checker.web.service import GATE, Service, answer_of
from checker.web.task import Answer
from checker.web.workers import NoWorkerError, WorkerEndedError

JSON: Final = "application/json"
_RETRY: Final = "2"
_OF_CODE: Final = {0: Verdict.CLEAR, 1: Verdict.HOLD, 3: Verdict.REFER}

Decision = Literal["allow", "block", "cannot_judge"]


def place_of(service: Service, job: Job) -> str:
    """Where the answer of a job is fetched: a whole address where the service knows its own."""
    return f"{service.settings.address}/v1/{'gate' if job.kind == GATE else 'checks'}/{job.id}"


async def finished_within(job: Job, seconds: float) -> bool:
    """Whether a job has its answer, after no more than so many seconds."""
    if not job.finished.is_set() and seconds > 0:
        try:
            await asyncio.wait_for(job.finished.wait(), seconds)
        except TimeoutError:
            return False
    return job.finished.is_set()


def still_running(service: Service, job: Job) -> Response:
    """202: the record is in hand."""
    place = place_of(service, job)
    body = {"id": job.id, "status": "running", "location": place}
    headers = {"Location": place, "Retry-After": _RETRY}
    return Response(json.dumps(body), 202, headers=headers, media_type=JSON)


async def finished(service: Service, job: Job, media: str, status: int) -> Response:
    """The answer of a finished job in a form; raises ProblemError where it has none."""
    answer = answer_of(job)
    assert answer is not None
    headers = {"Location": place_of(service, job), "Vary": "Accept"}
    if media == JSON:
        return Response(_body(job, answer, service.rules_sha256), status, headers=headers, media_type=JSON)
    try:
        text = await service.workers.draw(FORMS[media], answer.packed, job.packs)
    except WorkerEndedError as error:
        raise ProblemError("busy", "The report could not be drawn in time: ask for application/json.", BUSY) from error
    except NoWorkerError as error:
        raise ProblemError("unavailable", f"No report can be drawn. {error}") from error
    return Response(text.encode("utf-8"), status, headers=headers, media_type=media)


def decision_of(answer: Answer) -> Decision:
    """What the gate says: everything but a clear verdict on every decision stops the record."""
    if answer.exit_code == CLEAR:
        return "allow"
    return "cannot_judge" if answer.exit_code == NOT_JUDGED else "block"


def _body(job: Job, answer: Answer, rules: str) -> bytes:
    """The JSON of an answer. The reports are written already, so they are put in as they are."""
    head: dict[str, Any] = {"id": job.id, "status": "finished"}
    if job.kind == GATE:
        head["decision"] = decision_of(answer)
        head["audit"] = [{"seq": seq, "hash": digest} for seq, digest in job.entries]
        head["receipts"] = [json.loads(receipt) for receipt in answer.receipts]
    head["rules_sha256"] = rules
    head["record"] = {"source": job.source, "sha256": answer.sha256}
    head["verdict"] = _OF_CODE.get(answer.exit_code)
    head["exit_code"] = answer.exit_code
    text = json.dumps(head, ensure_ascii=False)
    return text[:-1].encode("utf-8") + b', "results": ' + zlib.decompress(answer.reports) + b"}"
