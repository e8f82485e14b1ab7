"""A formula said in words, with the names of its inputs, for people who never wrote one."""

from collections.abc import Mapping, Sequence

from layouts.formulas.tree import Call, Chain, Formula, Name, Negated, Number, Operator, digits, needs_brackets
from layouts.formulas.units import with_unit
from resources.text import QT_TRANSLATE_NOOP, Text

_OF_MANY: Mapping[str, Text] = {
    "min": QT_TRANSLATE_NOOP("formula", "smallest({values})"),
    "max": QT_TRANSLATE_NOOP("formula", "largest({values})"),
    "sum": QT_TRANSLATE_NOOP("formula", "sum({values})"),
    "mean": QT_TRANSLATE_NOOP("formula", "mean({values})"),
    "abs": QT_TRANSLATE_NOOP("formula", "size without sign({values})"),
}
_CLAMP = QT_TRANSLATE_NOOP("formula", "limited({value}: from {low} to {high})")
_SCORE = QT_TRANSLATE_NOOP("formula", "score({value}: 0 at {worst}, 100 at {best})")
_SHARE = QT_TRANSLATE_NOOP("formula", "share({part} of {whole}, %)")
_SIGNS: Mapping[Operator, str] = {"+": "+", "-": "−", "*": "×", "/": "÷"}


def in_words(formula: Formula, names: Mapping[str, str], language: str) -> Text:
    """Return what `formula` says. `names`: those of its inputs, in `language`, in which units are written, too."""

    def said(part: Formula) -> Text:
        return in_words(part, names, language)

    match formula:
        case Number(value, unit):
            return _joined([with_unit(digits(value), unit, language)], "")
        case Name(id):
            return _joined([names.get(id, id)], "")
        case Negated(of):
            return _joined(["−", _bracketed(of, said(of), is_within_sum=False)], "")
        case Chain(first, rest):
            parts: list[Text | str] = [_bracketed(first, said(first), is_within_sum=formula.is_sum)]
            for operator, part in rest:
                parts += [_SIGNS[operator], _bracketed(part, said(part), is_within_sum=formula.is_sum)]
            return _joined(parts, " ")
        case Call("clamp", (value_, low, high)):
            return _CLAMP(value=said(value_), low=said(low), high=said(high))
        case Call("score", (value_, worst, best)):
            return _SCORE(value=said(value_), worst=said(worst), best=said(best))
        case Call("share", (part, whole)):
            return _SHARE(part=said(part), whole=said(whole))
        case Call(function, arguments):
            return _OF_MANY[function](values=_joined(list(map(said, arguments)), ", "))


def _bracketed(part: Formula, text: Text, *, is_within_sum: bool) -> Text:
    return _joined(["(", text, ")"], "") if needs_brackets(part, is_within_sum=is_within_sum) else text


def _joined(parts: Sequence[Text | str], between: str) -> Text:
    """Return parts one after the other; nothing of it is there to be translated but the parts."""
    values = {f"part{number}": part for number, part in enumerate(parts)}
    return Text("formula", between.join(f"{{{key}}}" for key in values), values)
