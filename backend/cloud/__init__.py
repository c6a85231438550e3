"""The Cloud Accounts section: linked accounts, what each link needs, and the guided set-up."""

from __future__ import annotations
