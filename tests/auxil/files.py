"""Small files of every kind that customers send, and of kinds that are not taken."""

import io
import struct
import zipfile
import zlib


def png(width: int = 2, height: int = 2, padding: int = 0) -> bytes:
    """A picture of one colour; `padding` makes it so many bytes longer."""

    def chunk(name: bytes, body: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(name + body))
        return struct.pack(">I", len(body)) + name + body + checksum

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = b"".join(b"\x00" + b"\x20\x60\xa0" * width for _ in range(height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + (chunk(b"prVt", b"\x07" * padding) if padding else b"")
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def jpeg() -> bytes:
    """The skeleton of a photo, with a thumbnail in it and something behind it."""
    thumbnail = b"\xff\xe1\x00\x0aExif\xff\xd9\xff\xd9"
    start_of_scan = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00"
    return b"\xff\xd8" + thumbnail + start_of_scan + b"\x12\x34\x56" + b"\xff\xd9" + b"motion photo"


def gif() -> bytes:
    return (
        b"GIF89a\x01\x00\x01\x00\x80\x00\x00"
        + b"\x00" * 6
        + b"\x2c"
        + b"\x00" * 9
        + b"\x02\x00\x3b"
    )


def webp() -> bytes:
    body = b"WEBPVP8 " + struct.pack("<I", 10) + b"\x00" * 10
    return b"RIFF" + struct.pack("<I", len(body)) + body


def iso(brand: bytes, *names: bytes) -> bytes:
    """An ISO base media file: HEIC, MP4, M4A."""
    kind = b"ftyp" + brand + b"\x00\x00\x00\x00" + brand
    boxes = [kind, *(name + b"\x00" * 16 for name in names)]
    return b"".join(struct.pack(">I", len(box) + 4) + box for box in boxes)


def heic() -> bytes:
    return iso(b"heic", b"meta", b"mdat")


def mp4() -> bytes:
    return iso(b"isom", b"moov", b"mdat")


def m4a() -> bytes:
    return iso(b"M4A ", b"moov", b"mdat")


def ogg() -> bytes:
    """The first page of a voice note."""
    return b"OggS\x00\x02" + b"\x00" * 20 + b"\x01\x13OpusHead\x01\x01" + b"\x00" * 40


def pdf() -> bytes:
    return b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def packed(**parts: bytes) -> bytes:
    """A zip with these parts; `__` in a name stands for `/`, `_dot_` for a full stop."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), body)
    return out.getvalue()


def office(main: str, *more: str, filler: int = 0) -> bytes:
    """A document of Word or Excel by the name of its main part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(main, "<document/>")
        for name in more:
            archive.writestr(name, b"\x00" * filler)
    return out.getvalue()


def docx() -> bytes:
    return office("word/document.xml")


def xlsx() -> bytes:
    return office("xl/workbook.xml")


def old_word(*streams: str) -> bytes:
    """A document of Word before 2007 as far as it is looked at."""
    names = ["Root Entry", "WordDocument", *streams]
    body = b"".join(name.encode("utf-16-le").ljust(128, b"\x00") for name in names)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + body


def program() -> bytes:
    return b"MZ\x90\x00" + b"\x00" * 60 + b"PE\x00\x00" + b"\x00" * 64
