"""What `city.toml` may say of the header, as models."""

from typing import Annotated

from pydantic import Field

from resources.entries import FileModel, NonEmpty, Refers

_IndicatorId = Annotated[NonEmpty, Refers("indicator")]
_SourceId = Annotated[NonEmpty, Refers("source")]


class HeaderWeatherEntry(FileModel):
    """The weather in the header of control rooms: the sky, how warm it is, how much rain falls, the warning in force.

    The sky is told from the rain and from the indicators that the panel `weather` takes by default.
    """

    temperature: _IndicatorId = Field(description="The indicator of the temperature, in °C.")
    rain: _IndicatorId | None = Field(
        default=None,
        description="The indicator of the rain in the last hour, in mm. Default: `weather.rain` where there is one.",
    )
    warnings: tuple[_SourceId, ...] = Field(
        default=(), strict=False, description="The sources whose warnings are shown. Default: all that warn."
    )


class HeaderEntry(FileModel):
    """What the header shows beside names, alarms, date and time."""

    weather: HeaderWeatherEntry | None = Field(default=None, description="The weather. Default: none is shown.")
