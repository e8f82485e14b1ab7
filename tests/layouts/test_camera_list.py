"""From the rows of camera lists to a catalogue."""

import json
from pathlib import Path

import pytest

from layouts.camera_list import read_cameras
from layouts.cameras import Camera, Catalogue, StreamAddress
from layouts.city_file import read_city_file
from tests.layouts.helpers import CITY, HEAD, RULES, lines, write

VALUES = {"CAM_USER": "viewer", "CAM_PASSWORD": "s3cret", "NVR": "192.0.2.9", "QUERY": "key=s3cret"}
GOOD = "a,가,37.5,127.0,rtsp://192.0.2.1/main\n"


def read(folder: Path, content: str | bytes, city: str = "") -> Catalogue:
    write(folder, "cameras.csv", content)
    config = read_city_file(write(folder, "city.toml", CITY + city)).config
    return read_cameras(folder, config, VALUES.get, RULES)


def test_a_camera_has_everything_the_list_says(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "id,name,name_en,number,district,road,purpose,owner,lat,lon,main,sub,transport,stale_after_s,lost_after_s,"
        "privacy,user,password,audience,notes\n"
        "gn-1,강남역,Gangnam,GN-0117,강남구,강남대로,교통,교통정보과,37.4979,127.0276,rtsp://${NVR}/a,"
        "rtsp://${NVR}/b,udp,5,30,예,${CAM_USER},${CAM_PASSWORD},operator|district,x\n",
    )
    assert found.problems == ()
    assert found.cameras == {
        "gn-1": Camera(
            id="gn-1",
            name={"ko": "강남역", "en": "Gangnam"},
            streams=(
                StreamAddress("main", "rtsp", "rtsp://${NVR}/a", "udp", "${CAM_USER}", "${CAM_PASSWORD}"),
                StreamAddress("sub", "rtsp", "rtsp://${NVR}/b", "udp", "${CAM_USER}", "${CAM_PASSWORD}"),
            ),
            stale_after_s=5,
            lost_after_s=30,
            number="GN-0117",
            district="강남구",
            road="강남대로",
            purpose="교통",
            owner="교통정보과",
            lat=37.4979,
            lon=127.0276,
            privacy=True,
            audience=("operator", "district"),
        )
    }


def test_what_a_camera_does_not_say_comes_from_the_city(tmp_path: Path) -> None:
    camera = read(tmp_path, HEAD + GOOD, "[limits]\nstale_after_s = 4\nlost_after_s = 15\n").cameras["a"]
    assert (camera.stale_after_s, camera.lost_after_s) == (4, 15)
    assert (camera.privacy, camera.audience) == (False, ("operator", "mayor"))


def test_the_plain_name_is_in_the_citys_language(tmp_path: Path) -> None:
    content = "id,name,name_ko,main\na,City Hall,시청,rtsp://h/x\n"
    assert read(tmp_path, content, 'language = "en"\n').cameras["a"].name == {"ko": "시청", "en": "City Hall"}


