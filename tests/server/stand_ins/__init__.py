"""Stand-ins for the providers: they speak the real protocols over HTTP on loopback, and judge."""

from __future__ import annotations
