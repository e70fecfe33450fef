"""Verdicts of a scanner, over a socket that speaks as clamd does."""

import socket
import struct
import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.evidence.scanner import (
    Clamd,
    ScannerMisconfigured,
    ScannerUnavailable,
    scan_waiting,
)
from tests.auxil.memory_store import MemoryUnits
from tickets.attachment import Attachment, AttachmentKind, AttachmentState, ScanState


class FakeClamd:
    """Answers INSTREAM by what is in the content."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"tcp://127.0.0.1:{self._listener.getsockname()[1]}"
        self.seen: list[bytes] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        # shutdown wakes the thread that waits for a connection, close alone does not
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection, connection.makefile("rb") as stream:
                assert stream.read(10) == b"zINSTREAM\0"
                content = b""
                while length := struct.unpack(">I", stream.read(4))[0]:
                    content += stream.read(length)
                self.seen.append(content)
                connection.sendall(self._verdict(content) + b"\0")

    @staticmethod
    def _verdict(content: bytes) -> bytes:
        if b"virus" in content:
            return b"stream: Test.Signature FOUND"
        return b"INSTREAM size limit exceeded. ERROR" if b"huge" in content else b"stream: OK"


@pytest.fixture
def clamd() -> Iterator[FakeClamd]:
    fake = FakeClamd()
    yield fake
    fake.close()


def test_contents_go_over_in_parts_and_verdicts_come_back(clamd: FakeClamd) -> None:
    scanner = Clamd(clamd.address)
    big = b"a" * 200_000
    assert scanner.scan(big) is ScanState.CLEAN
    assert scanner.scan(b"a virus") is ScanState.INFECTED
    assert clamd.seen == [big, b"a virus"]
    with pytest.raises(ScannerUnavailable):
        scanner.scan(b"huge")


def test_a_scanner_that_is_away_gives_no_verdict(clamd: FakeClamd) -> None:
    clamd.close()
    with pytest.raises(ScannerUnavailable):
        Clamd(clamd.address).scan(b"a")
    clamd._listener = socket.create_server(("127.0.0.1", 0))


@pytest.mark.parametrize(
    "address", ["", "clamd", "tcp://host", "tcp://host:x", "unix:", "http://h:1"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ScannerMisconfigured):
        Clamd(address)


def test_waiting_files_get_their_verdicts_and_one_without_holds_up_no_other(
    clamd: FakeClamd,
) -> None:
    units = MemoryUnits()
    contents = {"f_1": b"fine", "f_2": b"huge", "f_3": b"virus"}
    with units() as unit:
        for minute, (name, content) in enumerate(contents.items()):
            unit.attachments.add(
                Attachment(
                    name,
                    "account",
                    datetime(2026, 11, 22, 2, minute, tzinfo=UTC),
                    AttachmentKind.DOCUMENT,
                    AttachmentState.KEPT,
                ),
                content,
            )
        unit.commit()
    assert scan_waiting(units, Clamd(clamd.address)) == 2
    with units(read_only=True) as unit:
        found = {name: unit.attachments.get(name).scan for name in contents}  # type: ignore[union-attr]
    assert found == {
        "f_1": ScanState.CLEAN,
        "f_2": ScanState.UNSCANNED,
        "f_3": ScanState.INFECTED,
    }
