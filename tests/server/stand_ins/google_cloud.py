"""Google: the token endpoint (RFC 7523), and projects of Cloud Resource Manager v1."""

from __future__ import annotations

import base64
import json
import secrets
import time
from typing import Any
from urllib.parse import parse_qs, unquote

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    load_pem_private_key, load_pem_public_key,
)
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from stand_ins.stand_in import Answer, Request, StandIn, json_answer

GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"


class Refused(Exception):
    """Of the token endpoint."""


def public_key(key_file: str) -> str:
    """The public part, in PEM, of a service account key."""
    private = load_pem_private_key(json.loads(key_file)["private_key"].encode(), password=None)
    text: bytes = private.public_key().public_bytes(
        Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return text.decode()


class GoogleCloud(StandIn):
    """`keys`: private_key_id to {email, public_key: PEM}; `projects`: id to {members: e-mail
    addresses, state?}; `service_disabled`: whether projects have the API turned off."""

    knows = ("keys", "projects", "service_disabled")

    def __init__(self, port: int = 0) -> None:
        self.keys: dict[str, dict[str, str]] = {}
        self.projects: dict[str, dict[str, Any]] = {}
        self.service_disabled = False
        self._tokens: dict[str, str] = {}
        super().__init__(port)

    @property
    def token_uri(self) -> str:
        return f"{self.address}/token"

    def admit(self, key_file: str) -> None:
        """Know the key, and let its service account into its project."""
        key = json.loads(key_file)
        self.keys[key["private_key_id"]] = {
            "email": key["client_email"], "public_key": public_key(key_file)}
        self.projects[key["project_id"]] = {"members": [key["client_email"]]}

    def answer(self, request: Request) -> Answer:
        if request.method == "POST" and request.path == "/token":
            try:
                return self._token(request)
            except Refused as refused:
                return json_answer(400, {"error": "invalid_grant",
                                         "error_description": str(refused)})
        if request.method == "GET" and request.path.startswith("/v1/projects/"):
            return self._project(request, unquote(request.path.removeprefix("/v1/projects/")))
        return json_answer(404, {"error": {"code": 404, "status": "NOT_FOUND", "message": "?"}})

    def _token(self, request: Request) -> Answer:
        form = {name: values[0] for name, values in parse_qs(request.body.decode()).items()}
        if form.get("grant_type") != GRANT:
            return json_answer(400, {"error": "unsupported_grant_type"})
        claims = self._claims(form.get("assertion", ""))
        if claims.get("aud") != self.token_uri:
            raise Refused("Invalid JWT: aud is not this endpoint.")
        if not claims["iat"] - 60 <= time.time() <= claims["exp"] <= claims["iat"] + 3600:
            raise Refused("Invalid JWT: Token must be a short-lived token (60 minutes) and in a "
                          "reasonable timeframe. Check your iat and exp values in the JWT claim.")
        if not str(claims.get("scope", "")).startswith("https://www.googleapis.com/auth/"):
            raise Refused("Invalid OAuth scope.")
        token = f"ya29.{secrets.token_urlsafe(32)}"
        self._tokens[token] = claims["iss"]
        return json_answer(200, {"access_token": token, "expires_in": 3599, "token_type": "Bearer"})

    def _claims(self, assertion: str) -> dict[str, Any]:
        """What the JWT claims, after its signature has been checked."""
        try:
            header_text, claims_text, signature = assertion.split(".")
            header, claims = json.loads(_decoded(header_text)), json.loads(_decoded(claims_text))
        except ValueError:
            raise Refused("Bad JWT") from None
        key = self.keys.get(header.get("kid"))
        if key is None or header.get("alg") != "RS256":
            raise Refused("Invalid JWT Signature.")
        if claims.get("iss") != key["email"]:
            raise Refused("Invalid grant: account not found")
        public = load_pem_public_key(key["public_key"].encode())
        assert isinstance(public, RSAPublicKey)
        try:
            public.verify(_decoded(signature), f"{header_text}.{claims_text}".encode(),
                          PKCS1v15(), SHA256())
        except InvalidSignature:
            raise Refused("Invalid JWT Signature.") from None
        found: dict[str, Any] = claims
        return found

    def _project(self, request: Request, project_id: str) -> Answer:
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        email = self._tokens.get(token)
        if kind != "Bearer" or email is None:
            return _error(401, "UNAUTHENTICATED", "Request had invalid credentials.")
        if self.service_disabled:
            return _error(403, "PERMISSION_DENIED", "Cloud Resource Manager API is disabled.",
                          [{"reason": "SERVICE_DISABLED"}])
        project = self.projects.get(project_id)
        if project is None or email not in project["members"]:
            return _error(403, "PERMISSION_DENIED", "The caller does not have permission")
        return json_answer(200, {
            "projectId": project_id, "projectNumber": "1", "name": project_id,
            "lifecycleState": project.get("state", "ACTIVE")})


def _decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _error(status: int, kind: str, message: str, details: list[object] | None = None) -> Answer:
    return json_answer(status, {"error": {
        "code": status, "status": kind, "message": message, "details": details or []}})
