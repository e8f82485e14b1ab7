"""An MQTT broker, as small as real clients take."""
