"""Who knows the token comes in; who guesses is slowed down, then not listened to."""

import pytest

from feeds.http_server.guard import GUESSES, GUESSING_S, MOST_CLIENTS, SLOW_S, SLOWEST_S, TokenGuard
from feeds.http_server.messages import Refused, Request
from tests.feeds.data.polling import Clock

TOKEN = "correct-horse-battery"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def guard(clock: Clock) -> TokenGuard:
    return TokenGuard(TOKEN, clock)


def refusal(guard: TokenGuard, authorization: str, client: str = "a") -> Refused | None:
    try:
        guard.check(Request("POST", "/", client, {"authorization": authorization}))
    except Refused as refused:
        return refused
    return None


def status(guard: TokenGuard, token: str, client: str = "a") -> int:
    refused = refusal(guard, f"Bearer {token}", client)
    return 200 if refused is None else refused.status


def test_who_guesses_too_often_waits_a_minute(guard: TokenGuard, clock: Clock) -> None:
    assert [status(guard, f"{TOKEN}{n}") for n in range(GUESSES)] == [401] * GUESSES
    assert [status(guard, TOKEN), status(guard, TOKEN, "b"), status(guard, "x")] == [429, 200, 429]
    clock.now = clock.now.fromtimestamp(clock.now.timestamp() + GUESSING_S, clock.now.tzinfo)
    assert [status(guard, "x"), status(guard, TOKEN)] == [401, 200]
    assert [status(guard, "x") for _ in range(GUESSES + 1)] == [401] * GUESSES + [429]


def test_each_guess_is_answered_later(guard: TokenGuard) -> None:
    waits_s = [refused.after_s for _ in range(GUESSES) if (refused := refusal(guard, "Bearer x"))]
    assert waits_s[:4] == [SLOW_S, 2 * SLOW_S, 4 * SLOW_S, SLOWEST_S]
    assert max(waits_s) == SLOWEST_S


@pytest.mark.parametrize("said", ["", "Bearer", "Bearer ", "Basic abc", TOKEN, f"Basic {TOKEN}"])
def test_what_is_no_token_is_no_guess(guard: TokenGuard, said: str) -> None:
    for _ in range(GUESSES + 1):
        refused = refusal(guard, said)
        assert refused is not None
        assert (refused.status, refused.after_s) == (401, 0.0)
    assert status(guard, TOKEN) == 200


def test_of_many_clients_those_that_guessed_last_are_known(guard: TokenGuard) -> None:
    for n in range(MOST_CLIENTS + 500):
        status(guard, "x", str(n))
    assert len(guard._guesses) == MOST_CLIENTS
