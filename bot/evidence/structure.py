"""Whether a file came whole: cheap looks at its skeleton, nothing is decoded.

A customer whose upload was cut off should hear it now, not from a colleague in three days.
"""

_PDF_TAIL_BYTES = 2048


def jpeg(content: bytes) -> bool:
    """Whether there is an image between start and end.

    The segments before the scan are skipped by their lengths: a thumbnail among them has an end
    of its own. What stands behind the end, as phones append it, makes no difference.
    """
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if marker == 0xDA:
            return content.find(b"\xff\xd9", at) != -1
        at += 2 + length if marker != 0xFF else 1
    return False


def png(content: bytes) -> bool:
    """Whether the chunks go on to the last one."""
    at = 8
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        if content[at + 4 : at + 8] == b"IEND":
            return True
        at += 12 + length
    return False


def gif(content: bytes) -> bool:
    """Whether the trailer is there."""
    return len(content) > 13 and b"\x3b" in content[-16:]


def webp(content: bytes) -> bool:
    """Whether as much follows as the heading says."""
    return len(content) >= 7 + int.from_bytes(content[4:8], "little")


def pdf(content: bytes) -> bool:
    """Whether the end mark is there."""
    return b"%%EOF" in content[-_PDF_TAIL_BYTES:]


def boxes(content: bytes) -> bool:
    """Whether the boxes of an ISO base media file (ISO/IEC 14496-12) fit, and one describes it."""
    at, names = 0, set()
    while at < len(content):
        if at + 8 > len(content):
            return False
        size = int.from_bytes(content[at : at + 4], "big")
        names.add(content[at + 4 : at + 8])
        if size == 1:
            size = int.from_bytes(content[at + 8 : at + 16], "big")
        elif size == 0:
            break  # to the end of the file
        if size < 8 or at + size > len(content):
            return False
        at += size
    return bool({b"moov", b"meta"} & names)
