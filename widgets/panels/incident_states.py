"""How far an incident is: what its source calls it, as one of a few steps that are the same for all sources."""

from collections.abc import Mapping

from resources.text import QT_TRANSLATE_NOOP, Text
from widgets.facts import EventFacts

FIRE: tuple[Text, ...] = (
    QT_TRANSLATE_NOOP("incidents", "Dispatched"),
    QT_TRANSLATE_NOOP("incidents", "Arrived"),
    QT_TRANSLATE_NOOP("incidents", "Working"),
    QT_TRANSLATE_NOOP("incidents", "Under control"),
    QT_TRANSLATE_NOOP("incidents", "Out"),
    QT_TRANSLATE_NOOP("incidents", "Closed"),
)
"""The steps of a fire."""
RESCUE: tuple[Text, ...] = (FIRE[0], FIRE[1], FIRE[2], FIRE[5])
"""Those of an ambulance or a rescue."""
OTHER: tuple[Text, ...] = (
    QT_TRANSLATE_NOOP("incidents", "Reported"),
    QT_TRANSLATE_NOOP("incidents", "Being dealt with"),
    FIRE[5],
)
"""Those of anything else."""

_DISPATCHED = ("출동지령", "지령하달", "지령", "출동", "출동중", "dispatched", "en route", "enroute", "responding")
_ARRIVED = ("현장도착", "도착", "arrived", "on scene", "at scene", "onscene")
_WORKING = ("활동개시", "진압중", "구조중", "응급처치", "이송중", "working", "active", "in progress", "under way")
_CONTROLLED = ("초진", "under control", "contained", "controlled", "knocked down")
_OUT = ("완진", "잔불정리", "잔화정리", "out", "extinguished", "fire out")
_CLOSED = ("상황종결", "종결", "종료", "귀소", "완료", "처리완료", "closed", "resolved", "cleared", "done")
_REPORTED = ("발생", "접수", "신고접수", "reported", "new", "open", "received")
_UNDER_WAY = ("처리중", "처리 중", "조치중", "통제중", "복구중", "assigned", "acknowledged", "accepted")


def _table(*steps: tuple[str, ...]) -> Mapping[str, int]:
    return {word: number for number, words in enumerate(steps) for word in words}


_OF_FIRE = (FIRE, _table((*_REPORTED, *_DISPATCHED), _ARRIVED, (*_WORKING, *_UNDER_WAY), _CONTROLLED, _OUT, _CLOSED))
_OF_RESCUE = (RESCUE, _table((*_REPORTED, *_DISPATCHED), _ARRIVED, (*_WORKING, *_UNDER_WAY), (*_OUT, *_CLOSED)))
_OF_OTHER = (
    OTHER,
    _table(_REPORTED, (*_DISPATCHED, *_ARRIVED, *_WORKING, *_UNDER_WAY), (*_CONTROLLED, *_OUT, *_CLOSED)),
)
_FIRE_WORDS = ("화재", "fire", "산불")
_RESCUE_WORDS = ("구급", "구조", "ambulance", "rescue", "medical")


def step_of(event: EventFacts) -> tuple[tuple[Text, ...], int] | None:
    """Return the steps of an event and which of them it has reached; None where its state is not among the known."""
    state = " ".join(event.state.casefold().split())
    for words, (steps, numbers) in ((_FIRE_WORDS, _OF_FIRE), (_RESCUE_WORDS, _OF_RESCUE), ((), _OF_OTHER)):
        if not words or _is_about(event, words):
            number = numbers.get(state)
            return None if number is None else (steps, number)
    return None


def _is_about(event: EventFacts, words: tuple[str, ...]) -> bool:
    kind = dict(event.details).get("kind", "").casefold()
    title = event.title.casefold()
    return any(word == kind or word in title for word in words)
