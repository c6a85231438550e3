"""Network addresses as sockets, proxies and people write them: read in one place."""

from __future__ import annotations

import ipaddress
import re

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

# The longest IPv6 address in brackets, with a zone and a port.
LONGEST = 80
WITH_PORT = re.compile(r"(?:\[(?P<six>[^\[\]]*)\]|(?P<four>[0-9.]+))(?::[0-9]{1,5})?")


def parse(text: str) -> Address | None:
    """The address, without brackets, port or zone; IPv4 that is wrapped in IPv6 is IPv4.

    None for what is no address.
    """
    if len(text) > LONGEST:
        return None
    found = WITH_PORT.fullmatch(text)
    bare = (found["six"] or found["four"] or "") if found else text
    try:
        address = ipaddress.ip_address(bare.partition("%")[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address


def network(text: str) -> Network:
    """An address, or a network such as 10.0.0.0/8; a ValueError for anything else."""
    found = ipaddress.ip_network(text.strip())
    if isinstance(found, ipaddress.IPv6Network) and found.prefixlen >= 96:
        mapped = found.network_address.ipv4_mapped
        if mapped is not None:
            return ipaddress.ip_network(f"{mapped}/{found.prefixlen - 96}")
    return found


def neighbourhood(text: str) -> str:
    """What counts as one network for limits: an IPv4 address, or the /64 that one IPv6 host has."""
    address = parse(text)
    if address is None:
        return text
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
