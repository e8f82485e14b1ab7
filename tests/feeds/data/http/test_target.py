"""What is no address of HTTP is our error, by where it came from."""

import pytest

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.http.target import led_to, place_of, pointed_to


def test_what_is_no_address_is_told_by_where_it_came_from() -> None:
    with pytest.raises(DataError) as unsupported:
        place_of("ftp://h/")
    assert unsupported.value.kind is DataErrorKind.UNSUPPORTED
    here = place_of("http://h/a/b", (("c", "d e"),))[0]
    assert here.target == "/a/b?c=d%20e"
    assert led_to(here, "x").target == pointed_to(here, "x").target == "/a/x"
    for follow in (led_to, pointed_to):
        with pytest.raises(DataError) as redirected:
            follow(here, "file:///etc/passwd")
        assert redirected.value.kind is DataErrorKind.REDIRECTED
