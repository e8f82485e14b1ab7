"""`webhook`: an HTTP address of this program's own, to which others post their numbers."""

import json
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from ipaddress import ip_address
from typing import Any, ClassVar, Literal, Self
from urllib.parse import parse_qsl

from pydantic import Field, SecretStr, field_validator, model_validator

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.http.bodies import read_text, read_tree
from feeds.data.readings import LeftOut, Readings, sound
from feeds.data.shared.call_centre import read_calls
from feeds.data.shared.rows import read_rows, selected
from feeds.data.shared.rules import RowsConfig, checked_expression, looked_up
from feeds.data.source import SourceContext, revealed
from feeds.http_server.guard import LEAST_TOKEN, TokenGuard
from feeds.http_server.messages import Answer, Refused, Request
from feeds.http_server.serving import Desk, serve
from resources.entries import Wrong
from resources.text import QT_TRANSLATE_NOOP

_ADDRESS = QT_TRANSLATE_NOOP("layouts", "Write an IP address of this machine, such as 127.0.0.1")
_REMOTE = QT_TRANSLATE_NOOP("layouts", "Others could reach this address: write allow_remote = true if they are to")
_SHORT = QT_TRANSLATE_NOOP("layouts", "Write at least {least} characters")
_PATH = QT_TRANSLATE_NOOP("layouts", "Must begin with /")
_EITHER = QT_TRANSLATE_NOOP("layouts", "Write either a shape, or at least one [[source.sample]] or [[source.event]]")

MOST_KNOWN = 1000
LONGEST_KEY = 200
_STORED_AGAIN = "posts"


class WebhookConfig(RowsConfig):
    """An HTTP address of this program's own, to which others post numbers as JSON or a form, such as a call centre."""

    listens: ClassVar[bool] = True

    kind: Literal["webhook"] = Field(description="`webhook`.")
    port: int = Field(
        ge=1,
        le=65535,
        description="Where to listen. Try it: ``curl -H 'Authorization: Bearer TOKEN' -d '{\"calls\": 412}' "
        "http://127.0.0.1:PORT/``. The answer is JSON: how much was stored, and what was left out and why.",
    )
    address: str = Field(default="127.0.0.1", description="The address of this machine to listen at.")
    allow_remote: bool = Field(
        default=False,
        description="Whether the address may be one that other machines reach. What they send, the token too, is not "
        "encrypted: better is a proxy with TLS on this machine.",
    )
    path: str = Field(default="/", description="The path that is posted to.")
    token: SecretStr = Field(
        description="What who posts must know, 16 characters or more: `${NAME}`. It is sent as a header, "
        "`Authorization: Bearer TOKEN`."
    )
    rows: str = Field(
        default="", description="Where in what is posted the rows are. Default: all of it is one, or a list of them."
    )
    shape: Literal["call-centre"] | None = Field(
        default=None,
        description='`call-centre`: no rules are needed, each row looks like `{"district": "Jung-gu", '
        '"at": "2026-11-27T12:00:00+09:00", "calls": 412, "waiting": 7, "answered_20s": 93.5, '
        '"topics": {"waste": 41}}` and gives `call.hour` (calls this hour), `call.waiting`, `call.answered_20s` '
        "(% of calls) and `call.topic.waste`. One number is enough; without `district` it is of the whole city, "
        "without `at` of now. In a form a topic is a field, `topic.waste=41`.",
    )
    post_id: str | None = Field(
        default=None,
        description="Expression for what is the same in a post that is sent twice, such as `batch.id`; the second is "
        "answered as the first was, and not stored, also after a restart of this program. A header `Idempotency-Key` "
        "does the same. Rows that have times of their own need neither.",
    )
    events_are_all: bool = Field(default=False, description="Whether an event that is not in a post is over.")
    most_mb: float = Field(default=1.0, gt=0, le=100, description="Posts above as many megabytes are refused.")
    timeout_s: float = Field(default=30.0, ge=1, le=600, description="Seconds after which a post must be complete.")

    @field_validator("rows", "post_id")
    @classmethod
    def _check_expression(cls, value: str | None) -> str | None:
        return checked_expression(value) if value else value

    @field_validator("address")
    @classmethod
    def _check_address(cls, value: str) -> str:
        try:
            ip_address(value)
        except ValueError:
            raise Wrong(_ADDRESS) from None
        return value

    @field_validator("path")
    @classmethod
    def _check_path(cls, value: str) -> str:
        if not value.startswith("/"):
            raise Wrong(_PATH)
        return value

    @field_validator("token")
    @classmethod
    def _check_token(cls, value: SecretStr) -> SecretStr:
        token = value.get_secret_value()
        if len(token) < LEAST_TOKEN and not token.startswith("${"):
            raise Wrong(_SHORT(least=LEAST_TOKEN))
        return value

    @model_validator(mode="after")
    def _check_rules(self) -> Self:
        if (self.shape is not None) == bool(self.sample or self.event):
            raise Wrong(_EITHER, "shape", "sample", "event")
        return self

    @model_validator(mode="after")
    def _check_remote(self) -> Self:
        if not self.allow_remote and not ip_address(self.address).is_loopback:
            raise Wrong(_REMOTE, "address", "allow_remote")
        return self

    @property
    def host(self) -> str:
        """No host is asked."""
        return ""


