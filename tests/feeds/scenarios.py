"""Scenarios that mostly wait, played at once: a test then only tells how one of them went."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor


def play(scenarios: Mapping[str, Callable[[], None]]) -> dict[str, Future[None]]:
    """Play every scenario to its end and return how each went."""
    with ThreadPoolExecutor(len(scenarios), thread_name_prefix="scenario") as pool:
        return {name: pool.submit(scenario) for name, scenario in scenarios.items()}
