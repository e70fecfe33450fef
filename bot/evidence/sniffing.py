"""What a file is, told by its content alone: names and declared types are never believed.

Nothing is unpacked or rendered here. Of a zip only the table of contents is read, so that one that
would fill a disk does no harm.
"""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import filetype

from bot.evidence import structure
from tickets.attachment import AttachmentKind, Refusal

# a Word file of 10 MB holds some hundred parts and unpacks to a few times its size
_MOST_PARTS = 5_000
_MOST_UNPACKED_BYTES = 200_000_000

_PROGRAMS = (
    "application/x-executable",
    "application/x-msdownload",
    "application/x-google-chrome-extension",
    "application/x-nintendo-nes-rom",
    "application/x-shockwave-flash",
    "application/x-deb",
    "application/java-archive",
)
_PROGRAM_STARTS = (
    b"MZ",
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa",
    b"\xcf\xfa\xed\xfe",
    b"#!",
)
_ARCHIVES = re.compile(
    r"application/(zip|gzip|x-(tar|rar|7z|bzip2|xz|lzip|lzop|compress|ar|unix-archive|rpm|deb|"
    r"iso\w*|cab\w*|zstd|archive)|vnd\.ms-cab\S*|zstd|x-rar-compressed|x-7z-compressed)"
)
_MARKUP = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype|html|svg|\?xml|script|head|body|xml)", re.I | re.S
)
_ACTIVE_MARKUP = re.compile(rb"<(?:script|svg|iframe|html|object|embed)[\s>]", re.I)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# brands of ISO base media files, https://mp4ra.org/registered-types/brands
_BRANDS = {
    b"heic": "image/heic", b"heix": "image/heic", b"heim": "image/heic", b"heis": "image/heic",
    b"mif1": "image/heic", b"msf1": "image/heic", b"hevc": "image/heic",
    b"M4A ": "audio/mp4", b"M4B ": "audio/mp4",
    b"qt  ": "video/quicktime",
    b"isom": "video/mp4", b"iso2": "video/mp4", b"iso4": "video/mp4", b"iso5": "video/mp4",
    b"iso6": "video/mp4", b"mp41": "video/mp4", b"mp42": "video/mp4", b"avc1": "video/mp4",
    b"dash": "video/mp4", b"M4V ": "video/mp4", b"MSNV": "video/mp4", b"3gp4": "video/mp4",
    b"3gp5": "video/mp4", b"3gp6": "video/mp4",
}  # fmt: skip


class NotTaken(Exception):
    """A content that is not kept.

    Args:
        why: the reason, for the sentence that the customer gets.
    """

    def __init__(self, why: Refusal) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class Found:
    """What a content is."""

    kind: AttachmentKind
    media_type: str


def sniff(content: bytes) -> Found:
    """Tell what a content is.

    Raises:
        NotTaken: it is empty, damaged, or of a type that is not kept.
    """
    if not content:
        raise NotTaken(Refusal.EMPTY)
    media_type = _media_type(content)
    check = _WHOLE.get(media_type)
    if check is not None and not check(content):
        raise NotTaken(Refusal.DAMAGED)
    return Found(_kind(media_type), media_type)


def _media_type(content: bytes) -> str:
    if content.startswith(_PROGRAM_STARTS):
        raise NotTaken(Refusal.PROGRAM)
    if content.startswith(b"PK\x03\x04"):
        return _in_zip(content)
    if content.startswith(_OLE):
        return _in_ole(content)
    if content[4:8] == b"ftyp":
        return _in_media_container(content)
    if b"%PDF-" in content[:1024]:
        return "application/pdf"
    guessed = filetype.guess_mime(content[:8192])
    if guessed in _TAKEN:
        return str(guessed)
    if guessed in _PROGRAMS:
        raise NotTaken(Refusal.PROGRAM)
    if guessed is not None and _ARCHIVES.fullmatch(guessed):
        raise NotTaken(Refusal.ARCHIVE)
    if guessed is None and _is_text(content):
        return "text/plain"
    raise NotTaken(Refusal.TYPE)


_TAKEN = frozenset(
    {
        *("image/jpeg", "image/png", "image/webp", "image/gif"),
        *("audio/ogg", "audio/mpeg"),
    }
)


def _kind(media_type: str) -> AttachmentKind:
    families = {
        "image": AttachmentKind.PHOTO,
        "audio": AttachmentKind.VOICE,
        "video": AttachmentKind.VIDEO,
    }
    return families.get(media_type.partition("/")[0], AttachmentKind.DOCUMENT)


def _in_zip(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, EOFError):
        # a document cut off on its way has no table of contents
        whole = b"[Content_Types].xml" not in content[:4096]
        raise NotTaken(Refusal.ARCHIVE if whole else Refusal.DAMAGED) from None
    names = {part.filename for part in parts}
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED_BYTES:
        raise NotTaken(Refusal.ARCHIVE)
    if "[Content_Types].xml" not in names:
        # a program for Java or Android is one too
        program = "META-INF/MANIFEST.MF" in names or "AndroidManifest.xml" in names
        raise NotTaken(Refusal.PROGRAM if program else Refusal.ARCHIVE)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise NotTaken(Refusal.PROGRAM)
    if "word/document.xml" in names:
        return _WORD
    if "xl/workbook.xml" in names:
        return _EXCEL
    raise NotTaken(Refusal.TYPE)


def _in_ole(content: bytes) -> str:
    """Word and Excel of before 2007; the names of streams stand in the file as UTF-16."""

    def has(name: str) -> bool:
        return name.encode("utf-16-le") in content

    if has("_VBA_PROJECT"):
        raise NotTaken(Refusal.PROGRAM)
    if has("WordDocument"):
        return "application/msword"
    if has("Workbook"):
        return "application/vnd.ms-excel"
    raise NotTaken(Refusal.TYPE)


def _in_media_container(content: bytes) -> str:
    brand = content[8:12]
    media_type = _BRANDS.get(brand)
    if media_type is None:
        raise NotTaken(Refusal.TYPE)
    return media_type


def _is_text(content: bytes) -> bool:
    """Whether a content is plain text.

    Raises:
        NotTaken: it is text that a browser would run.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            text = content.decode("utf-16")
        except UnicodeDecodeError:
            return False
    elif b"\x00" in content:
        return False
    else:
        for encoding in ("utf-8-sig", "gb18030", "big5"):
            try:
                text = content.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
        else:
            return False
    raw = text.encode("utf-8", "replace")
    if _MARKUP.match(raw[:4096]) or _ACTIVE_MARKUP.search(raw):
        raise NotTaken(Refusal.MARKUP)
    controls = sum(character < " " and character not in "\t\r\n\f\x1b" for character in text)
    return controls == 0 and not text.startswith("{\\rtf")


_WHOLE: dict[str, Callable[[bytes], bool]] = {
    "image/jpeg": structure.jpeg,
    "image/png": structure.png,
    "image/gif": structure.gif,
    "image/webp": structure.webp,
    "image/heic": structure.boxes,
    "video/mp4": structure.boxes,
    "video/quicktime": structure.boxes,
    "audio/mp4": structure.boxes,
    "application/pdf": structure.pdf,
}
