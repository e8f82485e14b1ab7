"""The panel kinds, by hand. A new one is a file in this folder, a line here, a test module."""

from typing import Any, NamedTuple

from widgets.panels.air import AirConfig, AirPanel
from widgets.panels.alarms import AlarmsConfig, AlarmsPanel
from widgets.panels.board import BoardConfig, BoardPanel
from widgets.panels.calls import CallsConfig, CallsPanel
from widgets.panels.clock import ClockConfig, ClockPanel
from widgets.panels.congestion import CongestionConfig, CongestionPanel
from widgets.panels.core import Panel, PanelConfig
from widgets.panels.headline import HeadlineConfig, HeadlinePanel
from widgets.panels.incidents import IncidentsConfig, IncidentsPanel
from widgets.panels.index import IndexConfig, IndexPanel
from widgets.panels.notice import NoticeConfig, NoticePanel
from widgets.panels.number import NumberConfig, NumberPanel
from widgets.panels.picture import PictureConfig, PicturePanel
from widgets.panels.policy_band import PolicyBandConfig, PolicyBandPanel
from widgets.panels.policy_map import PolicyMapConfig, PolicyMapPanel
from widgets.panels.ranking import RankingConfig, RankingPanel
from widgets.panels.rivers import RiversConfig, RiversPanel
from widgets.panels.sources import SourcesConfig, SourcesPanel
from widgets.panels.statistics_map import StatisticsMapConfig, StatisticsMapPanel
from widgets.panels.streams import StreamsConfig, StreamsPanel
from widgets.panels.subway import SubwayConfig, SubwayPanel
from widgets.panels.table import TableConfig, TablePanel
from widgets.panels.ticker import TickerConfig, TickerPanel
from widgets.panels.traffic import TrafficConfig, TrafficPanel
from widgets.panels.trend import TrendConfig, TrendPanel
from widgets.panels.weather import WeatherConfig, WeatherPanel
from widgets.panels.web import WebConfig, WebPanel


class PanelKind(NamedTuple):
    """A kind of panel: what may stand in a layout file, and what is made of it."""

    config: type[PanelConfig]
    panel: type[Panel[Any, Any]]


PANELS: dict[str, PanelKind] = {
    "air": PanelKind(AirConfig, AirPanel),
    "alarms": PanelKind(AlarmsConfig, AlarmsPanel),
    "board": PanelKind(BoardConfig, BoardPanel),
    "calls": PanelKind(CallsConfig, CallsPanel),
    "clock": PanelKind(ClockConfig, ClockPanel),
    "congestion": PanelKind(CongestionConfig, CongestionPanel),
    "headline": PanelKind(HeadlineConfig, HeadlinePanel),
    "incidents": PanelKind(IncidentsConfig, IncidentsPanel),
    "index": PanelKind(IndexConfig, IndexPanel),
    "notice": PanelKind(NoticeConfig, NoticePanel),
    "number": PanelKind(NumberConfig, NumberPanel),
    "picture": PanelKind(PictureConfig, PicturePanel),
    "policy-band": PanelKind(PolicyBandConfig, PolicyBandPanel),
    "policy-map": PanelKind(PolicyMapConfig, PolicyMapPanel),
    "ranking": PanelKind(RankingConfig, RankingPanel),
    "rivers": PanelKind(RiversConfig, RiversPanel),
    "sources": PanelKind(SourcesConfig, SourcesPanel),
    "statistics-map": PanelKind(StatisticsMapConfig, StatisticsMapPanel),
    "streams": PanelKind(StreamsConfig, StreamsPanel),
    "subway": PanelKind(SubwayConfig, SubwayPanel),
    "table": PanelKind(TableConfig, TablePanel),
    "ticker": PanelKind(TickerConfig, TickerPanel),
    "traffic": PanelKind(TrafficConfig, TrafficPanel),
    "trend": PanelKind(TrendConfig, TrendPanel),
    "weather": PanelKind(WeatherConfig, WeatherPanel),
    "web": PanelKind(WebConfig, WebPanel),
}
