"""An MQTT broker: how people write one down, and how it is connected to.

MQTT 5 (https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html) and 3.1.1, by paho-mqtt.
"""

import socket
import ssl
from typing import TYPE_CHECKING, Any, ClassVar, Literal, cast
from urllib.parse import urlsplit
from uuid import uuid4

from pydantic import Field, SecretStr, field_validator

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.source import Address, SourceConfig, SourceContext, revealed
from feeds.late import TURN
from feeds.trust import certificate_fault, tls_context
from resources.entries import Wrong
from resources.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from paho.mqtt.client import Client
    from paho.mqtt.reasoncodes import ReasonCode

_ADDRESS = QT_TRANSLATE_NOOP("layouts", "Write mqtt://host:1883, or mqtts://host:8883 for an encrypted line")

PORTS = {"mqtt": 1883, "mqtts": 8883}
KEEP_ALIVE_S = 30
MOST_UNACKNOWLEDGED = {"5": 1000, "3.1.1": 10}
"""So many messages are taken before they are stored. With MQTT 5 the broker is told how many; else it decides itself,
and waits for us after 10 to 32 (HiveMQ 10, Mosquitto 20, EMQX 32)."""
LARGEST_PACKET_BYTES = 64_000_000
"""Larger ones such a broker keeps to itself; below that a message that is too large is at least told."""
_REASONS = {
    132: DataErrorKind.UNSUPPORTED,
    133: DataErrorKind.REJECTED,
    134: DataErrorKind.UNAUTHORIZED,
    135: DataErrorKind.UNAUTHORIZED,
    136: DataErrorKind.BUSY,
    137: DataErrorKind.BUSY,
    138: DataErrorKind.UNAUTHORIZED,
    139: DataErrorKind.UNREACHABLE,
    140: DataErrorKind.UNAUTHORIZED,
    142: DataErrorKind.REJECTED,
    151: DataErrorKind.BUSY,
    156: DataErrorKind.REDIRECTED,
    157: DataErrorKind.REDIRECTED,
    159: DataErrorKind.BUSY,
}
"""What a broker's reason codes are to us (MQTT 5, 2.4); FAILING where they are not among them."""


class BrokerConfig(SourceConfig):
    """What every source has that an MQTT broker passes on."""

    listens: ClassVar[bool] = True

    address: Address = Field(description="The broker, `mqtt://host:1883` or, encrypted, `mqtts://host:8883`.")
    user: str = Field(default="", description="User name, where the broker asks for one.")
    password: SecretStr | None = Field(default=None, description="The password beside it: `${NAME}`.")
    qos: Literal[0, 1] = Field(
        default=1,
        description="1: a message comes again until it is stored. One with a time of its own then counts once, however "
        "often it comes; another may count twice where the program ended in that moment. 0: it comes once, or not at "
        "all. Messages that are sent with 2 come with 1.",
    )
    client_id: str = Field(
        default="",
        description="A name by which the broker knows this program again, used by no other. With one, messages wait at "
        "the broker while the program is away (with `qos = 1`). Default: a new one each time, and none waits.",
    )
    session_s: int = Field(
        default=86400,
        ge=0,
        le=86400 * 365,
        description="For how many seconds messages wait, with `client_id`. 0: none does.",
    )
    protocol: Literal["5", "3.1.1"] = Field(
        default="5", description="Version of MQTT. `3.1.1` is for old brokers, which send fewer messages a second."
    )
    most_mb: float = Field(default=1.0, gt=0, le=32, description="Messages above as many megabytes are left out.")

    @field_validator("address")
    @classmethod
    def _check_address(cls, value: str) -> str:
        if value.startswith("${"):
            return value  # it is looked at again once its value stands there
        try:
            parts = urlsplit(value)
            well = parts.scheme in PORTS and parts.hostname and parts.username is None and parts.port != 0
        except ValueError:  # a port that is no number, a bracket that is not closed
            well = False
        if not well or parts.path not in ("", "/") or parts.query:
            raise Wrong(_ADDRESS)
        return value

    @property
    def is_remembered(self) -> bool:
        """Whether the broker keeps messages while the program is away."""
        return bool(self.client_id) and self.session_s > 0


