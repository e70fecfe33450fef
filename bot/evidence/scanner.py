"""Has files scanned by clamd, over its INSTREAM command (clamd(8)).

ScannerUnavailable   no verdict: the file stays closed and is tried again
"""

import logging
import socket
import struct
from dataclasses import replace
from typing import Protocol
from urllib.parse import urlsplit

from bot.messages import EdgeError
from tickets.attachment import ScanState
from tickets.ports import UnitOfWorkFactory

_CHUNK_BYTES = 64 * 1024
_PATIENCE_SECONDS = 60.0
_AT_ONCE = 200

log = logging.getLogger(__name__)


class ScannerUnavailable(EdgeError):
    """The scanner gave no verdict."""


class ScannerMisconfigured(EdgeError):
    """The setting `scanner` is no address."""


class Scanner(Protocol):
    """Looks into contents."""

    def scan(self, content: bytes) -> ScanState:
        """The verdict on a content.

        Raises:
            ScannerUnavailable: there is none.
        """
        ...


class Clamd:
    """A clamd on this machine or another.

    Args:
        address: `tcp://host:port` or `unix:/path`.

    Raises:
        ScannerMisconfigured: it is neither.
    """

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme == "unix" and parts.path:
            self._family, self._target = socket.AF_UNIX, parts.path
        elif parts.scheme == "tcp" and parts.hostname and _port(address):
            self._family, self._target = socket.AF_INET, (parts.hostname, _port(address))  # type: ignore[assignment]
        else:
            raise ScannerMisconfigured(
                "FRONTDOOR_SCANNER must be tcp://host:port or unix:/path of clamd."
            )

    def scan(self, content: bytes) -> ScanState:
        """See `Scanner`."""
        try:
            with socket.socket(self._family, socket.SOCK_STREAM) as connection:
                connection.settimeout(_PATIENCE_SECONDS)
                connection.connect(self._target)
                connection.sendall(b"zINSTREAM\0")
                for start in range(0, len(content), _CHUNK_BYTES):
                    chunk = content[start : start + _CHUNK_BYTES]
                    connection.sendall(struct.pack(">I", len(chunk)) + chunk)
                connection.sendall(struct.pack(">I", 0))
                answer = _read(connection)
        except OSError as error:
            raise ScannerUnavailable(type(error).__name__) from None
        if answer.endswith(b" FOUND"):
            return ScanState.INFECTED
        if answer == b"stream: OK":
            return ScanState.CLEAN
        raise ScannerUnavailable("an answer that is no verdict")


def scan_waiting(units: UnitOfWorkFactory, scanner: Scanner, limit: int = _AT_ONCE) -> int:
    """Scan files that nobody has seen; returns how many got a verdict.

    A file without a verdict, as one that is too large for the scanner, holds up no other.

    Raises:
        ScannerUnavailable: not one file got a verdict.
        StoreUnavailable: the database cannot be reached.
    """
    with units(read_only=True) as unit:
        waiting = unit.attachments.to_scan(limit)
    done = 0
    for file in waiting:
        with units(read_only=True) as unit:
            content = unit.attachments.content(file.id)
        if content is None:
            continue
        try:
            # outside a transaction: a scan may take seconds
            verdict = scanner.scan(content)
        except ScannerUnavailable as error:
            log.warning("%s was not scanned: %s", file.id, error)
            if not done:
                raise
            continue
        with units() as unit:
            newest = unit.attachments.get(file.id)
            if newest is not None:
                unit.attachments.save(replace(newest, scan=verdict))
            unit.commit()
        if verdict is ScanState.INFECTED:
            log.warning("%s is infected and stays closed", file.id)
        done += 1
    return done


def _read(connection: socket.socket) -> bytes:
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < 4096:
        more = connection.recv(4096)
        if not more:
            break
        answer += more
    return answer.rstrip(b"\0\n")


def _port(address: str) -> int | None:
    try:
        return urlsplit(address).port
    except ValueError:
        return None
