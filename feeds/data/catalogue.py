"""The kinds of sources of numbers, by hand: a new one is a file in `feeds.data.kinds`, a line here, a test module."""

from typing import NamedTuple

from feeds.data.kinds import (
    airkorea,
    camera_list,
    cap,
    ckan,
    csv,
    frigate,
    gtfs_realtime,
    http,
    its_cctv,
    kma,
    mqtt,
    ngsi_ld,
    open311,
    opendatasoft,
    prometheus,
    sensorthings,
    seoul_bus,
    seoul_citydata,
    seoul_citydata_ppltn,
    seoul_open_data,
    seoul_safe_cctv,
    seoul_subway_arrivals,
    seoul_subway_positions,
    socrata,
    sql,
    topis_incidents,
    topis_speeds,
    topis_volumes,
    webhook,
)
from feeds.data.source import Listen, Poll, SourceConfig


class DataKind(NamedTuple):
    """One way to get numbers: its config model, and how it is read: either polled, or listened to."""

    config: type[SourceConfig]
    poll: Poll | None = None
    listen: Listen | None = None


DATA_KINDS: dict[str, DataKind] = {
    "http": DataKind(http.HttpConfig, http.poll),
    "prometheus": DataKind(prometheus.PrometheusConfig, prometheus.poll),
    "sensorthings": DataKind(sensorthings.SensorThingsConfig, sensorthings.poll),
    "ngsi-ld": DataKind(ngsi_ld.NgsiLdConfig, ngsi_ld.poll),
    "gtfs-realtime": DataKind(gtfs_realtime.GtfsRealtimeConfig, gtfs_realtime.poll),
    "open311": DataKind(open311.Open311Config, open311.poll),
    "cap": DataKind(cap.CapConfig, cap.poll),
    "seoul-open-data": DataKind(seoul_open_data.OpenDataConfig, seoul_open_data.poll),
    "seoul-citydata": DataKind(seoul_citydata.CityDataConfig, seoul_citydata.poll),
    "seoul-citydata-ppltn": DataKind(seoul_citydata_ppltn.CityPopulationConfig, seoul_citydata_ppltn.poll),
    "seoul-subway-arrivals": DataKind(seoul_subway_arrivals.SubwayArrivalsConfig, seoul_subway_arrivals.poll),
    "seoul-subway-positions": DataKind(seoul_subway_positions.SubwayPositionsConfig, seoul_subway_positions.poll),
    "topis-speeds": DataKind(topis_speeds.TopisSpeedsConfig, topis_speeds.poll),
    "topis-incidents": DataKind(topis_incidents.TopisIncidentsConfig, topis_incidents.poll),
    "topis-volumes": DataKind(topis_volumes.TopisVolumesConfig, topis_volumes.poll),
    "seoul-bus": DataKind(seoul_bus.SeoulBusConfig, seoul_bus.poll),
    "airkorea": DataKind(airkorea.AirKoreaConfig, airkorea.poll),
    "kma": DataKind(kma.KmaConfig, kma.poll),
    "csv": DataKind(csv.CsvConfig, csv.poll),
    "sql": DataKind(sql.SqlConfig, sql.poll),
    "ckan": DataKind(ckan.CkanConfig, ckan.poll),
    "socrata": DataKind(socrata.SocrataConfig, socrata.poll),
    "opendatasoft": DataKind(opendatasoft.OpenDataSoftConfig, opendatasoft.poll),
    "mqtt": DataKind(mqtt.MqttConfig, listen=mqtt.listen),
    "frigate": DataKind(frigate.FrigateConfig, listen=frigate.listen),
    "webhook": DataKind(webhook.WebhookConfig, listen=webhook.listen),
    "its-cctv": DataKind(its_cctv.ItsCctvConfig, its_cctv.poll),
    "seoul-safe-cctv": DataKind(seoul_safe_cctv.SeoulSafeCctvConfig, seoul_safe_cctv.poll),
    "camera-list": DataKind(camera_list.CameraListSourceConfig, camera_list.poll),
}
