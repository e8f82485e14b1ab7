"""The encrypted front of a plain server on loopback: what comes in is decrypted and handed on, and back."""

import contextlib
import select
import socket
import ssl
from collections.abc import Callable

from tests.fakes.raw_server import LIMIT_S, Peer, RawServer


def tls_front(port: int, context: ssl.SSLContext, greet: Callable[[Peer], bytes | None] | None = None) -> RawServer:
    """Return a server that speaks TLS and leads every connection to `port`.

    `greet`: what comes before, in protocols that ask for encryption; it returns None where TLS begins, and for a
    connection that stays plain the bytes that it has read of it.
    """

    def serve(peer: Peer) -> None:
        peer.connection.settimeout(LIMIT_S)
        first = None if greet is None else greet(peer)
        with contextlib.ExitStack() as stack:
            near: socket.socket = peer.connection
            if first is None:
                near = stack.enter_context(context.wrap_socket(peer.connection, server_side=True))
            far = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
            far.sendall(first or b"")
            while not peer.gone.is_set():
                has_more = isinstance(near, ssl.SSLSocket) and near.pending()
                ready = [near] if has_more else select.select([near, far], [], [], 0.1)[0]
                for source, target in ((near, far), (far, near)):
                    if source in ready:
                        data = source.recv(65536)
                        if not data:
                            return
                        target.sendall(data)

    return RawServer(serve)
