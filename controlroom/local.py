"""The local socket on which a running wall answers its user's questions, and the asking side.

One line of JSON each way: ``{"do": WORD}``, and for words that take a text ``{"do": WORD, "with": TEXT}``, or an object
in its place. On Linux the socket is an abstract one, so that nothing stays behind when the program is killed; since
such a socket has no permissions, each side asks the kernel for the other's user and turns strangers away.
"""

import json
import os
import socket
import sys
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_LIMIT_BYTES = 1 << 20
_DEADLINE_MS = 3000
_PEER_CREDENTIALS_SIZE = 12
_LONGEST_TEXT = 200

Answer = dict[str, Any]


class WallIsNotRunning(Exception):
    """There is no wall of this name to ask."""


class AnsweredByStranger(Exception):
    """Another user's process has taken the name of the wall; it was asked nothing. `user_id`: whose it is."""

    def __init__(self, user_id: int) -> None:
        super().__init__(f"user {user_id}")
        self.user_id = user_id


def _server_name(instance: str) -> str:
    user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
    return f"controlroom-{user}-{instance}"


def _options() -> QLocalServer.SocketOption:
    if sys.platform == "linux":
        return QLocalServer.SocketOption.AbstractNamespaceOption
    return QLocalServer.SocketOption.UserAccessOption


class LocalServer(QObject):
    """Answers questions on the local socket.

    `answers`: what to do for each word, by name; `with_text`: the same for words that take a text; `with_object`: for
    those that take an object of JSON, which they are given as a text.
    """

    def __init__(
        self,
        answers: Mapping[str, Callable[[], Answer]],
        with_text: Mapping[str, Callable[[str], Answer]] | None = None,
        parent: QObject | None = None,
        *,
        with_object: Mapping[str, Callable[[str], Answer]] | None = None,
    ) -> None:
        super().__init__(parent)
        self._answers = answers
        self._with_text = with_text or {}
        self._with_object = with_object or {}
        self._server = QLocalServer(self)
        self._server.setSocketOptions(_options())
        self._server.newConnection.connect(self._greet)

    def listen(self, instance: str) -> bool:
        """Begin to answer under this name; False when another wall of this user does already."""
        name = _server_name(instance)
        if sys.platform != "linux" and not _someone_answers(name):
            QLocalServer.removeServer(name)
        return self._server.listen(name)

    def close(self) -> None:
        """Stop answering."""
        self._server.close()

    @Slot()
    def _greet(self) -> None:
        while (peer := self._server.nextPendingConnection()) is not None:
            if _stranger(peer) is not None:
                peer.abort()
                peer.deleteLater()
                continue
            peer.readyRead.connect(self._read)
            peer.disconnected.connect(peer.deleteLater)

    @Slot()
    def _read(self) -> None:
        peer = self.sender()
        if not isinstance(peer, QLocalSocket):
            return
        if not peer.canReadLine():
            if peer.bytesAvailable() > _LIMIT_BYTES:
                peer.abort()
            return
        reply = self._reply(bytes(peer.readLine(_LIMIT_BYTES).data()))
        peer.write(json.dumps(reply).encode() + b"\n")
        peer.flush()
        peer.disconnectFromServer()

    def _reply(self, line: bytes) -> Answer:
        try:
            question = json.loads(line)
        except (ValueError, RecursionError):
            return {"error": "not JSON"}
        word = question.get("do") if isinstance(question, dict) else None
        words = {*self._answers, *self._with_text, *self._with_object}
        if not isinstance(word, str) or word not in words:
            return {"error": f"not one of: {', '.join(sorted(words))}"}
        if word in self._answers:
            return self._answers[word]() if "with" not in question else {"error": f"{word} takes no text"}
        text = question.get("with")
        if word in self._with_object:
            if not isinstance(text, dict):
                return {"error": f"{word} takes an object"}
            return self._with_object[word](json.dumps(text))
        if not isinstance(text, str) or not 0 < len(text) <= _LONGEST_TEXT or not text.isprintable():
            return {"error": f"{word} takes a text of 1 to {_LONGEST_TEXT} printable characters"}
        return self._with_text[word](text)


def _stranger(peer: QLocalSocket) -> int | None:
    """Return the user at the other end, None for this user and root. Of a server it is the one who began to listen."""
    if sys.platform != "linux":
        return None
    with socket.socket(fileno=os.dup(int(peer.socketDescriptor()))) as duplicate:
        packed = duplicate.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _PEER_CREDENTIALS_SIZE)
    user_id = int.from_bytes(packed[4:8], sys.byteorder)
    return None if user_id in (os.getuid(), 0) else user_id


def _someone_answers(name: str) -> bool:
    client = QLocalSocket()
    client.connectToServer(name)
    answered = client.waitForConnected(300)
    client.abort()
    return answered


def ask(word: str, instance: str, text: str | dict[str, Any] | None = None) -> Answer:
    """Ask a running wall and return its answer. Raises WallIsNotRunning and AnsweredByStranger."""
    client = QLocalSocket()
    client.setSocketOptions(
        QLocalSocket.SocketOption.AbstractNamespaceOption
        if sys.platform == "linux"
        else QLocalSocket.SocketOption.NoOptions
    )
    client.connectToServer(_server_name(instance))
    if not client.waitForConnected(_DEADLINE_MS):
        raise WallIsNotRunning(instance)
    stranger = _stranger(client)
    if stranger is not None:
        client.abort()
        raise AnsweredByStranger(stranger)
    question = {"do": word} if text is None else {"do": word, "with": text}
    client.write(json.dumps(question).encode() + b"\n")
    client.flush()
    answer = b""
    while not answer.endswith(b"\n") and client.waitForReadyRead(_DEADLINE_MS):
        answer += bytes(client.readAll().data())
    client.abort()
    if not answer:
        raise WallIsNotRunning(instance)
    found = json.loads(answer)
    return found if isinstance(found, dict) else {}
