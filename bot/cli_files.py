"""`frontdoor tickets files`: write the files of a ticket out, for a member of staff."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from bot import bootstrap, settings
from tickets.attachment import Attachment
from tickets.errors import FrontDoorError
from tickets.events import plain
from tickets.use_cases.open_files import OpenFiles, file_content, open_files

_SUFFIXES = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/gif": "gif",
    "image/heic": "heic",
    "application/pdf": "pdf",
    "application/msword": "doc",
    "application/vnd.ms-excel": "xls",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "text/plain": "txt",
    "audio/ogg": "ogg",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
}
INDEX = "index.json"
_SHOWN = (
    "id",
    "kind",
    "state",
    "media_type",
    "size_bytes",
    "sha256",
    "name",
    "caption",
    "added_at",
    "refusal",
    "scan",
)


class FolderUnusable(FrontDoorError):
    """The folder for the files cannot be used; the message says why."""


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Mount the command; it sets `handler`, from arguments to exit code.

    Args:
        commands: the sub-commands of `frontdoor tickets`.
    """
    parser = commands.add_parser(
        "files",
        help="write a ticket's files out, decrypted; noted in the audit trail",
        description="The files get plain names of their own, mode 0600, and an index.json that "
        "tells names, captions and fingerprints. A file that the scanner has not seen, or found "
        "infected, stays closed.",
    )
    parser.add_argument("reference", metavar="REF")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FOLDER", help="a new or empty folder"
    )
    parser.add_argument(
        "--as", dest="staff_id", required=True, metavar="STAFF", help="who opens them"
    )
    parser.set_defaults(handler=_run)


def file_record(file: Attachment) -> dict[str, Any]:
    """What staff may know of a file, as JSON has it."""
    return {name: plain(getattr(file, name)) for name in _SHOWN}


def plain_name(number: int, file: Attachment) -> str:
    """A file's name outside: never the customer's own, which is personal and may be a path."""
    return f"{number:02d}-{file.kind.value}.{_SUFFIXES.get(file.media_type or '', 'bin')}"


def _run(arguments: argparse.Namespace) -> int:
    with bootstrap.opened(settings.load()) as app:
        return _write_out(app, arguments.reference, arguments.staff_id, arguments.out)


def _write_out(app: bootstrap.App, reference: str, staff_id: str, folder: Path) -> int:
    _prepare(folder)
    scanner = bool(app.settings.scanner)
    command = OpenFiles(reference=reference, staff_id=staff_id, scanner=scanner)
    files = open_files(command, app.units, app.time)
    index = []
    for number, file in enumerate(files.opened, start=1):
        content = file_content(file.id, app.units)
        if content is None:
            continue
        name = plain_name(number, file)
        _write(folder / name, content)
        index.append({"file": name} | file_record(file))
        print(name)
    _write(folder / INDEX, json.dumps(index, ensure_ascii=False, indent=2).encode() + b"\n")
    for file in files.closed:
        print(f"frontdoor: {file.id} stays closed: {file.scan.value}", file=sys.stderr)
    return 1 if files.closed else 0


def _prepare(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise FolderUnusable(f"{folder} is not empty: name a new folder.")
    except OSError as error:
        raise FolderUnusable(f"{folder} cannot be used: {error.strerror}.") from error


def _write(path: Path, content: bytes) -> None:
    try:
        # made with its mode, so that it is never readable by others, not even for a moment
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
    except OSError as error:
        raise FolderUnusable(f"{path} cannot be written: {error.strerror}.") from error