def new_client(config: BrokerConfig, context: SourceContext) -> "Client":
    """Return a client that acknowledges nothing by itself and is not connected. Raises DataError UNSUPPORTED."""
    try:
        with TURN:
            from paho.mqtt.client import Client
            from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion
    except ImportError:
        raise DataError(DataErrorKind.UNSUPPORTED, "needs the extra mqtt: pip install controlroom[mqtt]") from None
    is_5 = config.protocol == "5"
    client = Client(
        CallbackAPIVersion.VERSION2,
        config.client_id or f"controlroom{uuid4().hex[:12]}",  # a name that every broker must take (3.1.1, 3.1.3.1)
        clean_session=None if is_5 else not config.is_remembered,
        protocol=MQTTProtocolVersion.MQTTv5 if is_5 else MQTTProtocolVersion.MQTTv311,
        reconnect_on_failure=False,
        manual_ack=True,
    )
    if config.user or config.password:
        client.username_pw_set(config.user, revealed(config.password) or None)
    if urlsplit(config.address).scheme == "mqtts":
        client.tls_set_context(cast("ssl.SSLContext", _Handshake(tls_context(context.trust))))
    client.connect_timeout = min(context.limits.connect_s, config.timeout_s)
    return client


class _Handshake:
    """What paho asks of a context. Shakes hands at once: where that fails Python closes the socket, paho does not."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        self.check_hostname = context.check_hostname

    def wrap_socket(self, connection: socket.socket, *, server_hostname: str, **_: Any) -> ssl.SSLSocket:
        return self._context.wrap_socket(connection, server_hostname=server_hostname)


def connect(client: "Client", config: BrokerConfig) -> None:
    """Open the line and say who we are; what the broker says to that comes later. Raises DataError."""
    parts = urlsplit(config.address)
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    try:
        client.connect(host, port, KEEP_ALIVE_S, **_start(config))
    except ssl.SSLError as error:
        fault = certificate_fault(error)
        kind = DataErrorKind.GARBAGE if fault is None else DataErrorKind.UNTRUSTED
        raise DataError(kind, fault or f"no encrypted line: {error.reason}") from None
    except TimeoutError:
        raise DataError(DataErrorKind.TIMEOUT, "no connection in time") from None
    except (OSError, ValueError) as error:  # ValueError: a name that cannot be one of a host
        words = getattr(error, "strerror", None) or type(error).__name__
        raise DataError(DataErrorKind.UNREACHABLE, str(words)) from None


def _start(config: BrokerConfig) -> dict[str, Any]:
    """Return what MQTT 5 says at the beginning: how long to remember us, and how much to send ahead."""
    if config.protocol != "5":
        return {}
    from paho.mqtt.packettypes import PacketTypes
    from paho.mqtt.properties import Properties

    properties: Any = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call]
    properties.ReceiveMaximum = MOST_UNACKNOWLEDGED["5"]
    properties.MaximumPacketSize = LARGEST_PACKET_BYTES
    properties.SessionExpiryInterval = config.session_s if config.is_remembered else 0
    return {"clean_start": not config.is_remembered, "properties": properties}


def how(config: BrokerConfig) -> Any:
    """Return how a topic is asked for: what a broker keeps comes once only to a program that it remembers."""
    if config.protocol != "5":
        return config.qos
    from paho.mqtt.subscribeoptions import SubscribeOptions

    once = config.qos and config.is_remembered
    handling = SubscribeOptions.RETAIN_SEND_IF_NEW_SUB if once else SubscribeOptions.RETAIN_SEND_ON_SUBSCRIBE
    return SubscribeOptions(qos=config.qos, retainHandling=handling)


def refusal(reason: "ReasonCode") -> DataError:
    """Return the error for what a broker says no with."""
    detail = f"broker says: {reason}"
    if reason.value == 132:
        detail = 'broker does not speak this version of MQTT, write protocol = "3.1.1" or "5"'
    elif reason.value == 142:
        detail = "another program has connected with the same client_id"
    return DataError(_REASONS.get(reason.value, DataErrorKind.FAILING), detail)