def listen(config: WebhookConfig, context: SourceContext) -> None:
    """Take posts until told to stop. Raises DataError where it cannot listen at its address."""
    token = revealed(config.token)
    if len(token) < LEAST_TOKEN:
        raise DataError(DataErrorKind.UNAUTHORIZED, f"token of fewer than {LEAST_TOKEN} characters")
    guard, clerk = TokenGuard(token, context.clock), _Clerk(config, context)

    def admit(request: Request) -> None:
        if request.path != config.path:
            raise Refused(404, f"nothing here, post to {config.path}")
        if request.method != "POST":
            raise Refused(405, "post it", ("Allow", "POST"))
        guard.check(request)

    body_bytes = int(config.most_mb * 1_000_000)
    try:
        serve(Desk(config.address, config.port, admit, clerk.take, body_bytes, config.timeout_s), context.stop)
    except OSError as error:
        words = f"cannot listen at {config.address}, port {config.port}: {error.strerror or type(error).__name__}"
        raise DataError(DataErrorKind.UNREACHABLE, words) from None


class _Clerk:
    """Reads posts and hands over what they give."""

    def __init__(self, config: WebhookConfig, context: SourceContext) -> None:
        self._config = config
        self._context = context
        known: OrderedDict[str, tuple[str, Answer]] | None = context.memory.get(_STORED_AGAIN)
        if known is None:  # at the first start after the program's own: what came before that is known from the store
            known = context.memory[_STORED_AGAIN] = OrderedDict(map(_known, context.notes.items()))
        self._known = known

    async def take(self, post: Request) -> Answer:
        """Return the answer to a post, once what it gives is stored."""
        content = post.headers.get("content-type", "").partition(";")[0].strip().lower()
        if not (content in ("application/json", "application/x-www-form-urlencoded") or content.endswith("+json")):
            return _error(415, "send application/json or application/x-www-form-urlencoded")
        try:
            tree = _tree(post, content)
            key = self._key(post, tree)
            rows = selected(tree, self._config.rows)
            known = self._known.get(key)
            if known is not None:
                same = known[0] == _digest(post.body).hex()
                return known[1] if same else _error(422, "another post was sent with the same key")
            readings = sound(self._read(rows), self._context.now)
        except DataError as error:
            return _error(400, error.detail)
        return self._store(readings, key, post)

    def _store(self, readings: Readings, key: str, post: Request) -> Answer:
        """Store what a post gives; with it its key, so that a client that missed the answer may send it again."""
        stored = {"samples": len(readings.samples), "events": len(readings.events)}
        tree = {**stored, "left_out": [_left(each) for each in readings.left_out]}
        answer = Answer(400 if readings.left_out and not any(stored.values()) else 200, tree)
        digest = _digest(post.body).hex()
        notes: dict[str, str | None] = {}
        if key and answer.status == 200:
            oldest = next(iter(self._known), None)
            notes[key] = json.dumps({"digest": digest, "answer": tree}, ensure_ascii=False)
            if oldest is not None and len(self._known) >= MOST_KNOWN:
                notes[oldest] = None
        try:
            self._context.deliver(replace(readings, notes=notes))
        except DataError:
            return _error(503, "cannot be stored now, send it again", ("Retry-After", "10"))
        for name, note in notes.items():
            if note is None:
                del self._known[name]
            else:
                self._known[name] = (digest, answer)
        return answer

    def _read(self, rows: Sequence[Any]) -> Readings:
        if self._config.shape is not None:
            return read_calls(rows, self._config, self._context)
        return read_rows(rows, self._config, self._context)

    def _key(self, post: Request, tree: Any) -> str:
        key = post.headers.get("idempotency-key", "")
        if not key and self._config.post_id:
            found = looked_up(tree, self._config.post_id)
            key = "" if found is None or isinstance(found, (list, dict)) else str(found)
        if len(key) > LONGEST_KEY:
            raise DataError(DataErrorKind.GARBAGE, f"key of more than {LONGEST_KEY} characters")
        return key


def _known(note: tuple[str, str]) -> tuple[str, tuple[str, Answer]]:
    """Return the key of a post that was stored, its digest, and what it was answered."""
    key, text = note
    said = json.loads(text)
    return key, (said["digest"], Answer(200, said["answer"]))


def _tree(post: Request, content: str) -> Any:
    """Return what is posted as a tree. JSON that curl calls a form, its default, is read as JSON."""
    declared = post.headers.get("content-type", "")
    if post.body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return read_tree(post.body, declared)
    if "json" in content:
        raise DataError(DataErrorKind.GARBAGE, "neither an object nor a list of JSON")
    try:
        fields = parse_qsl(read_text(post.body, declared), keep_blank_values=True, max_num_fields=1000, errors="strict")
    except ValueError:
        raise DataError(DataErrorKind.GARBAGE, "not a form of up to 1000 fields in UTF-8") from None
    names = [name for name, _ in fields]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise DataError(DataErrorKind.GARBAGE, f"field {twice[:60]} is there twice")
    return dict(fields)


def _left(left: LeftOut) -> Mapping[str, str]:
    return {"where": left.where, "reason": left.reason.english()}


def _error(status: int, words: str, *headers: tuple[str, str]) -> Answer:
    return Answer(status, {"error": words}, headers)


def _digest(value: bytes) -> bytes:
    return sha256(value).digest()
