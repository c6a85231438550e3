#!/usr/bin/env python3
"""The stand-ins as a process, for tests that drive a browser.

serve.py [--port N] [--ports AWS AZURE GCP] --platform FILE

Writes the platform file for Mooring's serve.py, prints one line of JSON, {"control": …, "aws": …,
"azure": …, "gcp": …}, and serves until it is ended. The control address takes PUT with JSON:
provider to `mode`, `delay`, or what the stand-in knows, such as

  {"aws": {"mode": "slow", "delay": 3}}
  {"aws": {"roles": {"arn:aws:iam::123456789012:role/mooring": "*"}}}
  {"azure": {"tenants": {"<tenant>": {}}, "subscriptions": {"<id>": {"tenant": "<tenant>"}}}}
  {"gcp": {"admit": "<text of a service account key>"}}

and answers with 204, or 400 and a sentence. GET counts the requests that each has had.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:] = [str(HERE.parent), *(path for path in sys.path if Path(path or ".") != HERE)]

from stand_ins.world import World  # noqa: E402  # Only now can it be found.


class Control(BaseHTTPRequestHandler):
    world: World

    def do_GET(self) -> None:
        counts = {name: len(item.requests) for name, item in self.world.stand_ins.items()}
        self._answer(200, json.dumps(counts))

    def do_PUT(self) -> None:
        try:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.world.control(json.loads(body))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            self._answer(400, f"{type(error).__name__}: {error}")
        else:
            self._answer(204, "")

    def _answer(self, status: int, text: str) -> None:
        self.send_response(status)
        if status != 204:
            self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: keys would be in it."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Stand-ins for AWS, Azure and Google Cloud.")
    parser.add_argument("--port", type=int, default=0, help="of the control address")
    parser.add_argument("--ports", type=int, nargs=3, default=(0, 0, 0),
                        metavar=("AWS", "AZURE", "GCP"),
                        help="of the stand-ins, so that they come back where they were")
    parser.add_argument("--platform", type=Path, help="where to write the platform file")
    options = parser.parse_args()
    world = World(options.ports)
    Control.world = world
    if options.platform:
        os.umask(0o077)
        options.platform.write_text(world.platform_file(), encoding="utf-8")
    control = ThreadingHTTPServer(("127.0.0.1", options.port), Control)
    control.daemon_threads = True
    addresses = {name: item.address for name, item in world.stand_ins.items()}
    print(json.dumps({"control": f"http://127.0.0.1:{control.server_port}", **addresses}),
          flush=True)
    try:
        control.serve_forever()
    except KeyboardInterrupt:
        world.close()


if __name__ == "__main__":
    main()
