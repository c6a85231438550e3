"""Turns are had in the order of arrival."""

from __future__ import annotations

import threading
import time

import pytest

from backend.turns import Busy, Turns

PATIENCE = 30.0


def wait_in_line(turns: Turns, length: int) -> None:
    """Until so many stand in the line."""
    while len(turns._line) < length:
        time.sleep(0.001)


def test_whoever_comes_first_is_served_first() -> None:
    turns, order = Turns(), []

    def come(number: int) -> None:
        with turns.turn(PATIENCE):
            order.append(number)

    threads = [threading.Thread(target=come, args=[number]) for number in range(8)]
    with turns.turn(PATIENCE):
        for number, thread in enumerate(threads):
            thread.start()
            wait_in_line(turns, number + 2)
    for thread in threads:
        thread.join()
    assert order == list(range(8))


def test_patience_ends_and_the_line_goes_on() -> None:
    turns = Turns()
    with turns.turn(PATIENCE):
        with pytest.raises(Busy), turns.turn(0.01):
            pass
    with turns.turn(0):
        pass


def test_an_exception_ends_the_turn() -> None:
    turns = Turns()
    with pytest.raises(RuntimeError), turns.turn(PATIENCE):
        raise RuntimeError
    with turns.turn(0):
        pass
