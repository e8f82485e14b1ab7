"""What may stand in one row of a camera list. The reference page is made from these descriptions."""

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, field_validator

from layouts.cameras import Tls, Transport
from layouts.expansion import has_broken_reference, is_reference
from layouts.model import Audience
from layouts.wording import CAMERA_ID
from resources.entries import Wrong
from resources.text import QT_TRANSLATE_NOOP

_USER_IN_ADDRESS = QT_TRANSLATE_NOOP(
    "layouts", "Address holds a user or password, take them out and write ${{NAME}} in the columns user and password"
)
_SECRET_IN_ADDRESS = QT_TRANSLATE_NOOP("layouts", "Address holds a password, write ${{NAME}} in its place")
_LITERAL = QT_TRANSLATE_NOOP(
    "layouts", "Secrets do not belong in files, write ${{NAME}} and give its value where the program runs"
)
_REFERENCE = QT_TRANSLATE_NOOP("layouts", "Reference is not complete, write ${{NAME}} with letters, digits and _")
_PAIR = QT_TRANSLATE_NOOP("layouts", "lat and lon belong together, write both or neither")
_SWAPPED = QT_TRANSLATE_NOOP("layouts", "lat and lon are swapped? Write lat {lat} and lon {lon}")
_LAT = QT_TRANSLATE_NOOP("layouts", "lat must be from -90 to 90, lon from -180 to 180")

# The second form is a password with a slash in it, which ends the host part too early: user:pa/ss@host.
_USERINFO = re.compile(r"^[^/?#]+://(?:[^/?#]*@|(?!\[)[^/?#\s]*:(?!\d+/)[^/?#${}]+/[^@]*@)")
_SECRET = re.compile(r"(?i)(?:pass|pwd|passwd|password|passphrase)=(?!\$\{|&|$)")
_WORDS_OF_TRUTH = {"예": "yes", "네": "yes", "아니오": "no", "아니요": "no", "o": "yes", "x": "no"}

ALIASES: Mapping[str, tuple[str, ...]] = {
    "id": ("camera_id", "cctv_id", "아이디", "관리번호", "카메라ID", "카메라아이디"),
    "name": ("camera_name", "cctv_name", "이름", "명칭", "카메라명", "카메라이름", "지점명"),
    "name_ko": ("한글명", "국문명", "한글이름"),
    "name_en": ("영문명", "영문이름"),
    "number": ("no", "번호", "카메라번호"),
    "district": ("자치구", "구", "시군구", "구역"),
    "road": ("도로", "도로명", "도로명주소", "소재지도로명주소"),
    "purpose": ("목적", "용도", "설치목적", "설치목적구분"),
    "owner": ("관리기관", "관리기관명", "관리부서", "소유기관"),
    "lat": ("latitude", "위도", "WGS84위도"),
    "lon": ("lng", "longitude", "경도", "WGS84경도"),
    "main": ("address", "url", "주소", "영상주소", "주영상주소"),
    "sub": ("sub_address", "sub_url", "보조주소", "보조영상주소"),
    "kind": ("종류", "방식"),
    "sub_kind": ("보조종류", "보조방식"),
    "transport": ("전송", "전송방식"),
    "tls": ("인증서", "인증서검증"),
    "interval_s": ("갱신주기초", "주기초"),
    "stale_after_s": ("지연기준초",),
    "lost_after_s": ("끊김기준초",),
    "privacy": ("사생활보호", "비공개"),
    "user": ("사용자", "계정"),
    "password": ("비밀번호", "암호"),
    "audience": ("공개대상", "열람대상"),
    "notes": ("note", "remarks", "비고", "메모"),
}
"""Other headers that mean the same column."""


def _truth(value: Any) -> Any:
    return _WORDS_OF_TRUTH.get(value.casefold(), value) if isinstance(value, str) else value


def _words(value: Any) -> Any:
    return tuple(re.split(r"[\s|,;/]+", value.strip("|,;/ "))) if isinstance(value, str) else value


