"""Which messages of the Common Alerting Protocol are the last word about something.

A message is never changed: an update or a cancellation is a new one, which refers to those that it replaces.
"""

from collections.abc import Iterable
from dataclasses import replace

from feeds.data.cap_message import Message, Reference

Key = tuple[str, str, str]
"""Status, sender and identifier: an exercise neither replaces nor ends what is real."""


def last_words(messages: Iterable[Message], roots: dict[Key, str]) -> tuple[dict[str, Message], dict[Key, str]]:
    """Return the last message of each chain, by a name that stays the same, and what to hand in next time as `roots`.

    The name is that of the chain's first message as far as it is known. A cancellation without words of its own gets
    those of what it takes back.
    """
    ordered = sorted(messages, key=lambda each: (each.sent, each.identifier))
    senders = {message.identifier: message.sender for message in ordered}
    by_key = {_key(message, message): message for message in ordered}
    roots = dict(roots)
    replaced: set[Key] = set()
    chains: dict[str, Message] = {}
    for own, message in by_key.items():
        replaces = message.type in ("update", "cancel")
        references = sorted(message.references if replaces else (), key=lambda each: each.sent)
        earlier = [key for each in references if (key := _key(message, each, senders)) != own]
        status, sender, identifier = earlier[0] if earlier else own
        name = f"{sender},{identifier}" if status == "actual" else f"{status} {sender},{identifier}"
        root = next((roots[key] for key in [own, *earlier] if key in roots), name)
        roots |= dict.fromkeys([own, *earlier], root)
        replaced |= set(earlier)
        taken_back = [by_key[key].infos for key in earlier if key in by_key]
        wordless = message.type == "cancel" and not message.infos and taken_back
        chains[root] = replace(message, infos=taken_back[-1]) if wordless else message
    last = {root: message for root, message in chains.items() if _key(message, message) not in replaced}
    return last, {key: root for key, root in roots.items() if root in chains}


def _key(message: Message, named: Message | Reference, senders: dict[str, str] | None = None) -> Key:
    return message.status, named.sender or (senders or {}).get(named.identifier, ""), named.identifier
