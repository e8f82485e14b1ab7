"""The kinds of sources of numbers, by hand: a new one is a file in `feeds.data.kinds`, a line here, a test module."""

from typing import NamedTuple

from feeds.data.kinds import camera_list, http, its_cctv, seoul_safe_cctv
from feeds.data.source import Listen, Poll, SourceConfig


class DataKind(NamedTuple):
    """One way to get numbers: its config model, and how it is read: either polled, or listened to."""

    config: type[SourceConfig]
    poll: Poll | None = None
    listen: Listen | None = None


DATA_KINDS: dict[str, DataKind] = {
    "http": DataKind(http.HttpConfig, http.poll),
    "its-cctv": DataKind(its_cctv.ItsCctvConfig, its_cctv.poll),
    "seoul-safe-cctv": DataKind(seoul_safe_cctv.SeoulSafeCctvConfig, seoul_safe_cctv.poll),
    "camera-list": DataKind(camera_list.CameraListSourceConfig, camera_list.poll),
}