class TestKinds:
    def test_it_comes_from_the_address_then_from_the_columns(self, tmp_path: Path) -> None:
        content = (
            "id,name,main,sub,kind,sub_kind\n"
            "a,A,rtsp://h/x,http://h/y.m3u8,,\n"
            "b,B,http://h/x,http://h/y,mjpeg,\n"
            "c,C,http://h/x,http://h/y,hls,mjpeg\n"
            "d,D,http://h/x,rtsp://h/y,hls,\n"
        )
        cameras = read(tmp_path, content).cameras
        kinds = {key: [stream.kind for stream in camera.streams] for key, camera in cameras.items()}
        assert kinds == {
            "a": ["rtsp", "hls"],
            "b": ["mjpeg", "mjpeg"],
            "c": ["hls", "mjpeg"],
            "d": ["hls", "rtsp"],
        }

    def test_an_address_that_does_not_tell_its_kind_is_told(self, tmp_path: Path) -> None:
        content = "id,name,main,sub\na,A,http://h/x,\nb,B,rtsp://h/x,http://h/y\nc,C,rtsp:///x,\nd,D,http://[::1/x,\n"
        found = read(tmp_path, content)
        assert lines(found.problems) == [
            "cameras.csv:2: main: The address does not tell how to read it, write that in the column kind",
            "cameras.csv:3: sub: The address does not tell how to read it, write that in the column sub_kind",
            "cameras.csv:4: main: No host in rtsp:///x",
            "cameras.csv:5: main: Not an address, write one such as rtsp://192.0.2.1/main",
        ]

    def test_files_are_meant_from_the_citys_folder(self, tmp_path: Path) -> None:
        content = (
            "id,name,main\na,A,clips/a.mp4\nb,B,/video/b.mp4\nc,C,file:///c.mp4\nd,D,C:\\d.mp4\ne,E,${NVR}/e.mp4\n"
        )
        cameras = read(tmp_path, content).cameras
        addresses = {key: camera.streams[0].address for key, camera in cameras.items() if key != "d"}
        assert addresses == {
            "a": str(tmp_path / "clips/a.mp4"),
            "b": "/video/b.mp4",
            "c": "file:///c.mp4",
            "e": str(tmp_path / "${NVR}/e.mp4"),
        }

    def test_an_expanded_value_is_never_shown(self, tmp_path: Path) -> None:
        found = read(tmp_path, "id,name,main\na,A,rtsp:///x?${QUERY}\n")
        assert lines(found.problems) == ["cameras.csv:2: main: No host in rtsp:///x?${QUERY}"]


class TestSecrets:
    @pytest.mark.parametrize(
        "address",
        [
            "rtsp://admin:s3cret@192.0.2.1/main",
            "rtsp://admin@192.0.2.1/main",
            "rtsp://admin:s3/cret@192.0.2.1/main",
            "RTSP://${CAM_USER}:${CAM_PASSWORD}@192.0.2.1/main",
            "http://:s3cret@192.0.2.1/x.m3u8",
        ],
    )
    def test_a_user_in_an_address_is_an_error_that_says_how_to_write_it(self, tmp_path: Path, address: str) -> None:
        (problem,) = lines(read(tmp_path, f"id,name,main\na,A,{address}\n").problems)
        assert problem == (
            "cameras.csv:2: main: Address holds a user or password, take them out and write ${NAME} in the columns"
            " user and password"
        )

    @pytest.mark.parametrize(
        "address",
        ["rtsp://h/user=admin&password=s3cret&channel=1", "http://h/x.m3u8?PWD=s3cret", "rtsp://h/x?pass=s3cret"],
    )
    def test_a_password_in_the_path_is_an_error(self, tmp_path: Path, address: str) -> None:
        (problem,) = lines(read(tmp_path, f"id,name,main\na,A,{address}\n").problems)
        assert problem == "cameras.csv:2: main: Address holds a password, write ${NAME} in its place"

    @pytest.mark.parametrize(
        "address",
        [
            "rtsp://192.0.2.1:554/a@b",
            "rtsp://[2001:db8::1]:554/a@b",
            "rtsp://${NVR}:554/x",
            "rtsp://h/user=admin&password=${CAM_PASSWORD}&channel=1",
            "rtsp://h/x?password=",
        ],
    )
    def test_an_address_without_secrets_is_good(self, tmp_path: Path, address: str) -> None:
        assert read(tmp_path, f"id,name,main\na,A,{address}\n").problems == ()

    @pytest.mark.parametrize("column", ["user", "password"])
    def test_only_references_may_stand_in_user_and_password(self, tmp_path: Path, column: str) -> None:
        (problem,) = lines(read(tmp_path, f"id,name,main,{column}\na,A,rtsp://h/x,s3cret\n").problems)
        assert problem == (
            f"cameras.csv:2: {column}: Secrets do not belong in files, write ${{NAME}} and give its value where the"
            " program runs"
        )

    def test_a_reference_that_is_not_complete_is_told(self, tmp_path: Path) -> None:
        (problem,) = lines(read(tmp_path, "id,name,main\na,A,rtsp://${NVR/x\n").problems)
        assert problem.startswith("cameras.csv:2: main: Reference is not complete, write ${NAME}")

    def test_a_name_without_value_is_told_once_for_all_its_cameras(self, tmp_path: Path) -> None:
        content = "id,name,main,password\n" + "".join(f"c{n},C,rtsp://h/x,${{NOBODY}}\n" for n in range(300))
        found = read(tmp_path, content + "x,X,rtsp://${NOWHERE}/x,\n" + "y,Y,rtsp://h/y,${CAM_PASSWORD}\n")
        text = "has no value here, set it in the environment or as a systemd credential"
        assert lines(found.problems) == [
            f"cameras.csv:2: password: ${{NOBODY}} {text}; cameras: 300",
            f"cameras.csv:302: main: ${{NOWHERE}} {text}",
        ]
        assert list(found.cameras) == ["y"]
        assert found.bad_rows == 301
        assert found.bad["c7"].line == 9


