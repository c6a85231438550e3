"""Google Cloud: a signed JWT for a token (RFC 7523), through google-auth, then the project."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from google.auth.exceptions import GoogleAuthError, RefreshError
from google.oauth2 import service_account

from backend.cloud import link_problem
from backend.cloud.link_problem import LinkFailed
from backend.cloud.outbound import Exchange, Reply
from backend.cloud.platform import GoogleEndpoints
from backend.cloud.providers.replies import json_object

SCOPE = "https://www.googleapis.com/auth/cloud-platform.read-only"


class Answer:
    """A reply as google-auth reads it."""

    def __init__(self, reply: Reply) -> None:
        self.status = reply.status
        self.headers = reply.headers
        self.data = reply.body


def check_project(exchange: Exchange, endpoints: GoogleEndpoints, key: dict[str, Any],
                  project_id: str) -> None:
    token = _token(exchange, endpoints, key)
    reply = exchange.send(
        "GET", f"{endpoints.resource_manager_endpoint}/v1/projects/{quote(project_id, safe='')}",
        {"Authorization": f"Bearer {token}", "Accept": "application/json"})
    if reply.status != 200:
        raise _project_problem(reply, key)
    answer = json_object(reply, "Google Cloud")
    if answer.get("projectId") != project_id:
        raise link_problem.answer_unknown("Google Cloud")
    if answer.get("lifecycleState") != "ACTIVE":
        raise link_problem.at("key", "project_inactive", "The project is being deleted.",
                              "Restore the project in Google Cloud, or use a key of another one.")


def _token(exchange: Exchange, endpoints: GoogleEndpoints, key: dict[str, Any]) -> str:
    replies: list[Reply] = []

    def send(url: str, method: str = "GET", body: bytes | str = b"",
             headers: Mapping[str, str] | None = None, **_options: object) -> Answer:
        content = body.encode() if isinstance(body, str) else body
        replies.append(exchange.send(method, url, headers, content))
        return Answer(replies[-1])

    # Never where the file says: whoever is there would be sent what the key has signed, and this
    # server would ask addresses that others choose.
    credentials = service_account.Credentials.from_service_account_info(
        {**key, "token_uri": endpoints.token_uri}, scopes=[SCOPE])
    try:
        credentials.refresh(send)
    except RefreshError as error:
        raise _token_problem(error, replies) from None
    except (GoogleAuthError, ValueError, KeyError, TypeError, AttributeError):
        # What google-auth makes of an answer that is not JSON, or not of the expected shape.
        raise _unreadable(replies) from None
    token = credentials.token
    if not isinstance(token, str) or not token.isascii() or not token.isprintable():
        raise link_problem.answer_unknown("Google Cloud")
    return token


def _unreadable(replies: list[Reply]) -> LinkFailed:
    if replies and replies[-1].status in (429, 503):
        return link_problem.busy("Google Cloud")
    return link_problem.answer_unknown("Google Cloud")


def _token_problem(error: RefreshError, replies: list[Reply]) -> LinkFailed:
    words = str(error.args[0]) if error.args else ""
    if "iat" in words and "exp" in words:
        # "Token must be a short-lived token … check your iat and exp values": our clock.
        return link_problem.platform_refused("Google Cloud")
    if words.startswith(("invalid_grant", "invalid_client", "unauthorized_client",
                         "disabled_client", "account_disabled")):
        return link_problem.at(
            "key", "key_refused",
            "Google Cloud refuses this key: the key is deleted or disabled, or its service account "
            "is.",
            "Create a new key for the service account with the command of the set-up, and enter "
            "that one.")
    return _unreadable(replies)


def _project_problem(reply: Reply, key: dict[str, Any]) -> LinkFailed:
    if reply.status in (429, 503):
        return link_problem.busy("Google Cloud")
    error = json_object(reply, "Google Cloud").get("error")
    if not isinstance(error, dict) or reply.status not in (403, 404):
        return link_problem.answer_unknown("Google Cloud")
    if "SERVICE_DISABLED" in json.dumps(error):
        return link_problem.at(
            "key", "project_not_visible",
            "The Cloud Resource Manager API is turned off in the project.",
            "Run gcloud services enable cloudresourcemanager.googleapis.com for the project, and "
            "test again.")
    return link_problem.at(
        "key", "project_not_visible",
        f"The service account {key['client_email']} does not see the project: it has no role in "
        "it, or the project does not exist any more.",
        "Run the command that gives the role to the service account, and test again.")
