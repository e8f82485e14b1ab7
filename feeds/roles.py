"""Which of a camera's streams should serve a view: the small one as long as it has enough pixels."""

from feeds.core import FULL, Role, Tier, View
from feeds.jobs import StreamJob, ViewFeed

ASSUMED_SUB_PX = (640, 360)
"""Size of a sub stream nobody has seen yet."""
UP_SCALE = 1.34
"""A view this much larger than the sub stream takes the main one (Nx goes back to high quality at the same factor)."""
DOWN_SCALE = 1.15


def best_role(view: View, main: StreamJob, sub: StreamJob, *, main_serves: bool) -> Role:
    """Return the stream whose pixels fit the view; what serves now is kept in between the two thresholds."""
    if view.crop != FULL:
        return "main"
    size_px = sub.size_px  # looked at once: its worker may write meanwhile
    width, height = size_px if all(size_px) else ASSUMED_SUB_PX
    scale = min(view.width_px / width, view.height_px / height)
    return "main" if scale > (DOWN_SCALE if main_serves else UP_SCALE) else "sub"


def wished_tier(view: View, feed: ViewFeed, main: StreamJob | None, sub: StreamJob | None) -> Tier:
    """Return the tier that has the pixels for a view; MAIN of a camera with one stream."""
    if main is None or sub is None:
        return Tier.SUB if main is None else Tier.MAIN
    return Tier.MAIN if best_role(view, main, sub, main_serves=_delivers(main, feed)) == "main" else Tier.SUB


def wanted_roles(
    view: View, feed: ViewFeed, main: StreamJob | None, sub: StreamJob | None, cap: Tier = Tier.MAIN
) -> tuple[Role, ...]:
    """Return the streams to run for a view: the best one up to `cap`, and the other as long as the best shows nothing.

    So a large tile appears with the small stream first, a change never goes through black, and a camera whose
    best stream fails is still seen.
    """
    if main is None or sub is None:
        return ("main",) if sub is None else ("sub",)
    if view.stream is not None:
        return (view.stream,)
    allowed = cap is Tier.MAIN
    best = best_role(view, main, sub, main_serves=_delivers(main, feed)) if allowed else "sub"
    job, other = (main, sub) if best == "main" else (sub, main)
    if _delivers(job, feed):
        return (best,)
    if best == "main" or job.failures or _delivers(other, feed):
        return ("main", "sub")
    return (best,)


def parked_role(main: StreamJob | None, sub: StreamJob | None) -> Role:
    """Return the stream to park of a camera that will be shown soon: the one that runs, the small one where both may.

    It is there at once when it is shown; where a view wants the other, that one follows.
    """
    if sub is None or (main is not None and main.phase == "open" and sub.phase != "open"):
        return "main"
    return "sub"


def _delivers(job: StreamJob, feed: ViewFeed) -> bool:
    feeding = job.feedings.get(feed)
    return job.phase == "open" and feeding is not None and feeding.delivered
