"""What is seen of a time axis: all of it, or a part that its viewer zoomed and moved to."""

from dataclasses import dataclass

_LEAST_MS = 10 * 60_000
_LEAST_SHARE = 1 / 60
"""A window is at least ten minutes, and at least this share of the whole: beyond there is nothing more to see."""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a time axis, milliseconds UTC."""

    from_ms: float
    until_ms: float

    @property
    def span_ms(self) -> float:
        """How long it is."""
        return self.until_ms - self.from_ms

    def within(self, whole: "Window") -> "Window":
        """Return the window of that length nearest to this one that lies in the whole; the whole where it is longer."""
        if self.span_ms >= whole.span_ms:
            return whole
        from_ms = min(max(self.from_ms, whole.from_ms), whole.until_ms - self.span_ms)
        return Window(from_ms, from_ms + self.span_ms)

    def zoomed(self, factor: float, about_ms: float, whole: "Window") -> "Window":
        """Return this window `factor` times as long (below 1: closer), with `about_ms` where it was."""
        least_ms = min(whole.span_ms, max(_LEAST_MS, whole.span_ms * _LEAST_SHARE))
        span_ms = max(least_ms, self.span_ms * factor)
        part = (about_ms - self.from_ms) / max(1.0, self.span_ms)
        from_ms = about_ms - part * span_ms
        return Window(from_ms, from_ms + span_ms).within(whole)

    def moved(self, by_ms: float, whole: "Window") -> "Window":
        """Return this window that much later, as far as the whole reaches."""
        return Window(self.from_ms + by_ms, self.until_ms + by_ms).within(whole)
