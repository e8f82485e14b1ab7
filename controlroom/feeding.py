"""From a city's cameras to what the engine opens: addresses expanded, credentials and trust put beside them."""

import logging
from collections.abc import Callable, Collection

from feeds.address import NO_CREDENTIALS, Credentials
from feeds.catalogue import make_config
from feeds.jobs import CameraFeeds
from feeds.source import KindConfig
from feeds.trust import PUBLIC, Trust
from layouts.cameras import Camera, StreamAddress
from layouts.expansion import Lookup, MissingReference, expand
from layouts.model import Audience

_MAY_BE_SECURE = ("http:", "https:", "rtsps:")  # the first by a redirect

_OPERATORS: tuple[Audience, ...] = ("operator",)

log = logging.getLogger("city")


def camera_feeds(
    camera: Camera,
    lookup: Lookup,
    *,
    audiences: Collection[Audience] = _OPERATORS,
    authorities_pem: str = "",
    is_there: Callable[[str], bool] | None = None,
) -> CameraFeeds:
    """Return the camera's streams ready to open. One whose address or password has no value is left out and told.

    A camera that is for none of `audiences` is hidden. `authorities_pem`: trusted for encrypted ones beside the public.
    Streams whose address, as it is written, is not there yet are left out as well: their camera is connecting.
    """
    trust = Trust(authorities_pem, is_checked=camera.tls != "insecure")
    configs: dict[str, KindConfig] = {}
    for stream in camera.streams:
        if is_there is not None and not is_there(stream.address):
            continue
        try:
            configs[stream.role] = _config(camera, stream, lookup, trust)
        except (MissingReference, ValueError) as error:
            log.warning("camera %s: %s stream is left out: %s", camera.id, stream.role, error)
    return CameraFeeds(
        camera.id,
        main=configs.get("main"),
        sub=configs.get("sub"),
        stale_after_s=camera.stale_after_s,
        lost_after_s=camera.lost_after_s,
        privacy=camera.privacy or not any(audience in camera.audience for audience in audiences),
    )


def _config(camera: Camera, stream: StreamAddress, lookup: Lookup, trust: Trust) -> KindConfig:
    credentials = NO_CREDENTIALS
    if stream.user_ref or stream.password_ref:
        credentials = Credentials(expand(stream.user_ref, lookup), expand(stream.password_ref, lookup))
    # What others wrote in a list must not bring out a value of ours.
    address = stream.address if stream.listed_by else expand(stream.address, lookup)
    return make_config(
        stream.kind,
        address,
        credentials=credentials,
        # What cannot be encrypted need not be opened anew when the authorities change.
        trust=trust if address.lower().startswith(_MAY_BE_SECURE) else PUBLIC,
        interval_s=camera.interval_s,
        transport=stream.transport,
        variant="lowest" if stream.role == "sub" else "highest",
        expires=stream.expires,
    )
