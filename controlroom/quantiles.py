"""Quantiles of what was measured, the same way everywhere."""

from collections.abc import Iterable

_SHARES = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "max": 1.0}


def quantiles(values: Iterable[float], *names: str) -> dict[str, float]:
    """Return the named quantiles ("p50", "p95", "p99", "max") of `values`: the nearest value that was there.

    Zeros when there are no values.
    """
    ordered = sorted(values)
    if not ordered:
        return dict.fromkeys(names, 0.0)
    return {name: ordered[round((len(ordered) - 1) * _SHARES[name])] for name in names}
