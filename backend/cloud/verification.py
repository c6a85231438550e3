"""Tests of links: at most a few at once, in threads of their own, each ending within its time."""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from sqlalchemy.exc import OperationalError

from backend.cloud import link_problem, link_tests
from backend.cloud.checks import CHECKS, Link, why_not
from backend.cloud.link_problem import INTERNAL, LinkFailed, LinkProblem
from backend.cloud.link_tests import Subject
from backend.cloud.outbound import Garbled, Limits, Outbound, Stopped, Unreachable
from backend.cloud.platform import Platform
from backend.database import Database
from backend.identifiers import new_id
from backend.timestamps import Clock
from backend.turns import Busy
from backend.vault import Vault

THREADS = 4
# With every test as slow as it may be, the last in line waits a quarter of an hour.
LONGEST_LINE = 200
# So that nobody fills the line alone.
MOST_PER_PERSON = 50
# Between attempts to note an outcome, in seconds: twice as long each time.
FIRST_PAUSE_S = 1
LONGEST_PAUSE_S = 60

# Told the provider and the outcome of each test.
Count = Callable[[str, str], None]

logger = logging.getLogger("mooring.verification")


class Reservation:
    """A test that will be started if somebody takes its id."""

    def __init__(self, verifier: Verifier, user_id: int) -> None:
        self._verifier = verifier
        self._user_id = user_id
        self.id: str | None = None

    def take(self) -> str:
        """The id to put into the row; Busy when too many tests wait already."""
        if self.id is None:
            self.id = self._verifier.announce(self._user_id)
        return self.id


class Verifier:
    """Runs the tests and notes their outcomes; `close` leaves no thread and no test behind."""

    def __init__(self, platform: Platform, database: Database, vault: Vault, clock: Clock,
                 limits: Limits = Limits(), count: Count = lambda provider, outcome: None) -> None:
        self._platform = platform
        self._database = database
        self._vault = vault
        self._clock = clock
        self._count = count
        self._outbound = Outbound(limits, platform.proxy)
        # Its threads start with the first test.
        self._pool = ThreadPoolExecutor(THREADS, "mooring-test")
        self._guard = threading.Lock()
        self._closing = threading.Event()
        # Tests that wait or run, and whose they are.
        self._known: dict[str, int] = {}

    def why_not(self, link: Link) -> LinkProblem | None:
        """Why this site cannot test the link; None when it can."""
        return why_not(self._platform, link)

    def is_running(self, test_id: str | None) -> bool:
        """Also while it waits for its turn."""
        with self._guard:
            return test_id in self._known

    @contextmanager
    def reservation(self, user_id: int) -> Iterator[Reservation]:
        """The test that the block takes starts after it, so that it finds what the block wrote."""
        reserved = Reservation(self, user_id)
        try:
            yield reserved
        except BaseException:
            self._forget(reserved.id)
            raise
        if reserved.id is not None:
            self._start(reserved.id)

    def announce(self, user_id: int) -> str:
        test_id = new_id("test")
        with self._guard:
            own = sum(owner == user_id for owner in self._known.values())
            if len(self._known) >= LONGEST_LINE or own >= MOST_PER_PERSON:
                raise Busy
            self._known[test_id] = user_id
        return test_id

    def recover(self) -> None:
        """To be called when the server starts: no test has survived the one before."""
        with self._database.write() as transaction:
            link_tests.forget_running(transaction)

    def close(self) -> None:
        """Break off what runs; it counts as not tested."""
        self._closing.set()
        self._outbound.close()
        self._pool.shutdown(wait=True, cancel_futures=True)
        if self._known:
            self._known.clear()
            self.recover()

    def _start(self, test_id: str) -> None:
        try:
            self._pool.submit(self._run, test_id)
        except RuntimeError:
            # The server ends; `close` sees that the test counts as broken off.
            logger.info("a test was not started, because the server ends")

    def _forget(self, test_id: str | None) -> None:
        with self._guard:
            self._known.pop(test_id or "", None)

    def _run(self, test_id: str) -> None:
        try:
            self._note(test_id, self._outcome(test_id))
        except Stopped:
            return  # Stays known, so that `close` puts the row right.
        except Exception as error:
            self._tell(error)
        self._forget(test_id)

    def _outcome(self, test_id: str) -> LinkProblem | None:
        """What is wrong with the link; None when it works, or is there no more."""
        try:
            with self._database.read() as transaction:
                subject = link_tests.subject(transaction, self._vault, test_id)
            return self._judged(subject) if subject else None
        except Stopped:
            raise
        except Exception as error:
            self._tell(error)
            return INTERNAL

    def _judged(self, subject: Subject) -> LinkProblem | None:
        problem = self._problem(subject)
        self._count(CHECKS[subject.link["method"]].provider,
                    problem.code if problem else link_tests.CONNECTED)
        return problem

    def _problem(self, subject: Subject) -> LinkProblem | None:
        check = CHECKS[subject.link["method"]]
        try:
            check.run(self._platform, self._outbound.exchange(), subject.link, subject.secrets)
        except LinkFailed as failed:
            return failed.problem
        except Unreachable:
            return link_problem.unreachable(check.provider).problem
        except Garbled:
            return link_problem.answer_unknown(check.provider).problem
        return None

    def _note(self, test_id: str, problem: LinkProblem | None) -> None:
        """As often as the disk is full or others write: the row says `testing` until then."""
        pause = FIRST_PAUSE_S
        while not self._has_noted(test_id, problem):
            if self._closing.wait(pause):
                raise Stopped
            pause = min(2 * pause, LONGEST_PAUSE_S)

    def _has_noted(self, test_id: str, problem: LinkProblem | None) -> bool:
        try:
            with self._database.write() as transaction:
                link_tests.finish(transaction, self._vault, test_id, problem, self._clock())
        except Busy:
            return False
        except OperationalError as error:
            self._tell(error)
            return False
        return True

    def _tell(self, error: Exception) -> None:
        """Where it happened, but not the error's own words: they may quote what was sent."""
        logger.error("a test ended with %s\n%s", type(error).__name__,
                     "".join(traceback.format_tb(error.__traceback__)))
