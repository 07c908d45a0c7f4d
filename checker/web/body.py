"""Takes a record off the network: counted as it comes, and known by its bytes, not by its name."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import collapse_rfc2231_value
from typing import Final

from python_multipart.multipart import parse_options_header
from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from checker.documents.sniff import sniff
from checker.gate.waivers import file_name
from checker.web.jobs import Arrival
from checker.web.problems import ProblemError
from checker.web.settings import MEGABYTE, Limits

RECORD: Final = "record"
ANSWERS: Final = "answers"
FORM: Final = "multipart/form-data"

_AROUND: Final = 256 * 1024
"""Bytes that a form may hold besides the record."""
_LONGEST_NAME: Final = 200
_UNICODE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_EXECUTABLES: Final = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")


@dataclass(frozen=True, slots=True)
class Upload:
    """A record's bytes, the name that it came by ("record" where it had none), and the answers that came with it."""

    data: bytes
    name: str
    answers: str = ""


async def upload_of(request: Request, arrival: Arrival, limits: Limits) -> Upload:
    """The record that a request brings; raises ProblemError for what is too large, too slow or never read."""
    coding = request.headers.get("content-encoding", "identity").strip().lower()
    if coding not in ("", "identity"):
        raise ProblemError("unsupported-content", "Content-Encoding is not taken: send the record as it is.")
    try:
        async with asyncio.timeout(limits.upload_seconds):
            upload = await _read(request, arrival, limits)
    except TimeoutError as error:
        detail = f"The record did not arrive within {limits.upload_seconds:g} seconds."
        raise ProblemError("upload-too-slow", detail) from error
    except ClientDisconnect as error:
        raise ProblemError("bad-request", "The connection ended before the record was whole.") from error
    if len(upload.data) > limits.upload_bytes:
        raise _too_large(limits)
    if not upload.data:
        raise ProblemError("wrong-request", "The record is empty: send its bytes as the body, or as the part 'record'.")
    _refuse_what_is_no_record(upload)
    return upload


def _refuse_what_is_no_record(upload: Upload) -> None:
    kind = sniff(upload.data)
    if kind is not None and kind.no_record:
        raise ProblemError("unsupported-content", f"{upload.name} is {kind.name}: {kind.remedy}.")
    head = upload.data[:1024]
    is_binary = b"\x00" in head and not head.startswith(_UNICODE_MARKS)
    if kind is None and (is_binary or head.startswith(_EXECUTABLES[1:]) or (is_binary and head.startswith(b"MZ"))):
        raise ProblemError("unsupported-content", f"{upload.name} is a binary file of a kind that is not read.")


async def _read(request: Request, arrival: Arrival, limits: Limits) -> Upload:
    most = limits.upload_bytes + _AROUND
    stated = request.headers.get("content-length", "")
    if stated.isascii() and stated.isdigit() and int(stated) > most:
        raise _too_large(limits)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind.startswith("multipart/") and kind != FORM:
        raise ProblemError("unsupported-content", f"{kind} is not taken: send {FORM}, or the record alone.")
    counted = _counted(request, arrival, most, limits)
    if kind == FORM:
        return await _form(request.headers, counted, limits)
    data = b"".join([chunk async for chunk in counted])
    return Upload(data, shown_name(sent_name(request.headers)))


async def _counted(request: Request, arrival: Arrival, most: int, limits: Limits) -> AsyncIterator[bytes]:
    async for chunk in request.stream():
        arrival.take(len(chunk))
        if arrival.size > most:
            raise _too_large(limits)
        yield chunk


async def _form(headers: Headers, stream: AsyncIterator[bytes], limits: Limits) -> Upload:
    async def whole() -> AsyncIterator[bytes]:
        async for chunk in stream:
            yield chunk

    parser = _Parts(headers, whole(), max_files=2, max_fields=2, max_part_size=_AROUND)  # type: ignore[arg-type]
    # nothing of a record is written to a disk, not even for a moment
    parser.spool_max_size = limits.upload_bytes + 2 * _AROUND + MEGABYTE
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError, ValueError) as error:
        raise ProblemError(
            "bad-request", "The form cannot be read: send multipart/form-data with the part 'record'."
        ) from error
    try:
        unknown = sorted(set(form) - {RECORD, ANSWERS})
        if unknown or len(form.multi_items()) != len(form):
            raise ProblemError("wrong-request", "The form takes the part 'record' once, and 'answers' once at most.")
        if RECORD not in form:
            raise ProblemError("wrong-request", "The form has no part 'record'.")
        data, name = await _part(form[RECORD])
        answers, _ = await _part(form.get(ANSWERS, ""))
    finally:
        await form.close()
    if len(answers) > _AROUND:
        raise ProblemError("wrong-request", f"The answers are larger than {_AROUND // 1024} KB.")
    try:
        return Upload(data, shown_name(name), answers.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ProblemError("wrong-request", "The answers are not UTF-8 text.") from error


class _Parts(MultiPartParser):
    """Takes the record as it is also where its part has no name of a file, as Power Automate sends it."""

    def on_headers_finished(self) -> None:
        stated = self._current_part.content_disposition
        if stated is not None:
            _, options = parse_options_header(stated)
            if options.get(b"name") == RECORD.encode() and b"filename" not in options:
                self._current_part.content_disposition = stated + b'; filename=""'
        super().on_headers_finished()


async def _part(part: UploadFile | str) -> tuple[bytes, str]:
    if isinstance(part, str):
        return part.encode("utf-8", "surrogatepass"), ""
    return await part.read(), sent_name(part.headers)


def sent_name(headers: Headers) -> str:
    """The name of a file in Content-Disposition (RFC 6266), "" where there is none.

    Some write what is not ASCII as UTF-8 or as Latin-1, and .NET writes it as in the head of an e-mail too.
    """
    stated = Message()
    stated["Content-Disposition"] = headers.get("content-disposition", "").replace("\r", " ").replace("\n", " ")
    try:
        names = [value for name, value in stated.get_params([], "content-disposition") if name == "filename"]
        encoded = next((name for name in names if isinstance(name, tuple)), None)
        if encoded is not None:
            return collapse_rfc2231_value(encoded)
        name = next(iter(names), "")
        with contextlib.suppress(UnicodeError):
            name = name.encode("latin-1").decode("utf-8")
        return str(make_header(decode_header(name))) if name.startswith("=?") else name
    except (LookupError, ValueError, MessageError):
        return ""


def shown_name(name: str) -> str:
    """A file's name without its folders and without what cannot be shown; "record" where nothing is left."""
    last = file_name(name)
    shown = "".join(c for c in last if c.isprintable() and c not in "#<>").strip()
    return shown[:_LONGEST_NAME] or RECORD


def _too_large(limits: Limits) -> ProblemError:
    most = limits.upload_bytes // MEGABYTE
    detail = f"The record is larger than {most} MB: send the decision record alone, without its appendices."
    # the connection is not closed, or those who send all before they read would never read this; what they still send
    # is passed over, and nobody sends for long (see IdleConnections)
    return ProblemError("too-large", detail)
