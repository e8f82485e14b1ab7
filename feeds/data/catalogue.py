"""The kinds of sources of numbers, by hand: a new one is a file in `feeds.data.kinds`, a line here, a test module."""

from typing import NamedTuple

from feeds.data.kinds import frigate, http, mqtt, webhook
from feeds.data.source import Listen, Poll, SourceConfig


class DataKind(NamedTuple):
    """One way to get numbers: its config model, and how it is read: either polled, or listened to."""

    config: type[SourceConfig]
    poll: Poll | None = None
    listen: Listen | None = None


DATA_KINDS: dict[str, DataKind] = {
    "http": DataKind(http.HttpConfig, http.poll),
    "mqtt": DataKind(mqtt.MqttConfig, listen=mqtt.listen),
    "frigate": DataKind(frigate.FrigateConfig, listen=frigate.listen),
    "webhook": DataKind(webhook.WebhookConfig, listen=webhook.listen),
}
