"""Which messages of the Common Alerting Protocol are the last word about something, and which are replaced.

A message is never changed: an update or a cancellation is a new one, which refers to those that it replaces.
"""

from collections.abc import Iterable
from dataclasses import replace

from feeds.data.shared.cap_message import Message, Reference

Key = tuple[str, str, str]
"""Status, sender and identifier: an exercise neither replaces nor ends what is real."""


def last_words(messages: Iterable[Message], roots: dict[Key, str]) -> tuple[dict[str, Message], dict[Key, str]]:
    """Return the messages that none replaces, by names that stay the same, and what to hand in next time as `roots`.

    The name is that of a chain's first message, as far as it is known. Where a chain parts, as when one area of two
    has news of its own, each message is the last word of its own; but one that refers to the first message alone
    replaces those between, of the same areas, as well. A cancellation without words gets those of what it takes back.
    """
    ordered = sorted(messages, key=lambda each: (each.sent, each.identifier))
    senders = {message.identifier: message.sender for message in ordered}
    by_key = {_key(message, message): message for message in ordered}
    earlier = {own: _earlier(message, senders, by_key) for own, message in by_key.items()}
    replaced = {key for keys in earlier.values() for key in keys}
    names = dict(roots)
    last: dict[str, Message] = {}
    for own, message in by_key.items():
        known = (names[key] for key in (own, *reversed(earlier[own])) if key in names)
        name = next(known, _name([*earlier[own], own][0]))
        if own not in replaced:
            taken_back = [by_key[key].infos for key in earlier[own] if key in by_key]
            if message.type == "cancel" and not message.infos and taken_back:
                message = replace(message, infos=taken_back[-1])
            if name in last and _areas(last[name]) != _areas(message):
                name = _name(own)
            last[name] = message
        names[own] = name
        for key in earlier[own]:
            names.setdefault(key, name)
    return last, {key: name for key, name in names.items() if name in last}


def _earlier(message: Message, senders: dict[str, str], by_key: dict[Key, Message]) -> list[Key]:
    """Return what a message replaces, the oldest first; never what is newer than itself, or a warning might be lost."""
    if message.type not in ("update", "cancel"):
        return []
    references = sorted(message.references, key=lambda each: each.sent)
    keys = (_key(message, each._replace(sender=each.sender or senders.get(each.identifier, ""))) for each in references)
    order = (message.sent, message.identifier)
    return [key for key in keys if key not in by_key or (by_key[key].sent, by_key[key].identifier) < order]


def _key(message: Message, named: Message | Reference) -> Key:
    return message.status, named.sender, named.identifier


def _name(key: Key) -> str:
    status, sender, identifier = key
    return f"{sender},{identifier}" if status == "actual" else f"{status} {sender},{identifier}"


def _areas(message: Message) -> frozenset[str]:
    return frozenset(area for info in message.infos for area in info.areas)
