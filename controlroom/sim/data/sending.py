"""Answers that a fault lets through in part, or late."""

import asyncio
from collections.abc import Awaitable, Callable

from controlroom.sim.data.faults import SLOW_S, ActiveDataFault, DataFaultKind

_TRICKLE_S = 1.0


async def send_in_part(
    writer: asyncio.StreamWriter,
    until_gone: Callable[[], Awaitable[None]],
    whole: bytes,
    fault: ActiveDataFault,
    left_s: float,
) -> None:
    """Send what a fault leaves of an answer: nothing, its head, half its body, a byte a second, or all of it late.

    Returns when that is done, the client is gone, or the fault's time (`left_s`) is over.
    """
    end = whole.find(b"\r\n\r\n") + 4 if whole else 0
    gone = asyncio.ensure_future(until_gone())
    try:
        match fault.kind:
            case DataFaultKind.CUT:
                writer.write(whole[: end + (len(whole) - end) // 2])
                await writer.drain()
            case DataFaultKind.SLOW:
                await asyncio.wait([gone], timeout=SLOW_S)
                writer.write(whole)
                await writer.drain()
            case DataFaultKind.TRICKLE:
                for byte in whole:
                    writer.write(bytes((byte,)))
                    if (await asyncio.wait([gone], timeout=_TRICKLE_S))[0]:
                        return
            case _:
                writer.write(whole[:end])
                await asyncio.wait([gone], timeout=None if left_s == float("inf") else left_s)
                return
        writer.close()
        await writer.wait_closed()
    finally:
        gone.cancel()
