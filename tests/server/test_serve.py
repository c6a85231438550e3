"""serve.py where Python's modules are missing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SERVE = Path(__file__).resolve().parents[2] / "serve.py"


def run_without_modules(option: str = "--help",
                        **environment: str) -> subprocess.CompletedProcess[str]:
    """As a python3 that sees no packages; -S leaves out Debian's."""
    return subprocess.run([sys.executable, "-S", str(SERVE), option], capture_output=True,
                          text=True, timeout=30, check=False, env={**os.environ, **environment})


def test_another_python_hands_over_to_the_systems_own() -> None:
    result = run_without_modules()
    assert result.returncode == 0
    assert "usage: serve.py" in result.stdout


def test_without_the_modules_the_packages_are_named() -> None:
    result = run_without_modules(MOORING_SYSTEM_PYTHON="1")
    assert result.returncode == 1
    assert "apt-get install python3-alembic python3-argon2 python3-boto3" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_packages_can_be_asked_for_before_they_are_there() -> None:
    result = run_without_modules("--packages", MOORING_SYSTEM_PYTHON="1")
    assert result.returncode == 0
    assert {"python3-alembic", "python3-zxcvbn"} <= set(result.stdout.split())
    assert all(name.startswith("python3-") for name in result.stdout.split())
