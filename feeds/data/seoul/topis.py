"""Traffic data of Seoul (TOPIS) at the Open Data Plaza: XML only, and codes that it no longer explains.

Documentation: http://data.seoul.go.kr, data sets OA-13291 (TrafficInfo), OA-13315 (AccInfo) and OA-13316 (VolInfo).
"""

from typing import Literal, NamedTuple

from pydantic import Field

from feeds.data.readings import Level
from feeds.data.seoul.envelope import Answer, Row
from feeds.data.seoul.pages import MOST_ROWS
from feeds.data.seoul.portal import SAMPLE_ROWS, PortalConfig


class TopisConfig(PortalConfig):
    """What every source of Seoul's traffic data has."""

    format: Literal["xml"] = Field(default="xml", description="What to ask for. These services know only xml.")

    @property
    def page_rows(self) -> int:
        """How many rows a call may ask for."""
        return SAMPLE_ROWS if self.is_sample else MOST_ROWS


class IncidentType(NamedTuple):
    """What an `acc_type` means, and how much it matters."""

    ko: str
    en: str
    level: Level


INCIDENT_TYPES = {
    "A01": IncidentType("교통사고", "Crash", Level.MAJOR),
    "A02": IncidentType("차량고장", "Broken-down vehicle", Level.MINOR),
    "A03": IncidentType("보행사고", "Pedestrian accident", Level.MAJOR),
    "A04": IncidentType("공사", "Roadworks", Level.NOTICE),
    "A05": IncidentType("낙하물", "Debris on the road", Level.MINOR),
    "A06": IncidentType("버스사고", "Bus accident", Level.MINOR),
    "A07": IncidentType("지하철사고", "Subway accident", Level.MINOR),
    "A08": IncidentType("화재", "Fire", Level.MAJOR),
    "A09": IncidentType("기상/재난", "Weather or disaster", Level.MAJOR),
    "A10": IncidentType("집회 및 행사", "Rally or event", Level.NOTICE),
    "A11": IncidentType("기타", "Other", Level.NOTICE),
    "A12": IncidentType("제보", "Report by a citizen", Level.NOTICE),
    "A13": IncidentType("단순정보", "Information", Level.NOTICE),
}
"""`acc_type` of AccInfo. The service that explained the codes (AccMainCode) is closed."""


def lower(answer: Answer) -> list[Row]:
    """Return the rows with their fields' names in small letters, whichever the service uses today."""
    return [{str(name).lower(): value for name, value in row.items()} for row in answer.rows]


def clock_text(raw: str) -> str:
    """Return a time of day as four or six digits, with the zeros that got lost at its front: 930 is 0930.

    Up to four digits are hours and minutes, unless they can't be: 3015 is 003015. What is no time stays as it is.
    """
    digits = raw.replace(":", "")
    if not (digits.isascii() and digits.isdigit()):
        return raw
    short = digits.zfill(4)
    return short if len(short) == 4 and short[:2] <= "24" and short[2:] <= "59" else digits.zfill(6)
