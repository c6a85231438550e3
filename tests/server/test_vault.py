"""Secrets at rest, and the key that they are sealed with."""

from __future__ import annotations

import base64
import os
from pathlib import Path

import pytest

from backend.config import ConfigurationError
from backend.vault import KEY_FILE, KEY_VARIABLE, Vault, VaultError, load_key
from harness import KEY

PLACE = ("table", "column", "row")


def test_what_is_sealed_can_be_opened() -> None:
    vault = Vault(KEY)
    assert vault.open(vault.seal("päss", *PLACE), *PLACE) == "päss"


def test_the_same_text_is_never_sealed_alike() -> None:
    vault = Vault(KEY)
    assert vault.seal("text", *PLACE) != vault.seal("text", *PLACE)


@pytest.mark.parametrize("place", [("other", "column", "row"), ("table", "other", "row"),
                                   ("table", "column", "other")])
def test_it_opens_in_its_own_place_only(place: tuple[str, str, str]) -> None:
    vault = Vault(KEY)
    with pytest.raises(VaultError):
        vault.open(vault.seal("text", *PLACE), *place)


@pytest.mark.parametrize("sealed", [b"", b"short"])
def test_what_was_never_sealed_does_not_open(sealed: bytes) -> None:
    with pytest.raises(VaultError):
        Vault(KEY).open(sealed, *PLACE)


@pytest.mark.parametrize("position", [0, 11, 12, -1])
def test_an_altered_byte_is_noticed(position: int) -> None:
    vault = Vault(KEY)
    sealed = bytearray(vault.seal("text", *PLACE))
    sealed[position] ^= 1
    with pytest.raises(VaultError):
        vault.open(bytes(sealed), *PLACE)


def test_another_key_does_not_open_it() -> None:
    with pytest.raises(VaultError):
        Vault(bytes(32)).open(Vault(KEY).seal("text", *PLACE), *PLACE)


def test_fingerprints_depend_on_text_and_key() -> None:
    vault = Vault(KEY)
    assert vault.fingerprint("a") == vault.fingerprint("a") != vault.fingerprint("b")
    assert vault.fingerprint("a") != Vault(bytes(32)).fingerprint("a")


def test_the_key_file_is_made_once_and_for_its_owner(tmp_path: Path) -> None:
    key = load_key(tmp_path, {}, is_new=True)
    assert len(key) == 32
    assert load_key(tmp_path, {}, is_new=False) == key
    assert (tmp_path / KEY_FILE).stat().st_mode & 0o777 == 0o600


def test_no_key_is_made_for_data_that_had_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="Bring back the key"):
        load_key(tmp_path, {}, is_new=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_key_file_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    load_key(tmp_path, {}, is_new=True)
    os.chmod(tmp_path / KEY_FILE, mode)
    with pytest.raises(ConfigurationError, match="chmod 600"):
        load_key(tmp_path, {}, is_new=True)


def test_a_key_of_the_environment_leaves_no_file(tmp_path: Path) -> None:
    assert load_key(tmp_path, {KEY_VARIABLE: base64.b64encode(KEY).decode()}, is_new=True) == KEY
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["short", base64.b64encode(bytes(31)).decode(), "ü" * 44])
def test_what_is_no_key_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigurationError, match="32 bytes in base64"):
        load_key(tmp_path, {KEY_VARIABLE: text}, is_new=True)
