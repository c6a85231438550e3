"""For whom a proxy speaks: the client's address out of X-Forwarded-For, if it is believed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from backend import addresses
from backend.addresses import Network
from backend.config import Config

LOOPBACK = ("127.0.0.0/8", "::1")
# Of a client whose proxy names no address: all of those are one to us.
UNKNOWN = "unknown"


class Proxies(Collection[str]):
    """The addresses that are believed, as a socket or X-Forwarded-For writes them."""

    def __init__(self, networks: Iterable[str]) -> None:
        self._networks: tuple[Network, ...] = tuple(map(addresses.network, networks))

    def __contains__(self, host: object) -> bool:
        address = addresses.parse(host) if isinstance(host, str) else None
        return address is not None and any(address in network for network in self._networks)

    def __iter__(self) -> Iterator[str]:
        return map(str, self._networks)

    def __len__(self) -> int:
        return len(self._networks)


def believed(config: Config) -> Proxies:
    """Anybody could send X-Forwarded-For, so only proxies that the operator named are believed.

    Those on this machine as well, where there is one in front.
    """
    here = LOOPBACK if config.public_origin is not None else ()
    return Proxies([*here, *config.trusted_proxies])


class ForwardedFor:
    """Puts the client's address into the scope of each request."""

    def __init__(self, app: ASGIApp, proxies: Proxies) -> None:
        self._app = app
        self._proxies = proxies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            client: tuple[str, int] | None = scope.get("client")
            forwarded = Headers(scope=scope).getlist("x-forwarded-for")
            scope = {**scope, "client": (client_of(client[0] if client else "", forwarded,
                                                   self._proxies), 0)}
        await self._app(scope, receive, send)


def client_of(peer: str, forwarded: Iterable[str], proxies: Proxies) -> str:
    """The last address that no proxy of ours added, in one spelling; UNKNOWN if it is none.

    Each proxy adds at the end whom it speaks for. When all of them are ours, the first is meant:
    somebody on a proxy's own machine.
    """
    chain = [entry for header in forwarded for entry in header.split(",")]
    client = peer
    while client in proxies and chain:
        client = chain.pop().strip()
    address = addresses.parse(client)
    return UNKNOWN if address is None else str(address)
