"""The log, on standard error: an object per line for machines, or a sentence for people."""

from __future__ import annotations

import json
import logging
import sys
import time

from backend import request_id

FORMATS = ("json", "text")


def start(log_format: str | None) -> None:
    """None: what suits whoever reads, which is text at a terminal."""
    handler = logging.StreamHandler()
    as_text = log_format == "text" or (log_format is None and sys.stderr.isatty())
    handler.setFormatter(Text() if as_text else JsonLines())
    logging.basicConfig(handlers=[handler], level=logging.INFO)


class JsonLines(logging.Formatter):
    """JSON without line feeds; `fields` of a record (`extra`) are members of its object."""

    def format(self, record: logging.LogRecord) -> str:
        line = {"time": _rfc3339(record), "level": record.levelname.lower(),
                "logger": record.name, "message": record.getMessage()}
        if current := request_id.current.get():
            line["request_id"] = current
        line.update(getattr(record, "fields", {}))
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


class Text(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        current = request_id.current.get()
        return f"{_rfc3339(record)} {super().format(record)}" + (f" {current}" if current else "")


def _rfc3339(record: logging.LogRecord) -> str:
    """In UTC, to the millisecond."""
    seconds = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
    return f"{seconds}.{record.msecs:03.0f}Z"
