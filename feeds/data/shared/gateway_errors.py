"""Errors of Korea's gateway for open data. It answers in XML whatever was asked, also before services of others."""

from collections.abc import Mapping
from typing import Any

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.values import text_of

_LONGEST_QUOTE = 200

GATEWAY_CODES: dict[str, tuple[DataErrorKind, str]] = {
    "10": (DataErrorKind.REJECTED, "an argument is wrong"),
    "11": (DataErrorKind.REJECTED, "an argument is missing"),
    "12": (DataErrorKind.REJECTED, "there is no such service, or no longer"),
    "20": (DataErrorKind.UNAUTHORIZED, "the key is not allowed to use this service"),
    "21": (DataErrorKind.UNAUTHORIZED, "the key cannot be used at present"),
    "22": (DataErrorKind.QUOTA, "the calls of this key are used up"),
    "30": (DataErrorKind.UNAUTHORIZED, "the key is not registered"),
    "31": (DataErrorKind.UNAUTHORIZED, "the key has expired"),
    "32": (DataErrorKind.UNAUTHORIZED, "the key is not registered for this machine's address"),
    "33": (DataErrorKind.UNAUTHORIZED, "the request is not signed"),
}
"""`returnReasonCode` of the data.go.kr gateway, which answers in XML whatever was asked. Others are its own errors."""


def refuse_gateway_errors(tree: Mapping[str, Any]) -> None:
    """Raise DataError where `tree` is an error of the gateway."""
    response = tree.get("OpenAPI_ServiceResponse", tree)
    header = response.get("cmmMsgHeader") if isinstance(response, dict) else None
    if isinstance(header, dict):
        code = text_of(header.get("returnReasonCode"))[:20].lstrip("0")
        message = (text_of(header.get("returnAuthMsg")) or text_of(header.get("errMsg")))[:_LONGEST_QUOTE]
        kind, words = GATEWAY_CODES.get(code, (DataErrorKind.FAILING, "error of the gateway"))
        raise DataError(kind, f"{code}: {words}" + (f" ({message})" if message else ""))
