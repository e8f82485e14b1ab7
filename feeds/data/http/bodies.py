"""Bodies of answers, JSON or XML in whatever encoding, as plain dictionaries, lists and values.

All that can be wrong with a body ends in an DataError whose detail says what came, without quoting it: a body that
nobody understands may hold the request, and with it the key.
"""

import json
import re
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from feeds.data.errors import DataError, DataErrorKind

DEEPEST = 32
"""Levels of nesting that are accepted; the deepest service known has seven."""

# Declared charsets that are believed, to Python's codecs. cp949 holds all of EUC-KR. Single-byte ones are left out:
# they read anything, and stand in headers because a server adds its default.
_DECLARED = {
    "cp949": "cp949",
    "euc-kr": "cp949",
    "euc_kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "ms949": "cp949",
    "x-windows-949": "cp949",
    "utf-16": "utf-16",
    "utf-16be": "utf-16-be",
    "utf-16le": "utf-16-le",
}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_ENCODING = re.compile(rb"<\?xml[^>]{0,80}?encoding\s*=\s*[\"']([\w.:-]+)")
_COMMENT = r"<!--[^-]*(?:-(?!->)[^-]*)*-->"
_HTML = re.compile(rf"(?:<\?xml[^>]*>|{_COMMENT}|\s)*<(?:!doctype\s+html|html|head|body|title|script|meta)\b", re.I)
# A text of JSON, up to the end where it is not closed; or a number, or what looks like one.
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.?)*+(?:"|\Z)|-?\d[\d.eE+-]*', re.DOTALL)
_LEADING_ZERO = re.compile(r"-?0\d")
_LONE = re.compile(r"\\u[dD][89a-fA-F]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_tree(body: bytes, content_type: str = "", *, leading_zeros: bool = False) -> Any:
    """Return what a JSON or XML body holds; an XML one as its root's tag with what is in it.

    Numbers of JSON stay numbers, text of XML stays text. In XML a tag that is repeated becomes a list, a list inside a
    tag of its own name (``<X><X/><X/></X>``) is just that list, an empty tag is "", attributes and namespaces are left
    out. With `leading_zeros`, numbers of JSON that begin with zeros (``006``, which no JSON has) become text. Raises
    DataError.
    """
    text = _page_of_data(body, content_type)
    if text.startswith("<"):
        root = _xml(text)
        tree: Any = {_tag(root): _content(root, DEEPEST)}
    else:
        tree = _json(text, leading_zeros=leading_zeros)
    if _deeper(tree):
        raise unreadable(f"nested more than {DEEPEST} deep")
    return _mended(tree) if _LONE.search(text) else tree


def read_element(body: bytes, content_type: str = "") -> Element:
    """Return the root of an XML body, where attributes and the order of tags matter. Raises DataError."""
    text = _page_of_data(body, content_type)
    if not text.startswith("<"):
        raise unreadable(f"{len(text)} characters of text that is not XML")
    return _xml(text)


def _page_of_data(body: bytes, content_type: str) -> str:
    text = read_text(body, content_type).strip()
    if not text:
        raise unreadable("an empty body")
    refuse_web_page(text)
    return text


def read_text(body: bytes, content_type: str = "") -> str:
    """Return a body's text: UTF-8 whatever is declared, else as declared, else cp949. Raises DataError."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            raise unreadable(f"text cut off within a character after {error.start} bytes") from None
    in_header, in_xml = _CHARSET.search(content_type), _ENCODING.match(body)
    declared = in_header[1] if in_header else in_xml[1].decode("ascii", "replace") if in_xml else ""
    for codec in (_DECLARED.get(declared.lower(), "cp949"), "cp949"):
        try:
            return body.decode(codec)
        except UnicodeDecodeError:
            continue
    raise unreadable(f"{len(body)} bytes that are no text")


def refuse_web_page(text: str) -> None:
    """Raise DataError WEB_PAGE where a text is a page for people."""
    if _HTML.match(text):
        raise DataError(DataErrorKind.WEB_PAGE, f"an HTML page of {len(text)} characters")


def unreadable(detail: str) -> DataError:
    """Return the error for an answer that cannot be read; `detail` says what came."""
    return DataError(DataErrorKind.GARBAGE, detail)


def _json(text: str, *, leading_zeros: bool) -> Any:
    if text[0] not in "{[":
        raise unreadable(f"{len(text)} characters of text that is neither JSON nor XML")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        if leading_zeros and (mended := _TOKEN.sub(_quoted, text)) != text:
            return _json(mended, leading_zeros=False)
        cut = error.pos >= len(text) or error.msg.startswith("Unterminated")
        raise unreadable(f"JSON {'cut off' if cut else 'broken'} at character {error.pos}") from None
    except RecursionError:
        raise unreadable(f"nested more than {DEEPEST} deep") from None
    except ValueError:  # what is left: the length of whole numbers that Python reads, against slow conversions
        raise unreadable("JSON with a number of thousands of digits") from None


def _quoted(token: re.Match[str]) -> str:
    return f'"{token[0]}"' if _LEADING_ZERO.match(token[0]) else token[0]


def _xml(text: str) -> Element:
    try:
        return fromstring(text, forbid_dtd=True)
    except DefusedXmlException:
        raise unreadable("XML that defines types or entities, which is refused") from None
    except ParseError as error:
        line, column = error.position
        raise unreadable(f"XML cut off or broken at line {line}, column {column}") from None


def _content(element: Element, deepest: int) -> Any:
    if len(element) == 0:
        return (element.text or "").strip()
    if deepest == 0:
        raise unreadable(f"nested more than {DEEPEST} deep")
    together: dict[str, list[Any]] = {}
    for child in element:
        together.setdefault(_tag(child), []).append(_content(child, deepest - 1))
    if together.keys() == {_tag(element)}:
        return next(iter(together.values()))
    return {tag: values[0] if len(values) == 1 else values for tag, values in together.items()}


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _deeper(tree: Any) -> bool:
    """Whether `tree` is nested more than DEEPEST deep; without recursion, which could not tell."""
    level = [tree]
    for _ in range(DEEPEST + 1):
        inner = (node.values() if isinstance(node, dict) else node for node in level if isinstance(node, (dict, list)))
        level = [value for values in inner for value in values if isinstance(value, (dict, list))]
        if not level:
            return False
    return True


def _mended(tree: Any) -> Any:
    """Return `tree` with halves of characters replaced, which JSON can write and no file or database takes."""
    if isinstance(tree, dict):
        return {_mended(name): _mended(value) for name, value in tree.items()}
    if isinstance(tree, list):
        return [_mended(value) for value in tree]
    return _SURROGATE.sub("\ufffd", tree) if isinstance(tree, str) else tree
