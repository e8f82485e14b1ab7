"""Why a source of numbers gives none: one error for all kinds of sources, in our own words."""

from enum import StrEnum

from resources.text import QT_TRANSLATE_NOOP, Text


class DataErrorKind(StrEnum):
    """What went wrong with a source."""

    UNREACHABLE = "unreachable"  # no route, refused connection, name not known
    TIMEOUT = "timeout"  # no whole answer within the deadlines
    UNTRUSTED = "untrusted"  # a certificate that nobody the city trusts has signed, of another host, or expired
    UNAUTHORIZED = "unauthorized"  # key or password refused
    NOT_FOUND = "not_found"
    REJECTED = "rejected"  # the request itself is wrong in the server's eyes
    BUSY = "busy"  # asked too often, or try later
    FAILING = "failing"  # the server has an error of its own
    QUOTA = "quota"  # the calls of the day are used up
    REDIRECTED = "redirected"  # led to where it must not be followed
    TOO_LARGE = "too_large"  # more than is accepted of this source
    CUT = "cut"  # the answer ends before its end
    GARBAGE = "garbage"  # answers, but with something else than expected, or cut off
    WEB_PAGE = "web_page"  # a page for people
    ENDLESS = "endless"  # the same page of data again and again, or more pages than are accepted
    FIELD_GONE = "field_gone"  # a field that is needed has another name or is no more
    INTERNAL = "internal"  # a mistake of this program
    UNSUPPORTED = "unsupported"  # an address or encoding this program does not have


STUBBORN = frozenset(
    {
        DataErrorKind.UNTRUSTED,
        DataErrorKind.UNAUTHORIZED,
        DataErrorKind.NOT_FOUND,
        DataErrorKind.REJECTED,
        DataErrorKind.REDIRECTED,
        DataErrorKind.QUOTA,
        DataErrorKind.TOO_LARGE,
        DataErrorKind.FIELD_GONE,
        DataErrorKind.UNSUPPORTED,
    }
)
"""Kinds that another try soon will not mend."""

DATA_ERROR_TEXT: dict[DataErrorKind, Text] = {
    DataErrorKind.UNREACHABLE: QT_TRANSLATE_NOOP("sources", "Source cannot be reached"),
    DataErrorKind.TIMEOUT: QT_TRANSLATE_NOOP("sources", "Source gives no whole answer in time"),
    DataErrorKind.UNTRUSTED: QT_TRANSLATE_NOOP("sources", "Source's certificate is not trusted"),
    DataErrorKind.UNAUTHORIZED: QT_TRANSLATE_NOOP("sources", "Source refuses the key or password"),
    DataErrorKind.NOT_FOUND: QT_TRANSLATE_NOOP("sources", "Source does not know this address"),
    DataErrorKind.REJECTED: QT_TRANSLATE_NOOP("sources", "Source rejects the request as wrong"),
    DataErrorKind.BUSY: QT_TRANSLATE_NOOP("sources", "Source is busy and asks to try later"),
    DataErrorKind.FAILING: QT_TRANSLATE_NOOP("sources", "Source has an error of its own"),
    DataErrorKind.QUOTA: QT_TRANSLATE_NOOP("sources", "Today's calls to the source are used up"),
    DataErrorKind.REDIRECTED: QT_TRANSLATE_NOOP("sources", "Source leads to an address that is not allowed"),
    DataErrorKind.TOO_LARGE: QT_TRANSLATE_NOOP("sources", "Source sends more data than is accepted"),
    DataErrorKind.CUT: QT_TRANSLATE_NOOP("sources", "Source's answer broke off"),
    DataErrorKind.GARBAGE: QT_TRANSLATE_NOOP("sources", "Source sends something other than expected"),
    DataErrorKind.WEB_PAGE: QT_TRANSLATE_NOOP("sources", "Source sends a web page instead of data"),
    DataErrorKind.ENDLESS: QT_TRANSLATE_NOOP("sources", "Source sends pages without end"),
    DataErrorKind.FIELD_GONE: QT_TRANSLATE_NOOP("sources", "Source no longer sends a field that is needed"),
    DataErrorKind.INTERNAL: QT_TRANSLATE_NOOP("sources", "Program error on this source, see the log"),
    DataErrorKind.UNSUPPORTED: QT_TRANSLATE_NOOP("sources", "Source uses a format this program does not read"),
}


class DataError(Exception):
    """A failure of a source, raised at the edge where the foreign error was caught.

    `detail` is technical, English, and free of secrets but for a service's own message, which may be quoted in it: who
    holds the key takes it out (`feeds.data.secrets`). `retry_after_s`: how long the server asked to be left alone, None
    when it did not. `body`: the beginning of what came with an HTTP error, b"" for none; it is the server's and may
    hold anything, so it does not show in the error's own words.
    """

    def __init__(
        self, kind: DataErrorKind, detail: str = "", *, retry_after_s: float | None = None, body: bytes = b""
    ) -> None:
        super().__init__(f"{kind.name}: {detail}" if detail else kind.name)
        self.kind = kind
        self.detail = detail
        self.retry_after_s = retry_after_s
        self.body = body

    @property
    def retryable(self) -> bool:
        """Whether trying again soon can help."""
        return self.kind not in STUBBORN

    @property
    def words(self) -> Text:
        """What to tell people."""
        return DATA_ERROR_TEXT[self.kind]
