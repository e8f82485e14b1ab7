"""What `status` says would help."""

import pytest

from controlroom.advice import ADVICE_TEXT, advice, advice_text
from feeds.core import CameraReport, Limit

FINE = CameraReport("fine")
WITH_SUB = CameraReport("with", limited=Limit.CPU)
WITHOUT = CameraReport("without", limited=Limit.CPU)
SLOW = CameraReport("slow", limited=Limit.NETWORK)


@pytest.mark.parametrize(
    ("reports", "has_device", "found"),
    [
        ([FINE], False, []),
        ([FINE, SLOW], False, [("check_network", ["slow"])]),
        ([WITH_SUB], True, [("show_fewer", ["with"])]),
        (
            [WITH_SUB, FINE, WITHOUT],
            False,
            [
                ("add_sub_streams", ["without"]),
                ("add_graphics_card", ["with", "without"]),
                ("show_fewer", ["with", "without"]),
            ],
        ),
    ],
)
def test_advice_names_the_cameras(
    reports: list[CameraReport], has_device: bool, found: list[tuple[str, list[str]]]
) -> None:
    given = advice(reports, with_sub={"with"}, has_device=has_device)
    assert [(entry["do"], entry["cameras"]) for entry in given] == found
    assert all(advice_text(entry).english() for entry in given)


def test_every_advice_has_words() -> None:
    texts = [advice_text({"do": what, "cameras": ["a", "b"]}).english() for what in ADVICE_TEXT]
    assert len(set(texts)) == 4
    assert "give these cameras a sub stream: a, b" in texts