class TestPositions:
    @pytest.mark.parametrize(
        ("position", "expected"),
        [
            ("127.0276,37.4979", "lon: lat and lon are swapped? Write lat 37.4979 and lon 127.028"),
            ("97.5,127", "lon: lat must be from -90 to 90, lon from -180 to 180"),
            ("37.5,270", "lon: lat must be from -90 to 90, lon from -180 to 180"),
            ("37.5,", "lon: lat and lon belong together, write both or neither"),
            (",127", "lon: lat and lon belong together, write both or neither"),
            ("37°30',127", "lat: Must be a number with a decimal point, such as 37.5665"),
            ("nan,127", "lat: Must be a finite number"),
        ],
    )
    def test_a_wrong_position_is_told(self, tmp_path: Path, position: str, expected: str) -> None:
        found = read(tmp_path, f"{HEAD}a,A,{position},rtsp://h/x\n")
        assert lines(found.problems) == [f"cameras.csv:2: {expected}"]
        assert found.bad.keys() == {"a"}

    def test_decimal_commas_are_told(self, tmp_path: Path) -> None:
        found = read(tmp_path, "id;name;lat;lon;main\na;A;37,5;127,0;rtsp://h/x\n")
        assert [line.split(": ")[1] for line in lines(found.problems)] == ["lat", "lon"]

    def test_no_position_is_no_problem(self, tmp_path: Path) -> None:
        camera = read(tmp_path, f"{HEAD}a,A,,,rtsp://h/x\n").cameras["a"]
        assert (camera.lat, camera.lon) == (None, None)

    def test_both_orders_are_possible_numbers_but_the_other_cameras_tell(self, tmp_path: Path) -> None:
        rows = [f"c{n},C,{41.2 + n / 100:.2f},{69.1 + n / 100:.2f},rtsp://h/x\n" for n in range(10)]
        rows[4] = "c4,C,69.24,41.31,rtsp://h/x\n"
        rows[7] = "c7,C,12.5,99.9,rtsp://h/x\n"  # far, but no better the other way round
        found = read(tmp_path, HEAD + "".join(rows))
        assert lines(found.problems) == ["cameras.csv:6: lat: lat and lon are swapped? Write lat 41.31 and lon 69.24"]
        assert found.bad.keys() == {"c4"}
        assert len(found.cameras) == 9


