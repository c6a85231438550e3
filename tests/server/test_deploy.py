"""What stands in deploy/ and in a release: for servers of other people, so it is tried here."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import botocore.session
import httpx
import pytest
from botocore.validate import ParamValidator

from backend.headers import SECURITY_HEADERS
from processes import Server

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
RELEASE = ROOT / "build" / "release"


def run(*command: str) -> str:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def content_of(archive: tarfile.TarFile, path: str) -> bytes:
    file = archive.extractfile(path)
    assert file
    return file.read()


def check_that_it_runs(unpacked: Path, data: Path) -> None:
    """The reference backend of an archive, with the console beside it."""
    server = Server("--data", str(data), script=unpacked / "serve.py")
    try:
        page = httpx.get(f"{server.address}/settings/profile", headers={"Accept-Encoding": ""})
        assert page.content == (unpacked / "dist/index.html").read_bytes()
        assert httpx.get(f"{server.address}/readyz").status_code == 200
        session = httpx.get(f"{server.address}/api/v1/session").json()
        assert session["state"] == "signed_out"
    finally:
        server.stop()


def test_the_files_are_what_serve_py_sends() -> None:
    run(sys.executable, "tools/deploy_files.py", "--check")


def test_aws_takes_the_policy_of_headers() -> None:
    policy = json.loads((DEPLOY / "cloudfront-headers.json").read_text())
    service = botocore.session.get_session().get_service_model("cloudfront")
    shape = service.operation_model("CreateResponseHeadersPolicy").input_shape
    errors = ParamValidator().validate({"ResponseHeadersPolicyConfig": policy}, shape)
    assert not errors.has_errors(), errors.generate_report()
    # AWS refuses security headers among the custom ones, and more than ten of those.
    custom = {item["Header"] for item in policy["CustomHeadersConfig"]["Items"]}
    assert custom == SECURITY_HEADERS.keys() - {
        "Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options"}


@pytest.mark.parametrize("path, answer", [
    ("/", "/index.html"),
    ("/sign-in", "/index.html"),
    ("/settings/api-keys/new", "/index.html"),
    ("/assets/main-12345678.js", "/assets/main-12345678.js"),
    ("/config.json", "/config.json"),
    ("/settings/profile.html", "/settings/profile.html"),
    ("/.well-known/change-password", 302),
    ("/.well-known/security.txt", "/.well-known/security.txt"),
])
def test_the_function_for_cloudfront_knows_the_pages(path: str, answer: str | int) -> None:
    script = (DEPLOY / "cloudfront-routes.js").read_text()
    call = f"const r = handler({{request: {{uri: {json.dumps(path)}}}}});"
    printed = run("node", "--eval",
                  f"{script}\n{call} console.log(JSON.stringify(r.statusCode ?? r.uri))")
    assert json.loads(printed) == answer


def test_a_release_has_the_same_bytes_each_time_says_what_is_in_it_and_runs(
        tmp_path: Path) -> None:
    assert (ROOT / "dist/index.html").is_file(), "make build comes first"
    printed = run("node", "tools/release.mjs")
    assert run("node", "tools/release.mjs") == printed
    digest, name = printed.splitlines()[0].split("  ")
    assert hashlib.sha256((ROOT / name).read_bytes()).hexdigest() == digest
    with tarfile.open(ROOT / name) as archive:
        entries = {entry.name: entry for entry in archive if entry.isfile()}
        top = next(iter(entries)).split("/")[0]
        contents = {path: content_of(archive, path) for path in entries}
        archive.extractall(tmp_path)
    check_that_it_runs(tmp_path / top, tmp_path / "data")
    manifest = json.loads(contents[f"{top}/manifest.json"])
    for file in manifest["files"]:
        content = contents[f"{top}/dist/{file['path']}"]
        assert len(content) == file["bytes"]
        assert hashlib.sha256(content).hexdigest() == file["sha256"]
    date = int(os.environ.get("SOURCE_DATE_EPOCH") or run("git", "log", "-1", "--format=%ct"))
    for path, entry in entries.items():
        # nginx and Caddy tag a file by its time and size, and pages of two releases have one size.
        hashed = int(hashlib.sha256(contents[path]).hexdigest()[:8], 16)
        assert entry.mtime == date - hashed % 3600, path
    assert {(entry.uid, entry.gid, entry.uname, entry.gname)
            for entry in entries.values()} == {(0, 0, "", "")}
    in_dist = {name for name in entries if name.startswith(f"{top}/dist/")}
    assert in_dist == {f"{top}/dist/{file['path']}" for file in manifest["files"]}
    kept = {file["path"]: file["cache"] for file in manifest["files"]
            if file["cache"] != "immutable"}
    assert kept == {"config.json": "minutes", **dict.fromkeys(
        ("index.html", "index.html.br", "index.html.gz"), "revalidate")}


def test_nothing_in_it_says_where_it_was_made() -> None:
    files = list((ROOT / "dist").rglob("*"))
    assert files, "make build comes first"
    for file in files:
        assert not file.is_file() or str(ROOT).encode() not in file.read_bytes(), file
