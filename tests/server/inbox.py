"""A real SMTP server on this machine, and what it was given."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope

from backend.config import MailServer

SENDER = "mooring@example.com"


class Inbox:
    """What the server has taken; it can be told to refuse."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.answer = "250 OK"
        # What is said to the recipient's address, before there is a message.
        self.answer_to_recipient = "250 OK"
        self.server: MailServer | None = None
        self._changed = threading.Condition()

    async def handle_RCPT(self, _server: object, _session: object, envelope: Envelope,
                          address: str, _options: object) -> str:
        with self._changed:
            if self.answer_to_recipient.startswith("250"):
                envelope.rcpt_tos.append(address)
            self._changed.notify_all()
        return self.answer_to_recipient

    async def handle_DATA(self, _server: object, _session: object, envelope: Envelope) -> str:
        with self._changed:
            if self.answer.startswith("250"):
                assert isinstance(envelope.content, bytes)
                message = message_from_bytes(envelope.content, policy=policy.default)
                assert isinstance(message, EmailMessage)
                self.messages.append(message)
            self._changed.notify_all()
        return self.answer

    def wait_for(self, count: int) -> list[EmailMessage]:
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.messages) >= count, 10)
        return self.messages


@contextmanager
def running() -> Iterator[Inbox]:
    inbox = Inbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller: Any = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    inbox.server = MailServer("127.0.0.1", port, False, SENDER)
    yield inbox
    controller.stop()
