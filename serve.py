#!/usr/bin/env python3
"""Serve the console and its REST backend; `serve.py --help` and `serve.py add-user --help`.

The Python modules are Debian's; `serve.py --packages` names their packages. Where another python3
comes first on PATH and does not see them, the system's own takes over.
"""

import importlib.util
import os
import sys

SYSTEM_PYTHON = "/usr/bin/python3"
TAKEN_OVER = "MOORING_SYSTEM_PYTHON"

PACKAGES = {
    "alembic": "python3-alembic",
    "argon2": "python3-argon2",
    "boto3": "python3-boto3",
    "cryptography": "python3-cryptography",
    "fido2": "python3-fido2",
    "google.auth": "python3-google-auth",
    "httptools": "python3-httptools",
    "httpx": "python3-httpx",
    "jsonschema": "python3-jsonschema",
    "prometheus_client": "python3-prometheus-client",
    "pyasn1_modules": "python3-pyasn1-modules",
    "pyotp": "python3-pyotp",
    "sqlalchemy": "python3-sqlalchemy",
    "starlette": "python3-starlette",
    "uvicorn": "python3-uvicorn",
    "yaml": "python3-yaml",
    "zxcvbn": "python3-zxcvbn",
}


def missing_packages() -> list[str]:
    return [package for module, package in PACKAGES.items() if not is_there(module)]


def is_there(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:  # Not even the package around it.
        return False


def main() -> int:
    if sys.argv[1:] == ["--packages"]:  # Asked before they are there.
        print(*sorted(PACKAGES.values()), sep="\n")
        return 0
    missing = missing_packages()
    if missing and TAKEN_OVER not in os.environ and os.access(SYSTEM_PYTHON, os.X_OK):
        arguments = [SYSTEM_PYTHON, os.path.abspath(__file__), *sys.argv[1:]]
        os.execve(SYSTEM_PYTHON, arguments, {**os.environ, TAKEN_OVER: "1"})
    if missing:
        print("Python modules are missing. Install Debian's packages:\n"
              f"  apt-get install {' '.join(missing)}", file=sys.stderr)
        return 1
    from backend import command  # Only now: it needs the modules.
    return command.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
