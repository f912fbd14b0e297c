"""Plots by matplotlib and charts by tfjs-vis.

The calls from the first curve to `plt.show()` are one chart; each `plt.subplot` begins another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import libcst as cst

from keras_tfjs.kinds import Number
from keras_tfjs.lower.arrays import is_ndarray
from keras_tfjs.python import Block, Replaced, Site, build, rule
from keras_tfjs.python.arrays import is_tensor
from keras_tfjs.source import Dialect, Platform

_PLT = "matplotlib.pyplot"
_DRAWN = {"plot": "linechart", "scatter": "scatterplot", "bar": "barchart", "hist": "histogram"}
"""Functions that draw, and the chart that tfjs-vis has for them."""
_SAID = {"title": "name", "xlabel": "xLabel", "ylabel": "yLabel"}
_LIMITS = {"xlim": "xAxisDomain", "ylim": "yAxisDomain"}
_BEGINS = ("figure", "subplot")
_LOOKS = ("grid", "tight_layout", "legend", "close", "clf", "cla", "draw", "pause", "ion", "ioff")
"""Functions that say how a plot looks, or that it is over: charts have legends of themselves."""
_LAST = "show"
_LABEL = "label"
_COUNTS = ("bins",)
_NAME = "Plot"
_TURN = "i"
_TURNS = (_TURN, "y", "value")
"""Names in the comprehensions that make points."""

Value = cst.BaseExpression


@dataclass
class Chart:
    """`series` are what is drawn, by the function that draws it: x (or None), y and a label."""

    name: Value | None = None
    series: list[tuple[str, Value | None, Value, Value | None]] = field(default_factory=list)
    options: dict[str, Value] = field(default_factory=dict)


@rule(Block, f"{_PLT}.*", to=Dialect.JS)
def charted(statements: Sequence[cst.BaseStatement], at: Site) -> Replaced | None:
    """A figure as the charts of tfjs-vis."""
    if at.options.platform is Platform.NODE:
        return at.report_once("KT425")
    calls = list(_run(statements, at))
    charts, has_other_looks = _charts(calls, at)
    if not charts or not all(len({drawn for drawn, *_ in one.series}) == 1 for one in charts):
        return None
    if has_other_looks:
        at.report_once("KT424")
    made = [build.statement(_chart(one, at)) for one in charts]
    first, *_ = (place for place, (name, _) in enumerate(calls) if name in _DRAWN)
    at.stands_for(made[0], statements[first])
    return Replaced(len(calls), made)


def _run(statements: Sequence[cst.BaseStatement], at: Site) -> Iterator[tuple[str, cst.Call]]:
    """The calls of one figure, by the functions of matplotlib.pyplot."""
    for statement in statements:
        match statement:
            case cst.SimpleStatementLine(body=[cst.Expr(value=cst.Call() as call)]):
                name = (at.name_of(call) or "").removeprefix(f"{_PLT}.")
            case _:
                return
        if name not in (*_DRAWN, *_SAID, *_LIMITS, *_BEGINS, *_LOOKS, _LAST):
            return
        yield name, call
        if name == _LAST:
            return


def _charts(calls: Sequence[tuple[str, cst.Call]], at: Site) -> tuple[list[Chart], bool]:
    """The charts of a figure, and whether something of their looks stays behind."""
    charts = [Chart()]
    looks = False
    for name, call in calls:
        places = [one.value for one in call.args if one.keyword is None and not one.star]
        named = {one.keyword.value: one.value for one in call.args if one.keyword is not None}
        if len(places) + len(named) < len(call.args):
            return [], False
        chart = charts[-1]
        if name in _BEGINS:
            if chart.series:
                charts.append(Chart())
        elif name in _DRAWN:
            drawn = list(_drawn(name, places, named, at))
            if not drawn:
                return [], False
            chart.series += drawn
            used = {_LABEL} | (set(_COUNTS) if name == "hist" else set())
            looks |= not named.keys() <= used or any(map(_is_format, places))
            if name == "hist" and "bins" in named:
                chart.options["maxBins"] = named["bins"]
        elif name in _SAID and places:
            if _SAID[name] == "name":
                chart.name = places[0]
            else:
                chart.options[_SAID[name]] = places[0]
        elif name in _LIMITS and len(places) == 2:
            chart.options[_LIMITS[name]] = build.list_(places)
        elif name in _LIMITS and places:
            chart.options[_LIMITS[name]] = places[0]
        else:
            looks |= name not in (*_LOOKS, _LAST)
    return [one for one in charts if one.series], looks


def _drawn(
    name: str, places: Sequence[Value], named: Mapping[str, Value], at: Site
) -> Iterator[tuple[str, Value | None, Value, Value | None]]:
    """What one call draws. `plot` has a format behind each pair, or y alone."""
    data = [each for each in places if not _is_format(each)]
    label = named.get(_LABEL)
    match data:
        case [y]:
            yield name, None, y, label
        case [x, y]:
            yield name, x, y, label
        case _ if name == "plot" and len(data) % 2 == 0:
            for x, y in zip(data[::2], data[1::2], strict=True):
                yield name, x, y, label


def _is_format(node: Value) -> bool:
    return isinstance(node, cst.SimpleString)


def _chart(chart: Chart, at: Site) -> cst.Call:
    drawn = chart.series[0][0]
    surface = build.dict_({"name": chart.name or _NAME})
    render = build.attribute(build.attribute(at.imports.need("tfvis"), "render"), _DRAWN[drawn])
    labels = [label for *_, label in chart.series]
    data: Value
    if drawn == "hist":
        data = _numbers(chart.series[0][2], at)
    elif drawn == "bar":
        data = _points(chart.series[0], ("index", "value"), at)
    else:
        lists = [_points(one, ("x", "y"), at) for one in chart.series]
        several = len(lists) > 1 or labels[0] is not None
        entries: dict[str, Value] = {"values": build.list_(lists) if several else lists[0]}
        if None not in labels:
            entries["series"] = build.list_(each for each in labels if each is not None)
        data = build.dict_(entries)
    options = [build.dict_(chart.options)] if chart.options else []
    return build.call(render, surface, data, *options)


def _points(
    series: tuple[str, Value | None, Value, Value | None], keys: tuple[str, str], at: Site
) -> Value:
    """`[{"x": x, "y": y} for x, y in enumerate(values)]`; two numbers are one point."""
    _, given, values, _ = series
    first, second = keys
    if given is not None and all(isinstance(at.kind(one), Number) for one in (given, values)):
        return build.list_([build.dict_({first: given, second: values})])
    values = _numbers(values, at)
    source = build.call("enumerate", values)
    x: Value = cst.Name(first)
    if isinstance(given, cst.Name) and given.value not in _TURNS and not is_tensor(given, at):
        first = _TURN
        x = build.subscript(given, cst.Name(first))
    elif given is not None:
        source = build.call("zip", _numbers(given, at), values)
    point = build.dict_({keys[0]: x, keys[1]: cst.Name(second)})
    names = cst.Tuple([cst.Element(cst.Name(first)), cst.Element(cst.Name(second))], [], [])
    return cst.ListComp(point, cst.CompFor(names, source))


def _numbers(values: Value, at: Site) -> Value:
    if is_ndarray(at.kind(values)):
        return build.method(build.primary(values), "tolist")
    return build.method(build.primary(values), "arraySync") if is_tensor(values, at) else values


_VIS = "tfjs_vis"
_CHARTS = {f"{_VIS}.render.{chart}": name for name, chart in _DRAWN.items()}
_HISTORY = f"{_VIS}.show.history"


@rule(Block, *_CHARTS, _HISTORY, to=Dialect.TFJS)
def plotted(statements: Sequence[cst.BaseStatement], at: Site) -> Replaced | None:
    """A chart as a figure of matplotlib."""
    call = _drawing(statements[0])
    name = at.name_of(call) if call is not None else None
    if call is None or name is None or any(one.keyword or one.star for one in call.args):
        return None
    places = [one.value for one in call.args]
    drawn = _CHARTS.get(name)
    plots = list(_of_chart(drawn, places, at) if drawn else _of_history(places, at))
    surface = _entries(places[0]) if places else None
    if not plots or surface is None:
        return None
    options = _entries(places[2]) if len(places) > 2 else {}
    words = list(_words(surface, options or {}, at))
    if any(one.keyword and one.keyword.value == _LABEL for plot in plots for one in plot.args):
        words.insert(-1, build.method(at.imports.need("plt"), "legend"))
    made = [build.statement(each) for each in (*plots, *words)]
    at.stands_for(made[0], statements[0])
    return Replaced(1, made)


@rule(cst.Call, f"{_VIS}.*", to=Dialect.TFJS)
def left(call: cst.Call, at: Site) -> cst.Call | None:
    """What `plotted` does not take stays, and is said."""
    line = next((one for one in at.parents if isinstance(one, cst.SimpleStatementLine)), None)
    taken = at.name in (*_CHARTS, _HISTORY) and _drawing(line) is at.original
    if not taken or plotted.rewrite([line], at) is None:
        at.report("KT426", name=at.name)
    return call


def _drawing(statement: cst.CSTNode | None) -> cst.Call | None:
    """The call of a statement that draws, waited for or not."""
    match statement:
        case cst.SimpleStatementLine(body=[cst.Expr(value=value)]):
            pass
        case _:
            return None
    match value:
        case cst.Call(func=cst.Attribute(value=cst.Call() as call, attr=cst.Name(value="result"))):
            return call
        case cst.Await(expression=cst.Call() as call) | (cst.Call() as call):
            return call
        case _:
            return None


def _entries(node: Value) -> dict[str, Value] | None:
    """The entries of a dict that stands in the call."""
    match node:
        case cst.Dict(elements=elements):
            pass
        case _:
            return None
    found: dict[str, Value] = {}
    for element in elements:
        match element:
            case cst.DictElement(key=cst.SimpleString() as key, value=value):
                found[str(key.evaluated_value)] = value
            case _:
                return None
    return found


def _of_chart(drawn: str, places: Sequence[Value], at: Site) -> Iterator[cst.Call]:
    if len(places) < 2:
        return
    plt = at.imports.need("plt")
    if drawn == "hist":
        options = _entries(places[2]) if len(places) > 2 else {}
        bins = (options or {}).get("maxBins")
        yield build.method(plt, drawn, places[1], **({"bins": bins} if bins else {}))
        return
    if drawn == "bar":
        yield build.method(plt, drawn, *_axes(places[1], ("index", "value"), always=True))
        return
    data = _entries(places[1]) or {}
    values, labels = data.get("values"), data.get("series")
    lists = [values] if values is not None else []
    match values:
        case cst.List(elements=elements) if elements and not isinstance(
            elements[0].value, cst.Dict
        ):
            lists = [each.value for each in elements]
    words = [each.value for each in labels.elements] if isinstance(labels, cst.List) else []
    for place, points in enumerate(lists):
        label = {_LABEL: words[place]} if place < len(words) else {}
        yield build.method(plt, drawn, *_axes(points, ("x", "y"), drawn == "scatter"), **label)


def _axes(points: Value, keys: tuple[str, str], always: bool) -> list[Value]:
    """What x and y are taken from; x, unless `always`, only where it is more than a count."""
    match points:
        case cst.ListComp(
            elt=cst.Dict() as point,
            for_in=cst.CompFor(
                target=cst.Tuple(
                    elements=[cst.Element(value=cst.Name() as first), cst.Element(value=second)]
                ),
                iter=cst.Call(func=cst.Name(value="enumerate" | "zip" as source), args=arguments),
                ifs=[],
                inner_for_in=None,
            ) as turns,
        ):
            pass
        case cst.List(elements=elements) if all(
            (_entries(each.value) or {}).keys() == set(keys) for each in elements
        ):
            rows = [_entries(each.value) or {} for each in elements]
            return [build.list_(row[key] for row in rows) for key in keys]
        case _:
            each = cst.Name("point")
            return [
                cst.ListComp(build.subscript(each, key), cst.CompFor(each, points)) for key in keys
            ]
    entries = _entries(point) or {}
    given = [one.value for one in arguments]
    whole = {_text(second): given[-1]}
    if source == "zip":
        whole[first.value] = given[0]
    made: list[Value] = []
    for key in keys:
        value = entries.get(key, cst.Name("None"))
        listed = whole.get(_text(value)) or _looked_up(value, first.value)
        is_count = source == "enumerate" and _text(value) == first.value
        if listed is not None:
            made.append(listed)
        elif always or not is_count:
            made.append(cst.ListComp(value, turns))
    return made


def _looked_up(node: Value, turn: str) -> Value | None:
    """`xs` of `xs[turn]`, which JavaScript's own way to look up is read as, too."""
    match node:
        case cst.Subscript(
            value=cst.Name() as listed,
            slice=[cst.SubscriptElement(slice=cst.Index(value=cst.Name(value=name)))],
        ) if (
            name == turn
        ):
            return listed
        case cst.Call(
            func=cst.Attribute(value=cst.Name(value="js"), attr=cst.Name(value="get")),
            args=[cst.Arg(value=cst.Name() as listed), cst.Arg(value=cst.Name(value=name))],
        ) if (
            name == turn
        ):
            return listed
        case _:
            return None


def _text(node: cst.CSTNode) -> str:
    return cst.Module([]).code_for_node(node)


def _of_history(places: Sequence[Value], at: Site) -> Iterator[cst.Call]:
    """`show.history(surface, history, ["loss", "val_loss"])`"""
    match places:
        case [_, history, cst.List(elements=names), *_]:
            pass
        case _:
            return
    plt = at.imports.need("plt")
    values = build.attribute(build.primary(history), "history")
    for each in names:
        yield build.method(plt, "plot", build.subscript(values, each.value), label=each.value)


def _words(
    surface: Mapping[str, Value], options: Mapping[str, Value], at: Site
) -> Iterator[cst.Call]:
    plt = at.imports.need("plt")
    said = {**options, **surface}
    for function, key in (*_SAID.items(), *_LIMITS.items()):
        value = said.get(key)
        if value is not None and build.evaluated(value) != _NAME:
            yield build.method(plt, function, value)
    yield build.method(plt, _LAST)
