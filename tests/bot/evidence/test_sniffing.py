"""What a file is, by its content; what is not taken, and why."""

import io
import tarfile
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.evidence.sniffing import Found, NotTaken, sniff
from tests.auxil import files
from tickets.attachment import AttachmentKind, Refusal

P, D, V, M = (
    AttachmentKind.PHOTO,
    AttachmentKind.DOCUMENT,
    AttachmentKind.VOICE,
    AttachmentKind.VIDEO,
)
OFFICE = "application/vnd.openxmlformats-officedocument"


@pytest.mark.parametrize(
    ("content", "kind", "media_type"),
    [
        (files.jpeg(), P, "image/jpeg"),
        (files.png(), P, "image/png"),
        (files.gif(), P, "image/gif"),
        (files.webp(), P, "image/webp"),
        (files.heic(), P, "image/heic"),
        (files.iso(b"mif1", b"meta"), P, "image/heic"),
        (files.pdf(), D, "application/pdf"),
        (b"\xef\xbb\xbf" + files.pdf(), D, "application/pdf"),
        (files.docx(), D, f"{OFFICE}.wordprocessingml.document"),
        (files.xlsx(), D, f"{OFFICE}.spreadsheetml.sheet"),
        (files.old_word(), D, "application/msword"),
        ("退款 300 元，a < b".encode(), D, "text/plain"),
        ("退款 300 元".encode("gb18030"), D, "text/plain"),
        ("refund\r\n".encode("utf-16"), D, "text/plain"),
        (files.mp4(), M, "video/mp4"),
        (files.iso(b"qt  ", b"moov"), M, "video/quicktime"),
        (files.m4a(), V, "audio/mp4"),
        (files.ogg(), V, "audio/ogg"),
        (b"ID3\x03\x00\x00\x00\x00\x00\x00" + b"\x00" * 64, V, "audio/mpeg"),
    ],
)
def test_what_is_taken(content: bytes, kind: AttachmentKind, media_type: str) -> None:
    assert sniff(content) == Found(kind, media_type)


def tarred() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a"))
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Refusal.EMPTY),
        (files.jpeg()[:20], Refusal.DAMAGED),
        (files.png()[:40], Refusal.DAMAGED),
        (files.webp()[:-5], Refusal.DAMAGED),
        (files.pdf()[:30], Refusal.DAMAGED),
        (files.mp4()[:-4], Refusal.DAMAGED),
        (files.iso(b"isom", b"mdat"), Refusal.DAMAGED),
        (files.docx()[:150], Refusal.DAMAGED),
        (files.program(), Refusal.PROGRAM),
        (b"\x7fELF" + b"\x00" * 60, Refusal.PROGRAM),
        (b"#!/bin/sh\nrm -rf /\n", Refusal.PROGRAM),
        (files.office("word/document.xml", "word/vbaProject.bin"), Refusal.PROGRAM),
        (files.old_word("_VBA_PROJECT"), Refusal.PROGRAM),
        (files.packed(**{"META-INF__MANIFEST_dot_MF": b""}), Refusal.PROGRAM),
        (files.packed(photo=b"x"), Refusal.ARCHIVE),
        (tarred(), Refusal.ARCHIVE),
        (b"Rar!\x1a\x07\x01\x00" + b"\x00" * 60, Refusal.ARCHIVE),
        (b"7z\xbc\xaf\x27\x1c" + b"\x00" * 60, Refusal.ARCHIVE),
        (b"\x1f\x8b\x08" + b"\x00" * 60, Refusal.ARCHIVE),
        (b"<!DOCTYPE html><p>hello", Refusal.MARKUP),
        (b'<?xml version="1.0"?><svg onload="x()"/>', Refusal.MARKUP),
        (b"  <!-- a --> <svg xmlns='x'/>", Refusal.MARKUP),
        ("\ufeff<html>".encode(), Refusal.MARKUP),
        ("<html>".encode("utf-16"), Refusal.MARKUP),
        (b"dear sirs <script>alert(1)</script>", Refusal.MARKUP),
        (b"{\\rtf1 hello}", Refusal.TYPE),
        (b"\x00\x01\x02\x03" * 9, Refusal.TYPE),
        (files.iso(b"crx ", b"moov"), Refusal.TYPE),
    ],
)
def test_what_is_not_taken_and_why(content: bytes, why: Refusal) -> None:
    with pytest.raises(NotTaken) as refused:
        sniff(content)
    assert refused.value.why is why


def test_a_document_that_would_fill_a_disk_is_never_unpacked() -> None:
    bomb = files.office(
        "word/document.xml", *(f"word/{n}.bin" for n in range(12)), filler=20_000_000
    )
    assert len(bomb) < 1_000_000
    with pytest.raises(NotTaken) as refused:
        sniff(bomb)
    assert refused.value.why is Refusal.ARCHIVE


def test_paths_in_a_document_lead_nowhere() -> None:
    out = io.BytesIO(files.docx())
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("../../../../tmp/owned", "x")
    assert sniff(out.getvalue()).kind is AttachmentKind.DOCUMENT


@given(
    st.binary(max_size=300),
    st.sampled_from(
        [
            b"",
            *(
                f()[:20]
                for f in (
                    files.png,
                    files.jpeg,
                    files.webp,
                    files.mp4,
                    files.docx,
                    files.pdf,
                    files.ogg,
                )
            ),
        ]
    ),
)
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_told_or_refused(tail: bytes, head: bytes) -> None:
    with suppress(NotTaken):
        assert sniff(head + tail).media_type