class TestRows:
    def test_one_bad_row_disables_one_camera(self, tmp_path: Path) -> None:
        found = read(tmp_path, HEAD + GOOD + "b,,37.5,127,rtsp://h/x\n" + "c,C,37.5,127,rtsp://h/x\n")
        assert lines(found.problems) == ["cameras.csv:3: name: Cell is empty"]
        assert list(found.cameras) == ["a", "c"]
        assert found.bad_rows == 1

    def test_everything_wrong_in_a_row_is_told(self, tmp_path: Path) -> None:
        content = "id,name,위도,lon,main,transport,privacy,audience\na b,,127,37.5,rtsp:///x,tcpp,maybe,mayors\n"
        assert lines(read(tmp_path, content).problems) == [
            "cameras.csv:2: audience: Value is unknown, allowed: operator, mayor, district, conference, citizen;"
            " nearest: mayor",
            "cameras.csv:2: id: Must be letters, digits, - _ . and : without spaces",
            "cameras.csv:2: lon: lat and lon are swapped? Write lat 37.5 and lon 127",
            "cameras.csv:2: main: No host in rtsp:///x",
            "cameras.csv:2: name: Cell is empty",
            "cameras.csv:2: privacy: Must be yes or no",
            "cameras.csv:2: transport: Value is unknown, allowed: auto, tcp, udp; nearest: tcp",
        ]

    def test_the_second_camera_with_an_id_is_bad(self, tmp_path: Path) -> None:
        found = read(tmp_path, HEAD + GOOD + GOOD.replace("가", "나"))
        assert lines(found.problems)[0].startswith("cameras.csv:3: id: Another camera has this id already: ")
        assert lines(found.problems)[0].endswith("cameras.csv:2")
        assert found.cameras["a"].name == {"ko": "가"}
        assert found.bad == {}
        assert found.bad_rows == 1

    def test_lost_comes_after_stale(self, tmp_path: Path) -> None:
        content = "id,name,main,stale_after_s,lost_after_s\na,A,rtsp://h/x,12,\nb,B,rtsp://h/x,,2\n"
        assert lines(read(tmp_path, content).problems) == [
            "cameras.csv:2: stale_after_s: lost_after_s (10 s) must be more than stale_after_s (12 s)",
            "cameras.csv:3: lost_after_s: lost_after_s (2 s) must be more than stale_after_s (3 s)",
        ]

    @pytest.mark.parametrize(
        ("word", "expected"),
        [("예", True), ("아니오", False), ("Y", True), ("no", False), ("1", True), ("O", True), ("x", False)],
    )
    def test_yes_and_no_may_be_written_as_people_do(self, tmp_path: Path, word: str, expected: bool) -> None:
        assert read(tmp_path, f"id,name,main,비공개\na,A,rtsp://h/x,{word}\n").cameras["a"].privacy is expected


class TestLists:
    def test_csv_and_geojson_may_stand_side_by_side(self, tmp_path: Path) -> None:
        features = [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [127, 37.5]},
                "properties": {"id": key, "name": key, "main": "rtsp://h/x"},
            }
            for key in ("a", "b")
        ]
        write(tmp_path, "cameras.geojson", json.dumps({"type": "FeatureCollection", "features": features}))
        found = read(tmp_path, HEAD + GOOD)
        assert list(found.cameras) == ["a", "b"]
        assert [line.split(": ")[:2] for line in lines(found.problems)] == [["cameras.geojson:1", "id"]]

    def test_without_a_list_there_is_nothing_to_read(self, tmp_path: Path) -> None:
        found = read_cameras(tmp_path, read_city_file(write(tmp_path, "city.toml", CITY)).config, VALUES.get, RULES)
        assert not found.readable
        assert lines(found.problems) == ["cameras.csv: File is missing, a city needs cameras.csv or cameras.geojson"]

    def test_a_list_that_cannot_be_read_is_told(self, tmp_path: Path) -> None:
        found = read(tmp_path, b"")
        assert not found.readable
        assert len(found.problems) == 1

    @pytest.mark.parametrize("rows", [2_800, 100_000])
    def test_long_lists_are_read_whole(self, tmp_path: Path, rows: int) -> None:
        content = "".join(f"cam-{n},카메라 {n},37.5,127.0,rtsp://192.0.2.1/{n}\n" for n in range(rows))
        found = read(tmp_path, (HEAD + content).encode("cp949"))
        assert found.problems == ()
        assert len(found.cameras) == rows
        assert found.cameras[f"cam-{rows - 1}"].name == {"ko": f"카메라 {rows - 1}"}


