"""Authorities and certificates for servers of tests, made by `openssl`."""

import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path

HERE = "IP:127.0.0.1,DNS:localhost"
_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")


def _openssl(*arguments: str | Path) -> None:
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)


@dataclass(frozen=True, slots=True)
class Authority:
    """Signs certificates; its own is the file `certificate`."""

    folder: Path

    @property
    def certificate(self) -> Path:
        return self.folder / "ca.pem"

    @property
    def pem(self) -> str:
        return self.certificate.read_text()

    def server(self, name: str, *, hosts: str = HERE, days: int = 10) -> ssl.SSLContext:
        """Return what a server for `hosts` needs; with `days` below 0 its certificate has expired."""
        key, request, signed = (self.folder / f"{name}.{ending}" for ending in ("key", "csr", "crt"))
        extensions = self.folder / f"{name}.ext"
        extensions.write_text(f"subjectAltName={hosts}\nbasicConstraints=CA:FALSE\n")
        _openssl("req", *_KEY, "-keyout", key, "-out", request, "-subj", "/CN=camera")
        signing = ("-CA", self.certificate, "-CAkey", self.folder / "ca.key", "-CAcreateserial")
        _openssl("x509", "-req", "-in", request, *signing, "-days", str(days), "-extfile", extensions, "-out", signed)
        return _context(signed, key)

    @property
    def own(self) -> ssl.SSLContext:
        """What a server needs that shows the authority's own certificate, as cameras do that signed theirs."""
        return _context(self.certificate, self.folder / "ca.key")


def make_authority(folder: Path, *, hosts: str = HERE) -> Authority:
    """Make an authority in an empty folder; `hosts` are in its certificate too."""
    ca = ("-addext", "basicConstraints=critical,CA:TRUE", "-addext", f"subjectAltName={hosts}")
    out = ("-keyout", folder / "ca.key", "-out", folder / "ca.pem")
    _openssl("req", "-x509", *_KEY, *out, "-days", "10", "-subj", "/CN=Authority of the test", *ca)
    return Authority(folder)


def _context(certificate: Path, key: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context
