"""Tests of links by the providers' own protocols; they end quietly or raise LinkFailed."""

from __future__ import annotations