@pytest.mark.parametrize(
    "cell", ["operator district", "operator|district", '"operator, district"', "operator;district;"]
)
def test_words_may_be_separated_as_people_do(tmp_path: Path, cell: str) -> None:
    found = read(tmp_path, f"id,name,main,audience\na,A,rtsp://h/a,{cell}\n")
    assert lines(found.problems) == []
    assert found.cameras["a"].audience == ("operator", "district")


STILL = "id,name,main,interval_s,stale_after_s,lost_after_s\n"


@pytest.mark.parametrize(
    ("cells", "interval_s", "stale_after_s", "lost_after_s"),
    [
        (",,", 1.0, 3.0, 10.0),
        ("0.5,,", 0.5, 3.0, 10.0),
        ("5,,", 5.0, 10.0, 30.0),
        ("60,,", 60.0, 120.0, 360.0),
        ("60,90,", 60.0, 90.0, 360.0),
        ("60,,200", 60.0, 120.0, 200.0),
    ],
)
def test_a_still_camera_is_late_after_two_of_its_intervals_and_lost_after_six(
    tmp_path: Path, cells: str, interval_s: float, stale_after_s: float, lost_after_s: float
) -> None:
    found = read(tmp_path, STILL + f"a,A,http://h/a.jpg,{cells}\n")
    assert lines(found.problems) == []
    camera = found.cameras["a"]
    assert (camera.interval_s, camera.stale_after_s, camera.lost_after_s) == (interval_s, stale_after_s, lost_after_s)


def test_a_still_picture_beside_a_moving_one_does_not_make_that_slower(tmp_path: Path) -> None:
    found = read(tmp_path, "id,name,main,sub,interval_s\na,A,rtsp://h/a,http://h/a.jpg,60\n")
    camera = found.cameras["a"]
    assert (camera.interval_s, camera.stale_after_s, camera.lost_after_s) == (60.0, 3.0, 10.0)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("a,A,http://h/a.jpg,0,,", "interval_s: Must be at least 0.2"),
        ("a,A,http://h/a.jpg,3601,,", "interval_s: Must be at most 3600"),
        ("a,A,http://h/a.jpg,soon,,", "interval_s: Must be a number with a decimal point, such as 37.5665"),
        ("a,A,rtsp://h/a,5,,", "interval_s: Only cameras of the kind still have an interval, this one has none"),
        ("a,A,http://h/a.jpg,60,60,", "stale_after_s: stale_after_s (60 s) must be more than interval_s (60 s)"),
        ("a,A,http://h/a.jpg,60,,90", "lost_after_s: lost_after_s (90 s) must be more than stale_after_s (120 s)"),
    ],
)
def test_intervals_that_make_no_sense(tmp_path: Path, row: str, problem: str) -> None:
    assert lines(read(tmp_path, STILL + row + "\n").problems) == [f"cameras.csv:2: {problem}"]


def test_certificates_are_checked_unless_the_list_says_otherwise(tmp_path: Path) -> None:
    found = read(
        tmp_path, "id,name,main,인증서\na,A,rtsps://h/a,\nb,B,rtsps://h/b,insecure\nc,C,rtsps://h/c,insicure\n"
    )
    assert {key: camera.tls for key, camera in found.cameras.items()} == {"a": "verify", "b": "insecure"}
    assert lines(found.problems) == [
        "cameras.csv:4: 인증서: Value is unknown, allowed: verify, insecure; nearest: insecure"
    ]
