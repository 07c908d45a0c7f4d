"""Opens an e-mail: its attachments are the records, or its own text where nothing is attached that can be one."""

from __future__ import annotations

import email
import email.policy
import re
import struct
from dataclasses import dataclass
from email.message import EmailMessage, Message
from typing import Final

from checker.documents.html import looks_like_html
from checker.documents.parts import INSIDE, Budget, offer, shown
from checker.errors import UnreadableRecordError

_SIGNATURE: Final = re.compile(r"^-- \r?$", re.M)
_SEALED: Final = ("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted")
_SIGNED: Final = ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature")
_MOST: Final = 1000
_FAILURES: Final = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError, IndexError)


@dataclass(frozen=True, slots=True)
class _Attached:
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class _Letter:
    """A message without its transport: what is attached, what was left out, and its own text, web pages first."""

    attached: list[_Attached]
    left_out: list[str]
    texts: list[str]


def open_mail(data: bytes, name: str, format_: str, depth: int, budget: Budget) -> None:
    """Offer what a message of format "eml" or "msg" holds to the budget; ``depth`` is that of the message itself.

    Raises UnreadableRecordError for a message that is damaged or encrypted, or that holds nothing.
    """
    try:
        letter = _of_outlook(data, name) if format_ == "msg" else _of_internet(data, name)
    except _FAILURES as error:
        raise UnreadableRecordError(f"{name} is a damaged e-mail: save its attachment and check that.") from error
    budget.left_out += letter.left_out
    kept = 0
    for attached in letter.attached:
        budget.take(len(attached.data))
        kept += offer(f"{name}{INSIDE}{shown(attached.name)}", attached.data, depth, budget)
    text = next((text for text in letter.texts if text.strip()), "")
    if kept and text:
        budget.left_out.append("the text of the e-mail itself")
    elif text:
        written = text.encode("utf-8", "replace")
        budget.take(len(written))
        budget.add(name, written)
    elif not kept:
        raise UnreadableRecordError(f"{name} is an e-mail without text or a record: choose the file that holds it.")


def _of_internet(data: bytes, name: str) -> _Letter:
    message = email.message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    letter = _Letter([], [], [])
    plain: list[str] = []
    _walk(message, name, letter, plain, [0])
    letter.texts.extend(_unsigned(text) for text in plain)
    return letter


def _walk(part: EmailMessage, name: str, letter: _Letter, plain: list[str], seen: list[int]) -> None:
    seen[0] += 1
    if seen[0] > _MOST:
        raise UnreadableRecordError(f"{name} is an e-mail of more than {_MOST} parts: check its attachments.")
    kind = part.get_content_type()
    if kind in _SEALED:
        raise UnreadableRecordError(f"{name} is an encrypted e-mail: save its attachment and check that.")
    if kind in _SIGNED:
        return
    if kind == "message/rfc822":
        payload = part.get_payload()
        inner = payload[0] if isinstance(payload, list) and payload else None
        if isinstance(inner, Message):
            name_ = part.get_filename() or f"{inner.get('Subject') or 'message'}.eml"
            letter.attached.append(_Attached(name_, inner.as_bytes()))
    elif part.is_multipart():
        for inner in part.iter_parts():
            if isinstance(inner, EmailMessage):
                _walk(inner, name, letter, plain, seen)
    elif part.get_content_maintype() == "image":
        letter.left_out.append("a picture")
    elif part.get_filename() or part.get_content_disposition() == "attachment":
        decoded = part.get_payload(decode=True)
        data = decoded if isinstance(decoded, bytes) else b""
        letter.attached.append(_Attached(part.get_filename() or "attachment", data))
    elif kind in ("text/html", "text/plain"):
        text = part.get_content()
        if kind == "text/plain":
            plain.append(text)
        elif looks_like_html(text):
            letter.texts.append(text)


def _unsigned(text: str) -> str:
    """A text without the signature under it (RFC 3676, 4.3)."""
    match = _SIGNATURE.search(text)
    return text[: match.start()] if match else text


def _of_outlook(data: bytes, name: str) -> _Letter:
    try:
        from oxmsg import Message as Outlook
    except ImportError as error:
        raise UnreadableRecordError(
            f"{name} is an Outlook message (.msg), which is read where python-oxmsg is installed "
            "(pip install 'decision-checker[mail]'): install it, or save the attachment and check that."
        ) from error
    import io

    try:
        message = Outlook.load(io.BytesIO(data))
        letter = _Letter([], [], [])
        for attachment in message.attachments:
            if attachment.file_bytes is None:
                letter.left_out.append("a message inside the message, or a link to a file")
            else:
                letter.attached.append(_Attached(attachment.file_name or "attachment", attachment.file_bytes))
        page = message.html_body
        if page and looks_like_html(page):
            letter.texts.append(page)
        letter.texts.append(_unsigned(message.body or ""))
    except (OSError, KeyError, StopIteration, struct.error) as error:
        raise UnreadableRecordError(f"{name} is a damaged Outlook message: save its attachment.") from error
    return letter
