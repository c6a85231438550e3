"""E-mail addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend import email_address

GOOD = [
    "ada@example.com", "a@b.cc", "ada.lovelace+mooring@sub.example.co.uk", "o'hara@example.com",
    "zo\u00eb@example.com", "\u738b@\u4f8b\u5b50.\u516c\u53f8", "x" * 64 + "@example.com",
    "ada@xn--fsqu00a.xn--55qx5d", "ada@1.example.com",
]
BAD = [
    "", "ada", "@", "ada@", "@example.com", "ada@example", "a@b.", "a@.", "a@.cc", "a@@b.cc",
    "a@b,c.d", "a@b..cc", "a b@c.dd", "a@b c.dd", "a@-b.cc", "a@b-.cc", "a@b_c.dd", "a@192.0.2.1",
    ".a@b.cc", "a.@b.cc", "a..b@c.dd", '"a b"@c.dd', "a,b@c.dd", "<a@b.cc>", "a;b@c.dd",
    "a\n@b.cc", "a\x00@b.cc", "a\x7f@b.cc", "a\u200b@b.cc", "a\u202e@b.cc", "a@b.c\u200bc",
    "a\udcff@b.cc", "a@b\udcff.cc", "x" * 65 + "@example.com", "x" * 300 + "@example.com",
    "a@" + "x" * 64 + ".com", "a@" + "x." * 126 + "com",
]


@pytest.mark.parametrize("address", GOOD)
def test_addresses_that_get_mail_are_valid(address: str) -> None:
    assert email_address.is_valid(address)


@pytest.mark.parametrize("address", BAD)
def test_what_nobody_can_write_to_is_not(address: str) -> None:
    assert not email_address.is_valid(address)


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    assert not email_address.is_valid(text + "@")
