"""The picture feed kinds, by hand. A new kind is one file in `feeds.kinds`, one line in `KINDS`, one test module."""

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from pydantic import ValidationError

from feeds.address import NO_CREDENTIALS, Credentials, redact, split_credentials
from feeds.kinds import file, hls, mjpeg, mpegts, rtsp, still
from feeds.source import KindConfig, Source, StreamContext
from resources.text import QT_TRANSLATE_NOOP, Text


class Kind(NamedTuple):
    """One way to get pictures: its config model, how to open it, the address schemes it takes."""

    config: type[KindConfig]
    open_source: Callable[[Any, StreamContext], Source]
    schemes: tuple[str, ...]


_HTTP = ("http", "https")

KINDS: dict[str, Kind] = {
    "rtsp": Kind(rtsp.RtspConfig, rtsp.open_source, ("rtsp", "rtsps")),
    "hls": Kind(hls.HlsConfig, hls.open_source, _HTTP),
    "mpegts": Kind(mpegts.MpegTsConfig, mpegts.open_source, _HTTP),
    "mjpeg": Kind(mjpeg.MjpegConfig, mjpeg.open_source, _HTTP),
    "still": Kind(still.StillConfig, still.open_source, _HTTP),
    "file": Kind(file.FileConfig, file.open_source, ("file", "")),
}

_SUFFIX_KINDS = {
    ".m3u8": "hls",
    ".ts": "mpegts",
    ".m2ts": "mpegts",
    ".mjpg": "mjpeg",
    ".mjpeg": "mjpeg",
    ".cgi": "mjpeg",
    ".jpg": "still",
    ".jpeg": "still",
}

NO_SCHEME = QT_TRANSLATE_NOOP("cameras", "address {address} is not of kind {kind}, which takes {schemes}")
NO_HOST = QT_TRANSLATE_NOOP("cameras", "address {address} names no host")
NO_ADDRESS = QT_TRANSLATE_NOOP("cameras", "{address} is not an address")
UNKNOWN_KIND = QT_TRANSLATE_NOOP("cameras", "kind {kind} is not known")


def infer_kind(address: str) -> str | None:
    """Return the kind an address means by its scheme or its path's ending, None when it does not tell."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme in ("rtsp", "rtsps"):
        return "rtsp"
    if scheme in _HTTP:
        return _SUFFIX_KINDS.get(PurePosixPath(parts.path).suffix.lower())
    # One letter is a Windows drive, not a scheme.
    return "file" if scheme in ("file", "") or len(scheme) == 1 else None


def check_stream(kind: str, address: str) -> Text | None:
    """Return what is wrong with an address of this kind, None when nothing is."""
    if kind not in KINDS:
        return UNKNOWN_KIND(kind=kind)
    shown = redact(address)
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return NO_ADDRESS(address=shown)
    scheme = parts.scheme.lower() if len(parts.scheme) != 1 else ""
    if scheme not in KINDS[kind].schemes:
        schemes = ", ".join(f"{name}://" for name in KINDS[kind].schemes if name)
        return NO_SCHEME(address=shown, kind=kind, schemes=schemes)
    if scheme and scheme != "file" and not host:
        return NO_HOST(address=shown)
    return None


def make_config(kind: str, address: str, *, credentials: Credentials = NO_CREDENTIALS, **options: Any) -> KindConfig:
    """Return the validated config of a stream; options that the kind does not have are left out.

    Credentials inside the address are taken out of it; they hold where none are given.
    Raises ValueError when the kind is unknown or the values do not fit.
    """
    if kind not in KINDS:
        raise ValueError(f"unknown feed kind {kind}")
    model = KINDS[kind].config
    address, inside = split_credentials(address)
    known = {name: value for name, value in options.items() if name in model.model_fields}
    try:
        return model(kind=kind, address=address, credentials=credentials or inside, **known)
    except ValidationError as error:
        raise ValueError(redact(str(error))) from None


def open_source(config: KindConfig, context: StreamContext) -> Source:
    """Open the stream that `config` describes (in a decode worker). Raises FeedError."""
    return KINDS[config.kind].open_source(config, context)
