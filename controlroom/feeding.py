"""From a city's cameras to what the engine opens: addresses expanded, credentials put beside them."""

import logging

from feeds.address import NO_CREDENTIALS, Credentials
from feeds.catalogue import make_config
from feeds.jobs import CameraFeeds
from feeds.source import KindConfig
from layouts.cameras import Camera, StreamAddress
from layouts.expansion import Lookup, MissingReference, expand

log = logging.getLogger("city")


def camera_feeds(camera: Camera, lookup: Lookup) -> CameraFeeds:
    """Return the camera's streams ready to open. One whose address or password has no value is left out and told."""
    configs: dict[str, KindConfig] = {}
    for stream in camera.streams:
        try:
            configs[stream.role] = _config(stream, lookup)
        except (MissingReference, ValueError) as error:
            log.warning("camera %s: %s stream is left out: %s", camera.id, stream.role, error)
    return CameraFeeds(
        camera.id,
        main=configs.get("main"),
        sub=configs.get("sub"),
        stale_after_s=camera.stale_after_s,
        lost_after_s=camera.lost_after_s,
        privacy=camera.privacy,
    )


def _config(stream: StreamAddress, lookup: Lookup) -> KindConfig:
    credentials = NO_CREDENTIALS
    if stream.user_ref or stream.password_ref:
        credentials = Credentials(expand(stream.user_ref, lookup), expand(stream.password_ref, lookup))
    return make_config(
        stream.kind,
        expand(stream.address, lookup),
        credentials=credentials,
        transport=stream.transport,
        variant="lowest" if stream.role == "sub" else "highest",
    )
