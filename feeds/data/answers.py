"""What is wrong with an answer that did arrive: one error for all services, in our own words."""

from enum import StrEnum

from resources.text import QT_TRANSLATE_NOOP, Text


class AnswerKind(StrEnum):
    """What an answer says or is, where it is not the data that was asked for."""

    BAD_KEY = "bad_key"
    QUOTA = "quota"  # the calls allowed are used up
    BAD_REQUEST = "bad_request"  # the request is wrong in the service's eyes
    SERVER = "server"  # the service has an error of its own
    NOT_UNDERSTOOD = "not_understood"  # empty, cut off, or in a shape that no service of this kind has
    HTML = "html"  # a page for people
    ENDLESS = "endless"  # the same page again and again, or more pages than are accepted
    FIELD_GONE = "field_gone"  # a field that is needed has another name or is no more


LASTING = frozenset({AnswerKind.BAD_KEY, AnswerKind.QUOTA, AnswerKind.BAD_REQUEST, AnswerKind.FIELD_GONE})
"""Kinds that another try soon will not mend."""

ANSWER_TEXT: dict[AnswerKind, Text] = {
    AnswerKind.BAD_KEY: QT_TRANSLATE_NOOP("answers", "Service refuses the key"),
    AnswerKind.QUOTA: QT_TRANSLATE_NOOP("answers", "Calls allowed by the service are used up"),
    AnswerKind.BAD_REQUEST: QT_TRANSLATE_NOOP("answers", "Service rejects the request as wrong"),
    AnswerKind.SERVER: QT_TRANSLATE_NOOP("answers", "Service reports an error of its own"),
    AnswerKind.NOT_UNDERSTOOD: QT_TRANSLATE_NOOP("answers", "Service sends an answer that cannot be read"),
    AnswerKind.HTML: QT_TRANSLATE_NOOP("answers", "Service sends a web page instead of data"),
    AnswerKind.ENDLESS: QT_TRANSLATE_NOOP("answers", "Service sends pages without end"),
    AnswerKind.FIELD_GONE: QT_TRANSLATE_NOOP("answers", "Service no longer sends a field that is needed"),
}


class AnswerError(Exception):
    """An answer that holds no data, or none that can be read.

    `detail` is technical and English, apart from a service's own message, which is quoted: who holds the key takes it
    out before the detail is shown or logged.
    """

    def __init__(self, kind: AnswerKind, detail: str = "") -> None:
        super().__init__(f"{kind.name}: {detail}" if detail else kind.name)
        self.kind = kind
        self.detail = detail

    @property
    def retryable(self) -> bool:
        """Whether asking again soon can help."""
        return self.kind not in LASTING

    @property
    def words(self) -> Text:
        """What to tell people."""
        return ANSWER_TEXT[self.kind]
