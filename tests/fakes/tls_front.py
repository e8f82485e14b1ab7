"""The encrypted front of a plain server on loopback: what comes in is decrypted and handed on, and back."""

import select
import socket
import ssl

from tests.fakes.raw_server import LIMIT_S, Peer, RawServer


def tls_front(port: int, context: ssl.SSLContext) -> RawServer:
    """Return a server that speaks TLS and leads every connection to `port`."""

    def serve(peer: Peer) -> None:
        peer.connection.settimeout(LIMIT_S)
        with (
            context.wrap_socket(peer.connection, server_side=True) as secure,
            socket.create_connection(("127.0.0.1", port)) as plain,
        ):
            while not peer.gone.is_set():
                ready = [secure] if secure.pending() else select.select([secure, plain], [], [], 0.1)[0]
                for source, target in ((secure, plain), (plain, secure)):
                    if source in ready:
                        data = source.recv(65536)
                        if not data:
                            return
                        target.sendall(data)

    return RawServer(serve)
