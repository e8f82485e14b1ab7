"""A secret is never told, in whatever form a library or a server writes it."""

import random
from collections.abc import Callable
from urllib.parse import quote, quote_plus, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.data.secrets import NO_SECRETS, Secrets

values = st.text(st.characters(exclude_characters="*", exclude_categories=["Cs"]), min_size=1, max_size=20)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def lower_escapes(text: str) -> str:
    quoted = quote(text, safe="")
    return "".join(
        character.lower() if "%" in quoted[max(0, at - 2) : at] else character for at, character in enumerate(quoted)
    )


FORMS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "quoted": quote,
    "quoted whole": lambda text: quote(text, safe=""),
    "form": quote_plus,
    "twice": lambda text: quote(quote(text, safe=""), safe=""),
    "lower": lower_escapes,
    "ascii": lambda text: ascii(text)[1:-1],
    "repr": lambda text: ascii(text + "'")[1:-2] if '"' not in text else ascii(text)[1:-1],
}


@pytest.mark.parametrize("form", FORMS)
@given(secret=values, before=texts, after=texts)
def test_no_form_of_a_secret_is_left(form: str, secret: str, before: str, after: str) -> None:
    written = FORMS[form](secret)
    told = Secrets([secret]).redact(f"{before} {written} {after}")
    assert written not in told
    assert secret not in told


@given(secret=values, text=texts, seed=st.integers())
def test_escapes_mixed_at_will(secret: str, text: str, seed: int) -> None:
    rng = random.Random(seed)
    mixed = "".join(
        "".join(f"%{byte:02{rng.choice('xX')}}" for byte in character.encode()) if rng.random() < 0.5 else character
        for character in secret
    )
    told = Secrets([secret]).redact(f"{text} {mixed} {text}")
    assert mixed not in told
    assert secret not in unquote(told) or secret in unquote(text)
    assert Secrets([secret]).found_in(mixed)


@given(secrets=st.lists(values, max_size=5), text=texts)
def test_many_secrets(secrets: list[str], text: str) -> None:
    told = Secrets(secrets).redact(" ".join([text, *secrets, text]))
    assert not [secret for secret in secrets if secret in told]


@given(secret=values)
def test_one_given_in_its_encoded_form(secret: str) -> None:
    secrets = Secrets([quote(secret, safe="")])
    assert secret not in secrets.redact(f"at {secret} it")
    assert quote(secret, safe="") not in secrets.redact(quote(secret, safe=""))


def test_what_is_no_secret_stays() -> None:
    assert Secrets(["key1234", ""]).redact("GET /key1234/json/1/5/") == "GET /***/json/1/5/"
    assert NO_SECRETS.redact("nothing here") == "nothing here"
    assert not NO_SECRETS.found_in("anything")


def test_what_looks_like_one_goes_too() -> None:
    assert NO_SECRETS.redact("http://u:p@h/?apiKey=abc&a=b") == "http://***@h/?apiKey=***&a=b"


def test_secrets_do_not_show_themselves() -> None:
    secrets = Secrets(["key1234"]).and_also("word")
    assert repr(secrets) == "Secrets(2 values)"
    assert secrets.redact("key1234 word") == "*** ***"
