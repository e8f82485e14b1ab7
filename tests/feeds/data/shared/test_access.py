from feeds.data.errors import DataError, DataErrorKind
from feeds.data.shared.access import LONGEST_QUOTE, AccessConfig
from tests.feeds.data.polling import context


def access(**values: str) -> AccessConfig:
    return AccessConfig.model_validate({"kind": "x", "id": "x", "address": "http://h.example/", **values})


def test_sources_with_one_key_on_one_host_share_their_calls_and_the_group_holds_no_key() -> None:
    first, second = access(token="hush-hush"), access(token="hush-hush", id="y")
    assert first.quota_group == second.quota_group
    assert "hush" not in first.quota_group
    assert first.quota_group != access(token="hush-hush", address="http://other.example/").quota_group
    assert first.quota_group != access(token="other").quota_group
    assert (access().quota_group, access(id="y").quota_group) == ("x", "y")


def test_half_a_key_at_the_end_of_a_long_answer_is_hidden_too() -> None:
    words = "a" * (LONGEST_QUOTE - 4) + " hush-hush"
    error = access(token="hush-hush").refusal(DataErrorKind.REJECTED, words, context())
    assert "hus" not in error.detail


def test_a_refusal_keeps_how_long_to_wait() -> None:
    error = DataError(DataErrorKind.BUSY, "HTTP status 503", retry_after_s=9.0)
    told = access().refusal(DataErrorKind.BUSY, "later", context(), of=error)
    assert (told.detail, told.retry_after_s) == ("HTTP status 503: later", 9.0)
    assert access().refusal(DataErrorKind.BUSY, "", context(), of=error).detail == "HTTP status 503"
