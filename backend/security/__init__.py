"""The Security section: its state, and the things a person can change, each in its module."""

from __future__ import annotations
