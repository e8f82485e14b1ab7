"""Whose certificates are trusted, said once for both families of kinds: those of `requests` and those of FFmpeg.

Trusted are the public authorities (Mozilla's list, which comes with requests) and those that the city names. The
system's own store is not asked: where it is differs, and FFmpeg in PyAV's wheel (with GnuTLS) looks only where Fedora
has it.
"""

import os
import socket
import ssl
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from feeds.late import TURN

SECURE_PORTS = {"https": 443, "rtsps": 322}
_ASK_S = 2.0


@dataclass(frozen=True, slots=True)
class Trust:
    """Whether a camera's certificate is checked, and against which authorities beside the public ones.

    `authorities_pem`: certificates in PEM form, "" for none. `is_checked` False: whoever answers is taken for the
    camera; the line is still encrypted.
    """

    authorities_pem: str = field(default="", repr=False)
    is_checked: bool = True


PUBLIC = Trust()


@lru_cache(maxsize=8)
def tls_context(trust: Trust) -> ssl.SSLContext:
    """Return what Python's own TLS needs to connect under `trust`; the same each time, it holds 700 KiB."""
    with TURN:
        import requests

    context = ssl.create_default_context(
        cafile=requests.utils.DEFAULT_CA_BUNDLE_PATH, cadata=trust.authorities_pem or None
    )
    # As FFmpeg does it: what Python 3.13 demands beyond the rules of trust (RFC 5280's identifiers of keys) is missing
    # in many certificates of cameras, and one that is itself named is trusted, whoever signed it.
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    if not trust.is_checked:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


@contextmanager
def ffmpeg_options(trust: Trust) -> Iterator[dict[str, str]]:
    """Yield the options that make FFmpeg connect under `trust`. They hold inside the block only."""
    if not trust.is_checked:
        yield {"tls_verify": "0"}
    else:
        with authorities_file(trust) as name:
            yield {"tls_verify": "1", "ca_file": name}


@contextmanager
def authorities_file(trust: Trust) -> Iterator[str]:
    """Yield the name of a file with the public authorities and those of `trust`. It is there inside the block only."""
    with TURN:
        from requests.utils import DEFAULT_CA_BUNDLE_PATH as PUBLIC_FILE

    if not trust.authorities_pem:
        yield PUBLIC_FILE
    else:
        with _file_of(Path(PUBLIC_FILE).read_bytes() + b"\n" + trust.authorities_pem.encode()) as name:
            yield name


@contextmanager
def _file_of(data: bytes) -> Iterator[str]:
    """Yield the name of a file that holds `data`; on Linux it is in memory, and gone with the process."""
    with ExitStack() as stack:
        if sys.platform == "linux":
            file = stack.enter_context(os.fdopen(os.memfd_create("authorities"), "wb"))
            name = f"/proc/self/fd/{file.fileno()}"
        else:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            name = str(Path(folder) / "authorities.pem")
            file = stack.enter_context(Path(name).open("wb"))
        file.write(data)
        file.flush()
        yield name


def distrust(address: str, trust: Trust) -> str | None:
    """Return why the certificate at an ``https://`` or ``rtsps://`` address is not trusted, None when it is.

    Also None for other addresses and where nobody answers. FFmpeg says the same of all of these: Input/output error.
    """
    parts = urlsplit(address)
    if parts.scheme not in SECURE_PORTS or not trust.is_checked:
        return None
    try:
        host, port = parts.hostname or "", parts.port or SECURE_PORTS[parts.scheme]
        with (
            socket.create_connection((host, port), _ASK_S) as plain,
            tls_context(trust).wrap_socket(plain, server_hostname=host),
        ):
            return None
    except ssl.SSLCertVerificationError as error:
        return certificate_fault(error)
    except (OSError, ValueError):
        return None


def certificate_fault(error: BaseException | None) -> str | None:
    """Return what is wrong with a certificate by an exception or what it was made of, None when it is about another
    thing. Names of hosts do not come along."""
    seen: list[BaseException] = []
    left = [error]
    while left:
        at = left.pop()
        if at is None or at in seen:
            continue
        if isinstance(at, ssl.SSLCertVerificationError):
            return f"certificate: {at.verify_message.partition(',')[0].rstrip('.')}"
        seen.append(at)
        inner = [arg for arg in (*at.args, getattr(at, "reason", None)) if isinstance(arg, BaseException)]
        left += [at.__cause__, at.__context__, *inner]
    return None
