"""Archives and e-mails: the files in them, each once, in order, within limits, named by where it stands."""

from __future__ import annotations

import io
import struct
import zipfile
from email.message import EmailMessage

import pytest

from checker.documents.isolated import IsolatedReader
from checker.documents.parts import PartLimits, opened, records_in
from checker.documents.reader import read_document
from checker.errors import UnreadableRecordError
from documents import outlook
from documents.word import p, package

RECORD = b"Decision: award.\n"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(40)


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()


def message(text: str = "Please see the attached draft.", page: str = "") -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@marlshire.example", "b@marlshire.example", "Draft"
    mail["Message-ID"] = "<1@marlshire.example>"
    mail.set_content(text)
    if page:
        mail.add_alternative(page, subtype="html")
    return mail


def attach(mail: EmailMessage, name: str, data: bytes, kind: str = "application/octet-stream") -> None:
    main, sub = kind.split("/")
    mail.add_attachment(data, maintype=main, subtype=sub, filename=name)


def names(data: bytes, source: str) -> list[str]:
    return [part.name for part in records_in(data, source)]


def test_a_file_that_holds_no_others_is_itself() -> None:
    for data in (RECORD, package(p("Decision")), b"", b"%PDF-1.7"):
        assert [(part.name, part.data) for part in records_in(data, "a")] == [("a", data)]


def test_files_of_an_archive_in_order() -> None:
    word = package(p("Decision"))
    data = packed({"b.txt": RECORD, "a/b.docx": word, "a/": b"", "a/~$b.docx": b"x", "logo.png": PICTURE})
    found = opened(data, "records.zip")
    assert [(part.name, part.data, part.problem) for part in found.parts] == [
        ("records.zip > a/b.docx", word, ""),
        ("records.zip > b.txt", RECORD, ""),
    ]
    assert sorted(found.left_out) == ["a lock file of Word", "a picture"]


def test_an_archive_of_stored_word_documents_is_no_word_document() -> None:
    data = packed({"word/first.docx": package(p("One")), "word/second.docx": package(p("Two"))})
    assert names(data, "a.zip") == ["a.zip > word/first.docx", "a.zip > word/second.docx"]


def test_archives_inside_archives_to_a_limit() -> None:
    data = RECORD
    for level in range(5):
        data = packed({f"{level}.zip" if level else "record.txt": data})
    (part,) = records_in(data, "a.zip")
    assert part.name == "a.zip > 4.zip > 3.zip > 2.zip"
    assert "inside too many others" in part.problem
    (part,) = records_in(data, "a.zip", PartLimits(depth=5))
    assert (part.name, part.data) == ("a.zip > 4.zip > 3.zip > 2.zip > 1.zip > record.txt", RECORD)


@pytest.mark.parametrize(
    "name", ["/etc/record.txt", "../record.txt", "a/../../record.txt", "..\\record.txt", "C:\\r.txt"]
)
def test_a_name_outside_the_archive_is_a_problem(name: str) -> None:
    (part,) = records_in(packed({name: RECORD}), "a.zip")
    assert "as if it stood outside" in part.problem
    assert part.data == b""


def test_a_name_cannot_move_the_cursor() -> None:
    (part,) = records_in(packed({"a\x1b[2J\u202e.txt": RECORD}), "a.zip")
    assert part.name == "a.zip > a\ufffd[2J\ufffd.txt"


def test_an_encrypted_file_is_a_problem_and_the_others_are_read() -> None:
    data = bytearray(packed({"a.txt": RECORD, "b.txt": RECORD}))
    central = data.index(b"PK\x01\x02")
    data[6] |= 1
    data[central + 8] |= 1
    first, second = records_in(bytes(data), "a.zip")
    assert "protected by a password" in first.problem
    assert second.data == RECORD


def test_a_damaged_file_is_a_problem_and_the_others_are_read() -> None:
    data = packed({"a.txt": RECORD, "b.txt": RECORD}).replace(RECORD, RECORD.upper(), 1)
    first, second = records_in(data, "a.zip")
    assert "a.zip > a.txt is damaged" in first.problem
    assert second.data == RECORD


def test_a_file_that_swells_is_a_problem() -> None:
    data = packed({"a.txt": b" " * 40_000_000, "b.txt": RECORD}, zipfile.ZIP_DEFLATED)
    first, second = records_in(data, "a.zip")
    assert "unpacks to more" in first.problem
    assert second.data == RECORD


def test_entries_that_share_their_bytes_are_refused() -> None:
    data = packed({"a.txt": RECORD, "b.txt": RECORD})
    second = data.rindex(b"PK\x01\x02")
    shared = data[: second + 42] + struct.pack("<I", 0) + data[second + 46 :]
    with pytest.raises(UnreadableRecordError, match=r"a\.zip unpacks to more"):
        records_in(shared, "a.zip")


@pytest.mark.parametrize(
    ("limits", "words"),
    [(PartLimits(files=2), "unpacks to more"), (PartLimits(total=40), "unpacks to more")],
)
def test_limits_of_an_archive(limits: PartLimits, words: str) -> None:
    with pytest.raises(UnreadableRecordError, match=words):
        records_in(packed({f"{n}.txt": RECORD for n in range(3)}), "a.zip", limits)


