"""Adds accounts to the database of a running server, an address and a password per line.

The browser's tests keep one such process: `serve.py add-user` takes seconds to start, and each test
has an account of its own. accounts.py DATA
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from backend import users
from backend.app import DATABASE_FILE
from backend.database import Database
from backend.passwords import Passwords


def main() -> None:
    database = Database(Path(sys.argv[1]) / DATABASE_FILE)
    passwords = Passwords()
    for line in sys.stdin:
        email, password = line.rstrip("\n").split("\t")
        added = users.add(database, passwords, email, password, int(time.time()))
        print("added" if added is not None else "taken", flush=True)


if __name__ == "__main__":
    main()
