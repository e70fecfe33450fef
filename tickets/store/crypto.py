"""Encryption of personal fields, and the key file.

The key file is text, one key a line: `encrypt <Fernet key>`, the newest first (it encrypts; the
others only decrypt what was written before a rotation), and one `index <key>` for the blind index,
which a rotation leaves alone. It lives outside the database, with mode 0600.
"""

import base64
import hashlib
import hmac
import os
import secrets
import tempfile
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from tickets.errors import KeyFileError, KeyRingMissing, Undecipherable

_HEADER = (
    "# Keys of Front Door. Without this file the personal data in the database is lost:\n"
    "# keep a copy in a safe place, apart from copies of the database.\n"
)


class KeyRing:
    """Keys of one installation.

    Args:
        encryption_keys: Fernet keys (url-safe base64 of 32 bytes), the newest first.
        index_key: key of the blind index, 32 bytes.

    Raises:
        KeyFileError: a key has the wrong form, or there is none.
    """

    def __init__(self, encryption_keys: Sequence[str], index_key: bytes) -> None:
        if not encryption_keys or len(index_key) != 32:
            raise KeyFileError("A key ring needs an encryption key and an index key of 32 bytes.")
        try:
            self._fernet = MultiFernet([Fernet(key) for key in encryption_keys])
        except ValueError as error:
            raise KeyFileError("An encryption key is not 32 bytes in url-safe base64.") from error
        self._keys = tuple(encryption_keys)
        self._index_key = index_key

    @classmethod
    def generate(cls) -> "KeyRing":
        """New random keys."""
        return cls([Fernet.generate_key().decode()], secrets.token_bytes(32))

    @classmethod
    def parse(cls, text: str) -> "KeyRing":
        """Read the text of a key file.

        Raises:
            KeyFileError: a line has the wrong form; the message gives its number, never its text.
        """
        encryption: list[str] = []
        index: list[bytes] = []
        for number, line in enumerate(text.splitlines(), start=1):
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            kind, _, value = line.strip().partition(" ")
            if kind == "encrypt" and value:
                encryption.append(value.strip())
            elif kind == "index" and value:
                try:
                    index.append(base64.urlsafe_b64decode(value.strip()))
                except ValueError as error:
                    raise KeyFileError(f"Line {number} of the key file is no key.") from error
            else:
                raise KeyFileError(f"Line {number} of the key file is no key.")
        if len(index) != 1:
            raise KeyFileError("The key file must have exactly one `index` line.")
        return cls(encryption, index[0])

    def dump(self) -> str:
        """The text of the key file."""
        lines = [f"encrypt {key}" for key in self._keys]
        lines.append(f"index {base64.urlsafe_b64encode(self._index_key).decode()}")
        return _HEADER + "\n".join(lines) + "\n"

    def with_new_key(self) -> "KeyRing":
        """The same ring with a new key in front; older values stay readable."""
        return KeyRing([Fernet.generate_key().decode(), *self._keys], self._index_key)

    def encrypt(self, text: str) -> str:
        """Encrypt with the newest key."""
        return self._fernet.encrypt(text.encode("utf-8", "surrogatepass")).decode("ascii")

    def decrypt(self, token: str) -> str:
        """Decrypt with whichever key fits.

        Raises:
            Undecipherable: none fits, or the value was changed.
        """
        try:
            return self._fernet.decrypt(token.encode("ascii")).decode("utf-8", "surrogatepass")
        except (InvalidToken, UnicodeEncodeError) as error:
            raise Undecipherable from error

    def encrypt_bytes(self, content: bytes) -> bytes:
        """Encrypt a part of a file with the newest key; the result is binary."""
        return base64.urlsafe_b64decode(self._fernet.encrypt(content))

    def decrypt_bytes(self, sealed: bytes) -> bytes:
        """Decrypt a part of a file with whichever key fits.

        Raises:
            Undecipherable: none fits, or the value was changed.
        """
        try:
            return self._fernet.decrypt(base64.urlsafe_b64encode(sealed))
        except InvalidToken as error:
            raise Undecipherable from error

    def blind_index(self, value: str) -> str:
        """A keyed fingerprint for equality look-ups, 64 hex digits.

        Full-width forms, letter case, spaces and the dashes and brackets of phone numbers make no
        difference.
        """
        folded = unicodedata.normalize("NFKC", value).casefold()
        plain = "".join(c for c in folded if not c.isspace() and c not in "-()")
        return hmac.new(
            self._index_key, plain.encode("utf-8", "surrogatepass"), hashlib.sha256
        ).hexdigest()


_installed: KeyRing | None = None


def install(ring: KeyRing | None) -> None:
    """Make `ring` the key ring of this process; None takes it away again."""
    global _installed
    _installed = ring


def installed() -> KeyRing:
    """The key ring of this process.

    Raises:
        KeyRingMissing: none was installed.
    """
    if _installed is None:
        raise KeyRingMissing
    return _installed


def load_key_file(path: Path) -> KeyRing:
    """Read a key file.

    Raises:
        KeyFileError: it is absent, unreadable, open to other users, or malformed.
    """
    try:
        text = path.read_text("ascii")
        mode = path.stat().st_mode
    except (OSError, UnicodeDecodeError) as error:
        raise KeyFileError(f"The key file {path} cannot be read.") from error
    if os.name == "posix" and mode & 0o077:
        raise KeyFileError(f"The key file {path} is open to other users: chmod 600 it.")
    return KeyRing.parse(text)


def save_key_file(path: Path, ring: KeyRing, *, replace: bool = False) -> None:
    """Write a key file with mode 0600, whole or not at all.

    Args:
        path: where; its folder is made with mode 0700 when absent.
        ring: the keys.
        replace: overwrite an existing file (rotation).

    Raises:
        FileExistsError: the file exists and `replace` is false.
        KeyFileError: it cannot be written.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # mkstemp gives 0600, so that the keys are never readable by others, not even for a moment
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".key-")
        try:
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(ring.dump())
                file.flush()
                os.fsync(file.fileno())
            if replace:
                os.replace(temporary, path)
            else:
                # link, not rename: it fails when another process made the file first
                os.link(temporary, path)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(temporary)
    except FileExistsError:
        raise
    except OSError as error:
        raise KeyFileError(f"The key file {path} cannot be written.") from error


def open_key_file(path: Path, *, database_is_encrypted: Callable[[], bool]) -> KeyRing:
    """Read the key file; create it on the first run.

    Args:
        path: the key file.
        database_is_encrypted: whether the database already holds values under some key.

    Raises:
        KeyFileError: it cannot be used, or it is absent while the database is encrypted: new keys
            would make all that was written so far unreadable for good.
    """
    if not path.exists():
        if database_is_encrypted():
            raise KeyFileError(
                f"The key file {path} is missing, and the database already holds encrypted data: "
                "new keys would make it unreadable for good. Restore the key file from its copy."
            )
        with suppress(FileExistsError):  # another process of this start was faster: use its keys
            save_key_file(path, KeyRing.generate())
    return load_key_file(path)
