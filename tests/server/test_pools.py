"""Kinds of work do not hold each other up."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import anyio
import httpx
import pytest

from backend.pools import Pool
from backend.turns import Busy
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


def test_whoever_comes_first_is_served_first() -> None:
    pool = Pool("test", 1)
    order: list[int] = []

    async def come_one_by_one() -> None:
        async with anyio.create_task_group() as group:
            for number in range(50):
                group.start_soon(pool.run, order.append, number)

    anyio.run(come_one_by_one)
    assert order == list(range(50))


@pytest.mark.parametrize("threads, served", [(1, 6), (2, 12), (4, 24)])
def test_whoever_would_wait_for_more_than_five_seconds_is_refused_at_once(
        threads: int, served: int) -> None:
    pool, go_on = Pool("test", threads, seconds=1), threading.Event()
    done: list[int] = []

    def work(number: int) -> None:
        go_on.wait()
        done.append(number)

    async def come() -> int:
        async with anyio.create_task_group() as group:
            for _ in range(served):
                group.start_soon(pool.run, work, 0)
            await anyio.sleep(0)
            with pytest.raises(Busy) as refusal:
                await pool.run(work, 0)
            go_on.set()
        return refusal.value.seconds

    assert anyio.run(come) == 6
    assert len(done) == served


def test_when_the_line_is_worked_off_there_is_time_again() -> None:
    pool, go_on = Pool("test", 1, seconds=6), threading.Event()

    async def come_again() -> None:
        async with anyio.create_task_group() as group:
            group.start_soon(pool.run, go_on.wait)
            await anyio.sleep(0)
            with pytest.raises(Busy):
                await pool.run(go_on.wait)
            go_on.set()
        assert await pool.run(go_on.wait)

    anyio.run(come_again)


def test_one_piece_of_work_that_fails_leaves_the_others_their_turn() -> None:
    pool = Pool("test", 1)
    done: list[int] = []

    async def fail_and_go_on() -> None:
        with pytest.raises(ZeroDivisionError):
            await pool.run(lambda: 1 // 0)
        await pool.run(done.append, 1)

    anyio.run(fail_and_go_on)
    assert done == [1]


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
                for _ in range(30):
                    group.start_soon(sign_in, client, statuses)
                await anyio.to_thread.run_sync(waiting.acquire)
                with anyio.fail_after(30):
                    assert (await client.get("/")).status_code == 404
                    assert (await client.get(BASE + "/session")).status_code == 200
                assert statuses == []

    anyio.run(visit_while_many_sign_in)
    assert statuses == [200] * 30


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
