"""Sending e-mail: one worker, which takes what waits in the database and hands it to a server."""

from __future__ import annotations

import json
import logging
import os
import smtplib
import ssl
import threading
from collections.abc import Callable, Mapping
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection, Row

from backend.account_tables import notices
from backend.config import ConfigurationError, MailServer, is_loopback
from backend.database import Database
from backend.identifiers import new_id
from backend.timestamps import DAY, HOUR, MINUTE, Clock
from backend.turns import Busy
from backend.vault import Vault

USER_VARIABLE = "MOORING_SMTP_USER"
PASSWORD_VARIABLE = "MOORING_SMTP_PASSWORD"
TIMEOUT_S = 15
# The first of the replies that say no for good.
PERMANENT = 500
# Waits between tries; after the last one it is given up.
WAITS = (MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR)
# How often the worker looks for what could not be sent before.
LOOK_AGAIN_S = 30
# What could not be sent for so long is no news any more, such as what was put where there was no
# mail server.
KEPT = 2 * DAY
# How often somebody may have to be reminded of something.
REMIND_AGAIN = HOUR

Remind = Callable[[Connection, Vault, int], None]

logger = logging.getLogger("mooring.mail")


def read_mail_server(url: str | None, sender: str | None,
                     environment: Mapping[str, str] = os.environ) -> MailServer | None:
    """--mail-server smtps://host:port or smtp://host:port, and --mail-from."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ConfigurationError(f"--mail-server {url} is not an address.") from None
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or parts.username:
        raise ConfigurationError(
            "--mail-server needs an address such as smtps://mail.example.com; user and password "
            f"are given in {USER_VARIABLE} and {PASSWORD_VARIABLE}.")
    if not sender:
        raise ConfigurationError("--mail-server needs --mail-from, the sender's address.")
    tls = parts.scheme == "smtps"
    return MailServer(parts.hostname, port or (465 if tls else 587), tls, sender,
                      environment.get(USER_VARIABLE, ""), environment.get(PASSWORD_VARIABLE, ""))


def put(transaction: Connection, vault: Vault, now: int, recipient: str, subject: str,
        text: str) -> None:
    """Have it sent once the transaction is committed."""
    notice_id = new_id("notice")
    message = json.dumps({"to": recipient, "subject": subject, "text": text})
    transaction.execute(insert(notices).values(
        id=notice_id, due_at=now, created_at=now,
        sealed_message=vault.seal(message, *_place(notice_id))))


def remove_old(transaction: Connection, now: int) -> None:
    transaction.execute(delete(notices).where(notices.c.created_at <= now - KEPT))


def _place(notice_id: str) -> tuple[str, str, str]:
    return notices.name, "sealed_message", notice_id


def compose(sender: str, recipient: str, subject: str, text: str) -> EmailMessage:
    """Write the e-mail; ValueError if a reader of its header would see another recipient."""
    mail = EmailMessage()
    local, _, domain = recipient.rpartition("@")
    mail["From"], mail["To"], mail["Subject"] = sender, Address("", local, domain), subject
    read: Any = EmailPolicy().header_factory("to", str(mail["To"]))
    if [address.addr_spec for address in read.addresses] != [recipient]:
        raise ValueError("a header cannot hold the recipient")
    # No answering machine needs to answer this (RFC 3834).
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(text)
    return mail


def _is_final(error: Exception) -> bool:
    """Nobody has that address. Everything else may be better later (RFC 5321, section 4.2.1)."""
    return isinstance(error, smtplib.SMTPRecipientsRefused) and all(
        code >= PERMANENT for code, _ in error.recipients.values())


class Mailer:
    """The worker. Without a server there is nobody to hand anything to, and it is not started.

    Now and then it calls `remind`, which puts what is due by the time alone.
    """

    def __init__(self, server: MailServer | None, database: Database, vault: Vault,
                 clock: Clock, remind: Remind) -> None:
        self.server = server
        self._database = database
        self._vault = vault
        self._clock = clock
        self._remind = remind
        self._reminded_at = 0
        self._wanted = threading.Event()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name="mooring mail", daemon=True)
        if server:
            self._wanted.set()
            self._thread.start()

    def wake(self) -> None:
        """Something may have been put."""
        if self.server:
            self._wanted.set()

    def close(self) -> None:
        """What waits is sent after the next start."""
        self._ended.set()
        self._wanted.set()
        if self.server:
            self._thread.join()

    def _work(self) -> None:
        while not self._ended.is_set():
            self._wanted.wait(LOOK_AGAIN_S)
            self._wanted.clear()
            try:
                self._put_reminders()
                while not self._ended.is_set() and (row := self._next()):
                    self._handle(row)
            except Busy:
                self._ended.wait(1)
                self._wanted.set()
            except Exception:
                logger.exception("Sending e-mail failed")

    def _put_reminders(self) -> None:
        now = self._clock()
        if now - self._reminded_at >= REMIND_AGAIN:
            with self._database.write() as transaction:
                remove_old(transaction, now)
                self._remind(transaction, self._vault, now)
            self._reminded_at = now

    def _next(self) -> Row | None:
        with self._database.read() as transaction:
            return transaction.execute(
                select(notices).where(notices.c.due_at <= self._clock())
                .order_by(notices.c.due_at).limit(1)).one_or_none()

    def _handle(self, row: Row) -> None:
        """Whatever is wrong with one e-mail, those behind it have their turn."""
        try:
            self._send(json.loads(self._vault.open(row.sealed_message, *_place(row.id))))
        except Exception as error:
            # Addresses and texts are people's; the kind of failure is enough.
            logger.warning("An e-mail was not taken: %s", type(error).__name__)
            self._put_off(row, final=_is_final(error))
        else:
            self._drop(row)

    def _put_off(self, row: Row, final: bool) -> None:
        if final or row.tries >= len(WAITS):
            self._drop(row)
            return
        with self._database.write() as transaction:
            transaction.execute(update(notices).where(notices.c.id == row.id).values(
                tries=row.tries + 1, due_at=self._clock() + WAITS[row.tries]))

    def _drop(self, row: Row) -> None:
        with self._database.write() as transaction:
            transaction.execute(delete(notices).where(notices.c.id == row.id))

    def _send(self, message: Mapping[str, str]) -> None:
        server = self.server
        assert server
        mail = compose(server.sender, message["to"], message["subject"], message["text"])
        with self._connect(server) as connection:
            if server.user:
                connection.login(server.user, server.password)
            connection.send_message(mail, to_addrs=[message["to"]])

    def _connect(self, server: MailServer) -> smtplib.SMTP:
        context = ssl.create_default_context()
        if server.tls:
            return smtplib.SMTP_SSL(server.host, server.port, timeout=TIMEOUT_S, context=context)
        connection = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_S)
        if not is_loopback(server.host):
            # Raises when the server cannot: nothing travels unencrypted.
            connection.starttls(context=context)
        return connection
