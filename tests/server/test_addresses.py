"""Addresses in all spellings that proxies and sockets use."""

from __future__ import annotations

import pytest

from backend import addresses


@pytest.mark.parametrize("text, address", [
    ("203.0.113.7", "203.0.113.7"), ("2001:DB8::1", "2001:db8::1"),
    # Azure Application Gateway: express-rate-limit#234, rack/rack#1227, goauthentik/authentik#25679
    ("198.51.100.8:40001", "198.51.100.8"), ("[2001:db8::1]:443", "2001:db8::1"),
    # With and without brackets: spring-framework#26748, jetty.project#3630
    ("[2001:db8::1]", "2001:db8::1"), ("2a02:918:175:ab60:45ee:c12c:dac1:808b",
                                       "2a02:918:175:ab60:45ee:c12c:dac1:808b"),
    # A socket for both families: 52North/arctic-sea#14
    ("::ffff:217.173.34.182", "217.173.34.182"), ("[::ffff:217.173.34.182]:80", "217.173.34.182"),
    ("::ffff:cb00:7107", "203.0.113.7"),
    # A zone is a network card of whoever wrote it, and may have any length: xorbitsai/xagent#1224
    ("fe80::1%eth0", "fe80::1"), ("[fe80::1%25eth0]:8080", "fe80::1")])
def test_it_is_the_address_that_is_meant(text: str, address: str) -> None:
    assert str(addresses.parse(text)) == address


@pytest.mark.parametrize("text", [
    # Squid with `forwarded_for off`, and RFC 7239: code-dot-org#5947, gravitee-io/issues#3863
    "", "unknown", "_hidden", "testclient", "example.com", "*", "-", "198.51.100", "198.51.100.256",
    "198.51.100.8:", "198.51.100.8:99999999", "198.51.100.8:40001:1", "[198.51.100.8",
    "198.51.100.8]", "[]", "[]:80", "::1%" + "a" * 4000, "1" * 8000, "0x7f.1", "127.1", "1.2.3.4/8",
    "２０３.0.113.7", " 203.0.113.7", "203.0.113.7\n", "2001:db8:::1", "[[2001:db8::1]]"])
def test_what_is_no_address_is_none(text: str) -> None:
    assert addresses.parse(text) is None


@pytest.mark.parametrize("text, network", [
    ("192.0.2.10", "192.0.2.10/32"), (" 10.0.0.0/8 ", "10.0.0.0/8"), ("2001:db8::/32",
                                                                      "2001:db8::/32"),
    ("2001:DB8::0001", "2001:db8::1/128"), ("::ffff:10.0.0.0/104", "10.0.0.0/8")])
def test_a_network_is_written_with_its_length(text: str, network: str) -> None:
    assert str(addresses.network(text)) == network


@pytest.mark.parametrize("text", ["", "*", "proxy.example.com", "10.0.0.1/8", "10.0.0.0/33", "10."])
def test_what_is_no_network_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        addresses.network(text)


@pytest.mark.parametrize("address, network", [
    ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"),
    ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("unknown", "unknown"), ("", "")])
def test_an_ipv6_host_counts_by_its_network(address: str, network: str) -> None:
    assert addresses.neighbourhood(address) == network
