"""Browsers and systems by the names that people know."""

from __future__ import annotations

import pytest

from backend.visitor import describe

CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36"


@pytest.mark.parametrize("user_agent, browser, system", [
    (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {CHROME}", "Chrome 156", "Windows"),
    (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {CHROME} Edg/156.0.0.0", "Edge 156", "Windows"),
    (f"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) {CHROME}", "Chrome 156", "ChromeOS"),
    (f"Mozilla/5.0 (Linux; Android 16; SM-S911B) SamsungBrowser/28.0 {CHROME}",
     "Samsung Internet 28", "Android"),
    (f"Mozilla/5.0 (X11; Linux x86_64) {CHROME} OPR/120.0", "Opera 120", "Linux"),
    ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:153.0) Gecko/20100101 Firefox/153.0",
     "Firefox 153", "macOS"),
    ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
     "Version/19.1 Safari/605.1.15", "Safari 19", "macOS"),
    ("Mozilla/5.0 (iPad; CPU OS 19_0 like Mac OS X) AppleWebKit/605.1.15 CriOS/156.0 Safari/604.1",
     "Chrome 156", "iPad"),
    ("curl/7.88.1", "curl 7", "Unknown system"),
    ("", "Unknown browser", "Unknown system"),
    ("<script>" * 500, "Unknown browser", "Unknown system")])
def test_names(user_agent: str, browser: str, system: str) -> None:
    assert describe(user_agent) == (browser, system)
