"""The codes of Seoul's services, with what each means for us."""

from feeds.data.errors import DataErrorKind

OK = "INFO-000"
NO_DATA = "INFO-200"

CODES: dict[str, tuple[DataErrorKind, str]] = {
    "INFO-100": (DataErrorKind.UNAUTHORIZED, "the key is not valid"),
    "ERROR-300": (DataErrorKind.REJECTED, "an argument is missing"),
    "ERROR-301": (DataErrorKind.REJECTED, "the type of file is wrong or missing"),
    "ERROR-310": (DataErrorKind.REJECTED, "there is no service of this name"),
    "ERROR-331": (DataErrorKind.REJECTED, "the first row's number is wrong"),
    "ERROR-332": (DataErrorKind.REJECTED, "the last row's number is wrong"),
    "ERROR-333": (DataErrorKind.REJECTED, "a row's number is not a whole number"),
    "ERROR-334": (DataErrorKind.REJECTED, "the first row comes after the last"),
    "ERROR-335": (DataErrorKind.REJECTED, "the sample key gets five rows at most"),
    "ERROR-336": (DataErrorKind.REJECTED, "more than 1,000 rows in one call"),
    "ERROR-337": (DataErrorKind.QUOTA, "today's calls of this key are used up"),
    "ERROR-338": (DataErrorKind.UNAUTHORIZED, "this key is not for real-time services, which have keys of their own"),
    "ERROR-500": (DataErrorKind.FAILING, "error of the server"),
    "ERROR-600": (DataErrorKind.FAILING, "error of the database connection"),
    "ERROR-601": (DataErrorKind.FAILING, "error of a database query"),
}
"""Codes of openapi.seoul.go.kr and swopenapi.seoul.go.kr. They come with HTTP status 200."""

BUS_OK = "0"
BUS_NO_DATA = frozenset({"4", "7", "8"})
"""Nothing found, no way found, service ended for the day. 7 and 8 are also said of keys: see `BUS_KEY_WORDS`."""

BUS_CODES: dict[str, tuple[DataErrorKind, str]] = {
    "1": (DataErrorKind.FAILING, "error of the system"),
    "2": (DataErrorKind.REJECTED, "the query is wrong"),
    "3": (DataErrorKind.REJECTED, "there is no such stop"),
    "5": (DataErrorKind.REJECTED, "the position is wrong"),
    "6": (DataErrorKind.FAILING, "real-time data cannot be read now"),
}
"""`headerCd` of ws.bus.go.kr."""

BUS_KEY_WORDS = ("인증", "service key", "등록되지 않은 키", "사용할 수 없는")
BUS_QUOTA_WORDS = ("limited", "제한", "초과")


def portal_fault(code: str) -> tuple[DataErrorKind, str]:
    """Return what an error code of the portal means, one not in the table by its number's hundred."""
    if known := CODES.get(code):
        return known
    unknown = "a code that is not documented"
    if code.startswith("ERROR-3"):
        return DataErrorKind.REJECTED, unknown
    if code.startswith(("ERROR-5", "ERROR-6")):
        return DataErrorKind.FAILING, unknown
    return DataErrorKind.GARBAGE, unknown
