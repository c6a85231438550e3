"""The console's files."""

from __future__ import annotations

import os
from pathlib import Path

import httpx
import pytest

from harness import Client, Site

SCRIPT = "assets/main-AHE24HR7.js"
PROGRAM = "assets/mooring-3BFD5971.wasm"


@pytest.fixture
def dist(site: Site) -> Path:
    """A built console; the compressed copies say what they are, so that tests can tell."""
    folder = site.config.dist
    (folder / "assets").mkdir(parents=True)
    for name, content in {
            "index.html": "<title>Mooring</title>", "robots.txt": "", "config.json": "{}",
            "logo.svg": "<svg/>",
            SCRIPT: "plain",
            f"{SCRIPT}.br": "as br", f"{SCRIPT}.gz": "as gzip", PROGRAM: "\0asm",
            "assets/semantics.js": "unhashed", "assets/main-ahe24hr7.js": "no hash either",
            ".hidden.js": "hidden"}.items():
        (folder / name).write_text(content)
    return folder


@pytest.fixture
def browser(dist: Path, stranger: Client) -> httpx.Client:
    """Takes no compressed copies unless a test says so."""
    stranger.http.headers["Accept-Encoding"] = "identity"
    return stranger.http


@pytest.mark.parametrize("path", [
    "/", "/sign-in", "/sign-in/", "/settings", "/settings/", "/settings/profile",
    "/settings/cloud-accounts/new"])
def test_the_routes_of_the_console_answer_its_page(browser: httpx.Client, path: str) -> None:
    reply = browser.get(path)
    assert (reply.status_code, reply.text) == (200, "<title>Mooring</title>")
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert reply.headers["cache-control"] == "no-cache"


TRAVERSALS = [
    "/../secret.key", "/..%2fsecret.key", "/%2e%2e/secret.txt", "/assets/../../secret.txt",
    "/assets/%2e%2e/%2e%2e/secret.txt", "//etc/passwd", "/etc/passwd", "/%00", "/assets/%00.js",
    "/..\\secret.txt", "/assets/link.txt", "/" + "x" * 5000 + ".js",
]


@pytest.mark.parametrize("path", TRAVERSALS)
def test_nothing_outside_the_folder_is_served(
        site: Site, dist: Path, browser: httpx.Client, path: str) -> None:
    (site.config.data / "secret.txt").write_text("secret")
    os.symlink(site.config.data / "secret.txt", dist / "assets" / "link.txt")
    reply = browser.get(path)
    assert reply.status_code == 404
    assert "secret" not in reply.text.replace("secret.txt", "")


@pytest.mark.parametrize("path", [
    "/nothing", "/sign-in/x", "/index.html/", "/assets//semantics.js", "/settings/file.js",
    "/assets", "/assets/", "/.hidden.js",
    f"/{SCRIPT}.br", "/.well-known/", "/.well-known/security.txt", "/favicon.ico"])
def test_all_else_is_a_small_page_with_404(browser: httpx.Client, path: str) -> None:
    reply = browser.get(path)
    assert reply.status_code == 404
    assert "<h1>Page not found</h1>" in reply.text
    assert len(reply.content) < 500


def test_password_managers_are_led_to_the_form(browser: httpx.Client) -> None:
    reply = browser.get("/.well-known/change-password", follow_redirects=False)
    assert (reply.status_code, reply.headers["location"]) == (302, "/settings/security")


@pytest.mark.parametrize("path, kind", [
    (SCRIPT, "text/javascript; charset=utf-8"), (PROGRAM, "application/wasm"),
    ("robots.txt", "text/plain; charset=utf-8")])
def test_each_file_has_its_type(browser: httpx.Client, path: str, kind: str) -> None:
    assert browser.get(f"/{path}").headers["content-type"] == kind


@pytest.mark.parametrize("path, kept", [
    (SCRIPT, True), (PROGRAM, True), ("robots.txt", False), ("assets/semantics.js", False),
    ("assets/main-ahe24hr7.js", False)])
def test_only_hashed_names_are_kept_for_ever(
        browser: httpx.Client, path: str, kept: bool) -> None:
    assert browser.get(f"/{path}").headers["cache-control"] == (
        "public, max-age=31536000, immutable" if kept else "no-cache")


def test_what_a_site_decides_is_kept_for_minutes(browser: httpx.Client) -> None:
    for path in ("/config.json", "/logo.svg"):
        assert browser.get(path).headers["cache-control"] == "max-age=300"


CODINGS = [
    ("", "plain", None), ("identity", "plain", None), ("gzip", "as gzip", "gzip"),
    ("br", "as br", "br"), ("gzip, deflate, br, zstd", "as br", "br"), ("*", "as br", "br"),
    ("br;q=0, gzip", "as gzip", "gzip"), ("br;q=0.5, gzip;q=0.8", "as gzip", "gzip"),
    ("GZIP", "as gzip", "gzip"), ("br;q=0, *;q=0", "plain", None), ("deflate", "plain", None),
    ("br;q=0.5, identity", "plain", None), ("br, identity;q=0.9", "as br", "br"),
    ("identity, br", "as br", "br"), ("gzip;q=0.1, *;q=0.2, identity;q=0.3", "plain", None),
    ("gzip;q=nonsense", "as gzip", "gzip"), (",,;", "plain", None),
]


@pytest.mark.parametrize("accepted, text, coding", CODINGS)
def test_the_coding_is_one_that_the_browser_takes(
        browser: httpx.Client, accepted: str, text: str, coding: str | None) -> None:
    with browser.stream("GET", f"/{SCRIPT}", headers={"Accept-Encoding": accepted}) as reply:
        content = b"".join(reply.iter_raw())
    assert (content.decode(), reply.headers.get("content-encoding")) == (text, coding)
    assert reply.headers["vary"] == "Accept-Encoding"
    assert reply.headers["content-length"] == str(len(text))


def test_each_coding_has_an_etag_of_its_own(browser: httpx.Client) -> None:
    tags = set()
    for coding in ("identity", "gzip", "br"):
        with browser.stream("GET", f"/{SCRIPT}", headers={"Accept-Encoding": coding}) as reply:
            tags.add(reply.headers["etag"])
    assert len(tags) == 3


@pytest.mark.parametrize("form", ["{tag}", "W/{tag}", '"other", {tag}', "*"])
def test_what_the_browser_has_is_not_sent_again(browser: httpx.Client, form: str) -> None:
    tag = browser.get("/").headers["etag"]
    reply = browser.get("/", headers={"If-None-Match": form.format(tag=tag)})
    assert (reply.status_code, reply.content, reply.headers["etag"]) == (304, b"", tag)


def test_a_changed_file_is_sent_again(dist: Path, browser: httpx.Client) -> None:
    tag = browser.get("/").headers["etag"]
    (dist / "index.html").write_text("<title>Mooring, newer</title>")
    reply = browser.get("/", headers={"If-None-Match": tag})
    assert (reply.status_code, reply.text) == (200, "<title>Mooring, newer</title>")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_files_are_only_read(browser: httpx.Client, method: str) -> None:
    reply = browser.request(method, "/")
    assert (reply.status_code, reply.headers["allow"]) == (405, "GET, HEAD")


def test_head_says_what_get_would(browser: httpx.Client) -> None:
    get, head = browser.get("/"), browser.head("/")
    assert head.status_code == 200
    assert head.headers["content-length"] == get.headers["content-length"]