class CameraRow(BaseModel):
    """One camera. Cells are text; an empty cell is a missing one."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    id: Annotated[str, Field(pattern=CAMERA_ID)] = Field(
        description="Name of the camera for layouts; every camera has its own. Letters, digits, `-`, `_`, `.` and `:`."
    )
    name: str = Field(description="Name on the screen, in the city's `language`.")
    name_ko: str = Field(default="", description="Name in Korean, where the city's language is another.")
    name_en: str = Field(default="", description="Name in English, where the city's language is another.")
    number: str = Field(default="", description="Number by which operators know it, such as `GN-0117`.")
    district: str = Field(default="", description="District it stands in.")
    road: str = Field(default="", description="Road or street it looks at.")
    purpose: str = Field(default="", description="What it was put up for.")
    owner: str = Field(default="", description="Office that runs it.")
    lat: float | None = Field(default=None, description="Latitude in degrees, WGS 84, such as `37.5665`.")
    lon: float | None = Field(
        default=None, validate_default=True, description="Longitude in degrees, WGS 84, such as `126.9780`."
    )
    main: str = Field(description="Address of the main stream; a file's path is meant from the city's folder.")
    sub: str = Field(default="", description="Address of a smaller stream of the same picture.")
    kind: str = Field(
        default="", description="How to read `main`. Needed only where the address does not tell it by its form."
    )
    sub_kind: str = Field(default="", description="How to read `sub`. Default: by its address, else as `kind`.")
    transport: Transport = Field(
        default="auto", description="For RTSP. `auto` begins with TCP and goes to UDP where TCP stalls repeatedly."
    )
    tls: Tls = Field(
        default="verify",
        description="For `https://` and `rtsps://`. `insecure` does not check the certificate: whoever answers is "
        "taken for the camera. `check` lists these cameras.",
    )
    interval_s: float | None = Field(
        default=None, ge=0.2, le=3600, description="For kind `still`: seconds from one fetch to the next. Default: 1."
    )
    stale_after_s: float | None = Field(
        default=None,
        gt=0,
        le=3600,
        description="Instead of the city's `limits.stale_after_s`, or of two intervals of a still camera.",
    )
    lost_after_s: float | None = Field(
        default=None,
        gt=0,
        le=86400,
        description="Instead of the city's `limits.lost_after_s`, or of six intervals of a still camera.",
    )
    privacy: Annotated[bool, BeforeValidator(_truth)] = Field(
        default=False, description="`yes` hides the picture everywhere; it is not opened at all."
    )
    user: str = Field(default="", description="User name for the camera, only as `${NAME}`.")
    password: str = Field(default="", description="Password for the camera, only as `${NAME}`.")
    audience: Annotated[tuple[Audience, ...], BeforeValidator(_words)] = Field(
        default=("operator", "mayor"),
        description="Who may see it: words with spaces between them. Default: `operator mayor`. On a screen for others "
        "(`screen.audience`) its tile says so, and it is not opened.",
    )
    notes: str = Field(default="", description="For the people who keep the list; not used.")

    @field_validator("lon")
    @classmethod
    def _check_position(cls, lon: float | None, info: ValidationInfo) -> float | None:
        if "lat" not in info.data:
            return lon  # not a number, which is said already
        lat: float | None = info.data["lat"]
        if lat is None and lon is None:
            return lon
        if lat is None or lon is None:
            raise Wrong(_PAIR)
        if 90 < abs(lat) <= 180 and abs(lon) <= 90:
            raise swapped(lat, lon)
        if abs(lat) > 90 or abs(lon) > 180:
            raise Wrong(_LAT)
        return lon

    @field_validator("main", "sub")
    @classmethod
    def _check_address(cls, value: str) -> str:
        if _USERINFO.match(value):
            raise Wrong(_USER_IN_ADDRESS)
        if _SECRET.search(value):
            raise Wrong(_SECRET_IN_ADDRESS)
        if has_broken_reference(value):
            raise Wrong(_REFERENCE)
        return value

    @field_validator("user", "password")
    @classmethod
    def _check_secret(cls, value: str) -> str:
        if value and not is_reference(value):
            raise Wrong(_LITERAL)
        return value


def swapped(lat: float, lon: float) -> Wrong:
    """Return what is wrong with a camera whose `lat` and `lon` stand in each other's place."""
    return Wrong(_SWAPPED(lat=f"{lon:g}", lon=f"{lat:g}"))
