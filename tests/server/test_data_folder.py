"""One server works on a data folder, and commands beside it."""

from __future__ import annotations

from processes import Server, run

TAKEN = "A server is running on"


def test_a_second_server_is_refused_and_the_first_goes_on(folders: list[str]) -> None:
    server = Server("--demo", *folders)
    second = run("--demo", "--port", "0", *folders)
    assert (second.returncode, TAKEN in second.stderr) == (1, True)
    assert run("sign-out", "--all", *folders[:2]).returncode == 0
    assert server.stop()[0] == 0


def test_after_a_server_was_killed_the_next_one_starts(folders: list[str]) -> None:
    Server("--demo", *folders).kill()
    Server("--demo", *folders).stop()
