import stat
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickets.errors import KeyFileError, KeyRingMissing, Undecipherable
from tickets.store import crypto
from tickets.store.crypto import KeyRing, load_key_file, open_key_file, save_key_file

RING = KeyRing.generate()


@given(st.text())
def test_what_is_encrypted_is_decrypted(text: str) -> None:
    token = RING.encrypt(text)
    assert RING.decrypt(token) == text
    assert token.isascii()


def test_a_changed_token_is_refused() -> None:
    token = RING.encrypt("理赔")
    for broken in (token[:-8] + "AAAAAA==", "王", ""):
        with pytest.raises(Undecipherable):
            RING.decrypt(broken)


def test_a_key_file_text_gives_the_same_ring() -> None:
    ring = RING.with_new_key()
    again = KeyRing.parse(ring.dump())
    assert again.dump() == ring.dump()
    assert again.decrypt(RING.encrypt("x")) == "x"
    assert again.blind_index("x") == RING.blind_index("x")


def test_a_new_key_encrypts_and_older_ones_still_decrypt() -> None:
    newer = RING.with_new_key()
    assert newer.decrypt(RING.encrypt("x")) == "x"
    with pytest.raises(Undecipherable):
        RING.decrypt(newer.encrypt("x"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("+86 138-0013-8000", "+8613800138000"),
        ("(0131) 496 0000", "01314960000"),
        ("Jo@Example.org", "jo@example.org"),
        ("１３８００１３８０００", "13800138000"),
    ],
)
def test_the_blind_index_looks_past_the_way_of_writing(one: str, other: str) -> None:
    assert RING.blind_index(one) == RING.blind_index(other)
    assert RING.blind_index(one) != RING.blind_index(other + "1")
    assert RING.blind_index(one) != KeyRing.generate().blind_index(one)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "encrypt abc\n",
        RING.dump().replace("index", "indigo"),
        "\n".join(line for line in RING.dump().splitlines() if not line.startswith("index")),
        "\n".join(line for line in RING.dump().splitlines() if not line.startswith("encrypt")),
        RING.dump() + "index AAAA\n",
        RING.dump() + "encrypt short\n",
    ],
)
def test_a_faulty_key_file_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(KeyFileError) as refusal:
        KeyRing.parse(text)
    assert "short" not in str(refusal.value)


def test_the_first_run_makes_a_key_file_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "master.key"
    ring = open_key_file(path, database_is_encrypted=lambda: False)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(path.parent.iterdir()) == [path]
    again = open_key_file(path, database_is_encrypted=lambda: True)
    assert again.decrypt(ring.encrypt("x")) == "x"


def test_no_new_keys_are_made_for_a_database_that_is_encrypted_already(tmp_path: Path) -> None:
    path = tmp_path / "master.key"
    with pytest.raises(KeyFileError, match="Restore the key file"):
        open_key_file(path, database_is_encrypted=lambda: True)
    assert not path.exists()


def test_processes_that_start_at_once_agree_on_the_keys(tmp_path: Path) -> None:
    path = tmp_path / "master.key"
    start = threading.Barrier(8)
    rings: list[str] = []

    def work() -> None:
        start.wait()
        rings.append(open_key_file(path, database_is_encrypted=lambda: False).dump())

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert rings == [path.read_text("ascii")] * 8


def test_a_key_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "master.key"
    save_key_file(path, RING)
    path.chmod(0o640)
    with pytest.raises(KeyFileError, match="chmod 600"):
        load_key_file(path)


def test_an_existing_key_file_is_not_overwritten_by_accident(tmp_path: Path) -> None:
    path = tmp_path / "master.key"
    save_key_file(path, RING)
    with pytest.raises(FileExistsError):
        save_key_file(path, KeyRing.generate())
    assert path.read_text("ascii") == RING.dump()


def test_without_an_installed_ring_there_is_none(ring: KeyRing) -> None:
    assert crypto.installed() is ring
    crypto.install(None)
    with pytest.raises(KeyRingMissing):
        crypto.installed()
