"""What exceptions of requests mean in our words, for whoever asks over HTTP."""

import logging
from http.client import HTTPException, RemoteDisconnected

import requests
import urllib3.exceptions

from feeds.core import ErrorKind, FeedError
from feeds.network import connection_words
from feeds.trust import certificate_fault

log = logging.getLogger("feeds.http")


def request_error(error: Exception) -> FeedError:
    """Map an exception of requests to ours; addresses and secrets do not come along."""
    match error:
        case FeedError():
            return error
        case _ if (fault := certificate_fault(error)) is not None:
            return FeedError(ErrorKind.UNTRUSTED, fault)
        case requests.exceptions.ConnectTimeout():
            return FeedError(ErrorKind.UNREACHABLE, "no answer to a connection")
        case requests.exceptions.Timeout() | urllib3.exceptions.TimeoutError():
            return FeedError(ErrorKind.TIMEOUT, "no whole answer in time")
        case requests.exceptions.TooManyRedirects():
            return FeedError(ErrorKind.NOT_FOUND, "address redirects in a circle")
        case (
            requests.exceptions.InvalidSchema() | requests.exceptions.InvalidURL() | requests.exceptions.MissingSchema()
        ):
            return FeedError(ErrorKind.UNSUPPORTED, "address is not one of HTTP")
        case (
            requests.exceptions.ChunkedEncodingError()
            | requests.exceptions.ContentDecodingError()
            | urllib3.exceptions.ProtocolError()
            | urllib3.exceptions.DecodeError()
        ):
            return FeedError(ErrorKind.ENDED, "answer broke off")
        case requests.exceptions.ConnectionError() if _answered_garbage(error):
            return FeedError(ErrorKind.GARBAGE, "answer is not HTTP")
        case _:
            log.debug("requests says %s", type(error).__name__)
            return FeedError(ErrorKind.UNREACHABLE, connection_words(error))


def _answered_garbage(error: Exception) -> bool:
    """Whether there was an answer, but not one in HTTP; requests gives its parser's exception as the cause's cause."""
    causes = [cause for inner in error.args for cause in getattr(inner, "args", ())]
    return any(isinstance(cause, HTTPException) and not isinstance(cause, RemoteDisconnected) for cause in causes)
