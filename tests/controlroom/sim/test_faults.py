"""Faults as words."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controlroom.sim.data.faults import DataFault, DataFaultKind
from controlroom.sim.faults import (
    EVERY_CAMERA,
    ActiveFault,
    Fault,
    FaultKind,
    corrupted,
    garbage,
    parse_fault,
    parse_request,
)


def test_a_fault_names_a_camera_or_all() -> None:
    assert parse_fault("stall") == (EVERY_CAMERA, Fault(FaultKind.STALL))
    assert parse_fault("silent-open@bridge@2") == ("bridge@2", Fault(FaultKind.SILENT_OPEN))
    with pytest.raises(ValueError, match="there are: stall, silent-open"):
        parse_fault("explode")


def test_a_fault_names_a_service_by_its_host() -> None:
    assert parse_fault("html") == (EVERY_CAMERA, DataFault(DataFaultKind.HTML))
    assert parse_fault("stall@openapi.seoul.go.kr") == ("openapi.seoul.go.kr", DataFault(DataFaultKind.STALL))
    with pytest.raises(ValueError, match="of a service; there are: stall"):
        parse_fault("freeze@openapi.seoul.go.kr")
    with pytest.raises(ValueError, match="no fault 'html'; there are: stall"):
        parse_fault("html@gangnam-crossing")


@pytest.mark.parametrize(
    ("document", "wanted"),
    [
        ({"fault": "die"}, (EVERY_CAMERA, Fault(FaultKind.DIE))),
        ({"camera": "a", "fault": "die", "for_s": 2}, ("a", Fault(FaultKind.DIE, 2))),
        ({"camera": "a", "fault": "none"}, ("a", None)),
        ({"service": "json", "fault": "cut", "for_s": 2}, ("json", DataFault(DataFaultKind.CUT, 2))),
    ],
)
def test_a_request_names_a_fault(document: object, wanted: tuple[str, Fault | DataFault | None]) -> None:
    assert parse_request(json.dumps(document).encode()) == wanted


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b'{"fault": "explode"}',
        b'{"fault": 1}',
        b'{"fault": "die", "camera": 1}',
        b'{"fault": "die", "for_s": "1"}',
        b'{"fault": "die", "for_s": true}',
        b'{"fault": "die", "for_s": -1}',
        b'{"fault": "die", "for_s": NaN}',
        b'{"fault": "die", "when": 1}',
    ],
)
def test_a_wrong_request_is_refused(body: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_request(body)


def test_a_fault_holds_for_its_time() -> None:
    fault = ActiveFault.starting(Fault(FaultKind.STALL, 2.0), 10.0)
    assert [fault.at(time_s) for time_s in (9.9, 10.0, 11.9, 12.0)] == [None, FaultKind.STALL, FaultKind.STALL, None]
    assert ActiveFault.starting(Fault(FaultKind.STALL), 10.0).until_s == math.inf


@given(data=st.binary(min_size=1, max_size=5000), seed=st.integers())
def test_corruption_changes_little_and_always_the_same(data: bytes, seed: int) -> None:
    changed = corrupted(data, seed)
    assert changed == corrupted(data, seed)
    assert len(changed) == len(data)
    assert sum(one != other for one, other in zip(data, changed, strict=True)) <= 1 + len(data) // 1500


def test_garbage_repeats_by_its_seed() -> None:
    assert garbage(100, 1) == garbage(100, 1) != garbage(100, 2)
    assert len(garbage(100, 1)) == 100
