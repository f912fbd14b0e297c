"""Calls from keyword arguments to config objects and back, by their catalogue row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import libcst as cst

from keras_tfjs.catalog import tfjs
from keras_tfjs.catalog.keras import signatures
from keras_tfjs.catalog.row import ABSENT, Literal, Parameter, Row
from keras_tfjs.catalog.types import OLD_HARD_SIGMOID, WORDS
from keras_tfjs.catalog.words import nearest, snake
from keras_tfjs.kinds import DictOf, NoneValue
from keras_tfjs.python import build
from keras_tfjs.python.asks import heard, is_ask, written
from keras_tfjs.python.given import (
    Given,
    Unbindable,
    is_default,
    is_filler,
    is_pin,
    is_rest,
    is_usual_rate,
)
from keras_tfjs.python.keras_version import OLDER_DEFAULTS
from keras_tfjs.python.operation_names import names_operation
from keras_tfjs.python.option import Option
from keras_tfjs.python.reading.shapes import with_fields
from keras_tfjs.python.site import Site
from keras_tfjs.python.spreads import entries, is_respelled, speaks_keras, spread, spread_out
from keras_tfjs.python.values import convert
from keras_tfjs.source import Dialect

# Keras to TF.js


def to_tfjs(
    call: cst.Call,
    rows: Sequence[Row],
    at: Site,
    func: Callable[[Row], cst.BaseExpression],
    *,
    whole: bool = True,
) -> cst.Call | None:
    """The TF.js call that says what a Keras call says, of `func(row)` for the row that fits; None
    where the call stays. `whole`: what it does not say is at its default."""
    try:
        row, given = _chosen(call, rows, at)
    except Unbindable:
        return None
    asked = [Given(None, each.key, build.literal(each.value)) for each in written(row, given, at)]
    given = [_converted(each, row, at) for each in given]
    missing = _pinned(row, given, at) if whole else []
    given = [each for each in given if not _harmless(each, row, at)]
    given = [*_in_order(row, given, missing), *asked]
    if not row.config and any(is_rest(each, row) for each in given):
        return None
    for code in row.notes:
        at.report_once(code, value=row.keras)
    args = [*_places(row, given), *_config(call, row, given)]
    return build.call_of(func(row), build.without_last_comma(args))


def _chosen(call: cst.Call, rows: Sequence[Row], at: Site) -> tuple[Row, list[Given]]:
    for row in rows[:-1]:
        given = list(bind(call, row, at, speak=False))
        wanted = [each for each in given if each.parameter and each.parameter.keras in row.when]
        if any(not _is_zero(each.value) for each in wanted):
            return row, list(bind(call, row, at))
    return rows[-1], list(bind(call, rows[-1], at))


def _is_zero(value: cst.BaseExpression) -> bool:
    return build.evaluated(value) in (0, None, False)


def bind(call: cst.Call, row: Row, at: Site, *, speak: bool = True) -> Iterator[Given]:
    """The arguments of a Keras call with their parameters, in order.

    Raises Unbindable for `*args` and for too many positional arguments.
    """
    positional = row.positional
    place = 0
    for arg in spread_out(call.args, positional, at):
        if names_operation(arg, row, at):
            continue
        if arg.star == "*" or (place >= len(positional) and not arg.keyword and not arg.star):
            if speak:
                code = "KT119" if arg.star else "KT114"
                at.report(code, owner=row.keras, count=len(positional))
            raise Unbindable
        if arg.star == "**":
            written = entries(arg.value, row, at)
            if written is None:
                yield Given(None, "**", arg.value, arg)
            for key, value in written or ():
                yield Given(_keyword(key, row, at, arg, speak=speak), key, value)
        elif arg.keyword is not None:
            key = arg.keyword.value
            yield Given(_keyword(key, row, at, arg, speak=speak), key, arg.value, arg)
        else:
            yield Given(positional[place], positional[place].keras, arg.value, arg)
            place += 1


def _keyword(key: str, row: Row, at: Site, arg: cst.Arg, *, speak: bool) -> Parameter | None:
    found = row.parameter(key)
    today = found or row.parameter(snake(key))
    if not speak or (found is not None and key not in found.older):
        return today
    if today is not None:
        at.report_older("KT107", arg, old=key, new=today.keras, owner=row.keras)
        if key == "lr" and not (at.file.knows_lr or is_usual_rate(arg.value, row, at)):
            at.report_once("KT211", arg)
        return today
    known = signatures.parameter_names(row.keras)
    if key in known or not known:  # a layer is called with what its own `call` takes
        at.report("KT104", arg, owner=row.keras, parameter=key)
    else:
        similar = nearest(key, [*known, *(each.keras for each in row.parameters)])
        hint = f"did you mean {similar}?" if similar else f"remove {key}"
        at.report("KT103", arg, owner=row.keras, parameter=key, hint=hint)
    return None


def _converted(given: Given, row: Row, at: Site) -> Given:
    if given.key == "**":
        return given._replace(value=spread(given.value, row, at))
    parameter = given.parameter
    if parameter is None:
        return given
    key = parameter.tfjs if at.to is Dialect.TFJS else parameter.keras
    value = convert(given.value, Option(at, row.keras, parameter))
    if parameter.note is not None and build.evaluated(given.value) not in (None, False):
        at.report_once(parameter.note, given.item, parameter=parameter.keras)
    return Given(parameter, key or parameter.keras, value, given.item)


def _harmless(given: Given, row: Row, at: Site) -> bool:
    """Whether an argument may be left out, because it says what TF.js does anyway."""
    parameter = given.parameter
    if parameter is None or (parameter.tfjs is not None and not parameter.extension):
        return False
    if is_harmless(given.value, parameter):
        pin = row.pins.get(parameter.keras)
        return pin is None or pin.tfjs == parameter.harmless
    if parameter.extension:
        return False
    if parameter.cosmetic:
        if parameter.note is None:
            at.report("KT118", given.item, owner=row.keras, parameter=parameter.keras)
        return True
    at.report("KT104", given.item, owner=row.keras, parameter=parameter.keras)
    return False


def is_harmless(value: cst.BaseExpression, parameter: Parameter) -> bool:
    """Whether TF.js does anyway what a value of a parameter without counterpart asks for: None is
    Keras's word for that, and (1, 1) the same as 1."""
    if parameter.harmless is ABSENT:
        return False
    said = build.evaluated(value)
    if isinstance(said, list | tuple) and said and not isinstance(parameter.harmless, tuple):
        return all(each == parameter.harmless for each in said)
    words = WORDS.get(parameter.type)
    translated = words.to_tfjs.get(str(parameter.harmless)) if words is not None else None
    return said in (None, parameter.harmless, translated)