def test_limits_hold_for_all_archives_together() -> None:
    inner = packed({f"{n}.txt": RECORD for n in range(3)})
    with pytest.raises(UnreadableRecordError, match="more than 4 files"):
        records_in(packed({"a.zip": inner, "b.zip": inner}), "all.zip", PartLimits(files=4))


def test_an_archive_without_a_record_says_what_it_holds() -> None:
    with pytest.raises(UnreadableRecordError, match=r"a\.zip holds no file .*left out: 2 × a picture"):
        records_in(packed({"a.png": PICTURE, "b.png": PICTURE}), "a.zip")


def test_attachments_are_the_records() -> None:
    mail = message()
    attach(mail, "record.docx", package(p("Decision")))
    attach(mail, "second record.txt", RECORD, "text/plain")
    attach(mail, "logo.png", PICTURE, "image/png")
    attach(mail, "invitation.ics", b"BEGIN:VCALENDAR", "text/calendar")
    found = opened(bytes(mail), "mail.eml")
    assert [part.name for part in found.parts] == ["mail.eml > record.docx", "mail.eml > second record.txt"]
    assert found.parts[1].data == RECORD
    assert sorted(found.left_out) == ["a .ics file", "a picture", "the text of the e-mail itself"]


def test_a_mail_without_a_record_attached_is_the_record() -> None:
    mail = message("Decision: award £4.\n-- \nA. Writer, Marlshire\n")
    attach(mail, "logo.png", PICTURE, "image/png")
    (part,) = records_in(bytes(mail), "mail.eml")
    assert part.name == "mail.eml"
    assert part.data.decode() == "Decision: award £4.\n"


def test_the_page_of_a_mail_is_taken_before_its_plain_words() -> None:
    page = "<html><body><table><tr><td>Decision</td><td>Award</td></tr></table></body></html>"
    (part,) = records_in(bytes(message("Decision Award", page)), "mail.eml")
    assert read_document(part.data, part.name).text == "Decision\tAward"


def test_a_forwarded_mail_is_opened() -> None:
    inner = message()
    attach(inner, "record.txt", RECORD, "text/plain")
    outer = message("Forwarded.")
    outer.add_attachment(inner)
    assert names(bytes(outer), "mail.eml") == ["mail.eml > Draft.eml > record.txt"]


def test_an_archive_in_a_mail_is_opened() -> None:
    mail = message()
    attach(mail, "records.zip", packed({"a.txt": RECORD, "b.txt": RECORD}))
    assert names(bytes(mail), "m.eml") == ["m.eml > records.zip > a.txt", "m.eml > records.zip > b.txt"]


def test_a_sealed_mail_is_refused() -> None:
    mail = message()
    mail.set_content(b"\x30\x80", "application", "pkcs7-mime")
    with pytest.raises(UnreadableRecordError, match=r"mail\.eml is an encrypted e-mail"):
        records_in(bytes(mail), "mail.eml")


def test_a_mail_pasted_as_text_stays_text() -> None:
    pasted = b"From: Head of Parks\nTo: Register\nSubject: Decision\n\nDecision: award.\n"
    assert [part.data for part in records_in(pasted, "a.txt")] == [pasted]
    assert read_document(pasted, "a.txt").format == "txt"


def test_one_record_in_a_mail_is_read_as_that_mail() -> None:
    mail = message()
    attach(mail, "record.txt", RECORD, "text/plain")
    document = read_document(bytes(mail), "mail.eml")
    assert (document.source, document.text) == ("mail.eml", RECORD.decode())
    attach(mail, "other.txt", RECORD, "text/plain")
    with pytest.raises(UnreadableRecordError, match=r"mail\.eml holds 2 files"):
        read_document(bytes(mail), "mail.eml")


def test_attachments_of_an_outlook_message() -> None:
    pytest.importorskip("oxmsg", reason="python-oxmsg reads Outlook messages and is not installed")
    data = outlook.message(
        "Please see the attached draft.", {"record.txt": RECORD, "long.docx": package(p("x" * 9000))}
    )
    found = opened(data, "mail.msg")
    assert [part.name for part in found.parts] == ["mail.msg > record.txt", "mail.msg > long.docx"]
    assert found.parts[0].data == RECORD
    assert read_document(found.parts[1].data, "a").text == "x" * 9000
    assert found.left_out == ("the text of the e-mail itself",)
    (body,) = records_in(outlook.message("Decision: award £4.", {}), "mail.msg")
    assert (body.name, body.data.decode()) == ("mail.msg", "Decision: award £4.")
    with pytest.raises(UnreadableRecordError, match=r"mail\.msg is a damaged"):
        records_in(data[:-512], "mail.msg")


def test_files_are_the_same_from_a_process_of_their_own() -> None:
    reader = IsolatedReader()
    mail = message()
    attach(mail, "records.zip", packed({"a.txt": RECORD, "../b.txt": RECORD, "c.png": PICTURE}))
    for data in (bytes(mail), RECORD, packed({"a.docx": package(p("Decision"))})):
        assert reader.opened(data, "a") == opened(data, "a")
    with pytest.raises(UnreadableRecordError, match="a holds no file"):
        reader.opened(packed({"c.png": PICTURE}), "a")
    reader.close()
