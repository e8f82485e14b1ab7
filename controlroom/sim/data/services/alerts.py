"""Warnings as CAP 1.2 documents with an Atom index: alert, update when it gets worse, cancel when it is over."""

from dataclasses import replace
from xml.sax.saxutils import escape

from controlroom.sim.data.asking import SIMULATED, Ask, Host, View, joined, not_found, xml, xml_answer
from controlroom.sim.data.model.warnings import STEP_S, Warned
from controlroom.sim.http import Response

_SENDER = "simulated@controlroom.invalid"
_NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
_AREA = "37.70,126.76 37.70,127.18 37.43,127.18 37.43,126.76 37.70,126.76"
_ADVICE = {
    "rain": "하천 산책로와 지하차도를 피하십시오.",
    "heat": "한낮의 야외 활동을 줄이십시오.",
    "cold": "수도관 동파에 대비하십시오.",
    "dust": "외출할 때 마스크를 쓰십시오.",
    "river": "하천 둔치에서 나오십시오.",
}
_ENGLISH = {"rain": "Heavy rain", "heat": "Heat", "cold": "Cold", "dust": "Fine dust", "river": "Swollen rivers"}
_DAY_S = 86400


def answer(ask: Ask, view: View) -> Response:
    """Answer ``/cap/alerts.atom`` and the documents it names, ``/cap/ID.xml``."""
    if len(ask.parts) != 1:
        return not_found()
    step_s = view.at_s - view.at_s % STEP_S
    documents = view.city.kept("cap", step_s, lambda: _documents(replace(view, at_s=step_s)))
    if ask.parts[0] == "alerts.atom":
        return _index(ask, view, documents)
    found = documents.get(ask.parts[0].removesuffix(".xml"))
    return not_found() if found is None else xml_answer(found[1])


def _documents(view: View) -> dict[str, tuple[float, str]]:
    """Return time and text of each message by its id, the newest first; one of them is the day's test."""
    found: dict[str, tuple[float, str]] = {}
    for warned in view.city.warnings.at(view.at_s):
        first = f"{warned.kind}-{int(warned.began_s)}"
        found[first] = (warned.began_s, _message(view, warned, first, warned.began_s, "Alert", ()))
        known = [(first, warned.began_s)]
        if warned.worsened_s is not None and warned.worsened_s > warned.began_s:
            second = f"{first}-2"
            found[second] = (warned.worsened_s, _message(view, warned, second, warned.worsened_s, "Update", known))
            known.append((second, warned.worsened_s))
        if warned.ended_s is not None:
            last = f"{first}-3"
            found[last] = (warned.ended_s, _message(view, warned, last, warned.ended_s, "Cancel", known))
    noon_s = view.at_s - view.at_s % _DAY_S
    drill = Warned("rain", "시험 방송", "Met", noon_s, None, None)
    name = f"test-{int(noon_s)}"
    found[name] = (noon_s, _message(view, drill, name, noon_s, "Alert", (), status="Test"))
    return dict(sorted(found.items(), key=lambda pair: -pair[1][0]))


def _message(
    view: View,
    warned: Warned,
    name: str,
    sent_s: float,
    kind: str,
    refers_to: "list[tuple[str, float]] | tuple[()]",
    *,
    status: str = "Actual",
) -> str:
    is_severe = warned.worsened_s is not None and sent_s >= warned.worsened_s
    sent = _written(view, sent_s)
    expires = _written(view, sent_s + 6 * 3600)
    level = "경보" if is_severe else "주의보"
    languages = (
        ("ko-KR", f"{warned.title} {level} {SIMULATED}", _ADVICE[warned.kind]),
        ("en-US", f"{_ENGLISH[warned.kind]} {'warning' if is_severe else 'advisory'} (simulated)", "Simulated."),
    )
    infos = joined(
        xml(
            "info",
            {
                "language": language,
                "category": warned.category,
                "event": title,
                "urgency": "Immediate" if is_severe else "Expected",
                "severity": "Severe" if is_severe else "Moderate",
                "certainty": "Observed",
                "effective": sent,
                "onset": sent,
                "expires": expires,
                "senderName": f"모의 도시 기상실 {SIMULATED}",
                "headline": title,
                "description": title,
                "instruction": advice,
                "area": {"areaDesc": "서울특별시", "polygon": _AREA},
            },
        )
        for language, title, advice in languages
    )
    head = {"identifier": name, "sender": _SENDER, "sent": sent, "status": status, "msgType": kind, "scope": "Public"}
    references = " ".join(f"{_SENDER},{other},{_written(view, at_s)}" for other, at_s in refers_to)
    told = joined(xml(key, value) for key, value in head.items())
    return f'<alert xmlns="{_NAMESPACE}">{told}{xml("references", references) if references else ""}{infos}</alert>'


def _index(ask: Ask, view: View, documents: dict[str, tuple[float, str]]) -> Response:
    entries = joined(
        f"<entry><id>{escape(name)}</id><title>{escape(name)} {SIMULATED}</title>"
        f"<updated>{_written(view, sent_s)}</updated>"
        f'<link rel="alternate" type="application/cap+xml" href="{escape(ask.base)}/cap/{escape(name)}.xml"/></entry>'
        for name, (sent_s, _) in documents.items()
    )
    newest_s = max((sent_s for sent_s, _ in documents.values()), default=view.at_s)
    return xml_answer(
        f'<feed xmlns="http://www.w3.org/2005/Atom"><id>{escape(ask.base)}/cap/alerts.atom</id>'
        f"<title>모의 특보 {SIMULATED}</title><updated>{_written(view, newest_s)}</updated>{entries}</feed>"
    )


def _written(view: View, city_s: float) -> str:
    """Return a time as CAP wants it: with seconds and a numeric offset, never Z."""
    return view.shown(city_s).isoformat(timespec="seconds")


HOST = Host("cap", answer, validated=True, fields={"event": "eventName"})