def _pinned(row: Row, given: Sequence[Given], at: Site) -> list[Given]:
    """Defaults of Keras that TF.js does not have, where the source does not say otherwise."""
    said = {each.parameter.keras for each in given if each.parameter}
    missing: list[Given] = []
    spread = [each.value for each in given if each.key == "**" and not is_respelled(each.value)]
    if not at.hands_on() and not at.file.handed.spread.keys() >= set(map(at.tree, spread)):
        return missing
    lasts = signatures.exists(row.keras)  # what went with Keras 2 has had one default only
    older = OLDER_DEFAULTS.get(at.file.keras_version, {}) if lasts else {}
    for key, pin in row.pins.items():
        value = older.get(key, pin.keras)
        if key in older and key not in said:
            at.report_once("KT218", version=at.file.keras_version)
        if key not in said:
            missing.append(_silent(row, key, value, at))
    for key, pin in row.random_pins.items():
        if key not in said and at.options.exact:
            missing.append(_silent(row, key, pin.keras, at))
        elif key not in said:
            at.report_once("KT201", owner=row.keras)
    return missing


def _in_order(row: Row, given: Sequence[Given], missing: Sequence[Given]) -> list[Given]:
    """Pinned options at their place in the signature, whether the source writes them or not: so
    the text is the same after a way back that leaves them out."""
    fixed = [each for each in given if each.parameter and is_pin(each, row)]
    if not fixed and not missing:
        return list(given)
    done = [each for each in given if each not in fixed]
    order = {each.keras: place for place, each in enumerate(row.parameters)}

    def rank(each: Given) -> int:
        return order[each.parameter.keras] if each.parameter else len(order)

    for each in sorted((*fixed, *missing), key=rank):
        place = next((i for i, other in enumerate(done) if rank(other) > rank(each)), len(done))
        done.insert(place, each)
    return done


def _silent(row: Row, key: str, value: Literal, at: Site) -> Given:
    parameter = row.parameter(key)
    assert parameter is not None, f"{row.keras} pins {key}, which it does not have"
    node = convert(build.literal(value), Option(at, row.keras, parameter))
    name = parameter.tfjs if at.to is Dialect.TFJS else parameter.keras
    return Given(parameter, name or key, node)


