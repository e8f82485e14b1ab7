"""The codes of Seoul's services and of the gateway before some of them, with what each means for us."""

from feeds.data.answers import AnswerKind

OK = "INFO-000"
NO_DATA = "INFO-200"

CODES: dict[str, tuple[AnswerKind, str]] = {
    "INFO-100": (AnswerKind.BAD_KEY, "the key is not valid"),
    "ERROR-300": (AnswerKind.BAD_REQUEST, "an argument is missing"),
    "ERROR-301": (AnswerKind.BAD_REQUEST, "the type of file is wrong or missing"),
    "ERROR-310": (AnswerKind.BAD_REQUEST, "there is no service of this name"),
    "ERROR-331": (AnswerKind.BAD_REQUEST, "the first row's number is wrong"),
    "ERROR-332": (AnswerKind.BAD_REQUEST, "the last row's number is wrong"),
    "ERROR-333": (AnswerKind.BAD_REQUEST, "a row's number is not a whole number"),
    "ERROR-334": (AnswerKind.BAD_REQUEST, "the first row comes after the last"),
    "ERROR-335": (AnswerKind.BAD_REQUEST, "the sample key gets five rows at most"),
    "ERROR-336": (AnswerKind.BAD_REQUEST, "more than 1,000 rows in one call"),
    "ERROR-337": (AnswerKind.QUOTA, "today's calls of this key are used up"),
    "ERROR-338": (AnswerKind.BAD_KEY, "this key is not for real-time services, which have keys of their own"),
    "ERROR-500": (AnswerKind.SERVER, "error of the server"),
    "ERROR-600": (AnswerKind.SERVER, "error of the database connection"),
    "ERROR-601": (AnswerKind.SERVER, "error of a database query"),
}
"""Codes of openapi.seoul.go.kr and swopenapi.seoul.go.kr. They come with HTTP status 200."""

BUS_OK = "0"
BUS_NO_DATA = frozenset({"4", "7", "8"})
"""Nothing found, no way found, service ended for the day. 7 and 8 are also said of keys: see `BUS_KEY_WORDS`."""

BUS_CODES: dict[str, tuple[AnswerKind, str]] = {
    "1": (AnswerKind.SERVER, "error of the system"),
    "2": (AnswerKind.BAD_REQUEST, "the query is wrong"),
    "3": (AnswerKind.BAD_REQUEST, "there is no such stop"),
    "5": (AnswerKind.BAD_REQUEST, "the position is wrong"),
    "6": (AnswerKind.SERVER, "real-time data cannot be read now"),
}
"""`headerCd` of ws.bus.go.kr."""

BUS_KEY_WORDS = ("인증", "service key", "등록되지 않은 키", "사용할 수 없는")
BUS_QUOTA_WORDS = ("limited", "제한", "초과")

GATEWAY_CODES: dict[str, tuple[AnswerKind, str]] = {
    "10": (AnswerKind.BAD_REQUEST, "an argument is wrong"),
    "11": (AnswerKind.BAD_REQUEST, "an argument is missing"),
    "12": (AnswerKind.BAD_REQUEST, "there is no such service, or no longer"),
    "20": (AnswerKind.BAD_KEY, "the key is not allowed to use this service"),
    "21": (AnswerKind.BAD_KEY, "the key cannot be used at present"),
    "22": (AnswerKind.QUOTA, "the calls of this key are used up"),
    "30": (AnswerKind.BAD_KEY, "the key is not registered"),
    "31": (AnswerKind.BAD_KEY, "the key has expired"),
    "32": (AnswerKind.BAD_KEY, "the key is not registered for this machine's address"),
    "33": (AnswerKind.BAD_KEY, "the request is not signed"),
}
"""`returnReasonCode` of the data.go.kr gateway, which answers in XML whatever was asked. Others are its own errors."""


def portal_fault(code: str) -> tuple[AnswerKind, str]:
    """Return what an error code of the portal means, one not in the table by its number's hundred."""
    if known := CODES.get(code):
        return known
    unknown = "a code that is not documented"
    if code.startswith("ERROR-3"):
        return AnswerKind.BAD_REQUEST, unknown
    if code.startswith(("ERROR-5", "ERROR-6")):
        return AnswerKind.SERVER, unknown
    return AnswerKind.NOT_UNDERSTOOD, unknown
