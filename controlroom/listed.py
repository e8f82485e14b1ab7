"""Cameras of public lists among those of a city's own files: positions joined to streams, ids told apart by source."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from feeds.catalogue import check_stream
from feeds.data.readings import ListedCamera
from feeds.data.shared.camera_join import joined
from layouts.cameras import LOST_INTERVALS, STALE_INTERVALS, Camera, Catalogue, StreamAddress
from layouts.files import CityConfig
from layouts.problems import Names

_STILL_S = 10.0
"""How often a still picture of a public list is fetched: they change every minute or so, and are not ours."""

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Listed:
    """The newest lists of a city's sources: each camera with its source, as the store gives them.

    `shown_by`: by source and id of a camera without a stream, source and id of the one whose stream it shows.
    """

    cameras: Sequence[tuple[str, ListedCamera]] = ()
    shown_by: Mapping[_Key, _Key] = field(default_factory=dict)


NONE_LISTED = Listed()


def listed(cameras: Sequence[tuple[str, ListedCamera]], before: Listed = NONE_LISTED) -> Listed:
    """Join what has only a position to what has a stream; as `before` where only addresses are others since then."""
    if list(map(_without_address, cameras)) == list(map(_without_address, before.cameras)):
        return Listed(cameras, before.shown_by)
    return Listed(cameras, _joined(cameras))


def with_listed(own: Catalogue, listed: Listed, config: CityConfig) -> Catalogue:
    """Return a city's own catalogue with what is listed beside it: the cameras with a stream, as ``SOURCE:ID``.

    A camera of the city's own list wins over one of the same id, whether it is good or bad. Cameras that only have a
    position are told apart (`Catalogue.without_picture`), unless a stream stands near enough; such a stream stays under
    its own id as well.
    """
    if not listed.cameras:
        return own
    cameras = dict(own.cameras)
    without: set[str] = set()
    known = {(source, camera.id): camera for source, camera in listed.cameras}
    for (source, listed_id), camera in known.items():
        key = listed.shown_by.get((source, listed_id), (source, listed_id))
        camera_id, stream = f"{source}:{listed_id}", known[key]
        if camera_id in cameras or camera_id in own.bad:
            continue
        if _can_be_opened(stream):
            cameras[camera_id] = _camera(camera_id, camera, stream, key[0], config)
        else:
            without.add(camera_id)
    ids = Names((*cameras, *own.bad))
    return Catalogue(cameras, own.bad, own.bad_rows, own.problems, own.readable, ids, frozenset(without))


def sources_to_ask(cameras: Mapping[str, Camera], expired: Iterable[str]) -> set[str]:
    """Return the sources whose lists have fresh addresses for the cameras named in `expired` (`Engine.expired`)."""
    found = [camera for camera_id in expired if (camera := cameras.get(camera_id)) is not None]
    return {stream.listed_by for camera in found for stream in camera.streams if stream.expires}


def _without_address(entry: tuple[str, ListedCamera]) -> tuple[object, ...]:
    source, camera = entry
    can_be_opened = _can_be_opened(camera)
    return source, camera.id, camera.name, camera.latitude_deg, camera.longitude_deg, camera.within_m, can_be_opened


def _joined(cameras: Sequence[tuple[str, ListedCamera]]) -> dict[_Key, _Key]:
    sights = [(source, camera) for source, camera in cameras if _can_be_opened(camera)]
    positions: defaultdict[tuple[str, float], list[ListedCamera]] = defaultdict(list)
    for source, camera in cameras:
        if not camera.address:
            positions[source, camera.within_m].append(camera)
    found: dict[_Key, _Key] = {}
    for (source, radius_m), places in sorted(positions.items()):
        others = [(by, camera) for by, camera in sights if by != source]
        streams = joined(places, [camera for _, camera in others], radius_m=radius_m)
        for place, number in zip(places, streams, strict=True):
            if number is not None:
                by, stream = others[number]
                found[source, place.id] = by, stream.id
    return found


def _can_be_opened(camera: ListedCamera) -> bool:
    kind = camera.stream_kind
    return kind not in ("", "file") and check_stream(kind, camera.address) is None  # no list names our own files


def _camera(camera_id: str, camera: ListedCamera, stream: ListedCamera, given_by: str, config: CityConfig) -> Camera:
    interval_s = _STILL_S if stream.stream_kind == "still" else 0.0
    address = StreamAddress("main", stream.stream_kind, stream.address, listed_by=given_by, expires=stream.expires)
    return Camera(
        id=camera_id,
        name={config.language: camera.name},
        streams=(address,),
        stale_after_s=max(config.limits.stale_after_s, STALE_INTERVALS * interval_s),
        lost_after_s=max(config.limits.lost_after_s, LOST_INTERVALS * interval_s),
        district=camera.district,
        purpose=camera.purpose,
        owner=camera.owner,
        lat=camera.latitude_deg,
        lon=camera.longitude_deg,
        interval_s=interval_s or 1.0,
        # Whose picture it shows may be for fewer than its position is.
        audience=tuple(each for each in camera.audience if each in stream.audience),
    )