def _places(row: Row, given: Sequence[Given]) -> Iterator[cst.Arg]:
    """Positional arguments of the TF.js call, up to the last one given."""
    by_name = {each.parameter.keras: each for each in given if each.parameter}
    last = max(
        (
            row.places.index(name)
            for name, each in by_name.items()
            if name in row.places and not (row.method and is_filler(each, row))
        ),
        default=-1,
    )
    for place in row.places[: last + 1]:
        each = by_name.get(place)
        if each is not None:
            yield _arg(each)
            continue
        parameter = row.parameter(place)
        yield build.argument(build.literal(parameter.filler if parameter else None))


def _arg(given: Given) -> cst.Arg:
    if isinstance(given.item, cst.Arg) and given.item.keyword is None:
        return with_fields(given.item, {"value": given.value})
    return build.argument(given.value)


def _config(call: cst.Call, row: Row, given: Sequence[Given]) -> Iterator[cst.Arg]:
    """The trailing config object. Comments around the arguments move into it."""
    rest = [each for each in given if is_rest(each, row)]
    bare = row.optional or (tfjs.callable_without_arguments(row.tfjs) and not row.braces)
    needed = row.config and not row.places and not bare
    if not rest and not needed:
        return
    if len(rest) == 1 and is_respelled(rest[0].value):
        yield build.argument(rest[0].value)
        return
    made = build.dict_of(build.without_last_comma([_element(each) for each in rest]))
    space = call.whitespace_before_args
    if not row.places and not (isinstance(space, cst.SimpleWhitespace) and not space.value):
        made = made.with_changes(lbrace=cst.LeftCurlyBrace(whitespace_after=space))
    yield build.argument(made)


def _element(given: Given) -> cst.BaseDictElement:
    comma = given.item.comma if isinstance(given.item, cst.Arg) else cst.MaybeSentinel.DEFAULT
    if given.key == "**":
        return cst.StarredDictElement(given.value, comma=comma)
    return build.entry(build.string(given.key), given.value, comma)


# TF.js to Keras


def to_keras(
    func: cst.BaseExpression, call: cst.Call, row: Row, at: Site, *, whole: bool = True
) -> cst.Call | None:
    """The Keras call of `func` that says what a TF.js call says; None where it stays."""
    try:
        given = list(bind_back(call, row, at))
    except Unbindable:
        return None
    said = {each.parameter.keras for each in given if each.parameter}
    given = heard(row, given, at)
    given = [_converted(each, row, at) for each in given]
    spread = any(each.key == "**" for each in given)
    given = [each for each in given if not is_pin(each, row) and not is_filler(each, row)]
    given = [each for each in given if not spread or not is_default(each, row)]
    given += _unpinned(row, said, at) if whole else []
    for code in row.notes:
        at.report_once(code, value=row.keras)
    return cst.Call(func, _keras_args(given, row), whitespace_before_args=_opening(call))


def bind_back(call: cst.Call, row: Row, at: Site) -> Iterator[Given]:
    """The arguments of a TF.js call with their parameters. Raises Unbindable."""
    args = list(call.args)
    if any(arg.star or arg.keyword for arg in args):
        at.report("KT119", owner=row.tfjs)
        raise Unbindable
    places = [row.parameter(place) for place in row.places]
    for parameter, arg in zip(places, args, strict=False):
        assert parameter is not None
        yield Given(parameter, parameter.keras, arg.value, arg)
    rest = args[len(places) :]
    if rest and row.config and not places and not _is_config(rest[0].value, at):
        yield from _by_order(rest, row, at)
        return
    if len(rest) > (1 if row.config else 0):
        at.report("KT114", owner=row.tfjs, count=len(places) + row.config)
        raise Unbindable
    for arg in rest:
        yield from _entries(arg.value, row, at)


def _is_config(value: cst.BaseExpression, at: Site) -> bool:
    written = isinstance(value, cst.Dict) or speaks_keras(value, at)
    return written or isinstance(at.kind(value), DictOf | NoneValue)


