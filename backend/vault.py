"""Secrets at rest: AES-256-GCM, bound to the row and column that they stand in."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from backend.config import ConfigurationError

KEY_BYTES = 32
NONCE_BYTES = 12
KEY_VARIABLE = "MOORING_SECRET_KEY"
KEY_FILE = "secret.key"


class VaultError(Exception):
    """What is stored was not sealed with this key for this place, or was altered."""


class Vault:
    """Seals text for one place in the database; only the same place opens it again."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)
        # A key of its own for fingerprints, so that one key never serves two algorithms.
        self._fingerprint_key = hmac.digest(key, b"mooring fingerprints", hashlib.sha256)

    def seal(self, text: str, table: str, column: str, row: str) -> bytes:
        """Nonce and ciphertext; the place is authenticated (not stored)."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, text.encode(), _place(table, column, row))

    def open(self, sealed: bytes, table: str, column: str, row: str) -> str:
        nonce, ciphertext = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        try:
            return self._cipher.decrypt(nonce, ciphertext, _place(table, column, row)).decode()
        except (InvalidTag, ValueError):
            raise VaultError(f"{table}.{column} of {row} cannot be opened") from None

    def fingerprint(self, text: str) -> bytes:
        """A keyed hash: tells equal texts without telling what they are."""
        return hmac.digest(self._fingerprint_key, text.encode(), hashlib.sha256)


def _place(table: str, column: str, row: str) -> bytes:
    return f"{table}/{column}/{row}".encode()


def load_key(data: Path, environment: Mapping[str, str], is_new: bool) -> bytes:
    """The key of MOORING_SECRET_KEY, else of <data>/secret.key, which is made for new data."""
    if text := environment.get(KEY_VARIABLE):
        return read_key(text, KEY_VARIABLE)
    path = data / KEY_FILE
    if not path.exists():
        if not is_new:
            raise ConfigurationError(
                f"{path} is missing, and {KEY_VARIABLE} is not set. Bring back the key that the "
                "database was made with; without it the stored secrets cannot be read.")
        return create_key(path)
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise ConfigurationError(f"Others can read {path}. Run: chmod 600 {path}")
    return read_key(path.read_text(encoding="ascii", errors="replace"), str(path))


def create_key(path: Path) -> bytes:
    """A new key, safely on the disk: what it seals must never outlive it."""
    key = os.urandom(KEY_BYTES)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(base64.b64encode(key) + b"\n")
        file.flush()
        os.fsync(handle)
    sync(path.parent)
    return key


def sync(folder: Path) -> None:
    """The names of its files, too, are on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read_key(text: str, source: str) -> bytes:
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise ConfigurationError(f"{source} must hold {KEY_BYTES} bytes in base64.")
    return key
