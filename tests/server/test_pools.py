"""Kinds of work do not hold each other up."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import anyio
import httpx
import pytest

from backend.pools import Pool
from contract_checks import BASE
from harness import EMAIL, PASSWORD, WRITES, Site


def test_no_more_work_is_done_at_once_than_there_are_threads() -> None:
    pool, running, most = Pool("test", 2), 0, 0
    guard, pair = threading.Lock(), threading.Barrier(2)

    def work() -> None:
        nonlocal running, most
        with guard:
            running += 1
            most = max(most, running)
        pair.wait()
        with guard:
            running -= 1

    async def all_at_once() -> None:
        async with anyio.create_task_group() as group:
            for _ in range(6):
                group.start_soon(pool.run, work)

    anyio.run(all_at_once)
    assert most == 2


async def sign_in(client: httpx.AsyncClient, statuses: list[int]) -> None:
    reply = await client.post(BASE + "/session", headers=WRITES,
                              json={"email": EMAIL, "password": PASSWORD})
    statuses.append(reply.status_code)


@contextmanager
def held_up(site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Semaphore]:
    """Passwords are not judged before the block ends; the semaphore counts those that wait."""
    verify, go_on, waiting = (
        site.services.passwords.verify, threading.Event(), threading.Semaphore(0))

    def wait(stored: str, password: str) -> bool:
        waiting.release()
        go_on.wait()
        return verify(stored, password)

    monkeypatch.setattr(site.services.passwords, "verify", wait)
    try:
        yield waiting
    finally:
        go_on.set()


def test_files_and_other_requests_do_not_wait_for_passwords(
        site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    statuses: list[int] = []

    async def visit_while_many_sign_in() -> None:
        async with httpx.AsyncClient(app=site.app, base_url="http://localhost:8080") as client, \
                anyio.create_task_group() as group:
            with held_up(site, monkeypatch) as waiting:
                for _ in range(60):
                    group.start_soon(sign_in, client, statuses)
                await anyio.to_thread.run_sync(waiting.acquire)
                with anyio.fail_after(30):
                    assert (await client.get("/")).status_code == 404
                    assert (await client.get(BASE + "/session")).status_code == 200
                assert statuses == []

    anyio.run(visit_while_many_sign_in)
    assert statuses == [200] * 60


def test_many_who_sign_in_at_once_with_the_right_password_get_in_and_leave_no_trace(
        site: Site) -> None:
    statuses: list[int] = []

    async def all_at_once() -> None:
        async with httpx.AsyncClient(app=site.app, base_url="http://localhost:8080") as client, \
                anyio.create_task_group() as group:
            for _ in range(20):
                group.start_soon(sign_in, client, statuses)

    anyio.run(all_at_once)
    assert statuses == [200] * 20
    with site.services.database.read() as transaction:
        assert transaction.exec_driver_sql("SELECT count(*) FROM attempts").scalar_one() == 0