def _by_order(args: Sequence[cst.Arg], row: Row, at: Site) -> Iterator[Given]:
    """Positional arguments as TF.js 4's optimizers take them; an unknown single one is a config."""
    order = tfjs.parameters(row.tfjs) or ()
    keys = [row.by_key(each.name) for each in order]
    if len(keys) < len(args) or None in keys:
        if len(args) == 1:
            yield from _entries(args[0].value, row, at)
            return
        at.report("KT114", owner=row.tfjs, count=1)
        raise Unbindable
    for parameter, arg in zip(keys, args, strict=False):
        assert parameter is not None
        yield Given(parameter, parameter.keras, arg.value, arg)


def _entries(value: cst.BaseExpression, row: Row, at: Site) -> Iterator[Given]:
    if build.is_literal(value, None):
        return
    if not isinstance(value, cst.Dict):
        yield Given(None, "**", value)
        return
    for element in value.elements:
        match element:
            case cst.DictElement(key=cst.SimpleString() as word):
                key = str(build.text_of(word))
                if key in row.shown:
                    at.report("KT118", element.value, owner=row.tfjs, parameter=key)
                    continue
                yield Given(_key(key, row, at, element), key, element.value, element)
            case cst.StarredDictElement():
                yield Given(None, "**", element.value, element)
            case _:
                at.report("KT109", element.value, owner=row.tfjs)
                raise Unbindable


def _key(key: str, row: Row, at: Site, element: cst.DictElement) -> Parameter | None:
    found = row.by_key(key)
    if found is not None or is_ask(key, row):
        return found
    older = row.parameter(key)
    if older is not None:
        if key in older.older:
            at.report_older("KT107", element.value, old=key, new=older.tfjs, owner=row.tfjs)
        elif older.tfjs not in (None, key):
            hint = f"did you mean {older.tfjs}?"
            at.report("KT113", element.value, owner=row.tfjs, parameter=key, hint=hint)
        return older
    if key not in signatures.parameter_names(row.keras):
        similar = nearest(key, (each.tfjs for each in row.parameters if each.tfjs))
        hint = f"did you mean {similar}?" if similar else f"remove {key}"
        at.report("KT113", element.value, owner=row.tfjs, parameter=key, hint=hint)
    return None


def _unpinned(row: Row, said: set[str], at: Site) -> list[Given]:
    """Defaults of TF.js that Keras does not have, where the source does not say otherwise."""
    missing: list[Given] = []
    for key, pin in row.pins.items():
        if key not in said and pin.tfjs is not None and pin.tfjs != pin.keras:
            missing.append(_default(row, key, pin.tfjs, at))
    for key, pin in row.random_pins.items():
        if key not in said and at.options.exact:
            missing.append(_plain(row, key, pin.tfjs))
        elif key not in said:
            at.report_once("KT201", owner=row.keras)
    flat = row.parameter(row.flat) if row.flat else None
    if flat is not None and flat.keras not in said:
        missing.append(_plain(row, flat.keras, flat.filler))
    return missing


def _plain(row: Row, key: str, value: Literal) -> Given:
    return Given(row.parameter(key), key, build.literal(value))


def _default(row: Row, key: str, value: Literal, at: Site) -> Given:
    """TF.js's default: its hard sigmoid has no word in Keras."""
    parameter = row.parameter(key)
    if parameter is None or value != "hard_sigmoid":
        return _plain(row, key, value)
    node = convert(build.string(OLD_HARD_SIGMOID), Option(at, row.keras, parameter))
    return Given(parameter, key, node)


def _keras_args(given: Sequence[Given], row: Row) -> list[cst.Arg]:
    """Data positionally as long as nothing is left out, everything else by keyword."""
    args: list[cst.Arg] = []
    bare = [each for each in row.positional if each.bare] if row.bare else []
    for each in given:
        is_next = len(args) < len(bare) and bare[len(args)] is each.parameter
        comma = each.item.comma if each.item is not None else cst.MaybeSentinel.DEFAULT
        if each.key == "**":
            args.append(cst.Arg(each.value, star="**", comma=comma))
        elif is_next and not any(arg.keyword or arg.star for arg in args):
            args.append(cst.Arg(each.value, comma=comma))
        else:
            args.append(build.keyword(each.key, each.value).with_changes(comma=comma))
    return build.without_last_comma(args)


def _opening(call: cst.Call) -> cst.BaseParenthesizableWhitespace:
    """Comments behind the opening bracket."""
    match call.args:
        case [cst.Arg(value=cst.Dict(lbrace=brace))]:
            return brace.whitespace_after
    return call.whitespace_before_args


# Both
