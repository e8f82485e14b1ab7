"""Services that tell of one thing a call: a round of calls, in which one that fails loses no other."""

from collections.abc import Callable, Sequence

from feeds.data.errors import DATA_ERROR_TEXT, DataError, DataErrorKind
from feeds.data.readings import LeftOut, Readings
from feeds.data.shared.rows import MOST_TOLD
from feeds.data.source import SourceContext
from resources.text import Text

ROUND_S = 200.0
"""A round that takes longer is cut, before the service outside gives the whole poll up."""

_CUT = "where the round was cut"
_FINAL = frozenset({DataErrorKind.QUOTA, DataErrorKind.UNAUTHORIZED, DataErrorKind.UNTRUSTED, DataErrorKind.REDIRECTED})
"""What is said of one thing and would be said of every other as well."""
_SILENT = frozenset({DataErrorKind.UNREACHABLE, DataErrorKind.TIMEOUT, DataErrorKind.BUSY})
_MOST_SILENT = 3
"""After so many in a row without an answer the others are not asked: each may take as long as a timeout."""
_NAMED = 5


def go_round[Item](
    items: Sequence[Item], ask: Callable[[Item], Readings], context: SourceContext, *, name: Callable[[Item], str] = str
) -> Readings:
    """Ask for each of `items` and return what all of them gave.

    One that fails is told in `left_out`, by its `name`. A round that cannot go on, as its calls are used up, is cut,
    and the next one begins there. Of an event that several tell, the first counts; the events are all there are where
    every one told all of its own. Raises the first error where nothing gave anything.
    """
    context.can_be_cut = True
    start = context.memory.get(_CUT, 0) % len(items) if items else 0
    order = (*items[start:], *items[:start])
    context.memory[_CUT] = 0
    began_s = context.clock.monotonic_s()
    gathered, left_out = Readings(), list[LeftOut]()
    errors: list[DataError] = []
    silent = told = 0
    has_all_events = True
    for number, item in enumerate(order):
        try:
            readings = ask(item)
            left_out += [LeftOut(f"{name(item)} {where}", reason) for where, reason in readings.left_out]
            gathered = gathered + Readings(readings.samples, readings.events, readings.cameras)
            has_all_events = has_all_events and readings.events_are_all
            told += 1
            silent = 0
        except DataError as error:
            if context.stop.is_set():
                raise
            errors.append(error)
            left_out.append(LeftOut(f"{name(item)}: {error.detail}", error.words))
            silent = silent + 1 if error.kind in _SILENT else 0
            if error.kind in _FINAL:  # this one got no chance, it comes first next time
                _cut(context, start + number, order[number + 1 :], name, error.words, left_out)
                break
        is_late = context.clock.monotonic_s() - began_s > ROUND_S
        if (silent == _MOST_SILENT or is_late) and number + 1 < len(order):
            words = DATA_ERROR_TEXT[DataErrorKind.TIMEOUT]
            _cut(context, start + number + 1, order[number + 1 :], name, words, left_out)
            break
    if errors and not told:
        raise errors[0]
    events = {event.id: event for event in reversed(gathered.events)}
    are_all = bool(items) and has_all_events and told == len(items)
    return Readings(
        gathered.samples, tuple(events.values())[::-1], gathered.cameras, left_out[:MOST_TOLD], events_are_all=are_all
    )


def _cut[Item](
    context: SourceContext,
    at: int,
    rest: Sequence[Item],
    name: Callable[[Item], str],
    words: Text,
    left_out: list[LeftOut],
) -> None:
    context.memory[_CUT] = at
    if rest:
        more = f" and {len(rest) - _NAMED} more" if len(rest) > _NAMED else ""
        left_out.append(LeftOut(f"not asked: {', '.join(map(name, rest[:_NAMED]))}{more}", words))
