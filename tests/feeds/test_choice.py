"""Which streams a device gets, whatever happens to it."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from feeds.decode.choice import (
    CODEC_REST_S,
    FAILURES_TO_REST,
    FAILURES_WITHIN_S,
    FULL_REST_S,
    WORTHWHILE_PX,
    Capability,
    Experience,
    Wish,
    choose,
)

LARGE = Wish("h264", 1920, 1080)
WORKING = Capability("cuda", "h264", works=True)


def chosen(wish: Wish, *capabilities: Capability) -> str | None:
    return choose(wish, capabilities, defaultdict(Experience), defaultdict(int), 0.0)


@given(
    wish=st.builds(Wish, st.sampled_from(["h264", "hevc", "mjpeg"]), st.integers(0, 8192), st.integers(0, 8192)),
    capabilities=st.lists(
        st.builds(Capability, st.sampled_from(["cuda", "d3d11va"]), st.sampled_from(["h264", "hevc"]), st.booleans())
    ),
)
def test_a_device_is_chosen_for_large_streams_of_what_it_decodes(wish: Wish, capabilities: list[Capability]) -> None:
    device = chosen(wish, *capabilities)
    able = [found.device for found in capabilities if found.works and found.codec == wish.codec]
    if wish.width_px * wish.height_px <= WORTHWHILE_PX:
        assert device is None
    else:
        assert device == (able[0] if able else None)


def test_small_streams_and_streams_of_unknown_size_stay_in_software() -> None:
    assert chosen(Wish("h264", 0, 0), WORKING) is None
    assert chosen(Wish("h264", 640, 360), WORKING) is None
    assert chosen(Wish("h264", 1280, 720), WORKING) is None
    assert chosen(Wish("h264", 1280, 960), WORKING) == "cuda"


def test_a_full_device_leaves_its_streams_to_the_next() -> None:
    experience = defaultdict(Experience, cuda=Experience(full_at=2, full_until_s=100.0))
    both = (WORKING, Capability("d3d11va", "h264", works=True))
    assert choose(LARGE, both, experience, defaultdict(int, cuda=2), 50.0) == "d3d11va"
    assert choose(LARGE, both, experience, defaultdict(int, cuda=1), 50.0) == "cuda"
    assert choose(LARGE, both, experience, defaultdict(int, cuda=2), 100.0) == "cuda"


class OneDevice(RuleBasedStateMachine):
    """A device whose room changes without a word, streams that come and go, failures that happen."""

    @initialize(room=st.integers(0, 6))
    def begin(self, room: int) -> None:
        self.room, self.now_s, self.open_streams = room, 0.0, 0
        self.known: defaultdict[str, Experience] = defaultdict(Experience)
        self.tries_beside: dict[int, list[float]] = defaultdict(list)
        self.failures: list[float] = []
        self.rests_until_s = 0.0

    def device(self) -> str | None:
        return choose(LARGE, (WORKING,), self.known, {"cuda": self.open_streams}, self.now_s)

    def failed(self) -> None:
        self.failures = [at_s for at_s in self.failures if self.now_s - at_s < FAILURES_WITHIN_S] + [self.now_s]
        if len(self.failures) >= FAILURES_TO_REST:
            self.failures, self.rests_until_s = [], self.now_s + CODEC_REST_S

    @rule()
    def a_stream_comes(self) -> None:
        if self.device() is None:
            return
        if self.open_streams < self.room:
            self.open_streams += 1
            self.known["cuda"].opened(self.open_streams)
            return
        if self.open_streams:
            self.tries_beside[self.open_streams].append(self.now_s)
        else:
            self.failed()
        self.known["cuda"].refused("h264", self.open_streams, self.now_s)

    @precondition(lambda self: self.open_streams > 0)
    @rule(fails=st.booleans())
    def a_stream_goes(self, fails: bool) -> None:
        self.open_streams -= 1
        if fails:
            self.failed()
            self.known["cuda"].failed("h264", self.now_s)

    @rule(room=st.integers(0, 6))
    def the_room_changes(self, room: int) -> None:
        self.room = room

    @rule(seconds=st.sampled_from([0.1, 30.0, FULL_REST_S / 2, FULL_REST_S, FAILURES_WITHIN_S, CODEC_REST_S]))
    def time_passes(self, seconds: float) -> None:
        self.now_s += seconds

    @invariant()
    def a_resting_device_is_left_alone(self) -> None:
        if self.now_s < self.rests_until_s:
            assert self.device() is None

    @invariant()
    def a_full_device_is_asked_rarely(self) -> None:
        limit = self.known["cuda"].full_at
        if limit is not None and self.tries_beside[limit] and self.open_streams == limit:
            waited_s = self.now_s - self.tries_beside[limit][-1]
            assert (self.device() is None) == (waited_s < FULL_REST_S or self.now_s < self.rests_until_s)

    @invariant()
    def what_it_was_seen_to_take_is_used(self) -> None:
        limit = self.known["cuda"].full_at
        if self.now_s >= self.rests_until_s and (limit is None or self.open_streams < limit):
            assert self.device() == "cuda"


TestOneDevice = OneDevice.TestCase
